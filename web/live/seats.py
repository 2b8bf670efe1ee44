"""A phone's seat in the live class, as its sealed cookie says, and the way in: codes, scanned links. Draws no page."""

import hmac
import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from tracker import live, live_room
from tracker.access import STAFF_HERE
from tracker.live import Live
from tracker.live_room import Seat
from tracker.store import Book
from web.gate import identity
from web.gate.seal import Seal
from web.live.guesses import Guesses

SEAT_COOKIE: Final = "qibu_seat"
LASTS: Final = 36 * 3600  # seconds; no meeting is longer
_MARK: Final = 12  # letters behind the code in a scanned link
_ROOM: Final = 1024  # pages of faces whose touch is remembered


class Doorkeeper:
    """One for an open house; safe to use from several threads."""

    def __init__(self, book: Book) -> None:
        key = bytes.fromhex(book.setting(STAFF_HERE, "gate_key"))
        self.book = book
        self._seal = Seal(key, "seat")
        self._links = Seal(key, "join")
        self._guesses = Guesses()
        self._lock = threading.Lock()
        self._choosing = threading.Lock()
        self._touched: OrderedDict[str, str] = OrderedDict()

    def scanned(self, found: Live) -> str:
        """What stands in the scanned link behind `/join/`: the code, and a mark that nobody guesses."""
        return f"{found.code}-{self._mark(found)}"

    def opened(self, code: str, address: str) -> tuple[Live | None, timedelta]:
        """The class behind a typed code or a scanned one; or None, and how long to wait before the next try."""
        digits, _, mark = code.partition("-")
        if mark:
            found = live.by_code(self.book, digits)
            if found and hmac.compare_digest(mark.encode(), self._mark(found).encode()):
                return found, timedelta()
        with self._lock:
            wait = self._guesses.wait(address, self.book.now())
        if wait:
            return None, wait
        found = None if mark else live.by_code(self.book, digits)
        if found is None:
            with self._lock:
                self._guesses.wrong(address, self.book.now())
        return found, timedelta()

    def sit(
        self, request: Request, found: Live, learner: str | None, shown: str, left: Callable[[str], None], *, sure: bool
    ) -> Seat | None:
        """A face was touched, or with None no one's. A hand that touches twice before the next page is there sits once,
        where it touched last; `shown` is the page of faces. The phone gets up from where it sat before, after `left`
        was told. Raises as `live_room.join`.

        None where another phone sits under that face just now, unless she is `sure` that it is hers.
        """
        with self._choosing:
            before = self._before(request, shown)
            if before and before.meeting == found.meeting and before.learner == (learner or ""):
                return before
            if learner and not sure and live_room.on_another(self.book, found, learner):
                return None
            seat = live_room.join(self.book, found, learner)
            if before and before.id != seat.id:
                left(before.id)
                live_room.leave(self.book, before.id)
            if shown:
                self._touched[shown] = seat.id
            while len(self._touched) > _ROOM:
                self._touched.popitem(last=False)
        return seat

    def _before(self, request: Request, shown: str) -> Seat | None:
        """Where this phone sits already, in a class that goes on; its cookie may be on the way still."""
        earlier = self._touched.get(shown) or self.seat_id(request)
        before = live_room.seat(self.book, earlier) if earlier else None
        stands = live.standing(self.book, before.meeting) if before and not before.left_at else None
        return before if stands and stands.open else None

    def give(self, request: Request, response: Response, seat: Seat) -> Response:
        value, secure = self._seal.close([seat.id]), identity.is_secure(request)
        response.set_cookie(SEAT_COOKIE, value, max_age=LASTS, httponly=True, samesite="lax", secure=secure)
        return response

    def seat_id(self, request: Request) -> str:
        """The id in this phone's cookie; empty for a phone without a seat."""
        cookie = request.cookies.get(SEAT_COOKIE, "")
        match self._seal.open(cookie) if cookie else None:
            case [str() as found]:
                return found
        return ""

    def seat(self, request: Request) -> Seat | None:
        """This phone's seat, whether its class goes on or not; None where there is none. Another phone may have got up
        from it: that one's cookie is gone, and this one sits on."""
        found = self.seat_id(request)
        return live_room.seat(self.book, found) if found else None

    def _mark(self, found: Live) -> str:
        return self._links.close([found.meeting, found.code]).rpartition(".")[2][:_MARK]


def typed(text: str) -> str:
    """A code as people type it: in two groups, with spaces or dashes between, in whatever digits."""
    shown = "".join(str(int(one)) if one.isdigit() and one.isdecimal() else one for one in text.strip()[:60])
    plain = shown.replace(" ", "").replace("\u3000", "")
    bare = plain.replace("-", "")
    return bare if bare.isdigit() else plain
