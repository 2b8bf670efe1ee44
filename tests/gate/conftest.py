"""A community with two places, each with its staff, class and learners, and visitors in every role."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest
from starlette.testclient import TestClient

from tracker import accounts, classes, meetings, people, sessions
from tracker.access import Role, Who
from tracker.accounts import NewStaff
from tracker.keeping import BOOK
from tracker.people import NewLearner
from web import wiring
from web.gate import passphrase
from web.gate.identity import STAFF_COOKIE
from web.light import routes
from web.settings import Settings
from web.wiring import House

NAMES = frozenset({"localhost", "classroom"})
WORDS = "春天里桃花开满山坡真好看"  # everybody's passphrase, hashed once: hashing is slow on purpose
HASH = passphrase.hashed(WORDS)
NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)  # noon in Shanghai
Visit = Callable[..., TestClient]


@dataclass
class Clock:
    """Stands still, so that a test can say what moment it is; goes on from there once a real page sends moments of its
    own: while it stands, what a page did last would seem to be what it sent soonest."""

    now: datetime = NOON
    since: float | None = None

    def __call__(self) -> datetime:
        gone = 0.0 if self.since is None else monotonic() - self.since
        return self.now + timedelta(seconds=gone)

    def run(self) -> None:
        self.since = monotonic()

    def wait(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Cast:
    """Ids by role: staff and learners of this place and of another one."""

    manager: str = ""
    place: str = ""
    other_place: str = ""
    staff: dict[str, str] = field(default_factory=dict)
    class_id: str = ""
    other_class: str = ""
    meeting: str = ""
    other_meeting: str = ""
    learners: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    absent: str = ""  # of this place, in no class


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(tmp_path: Path, clock: Clock, read_once: None, empty_book: Callable[[Path], None]) -> Iterator[House]:
    empty_book(tmp_path / "data" / BOOK)
    opened = wiring.open_house(Settings(data=tmp_path / "data"), clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def cast(house: House) -> Cast:
    """Accounts exist, both classes have a meeting that is open."""
    book = house.book
    found = Cast()
    found.manager, found.place = accounts.set_up(book, NewStaff("陈主任", "chen", HASH), "桃源社区")
    boss = who(house, found.manager)
    found.other_place = accounts.add_place(book, boss, "柳河社区")
    boss = who(house, found.manager)

    def hire(name: str, role: Role, place: str) -> str:
        staff_id = accounts.add_staff(book, boss, NewStaff(name, name, HASH), [role], place)
        found.staff[name] = staff_id
        accounts.accept_conduct(book, who(house, staff_id))
        return staff_id

    volunteer = hire("volunteer", "volunteer", found.place)
    hire("social_worker", "social_worker", found.place)
    hire("operator", "operator", found.place)
    hire("manager", "manager", found.place)
    stranger = hire("other_volunteer", "volunteer", found.other_place)
    hire("other_social_worker", "social_worker", found.other_place)
    hire("other_manager", "manager", found.other_place)
    found.class_id = classes.add(book, boss, found.place, "周三手机班")
    found.other_class = classes.add(book, boss, found.other_place, "周五手机班")
    nicknames = [NewLearner(f"邻居{n}") for n in range(13)]
    found.learners = people.enrol(book, boss, found.place, [NewLearner("王阿姨"), *nicknames], found.class_id)
    found.others = people.enrol(book, boss, found.other_place, [NewLearner("李叔叔")], found.other_class)
    found.absent = people.enrol(book, boss, found.place, [NewLearner("赵奶奶")])[0]
    classes.add_helper(book, boss, found.class_id, volunteer)
    classes.add_helper(book, boss, found.other_class, stranger)
    found.meeting = meetings.open_now(book, boss, found.class_id).id
    found.other_meeting = meetings.open_now(book, boss, found.other_class).id
    return found


def who(house: House, staff_id: str) -> Who:
    found = sessions.who_of(house.book, sessions.begin(house.book, staff_id))
    assert found is not None
    return found


@pytest.fixture
def visit(house: House) -> Iterator[Visit]:
    """A visitor: a phone in the room, or with `here=True` at this computer; signed in with `staff` (an id)."""

    def come(
        *, here: bool = False, staff: str = "", paired: bool = False, peer: str = "", tls: bool = False
    ) -> TestClient:
        host = "localhost:8501" if here else "classroom:8501"
        found = TestClient(
            routes.plain(house, NAMES),
            base_url=f"{'https' if tls else 'http'}://{host}",
            client=("127.0.0.1" if here else peer or "192.168.1.7", 50000),
            headers={"accept": "text/html", "accept-language": "zh-CN"},
            raise_server_exceptions=True,
            follow_redirects=False,
        )
        if staff:
            found.cookies.set(STAFF_COOKIE, sessions.begin(house.book, staff, "paired" if paired else "desk"))
        return found

    yield come
