"""A small community around the table: a class that meets today, a visit, staff, and another place.

Everything is written through the store's own functions; a test may put the clock forward.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.serving import Server
from tracker import accounts, classes, known, meetings, people, sessions, visits
from tracker.access import Role, Who
from tracker.accounts import NewStaff
from tracker.event import Event
from tracker.ids import new_id
from tracker.keeping import BOOK
from tracker.people import NewLearner
from tracker.store import Book
from tracker.transaction import writing
from tracker.writer import keep
from web import assets, wiring
from web.gate.gate import Gate
from web.gate.identity import STAFF_COOKIE
from web.light import routes as light_routes
from web.live.hub import Hub
from web.live.seats import Doorkeeper
from web.press import Press
from web.settings import Settings
from web.wiring import House

HASH = "$argon2id$" + "x" * 40
STAFF: tuple[tuple[str, str, Role], ...] = (
    ("林社工", "lin", "social_worker"),
    ("马老师", "ma", "volunteer"),
    ("孙师傅", "sun", "volunteer"),
)
NAMES = frozenset({"localhost", "127.0.0.1"})


class Clock:
    """Goes as clocks do, and can be put forward and back."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass
class Town:
    """The house with people in it. Ids by name."""

    house: House
    clock: Clock
    staff: dict[str, str]
    learners: dict[str, str]
    meeting: str
    place: str
    url: str = ""

    @property
    def book(self) -> Book:
        return self.house.book

    def token(self, name: str) -> str:
        return sessions.begin(self.book, self.staff[name], "paired")

    def who(self, name: str) -> Who:
        found = sessions.who_of(self.book, self.token(name))
        assert found is not None
        return found

    def walked(
        self, learner: str, lesson: str, prompts: list[str], days_ago: int, by: str = "", mode: str = "practise"
    ) -> str:
        """A walk in the past, one prompt a step."""
        at = self.clock() - timedelta(days=days_ago)
        walk = new_id(at)
        steps = self.house.library.lessons[lesson].steps
        events = []
        for n, (step, prompt) in enumerate(zip(steps, prompts, strict=False)):
            when = at + timedelta(seconds=30 * n)
            one = self.learners[learner]
            recorder = self.staff[by] if by else ""
            made = Event(new_id(when), walk, "step", one, lesson, 1, mode, when, step.id, prompt=prompt)
            events.append(replace(made, recorder=recorder))
        with writing(self.book) as db:
            assert keep(db, events) == {}
        return walk


@pytest.fixture
def town(tmp_path: Path, read_once: None, empty_book: Callable[[Path], None]) -> Iterator[Town]:
    clock = Clock()
    empty_book(tmp_path / "data" / BOOK)
    bare = wiring.open_house(Settings(data=tmp_path / "data"))
    bare.gate.close()
    book = Book(bare.book.engine, clock)
    files = assets.gather()
    gate, hub, door = Gate(book), Hub(book), Doorkeeper(book)
    house = House(bare.settings, book, bare.clips, files, Press(files), gate, hub, door, bare.awake, bare._lessons)
    known.hand_in(book, wiring.outlines(house.library))
    manager, place = accounts.set_up(book, NewStaff("周主任", "zhou", HASH), "阳光里社区")
    town = Town(house, clock, {"zhou": manager}, {}, "", place)
    boss = town.who("zhou")
    for name, sign_in, role in STAFF:
        town.staff[sign_in] = accounts.add_staff(book, boss, NewStaff(name, sign_in, HASH), [role], place)
    for name in ("lin", "ma"):
        accounts.accept_conduct(book, town.who(name))
    lin = town.who("lin")
    names = ["王阿姨", "李大爷", "陈奶奶", "赵叔", "何婆婆", "钱伯伯"]
    ids = people.enrol(book, lin, place, [NewLearner(one) for one in names])
    town.learners = dict(zip(names, ids, strict=True))
    class_id = classes.add(book, lin, place, "周二上午班")
    classes.join(book, lin, class_id, ids[:4])
    classes.add_helper(book, lin, class_id, town.staff["ma"])
    classes.add_helper(book, lin, class_id, town.staff["sun"])
    clock.ahead -= timedelta(minutes=50)
    town.meeting = meetings.open_now(book, lin, class_id, "tap-and-swipe").id
    clock.ahead += timedelta(minutes=50)
    visits.assign(book, lin, ids[4], town.staff["ma"], clock() - timedelta(days=9), clock() + timedelta(days=30))
    other = accounts.add_place(book, boss, "翠竹苑社区")
    boss = town.who("zhou")
    town.learners["远方"] = people.enrol(book, boss, other, [NewLearner("远方")])[0]
    n = len(house.library.lessons["tap-and-swipe"].steps)
    for days in (9, 2):
        town.walked("李大爷", "bigger-letters", ["independent"] * 3 + ["model"] + ["independent"] * 7, days)
    for days in (9, 8):
        town.walked("陈奶奶", "tap-and-swipe", ["independent"] * n, days)
    town.walked("何婆婆", "tap-and-swipe", ["independent", "verbal"] + ["independent"] * (n - 2), 3, "ma", "own_phone")
    ready, words = ["went_well", "worried"], "喜欢先看一遍再自己做。"
    visits.hand_on(book, town.who("ma"), town.learners["何婆婆"], ready, words, "tap-and-swipe")
    yield town
    house.close()
    bare.book.close()


@pytest.fixture
def app(town: Town) -> Starlette:
    return light_routes.plain(town.house, NAMES)


@pytest.fixture
def ask(app: Starlette, town: Town) -> Callable[[str], TestClient]:
    """A browser in which somebody is signed in."""

    def come(name: str) -> TestClient:
        cookies = {STAFF_COOKIE: town.token(name)} if name else {}
        wants = {"accept": "text/html", "accept-language": "zh-CN"}
        return TestClient(app, base_url="http://127.0.0.1", cookies=cookies, headers=wants, follow_redirects=False)

    return come


@pytest.fixture
def served(app: Starlette, town: Town) -> Iterator[Town]:
    """The same on a free loopback port, for a real browser."""
    server = Server(lambda: app)
    town.url = f"http://127.0.0.1:{server.port}"
    yield town
    server.close()


@pytest.fixture
def at(served: Town, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Open a page of the table as somebody: `at("ma", "/table")`."""

    def visit(name: str, path: str, lang: str = "zh", width: int = 360, height: int = 740, letters: float = 1) -> Page:
        page = open_page(viewport={"width": width, "height": height}, has_touch=width < 1000)
        page.context.add_cookies([{"name": STAFF_COOKIE, "value": served.token(name), "url": served.url}])
        if letters != 1:
            page.add_init_script(f"localStorage.setItem('qibu.letters', '{letters}')")
        page.goto(f"{served.url}{path}{'&' if '?' in path else '?'}lang={lang}")
        return page

    return visit
