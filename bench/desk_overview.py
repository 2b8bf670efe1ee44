"""Server time of the overview page: everything gathered, and drawn by Streamlit, for classes of 30 and 200 learners.

`python -m bench.desk_overview`. Prints medians of eleven, in processor time, which a busy machine does not stretch; a
place of 2,000 learners, all of the shelf's lessons.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from streamlit.testing.v1 import AppTest

from bench.figures import Row, median, ms, table
from tracker import accounts, classes, meetings, people, sessions
from tracker.access import Who
from tracker.accounts import NewStaff
from tracker.store import Book
from tracker.tables_record import progress, status_change
from tracker.transaction import writing
from web import desk_overview, wiring
from web.settings import Settings
from web.wiring import House
from web.wishes import Wishes

SIZES: Final = ((30, 50), (200, 100))  # learners, milliseconds allowed
PLACE: Final = 2000
_WEEKS: Final = 12


def took(run: Callable[[], object]) -> float:
    """Seconds of processor time, once it is warm."""
    run()
    found = []
    for _ in range(11):
        begun = time.process_time()
        run()
        found.append(time.process_time() - begun)
    return median(found)


def page(view):  # type: ignore[no-untyped-def]
    from tracker.screens import overview

    overview.show(view, "zh", chosen=lambda name, value: None)


def grown(house: House, who: Who, place: str) -> list[str]:
    """People of the place with progress in every lesson of the shelf, and how it came about."""
    ids = people.enrol(house.book, who, place, [people.NewLearner(f"{n:05d}") for n in range(PLACE)])
    lessons = [(one.id, one.steps[2].id) for _, taught in house.library.shelf() for one in taught]
    now = datetime.now(UTC)
    with writing(house.book) as db:
        for start in range(0, PLACE, 200):
            some = ids[start : start + 200]
            db.execute(progress.insert(), list(_progress(some, lessons, now)))
            db.execute(status_change.insert(), list(_changes(some, lessons, now)))
    return ids


def _progress(ids: Sequence[str], lessons: Sequence[tuple[str, str]], now: datetime) -> Iterator[dict[str, Any]]:
    for n, one in enumerate(ids):
        for m, (lesson, step) in enumerate(lessons):
            yield {
                "learner": one, "lesson": lesson, "status": (n + m) % 4 + 1, "reason": "alone", "since": now,
                "version": 1, "rules": "", "help_steps": f'["{step}"]' if (n * 7 + m) % 17 == 0 else "",
                "stopped_at": "", "walks": 3, "complete": 3, "independence": 0.9, "support": 0.9, "first_at": now,
                "last_at": now, "due_level": 0, "reviewed_on": now.date(), "due_on": now.date() + timedelta(days=n % 9),
            }  # fmt: skip


def _changes(ids: Sequence[str], lessons: Sequence[tuple[str, str]], now: datetime) -> Iterator[dict[str, Any]]:
    for n, one in enumerate(ids):
        for m, (lesson, _) in enumerate(lessons):
            for status in range(1, (n + m) % 4 + 2):
                at = now - timedelta(days=7 * ((n + m) % _WEEKS) + 5 - status)
                yield {
                    "learner": one, "lesson": lesson, "n": status - 1, "status": status, "reason": "alone", "at": at,
                    "walk": "", "version": 1, "rules": "",
                }  # fmt: skip


def class_of(book: Book, who: Who, place: str, ids: Sequence[str]) -> str:
    """A class that met every week and meets again."""
    class_id = classes.add(book, who, place, str(len(ids)))
    classes.join(book, who, class_id, ids)
    for week in range(4):
        meetings.plan(book, who, class_id, date.today() + timedelta(weeks=week + 1))
    held = meetings.open_now(book, who, class_id)
    meetings.note_attendance(book, who, held.id, {one: "present" if n % 5 else "absent" for n, one in enumerate(ids)})
    meetings.close(book, who, held.id)
    return class_id


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        house = wiring.open_house(Settings(data=Path(folder)))
        staff, place = accounts.set_up(house.book, NewStaff("bench", "bench", "$" + "x" * 60), "bench")
        who = sessions.who_of(house.book, sessions.begin(house.book, staff))
        if who is None:
            sys.exit("no account")
        ids = grown(house, who, place)
        gather = partial(desk_overview.gather, house, Wishes("zh", "", ""), who, place, [(place, "bench")])
        rows = []
        for size, allowed in SIZES:
            address = {"class": class_of(house.book, who, place, ids[:size])}
            gathered = took(lambda address=address: gather(address))  # type: ignore[misc]
            app = AppTest.from_function(page, default_timeout=60, args=(gather(address),))
            drawn = took(app.run)
            figures = (ms(gathered), ms(drawn))
            rows.append(Row(f"{size} learners", figures, f"gathered within {allowed} ms", gathered * 1000 < allowed))
        table("The overview page, server time", ("gathered", "drawn"), rows)
        house.close()


if __name__ == "__main__":
    main()
