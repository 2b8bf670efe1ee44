"""The hub and its streams: committed first, told to all in order and once; resumed after a break; ended at once."""

import asyncio
import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from tests import loops
from tests.gate.conftest import Cast, who
from tests.live.conftest import LESSON, Phone, Server
from tests.tracker import cast as tracker_cast
from tests.tracker.conftest import open_book, url
from tracker import accounts, far_news, help_calls, live, live_marks, live_room, meetings, sessions
from tracker.access import Who
from tracker.live import Live
from tracker.store import Book
from tracker.transaction import Busy
from web.gate.identity import STAFF_COOKIE
from web.live.hub import Hub
from web.live.seats import SEAT_COOKIE
from web.live.stream import Stream
from web.wiring import House

__all__ = ["open_book", "url"]
ROOT = Path(__file__).parents[2]


class Reading:
    """A stream as a phone reads it, over a real connection."""

    def __init__(
        self, port: int, cookie: str, after: int = 0, headers: str = "", path: str = "", name: str = SEAT_COOKIE
    ) -> None:
        self.plug = socket.create_connection(("127.0.0.1", port), 30)
        path = path or f"/join/stream?after={after}"
        asked = f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n"
        asked += f"Cookie: {name}={cookie}\r\n{headers}\r\n"
        self.plug.sendall(asked.encode())
        self.text = ""

    def until(self, wanted: Callable[[str], bool]) -> str:
        while not wanted(self.text):
            part = self.plug.recv(65536)
            if not part:
                raise AssertionError(f"ended: {self.text}")
            self.text += part.decode()
        return self.text

    def ended(self) -> bool:
        """Waits until the server has closed."""
        with contextlib.suppress(ConnectionError):
            while self.plug.recv(65536):
                continue
        return True

    def close(self) -> None:
        self.plug.close()

    @property
    def seqs(self) -> list[int]:
        return [int(one) for one in re.findall(r"^id: (\d+)", self.text, re.M)]


@pytest.fixture
def read(server: Server) -> Iterator[Callable[..., Reading]]:
    opened: list[Reading] = []

    def open_one(cookie: str, **more: Any) -> Reading:
        opened.append(Reading(server.port, cookie, **more))
        return opened[-1]

    yield open_one
    for one in opened:
        one.plug.close()


def soon(holds: Callable[[], bool]) -> None:
    """Wait until it holds, half a minute at most."""
    pause = threading.Event()
    for _ in range(3000):
        if holds():
            return
        pause.wait(0.01)
    raise AssertionError("never")


def has(seq: int) -> Callable[[str], bool]:
    return lambda text: f"id: {seq}\n" in text and text.endswith(("\n\n", "\r\n"))


def test_thirty_changes_reach_every_phone_in_order_and_once(
    house: House, cast: Cast, phone: Phone, teacher: Who, read: Callable[..., Reading]
) -> None:
    phones = [read(phone().cookies[SEAT_COOKIE]) for _ in range(5)]
    for one in phones:
        text = one.until(has(1))
        assert "text/event-stream" in text and "no-store" in text and "content-encoding" not in text
    for n in range(30):
        live.change(house.book, teacher, cast.meeting, step=1 + n % 5)
    for one in phones:
        one.until(has(31))
        assert one.seqs == list(range(1, 32))


@pytest.mark.parametrize("way", ["after", "header"])
def test_a_stream_goes_on_where_it_broke(
    house: House, cast: Cast, phone: Phone, teacher: Who, read: Callable[..., Reading], way: str
) -> None:
    cookie = phone().cookies[SEAT_COOKIE]
    for n in range(1, 5):
        live.change(house.book, teacher, cast.meeting, step=n)
    again = read(cookie, after=3) if way == "after" else read(cookie, headers="Last-Event-ID: 3\r\n")
    again.until(has(5))
    assert again.seqs == [5]  # the newest, at once
    known = read(cookie, after=5)
    known.until(lambda text: "event: mine" in text)
    assert known.seqs == []


def test_what_is_hers_goes_to_her_phone_alone(
    house: House, cast: Cast, phone: Phone, volunteer: Who, read: Callable[..., Reading]
) -> None:
    hers, other = phone(cast.learners[0]), phone(cast.learners[1])
    own, beside = (read(one.cookies[SEAT_COOKIE]) for one in (hers, other))
    for one in (own, beside):
        one.until(lambda text: text.count("event: mine") == 1)
    hers.post("/join/help", data={"lesson": LESSON, "step": "open-settings"})
    own.until(lambda text: '"call":"waiting"' in text)
    (call,) = help_calls.listed(house.book, volunteer, cast.meeting)
    help_calls.take(house.book, volunteer, call.id)
    own.until(lambda text: '"call":"coming"' in text)
    live.take_over(house.book, volunteer, cast.meeting)
    beside.until(has(2))
    assert beside.text.count("event: mine") == 1 and "王阿姨" not in beside.text and "volunteer" not in own.text


def test_a_poll_waits_for_the_next_change(house: House, cast: Cast, phone: Phone, teacher: Who, server: Server) -> None:
    cookie = phone().cookies[SEAT_COOKIE]

    def ask() -> tuple[int, Any]:
        with contextlib.closing(HTTPConnection("127.0.0.1", server.port, timeout=60)) as line:
            headers = {"Host": "localhost", "Cookie": f"{SEAT_COOKIE}={cookie}"}
            line.request("GET", "/join/state?after=1&wait=10", headers=headers)
            answer = line.getresponse()
            return answer.status, json.loads(answer.read())

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(ask)
        soon(lambda: house.hub.count(cast.meeting) == 1)
        live.change(house.book, teacher, cast.meeting, step=1)
        status, found = waiting.result()
    assert status == 200 and found["state"]["seq"] == 2


def test_a_class_that_ends_says_so_on_every_phone(
    house: House, cast: Cast, phone: Phone, teacher: Who, read: Callable[..., Reading]
) -> None:
    one = read(phone().cookies[SEAT_COOKIE])
    one.until(has(1))
    meetings.close(house.book, teacher, cast.meeting)
    assert '"open":false' in one.until(has(2))


def test_a_phone_that_goes_leaves_nothing_behind(
    house: House, cast: Cast, phone: Phone, read: Callable[..., Reading]
) -> None:
    one = read(phone().cookies[SEAT_COOKIE])
    one.until(has(1))
    assert house.hub.count(cast.meeting) == 1
    one.plug.close()
    soon(lambda: house.hub.count(cast.meeting) == 0)


@pytest.mark.parametrize("why", ["the reader has gone", "the book is busy"])
def test_a_stream_that_breaks_leaves_nothing_behind_and_makes_no_noise(
    house: House, begun: Live, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    def busy(*_: object) -> None:
        raise Busy("book.busy")

    monkeypatch.setattr(live_room, "seen", busy)

    async def receive() -> Any:
        await asyncio.Event().wait()

    async def send(_: Any) -> None:
        if why == "the reader has gone":
            raise ConnectionResetError

    async def nothing(_: object) -> bytes:
        return b""

    async def follow() -> None:
        one = house.hub.follow(begun.meeting, "a seat")
        await Stream(house.hub, one, b"", nothing)({}, receive, send)

    loops.run(follow())
    assert house.hub.count(begun.meeting) == 0


@pytest.mark.parametrize("over", ["session", "role"])
def test_staff_whose_session_or_role_has_ended_hear_nothing_more(
    house: House, cast: Cast, teacher: Who, read: Callable[..., Reading], begun: Live, over: str
) -> None:
    phone = sessions.begin(house.book, cast.staff["volunteer"], "paired")
    one = read(phone, path=f"/lead/stream?meeting={cast.meeting}", name=STAFF_COOKIE)
    one.until(lambda text: "event: room" in text)
    if over == "session":
        sessions.end(house.book, phone)
    else:
        boss = who(house, cast.manager)
        accounts.end_role(house.book, boss, cast.staff["volunteer"], "volunteer", cast.place)
    live.change(house.book, teacher, cast.meeting, step=1)
    while one.text.count("event: room") < 2 and (part := one.plug.recv(65536)):
        one.text += part.decode()
    assert one.text.count("event: room") == 1


def test_when_the_house_closes_open_streams_end_at_once(
    house: House, phone: Phone, read: Callable[..., Reading]
) -> None:
    phones = [read(phone().cookies[SEAT_COOKIE]) for _ in range(20)]
    for one in phones:
        one.until(has(1))
    house.hub.hush()
    assert all(one.ended() for one in phones)
    late = read(phone().cookies[SEAT_COOKIE])
    assert late.ended()


@contextlib.asynccontextmanager
async def _listening(hub: Hub, found: Live) -> AsyncIterator[list[str]]:
    """What a stream of this hub says, as it says it."""
    said: list[str] = []
    one = hub.follow(found.meeting, after=found.seq)

    async def receive() -> Any:
        await asyncio.Event().wait()

    async def send(message: Any) -> None:
        said.append(message.get("body", b"").decode())

    async def nothing(_: object) -> bytes:
        return b""

    task = asyncio.create_task(Stream(hub, one, b"", nothing)({}, receive, send))
    yield said
    one.end()
    await task


def test_what_one_program_commits_the_other_tells_its_phones(open_book: Callable[[], Book]) -> None:
    """Two programs on one PostgreSQL. On SQLite one program has the book; there, both are the same."""
    cast = tracker_cast.make(open_book)
    social = cast.who("social worker")
    begun = live.begin(cast.book, social, cast.meeting)
    postgres = cast.book.engine.dialect.name == "postgresql"
    other = Book(open_book().engine, cast.now) if postgres else cast.book
    hub = Hub(other)

    async def follow() -> list[int]:
        async with _listening(hub, begun) as said:
            for n in range(1, 6):
                await asyncio.to_thread(live.change, cast.book, social, cast.meeting, step=n)
            async with asyncio.timeout(60):
                while '"step":5' not in "".join(said):
                    await asyncio.sleep(0.01)
            return [int(one) for one in re.findall(r"id: (\d+)", "".join(said))]

    try:
        soon(lambda: hub.hears() or not postgres)
        seqs = loops.run(follow())
    finally:
        hub.close()
    assert seqs == sorted(set(seqs)) and seqs[-1] == 6


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_who_listens_to_other_programs_goes_on_when_the_book_was_busy(
    open_book: Callable[[], Book], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(far_news, "_PAUSE", 0.0)
    turns: list[int] = []

    def missed() -> None:
        turns.append(1)
        if len(turns) == 1:
            raise Busy("book.busy")

    listening = far_news.FarNews(open_book(), missed)
    soon(lambda: len(turns) == 2 and listening.hears.is_set())
    listening.close()
    assert "cannot hear" in caplog.text


def test_fifty_open_phones_do_not_keep_the_program_from_stopping(tmp_path: Path) -> None:
    """The whole program, with its desk: SIGTERM, and it is gone without a word of trouble."""
    command = [sys.executable, "-m", "tests.live.whole", str(tmp_path)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    try:
        assert running.stdout
        told = json.loads(running.stdout.readline())
        phones = [Reading(told["port"], told["cookie"]) for _ in range(50)]
        for one in phones:
            one.until(has(1))
        os.kill(running.pid, signal.SIGTERM)
        _, trouble = running.communicate(timeout=60)  # none of them has hung up
    finally:
        running.kill()
        running.wait()
    for one in phones:
        one.plug.close()
    assert running.returncode == 0, (running.returncode, trouble)
    assert "Traceback" not in trouble and "rror" not in trouble, trouble


def test_many_marks_at_once_are_one_message_to_staff(house: House, cast: Cast, phone: Phone, volunteer: Who) -> None:
    seats = [live_room.join(house.book, _standing(house, cast), None).id for _ in range(30)]
    told: list[str] = []
    stop = house.book.news.listen(lambda item: told.append(item.kind))
    for one in [live_marks.done(house.book, house.gate.writer, seat, LESSON, "open-settings") for seat in seats]:
        one.result()
    stop()
    assert told and set(told) == {"room"} and len(told) < 30
    assert live_room.room(house.book, volunteer, cast.meeting).done == {"open-settings": 30}


def _standing(house: House, cast: Cast) -> Live:
    found = live.standing(house.book, cast.meeting)
    assert found is not None
    return found
