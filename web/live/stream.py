"""Server-Sent Events as one small ASGI answer: sends what its follower is woken for, beats, and ends at once when the
reader goes or the house closes. Knows no class; what to send it is told."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Final

from starlette.types import Receive, Scope, Send

from tracker.faults import BookFault
from web.live.hub import BEAT, Follower, Hub

HEADERS: Final = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store, no-transform"),
    (b"x-accel-buffering", b"no"),
]
RETRY: Final = b"retry: 2000\n\n"
_QUIET: Final = 0.25  # seconds between two looks at a room in which much happens
_ROOM: Final = 0.3  # seconds between two readings of the room for one of the staff
_BEAT: Final = b"event: beat\ndata: 1\n\n"

Read = Callable[[Follower], Awaitable[bytes]]


class Stream:
    """`opening` goes out first. `read` gives what else there is, after each waking that concerns this one alone or the
    room; it may take its time, what comes meanwhile is not lost. At each beat `pulse` is called, and `read` again for
    staff, who see who is there."""

    def __init__(self, hub: Hub, one: Follower, opening: bytes, read: Read) -> None:
        self.hub = hub
        self.one = one
        self.opening = opening
        self.read = read
        self._next = 0.0  # when the room may be read again

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        watching = asyncio.create_task(_watch(receive, self.one))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            await self._send(send, RETRY + self.opening)
            await self.hub.note_presence()
            await self._run(send)
            if not watching.done():
                await send({"type": "http.response.body", "body": b""})
        except (OSError, BookFault):
            return  # gone while we spoke; or the book was busy, and who follows comes again
        finally:
            watching.cancel()
            self.hub.leave(self.one)

    async def _run(self, send: Send) -> None:
        one, loop = self.one, asyncio.get_running_loop()
        beat, quiet = loop.time() + BEAT, 0.0
        while not one.over:
            due = min(beat, quiet) if one.room else beat
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(one.woken.wait(), max(0.0, due - loop.time()))
            one.woken.clear()
            if loop.time() >= beat:
                beat = loop.time() + BEAT
                await self._send(send, _BEAT)
                await self.hub.note_presence()
                one.room = one.room or one.staff
            if states := one.fresh():
                await self._send(send, b"".join(states))
            if (one.mine or (one.room and loop.time() >= quiet)) and not one.over:
                one.mine = one.room = False
                if more := await self.read(one):
                    await self._send(send, more)
                quiet = loop.time() + _QUIET

    async def _send(self, send: Send, body: bytes) -> None:
        await send({"type": "http.response.body", "body": body, "more_body": True})


async def _watch(receive: Receive, one: Follower) -> None:
    while (await receive())["type"] != "http.disconnect":
        continue
    one.end()
