"""The book: what staff have written down, and who may read it. The only place that turns rows into entries.

Nothing is changed in place: a newer row counts, and the one before keeps the time it was retired.
"""

from collections.abc import Callable
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime
from typing import Any, Final, Self, TypeVar

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from tracker import duties
from tracker.access import Who
from tracker.engine import for_writing, open_engine
from tracker.entries import Difference, MenuCheck, Recording, check_no_number, check_setting
from tracker.ids import new_id
from tracker.news import News
from tracker.refusals import clear
from tracker.schema import bring_up
from tracker.tables import DifferenceRow, MenuCheckRow, RecordingRow, SettingRow
from tracker.tables_staff import StaffRow

_SAME_RECORDING: Final = ("lesson", "step", "touch", "spoken", "lang", "dialect")

Row = RecordingRow | MenuCheckRow | DifferenceRow | SettingRow
Clock = Callable[[], datetime]
Table = TypeVar("Table", RecordingRow, MenuCheckRow, DifferenceRow)
Entry = TypeVar("Entry", Recording, MenuCheck, Difference)


class Book:
    """One open book; safe to use from several threads at once."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self.news = News()  # of what is committed here, for the live class

    @classmethod
    def open(cls, url: str, clock: Clock = lambda: datetime.now(UTC)) -> Self:
        """The book at `url`, brought up to date. Raises `BookFault` when that cannot be done."""
        engine = open_engine(url)
        bring_up(engine)
        return cls(engine, clock)

    @property
    def engine(self) -> Engine:
        """For the store's other modules, each with its own subject."""
        return self._engine

    def now(self) -> datetime:
        return self._clock()

    def close(self) -> None:
        self._engine.dispose()

    def add_recording(self, who: Who, recording: Recording) -> Recording:
        """Keep a person's voice; the one before it for the same words of the same touch and dialect is retired."""
        duties.must_teach(who, accounts=self._accounts())
        check_no_number("recorder", recording.recorder)
        now = self._clock()
        kept = replace(recording, id=new_id(now), made_at=now)
        same = {name: getattr(kept, name) for name in _SAME_RECORDING}
        self._add(RecordingRow(**asdict(kept)), same, now)
        return kept

    def recordings(self, who: Who, lesson: str | None = None) -> list[Recording]:
        """Recordings that count, oldest first; guests hear them but do not learn who spoke."""
        newest: dict[tuple[object, ...], Recording] = {}
        for row in self._rows(RecordingRow, lesson):
            one = _entry(Recording, row)
            key = tuple(getattr(one, name) for name in _SAME_RECORDING)
            newest[key] = one if who.is_staff else replace(one, recorder="")
        return list(newest.values())

    def retire_recording(self, who: Who, recording_id: str) -> bool:
        """Take a recording out of use; False when there is none in use by that id. Its file stays."""
        duties.must_keep(who, accounts=self._accounts())
        return self._retire(RecordingRow, {"id": recording_id})

    def note_check(self, who: Who, check: MenuCheck) -> MenuCheck:
        """今天核对过. Earlier checks of the same lesson and phone stay readable to nobody but the book."""
        duties.must_keep(who, accounts=self._accounts())
        check_no_number("app_version", check.app_version)
        now = self._clock()
        kept = replace(check, id=new_id(now), noted_at=now)
        self._add(MenuCheckRow(**asdict(kept)), {"lesson": kept.lesson, "phone": kept.phone}, now)
        return kept

    def checks(self, _who: Who, lesson: str | None = None) -> list[MenuCheck]:
        """The last check of every lesson and phone; anybody may know."""
        newest = {(row.lesson, row.phone): _entry(MenuCheck, row) for row in self._rows(MenuCheckRow, lesson)}
        return list(newest.values())

    def retire_check(self, who: Who, check_id: str) -> bool:
        """Take back a check noted by mistake; False when there is none by that id."""
        duties.must_keep(who, accounts=self._accounts())
        return self._retire(MenuCheckRow, {"id": check_id})

    def note_difference(self, who: Who, difference: Difference) -> Difference:
        """这里不一样. Several may stand beside each other until each is settled."""
        duties.must_teach(who, accounts=self._accounts())
        check_no_number("note", difference.note)
        now = self._clock()
        kept = replace(difference, id=new_id(now), noted_at=now, settled_at=None)
        self._add(DifferenceRow(**asdict(kept)), None, now)
        return kept

    def differences(self, who: Who, lesson: str | None = None, *, settled: bool = False) -> list[Difference]:
        """Differences still open (or, with `settled`, all of them), oldest first. For staff."""
        who.must_be_staff()
        found = [_entry(Difference, row) for row in self._rows(DifferenceRow, lesson)]
        return [one for one in found if settled or one.settled_at is None]

    def settle_difference(self, who: Who, difference_id: str) -> bool:
        """The lesson has been put right; False when there is no open difference by that id."""
        duties.must_keep(who, accounts=self._accounts())
        with clear(), Session(for_writing(self._engine)) as session, session.begin():
            row = session.get(DifferenceRow, difference_id)
            if row is None or row.settled_at or row.retired_at:
                return False
            row.settled_at = self._clock()
            return True

    def setting(self, who: Who, key: str) -> str:
        """The value in force, or an empty text. Guests may ask for open ones only."""
        duties.must_read_setting(who, key)
        with clear(), Session(self._engine) as session:
            wanted = select(SettingRow).where(SettingRow.key == key, col(SettingRow.retired_at).is_(None))
            row = session.exec(wanted.order_by(col(SettingRow.changed_at).desc(), col(SettingRow.id).desc())).first()
            return row.value if row else ""

    def change_setting(self, who: Who, key: str, value: str) -> None:
        """Put a new value in force; an empty text takes the setting away."""
        duties.must_change_setting(who, key, accounts=self._accounts())
        check_setting(key, value)
        now = self._clock()
        self._add(SettingRow(id=new_id(now), key=key, value=value, changed_at=now), {"key": key}, now)

    def _accounts(self) -> bool:
        """Whether anybody has an account; from then on nobody writes here without having signed in."""
        with clear(), Session(self._engine) as session:
            return session.exec(select(StaffRow.id).limit(1)).first() is not None

    def _add(self, row: Row, replaces: dict[str, Any] | None, now: datetime) -> None:
        with clear(), Session(for_writing(self._engine)) as session, session.begin():
            if replaces is not None:
                _retire_rows(session, type(row), replaces, now)
            session.add(row)

    def _retire(self, table: type[Row], like: dict[str, Any]) -> bool:
        with clear(), Session(for_writing(self._engine)) as session, session.begin():
            return _retire_rows(session, table, like, self._clock()) > 0

    def _rows(self, table: type[Table], lesson: str | None) -> list[Table]:
        """Rows in use, oldest first."""
        wanted = select(table).where(col(table.retired_at).is_(None)).order_by(table.id)
        with clear(), Session(self._engine) as session:
            return list(session.exec(wanted if lesson is None else wanted.where(table.lesson == lesson)))


def _retire_rows(session: Session, table: type[Row], like: dict[str, Any], now: datetime) -> int:
    wanted = select(table).where(col(table.retired_at).is_(None)).filter_by(**like)
    rows = session.exec(wanted).all()
    for row in rows:
        row.retired_at = now
    return len(rows)


def _entry(kind: type[Entry], row: RecordingRow | MenuCheckRow | DifferenceRow) -> Entry:
    return kind(**{field.name: getattr(row, field.name) for field in fields(kind)})
