"""A cast of named roles in two places, for the store's tests: who may see whom is asked of all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import event

from tests.tracker.making import OUTLINE, START
from tracker import accounts, classes, known, meetings, people, sessions
from tracker.access import GUEST, STAFF_HERE, Role, Who
from tracker.accounts import NewStaff
from tracker.people import NewLearner
from tracker.store import Book

HASH = "$argon2id$" + "a" * 40  # what an argon2 hash would be


@dataclass(slots=True)
class Now:
    """A clock that the test moves."""

    time: datetime = START

    def __call__(self) -> datetime:
        return self.time

    def later(self, **by: float) -> None:
        self.time += timedelta(**by)


@dataclass(slots=True)
class Cast:
    book: Book
    now: Now
    place: str
    other_place: str
    learners: list[str]  # in the morning class
    visited: str  # in no class
    stranger: str  # in the other place
    morning: str
    evening: str
    meeting: str
    staff: dict[str, str]

    def who(self, name: str) -> Who:
        """Somebody of the cast, with the roles of this moment."""
        if name in ("guest", "nobody signed in"):
            return GUEST if name == "guest" else STAFF_HERE
        if name == "learner":
            return Who("learner", learner=self.learners[0])
        found = sessions.who_of(self.book, sessions.begin(self.book, self.staff[name]))
        if found is None:
            raise AssertionError(name)
        return found


def _quickly(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA synchronous=OFF")  # these tests pull no plug


def make(open_book: Callable[[], Book]) -> Cast:
    opened = open_book()
    if opened.engine.dialect.name == "sqlite":
        event.listen(opened.engine, "connect", _quickly)
        opened.engine.dispose()
    now = Now()
    book = Book(opened.engine, now)
    known.hand_in(book, [OUTLINE])
    staff: dict[str, str] = {}
    staff["manager"], place = accounts.set_up(book, NewStaff("周", "manager", HASH), "阳光里")
    cast = Cast(book, now, place, "", [], "", "", "", "", "", staff)
    roles: tuple[tuple[str, Role], ...] = (
        ("social worker", "social_worker"),
        ("volunteer", "volunteer"),
        ("volunteer of another class", "volunteer"),
        ("visiting volunteer", "volunteer"),
        ("operator", "operator"),
    )
    for name, role in roles:
        staff[name] = accounts.add_staff(book, cast.who("manager"), NewStaff(name, name, HASH), [role], place)
        accounts.accept_conduct(book, cast.who(name))
    cast.other_place = accounts.add_place(book, cast.who("manager"), "翠竹苑")
    social = cast.who("social worker")
    cast.stranger = people.enrol(book, cast.who("manager"), cast.other_place, [NewLearner("别处")])[0]
    staff["social worker elsewhere"] = accounts.add_staff(
        book, cast.who("manager"), NewStaff("别处社工", "elsewhere", HASH), ["social_worker"], cast.other_place
    )
    new = [NewLearner(f"学员{n}", 1950, f"face-{n}.webp", phone="555-0100", consent="paper") for n in range(4)]
    *cast.learners, cast.visited = people.enrol(book, social, place, new)
    cast.morning, cast.evening = (classes.add(book, social, place, name) for name in ("早班", "晚班"))
    classes.join(book, social, cast.morning, cast.learners)
    classes.add_helper(book, social, cast.morning, staff["volunteer"])
    classes.add_helper(book, social, cast.evening, staff["volunteer of another class"])
    cast.meeting = meetings.open_now(book, social, cast.morning, OUTLINE.lesson).id
    meetings.open_now(book, social, cast.evening, OUTLINE.lesson)
    return cast
