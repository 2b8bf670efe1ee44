"""What a learner agreed to, one question at a time; taking it back takes the data away in the same moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, get_args

from sqlalchemy import Connection, select, update

from media import faces
from tracker import portraits, reach
from tracker.access import Who
from tracker.audit import trace
from tracker.entries import check_line, check_no_number
from tracker.faults import Unfit
from tracker.ids import new_id
from tracker.photographs import is_photo
from tracker.store import Book
from tracker.tables_learners import consent, learner
from tracker.transaction import reading, writing

Kind = Literal["real_name", "phone", "photo", "recording", "visits", "surprises", "survey"]
How = Literal["paper", "spoken"]
KINDS: Final = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Consent:
    kind: Kind
    given: bool
    how: str
    witness: str
    noted_at: datetime


def note(book: Book, who: Who, learner_id: str, kind: Kind, given: bool, how: How, witness: str = "") -> list[str]:
    """She agreed, or no longer does. A spoken consent names its witness.

    Returns names of picture files that may no longer be kept, for `photographs.delete`.
    """
    check_line("witness", witness, 80)
    check_no_number("witness", witness)
    if kind not in KINDS:
        raise Unfit("kind", "one of " + ", ".join(KINDS))
    if given and how == "spoken" and not witness.strip():
        raise Unfit("witness", "a spoken consent needs a witness")
    now = book.now()
    with writing(book) as db:
        place_id = reach.must_keep_learner(db, who, learner_id, now)
        put(db, who, now, [(learner_id, kind, how)], given=given, witness=witness)
        if not given and kind in ("real_name", "phone"):
            db.execute(update(learner).where(learner.c.id == learner_id).values(**{kind: ""}))
        files = _drawn_again(db, learner_id) if not given and kind == "photo" else []
        trace(db, who, now, "consent.given" if given else "consent.withdrawn", place_id, learner_id, kind)
    return files


def of(book: Book, who: Who, learner_id: str) -> list[Consent]:
    """Every answer she ever gave, oldest first; for those who look after her."""
    wanted = select(consent.c.kind, consent.c.given, consent.c.how, consent.c.witness, consent.c.noted_at)
    with reading(book) as db:
        reach.must_keep_learner(db, who, learner_id, book.now())
        rows = db.execute(wanted.where(consent.c.learner == learner_id).order_by(consent.c.noted_at, consent.c.id))
        return [Consent(*row) for row in rows]


def _drawn_again(db: Connection, learner_id: str) -> list[str]:
    """A drawn picture instead of her photograph. Returns the photograph's file, if there was one."""
    mine = learner.c.id == learner_id
    photo = str(db.execute(select(learner.c.picture).where(mine)).scalar_one())
    if not is_photo(photo):
        return []
    free = portraits.free_of(db, learner_id)
    own = faces.name_for(learner_id)
    db.execute(update(learner).where(mine).values(picture=own if own in free else free[0]))
    return [photo]


def in_force(db: Connection, learner_id: str) -> dict[str, bool]:
    """The newest answer of each kind."""
    wanted = select(consent.c.kind, consent.c.given).where(consent.c.learner == learner_id)
    return {row.kind: row.given for row in db.execute(wanted.order_by(consent.c.noted_at, consent.c.id))}


def put(
    db: Connection,
    who: Who,
    now: datetime,
    answers: Iterable[tuple[str, Kind, str]],
    given: bool = True,
    witness: str = "",
) -> None:
    """Write (learner, kind, how) within somebody else's transaction."""
    rows = [
        {"id": new_id(now), "learner": one, "kind": kind, "given": given, "how": how, "witness": witness.strip()}
        | {"noted_by": who.staff, "noted_at": now}
        for one, kind, how in answers
    ]
    if rows:
        db.execute(consent.insert(), rows)
