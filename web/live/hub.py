"""What is committed about a live class, handed at once to every open stream of it. One for an open house.

A change is made into bytes once for all phones; a stream costs no thread. Knows no page and asks nobody who they are.
"""

import asyncio
import json
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from starlette.concurrency import run_in_threadpool

from tracker import live, live_room
from tracker.far_news import FarNews
from tracker.news import Item
from tracker.store import Book

BEAT: Final = 15.0  # seconds after which a stream says that it is still there
_NOTED: Final = 20.0  # seconds between two notes of whose phones are there
_NOTED_NEW: Final = 3.0  # the same, when somebody has just come
_MOST: Final = 16  # changes that wait for a slow phone; the newest is all it needs

Message = tuple[int, bytes]  # seq, and the whole event as it goes out


def message(state: Mapping[str, object]) -> Message:
    """A state of the class as an event with its number, by which a phone that was away goes on."""
    seq = int(str(state["seq"]))
    return seq, f"id: {seq}\ndata: {packed(state)}\n\n".encode()


def packed(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@dataclass(eq=False, slots=True)
class Follower:
    """One open stream or waiting poll. `mine` and `room` say that something of that kind is to be read again."""

    meeting: str
    seat: str  # empty for staff
    staff: bool
    loop: asyncio.AbstractEventLoop
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    waiting: deque[Message] = field(default_factory=lambda: deque(maxlen=_MOST))
    mine: bool = False
    room: bool = False
    over: bool = False
    screen: bool = False  # a projector window
    sent: int = 0  # the last seq that went out

    def fresh(self) -> list[bytes]:
        """States to send now, each newer than the one before; never one twice, never one back."""
        found = []
        while self.waiting:
            seq, text = self.waiting.popleft()
            if seq > self.sent:
                self.sent = seq
                found.append(text)
        return found

    def end(self) -> None:
        self.over = True
        self.woken.set()


class Hub:
    """Safe to use from several threads; each follower is touched in its own loop only."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._lock = threading.Lock()
        self._followers: dict[str, set[Follower]] = {}
        self._closed = False
        self._noted = 0.0
        self._came: set[str] = set()
        self._stop = book.news.listen(self.hear)
        self._far = FarNews(book, self.read_again)

    def follow(
        self, meeting: str, seat: str = "", *, staff: bool = False, screen: bool = False, after: int = 0
    ) -> Follower:
        """Be woken from now on; within a running loop. `after` is the seq that is known already."""
        one = Follower(meeting, seat, staff, asyncio.get_running_loop(), screen=screen, sent=after)
        with self._lock:
            if self._closed:
                one.end()
            else:
                self._followers.setdefault(meeting, set()).add(one)
                if seat:
                    self._came.add(seat)
        return one

    def leave(self, one: Follower) -> None:
        with self._lock:
            rest = self._followers.get(one.meeting, set())
            rest.discard(one)
            if not rest:
                self._followers.pop(one.meeting, None)

    def left(self, seat: str) -> None:
        """A phone gets up from this seat: that it came is no news any more."""
        with self._lock:
            self._came.discard(seat)

    def hear(self, item: Item) -> None:
        """Something was committed, here or elsewhere; called in any thread."""
        text = message(item.state) if item.state is not None else None
        with self._lock:
            here = self._followers.get(item.meeting, ())
            wanted = [one for one in here if _concerns(item, one)]
        for loop in {one.loop for one in wanted}:
            _in_loop(loop, [one for one in wanted if one.loop is loop], item, text)

    def read_again(self) -> None:
        """What was said while nobody listened: read it, and wake everybody. Blocks; called in a thread."""
        with self._lock:
            meetings = list(self._followers)
        for meeting in meetings:
            found = live.standing(self._book, meeting)
            if found is not None:
                self.hear(Item("state", meeting, state=found.state()))
            self.hear(Item("room", meeting))

    async def note_presence(self) -> None:
        """Write down whose phones are there, all of them at once and not too often."""
        with self._lock:
            pause = _NOTED_NEW if self._came else _NOTED
            now = time.monotonic()
            if now - self._noted < pause:
                return
            self._noted = now
            seats = self._came | {one.seat for some in self._followers.values() for one in some if one.seat}
            self._came = set()
        if seats:
            await run_in_threadpool(live_room.seen, self._book, seats)

    def count(self, meeting: str) -> int:
        """Open streams of a meeting, in this program."""
        with self._lock:
            return len(self._followers.get(meeting, ()))

    def hears(self) -> bool:
        """Whether other programs are heard just now; on SQLite there are none."""
        return self._far.hears.is_set()

    def screens(self) -> int:
        """Projector windows that are open now, in this program."""
        with self._lock:
            return sum(one.screen for some in self._followers.values() for one in some)

    def hush(self) -> None:
        """End every stream now and let no new one begin: the house is being closed. Open phones come again by
        themselves."""
        with self._lock:
            self._closed = True
            everybody = [one for some in self._followers.values() for one in some]
        for one in everybody:
            _call(one.loop, one.end)

    def close(self) -> None:
        self._stop()
        self.hush()
        self._far.close()


def _concerns(item: Item, one: Follower) -> bool:
    return item.kind == "state" or (item.kind == "room" and one.staff) or (item.seat != "" and item.seat == one.seat)


def _in_loop(loop: asyncio.AbstractEventLoop, wanted: Iterable[Follower], item: Item, text: Message | None) -> None:
    def wake() -> None:
        for one in wanted:
            if text is not None:
                one.waiting.append(text)
            one.room = one.room or one.staff
            one.mine = one.mine or item.kind == "seat"
            one.woken.set()

    _call(loop, wake)


def _call(loop: asyncio.AbstractEventLoop, deed: Callable[[], None]) -> None:
    try:
        loop.call_soon_threadsafe(deed)
    except RuntimeError:
        if not loop.is_closed():  # a loop that has ended has nobody to wake
            raise
