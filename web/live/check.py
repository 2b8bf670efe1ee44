"""`/lead/check`, 课前检查: the lines of `ready`, a code to try with one phone, and who sits beside whom.

`/join/try` is what the phone sees that tries; it asks nothing and shows nobody.
"""

import threading
import time
from functools import partial
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from media.words import say
from tracker import beside, classes, people
from tracker.access import Who
from tracker.classes import Class
from tracker.reach import NoSuch
from web import addresses, desk_names
from web.gate import identity, pages, pairing
from web.gate.form import Fields, taking
from web.live import begin, ready, screen
from web.live.awake import Awake
from web.table.room import sent
from web.wiring import House

TRY: Final = "/join/try"
_LASTS: Final = 15 * 60.0  # seconds for which a phone that came says something about the network of now


class Tried:
    """When a phone last came to the test page; one for an open house. Forgotten at a restart, as it should be."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._at: float | None = None

    def came(self) -> None:
        with self._lock:
            self._at = time.monotonic()

    def ago(self) -> int | None:
        """Seconds since then; None when nobody came, or too long ago to count."""
        with self._lock:
            passed = None if self._at is None else time.monotonic() - self._at
        return None if passed is None or passed > _LASTS else int(passed)


class Check:
    """The page and what it has to know of the room. `awake` keeps the computer from sleeping."""

    def __init__(self, awake: Awake) -> None:
        self.tried = Tried()
        self.awake = awake

    def show(self, house: House, request: Request) -> Response:
        """`?class=&lesson=`; the class's own lesson of today where none is asked for."""
        who = identity.require(request, "volunteer", "social_worker", "manager")
        if not request.query_params.get("class"):
            return pages.go(house, request, "/lead")  # there the class is chosen
        return self._page(house, request, who, _class(house, who, request.query_params["class"]))

    def seen(self, _: House, request: Request) -> Response:
        """`{"ago": seconds | null}`: for the page that waits for the first phone."""
        identity.require(request, "volunteer", "social_worker", "manager")
        return JSONResponse({"ago": self.tried.ago()}, headers={"cache-control": pages.NO_STORE})

    def come(self, house: House, request: Request) -> Response:
        """What the phone sees that tries. This computer itself proves nothing."""
        if not identity.is_this_computer(request):
            self.tried.came()
        return pages.show(house, request, "told", title=_say(house, request, "try_done_title"),
                          note=_say(house, request, "try_done"))  # fmt: skip

    def address(self, house: House, request: Request, fields: Fields, _: bytes) -> Response:
        """Staff chose the address that phones are given; an empty one: found by itself."""
        who = identity.require(request, "social_worker", "manager")
        chosen = fields.get("address", "")
        if chosen and chosen not in addresses.all_for_phones():
            raise NoSuch(chosen)
        house.book.change_setting(who, pairing.PHONES_ADDRESS, chosen)
        return _back(house, request, fields)

    def wifi(self, house: House, request: Request, fields: Fields, _: bytes) -> Response:
        """Name and password of the room's Wi-Fi, for its code on the big screen; an empty name: no code."""
        who = identity.require(request, "social_worker", "manager")
        for key in (screen.WIFI_NAME, screen.WIFI_PASSWORD):
            value = fields.get(key, "").strip() if fields.get(screen.WIFI_NAME, "").strip() else ""
            if len(value) <= screen.WIFI_ROOM and value.isprintable():
                house.book.change_setting(who, key, value)
        return _back(house, request, fields)

    def sit(self, house: House, request: Request, fields: Fields) -> Response:
        """Who sits beside whom, as the form says, or spread by itself with `arrange`."""
        who = identity.require(request, "social_worker", "manager")
        klass = _class(house, who, fields.get("class", ""))
        members = [one.id for one in people.listed(house.book, who, class_id=klass.id)]
        if "arrange" in fields:
            helping = [one.staff for one in classes.helpers(house.book, who, klass.id)]
            wanted = beside.spread(members, helping, beside.of_class(house.book, who, klass.id))
        else:
            wanted = {one: fields[f"beside-{one}"] for one in members if f"beside-{one}" in fields}
        beside.sit(house.book, who, klass.id, wanted)
        return _back(house, request, fields)

    def _page(self, house: House, request: Request, who: Who, klass: Class) -> Response:
        wish = pages.wish_of(house, request)
        asked = request.query_params.get("lesson", "") or _planned(house, who, klass)
        lesson = house.library.ready(asked) if asked else None
        looked = ready.Looked(self.tried.ago(), self.awake.can, house.hub.screens())
        base = pairing.address_for_phones(house)
        return pages.show(
            house, request, "check",
            klass=klass, lesson=lesson, lines=ready.lines(house, who, wish, klass, lesson, looked),
            lessons=[(one.id, one.title.of(wish.lang)) for _, some in house.library.shelf() for one in some],
            code=pairing.qr(base + TRY), address=base + TRY, addresses=addresses.all_for_phones(),
            chosen=base.partition("//")[2].rpartition(":")[0], ago=self.tried.ago(),
            keeps=klass.place in who.places("social_worker", "manager"), **self._seats(house, who, klass),
            stuck=begin.stuck(house, who, klass.id, wish.lang), wifi=house.book.setting(who, screen.WIFI_NAME),
            wifi_password=house.book.setting(who, screen.WIFI_PASSWORD),
        )  # fmt: skip

    def _seats(self, house: House, who: Who, klass: Class) -> dict[str, Any]:
        members = desk_names.known(house.book, who).told(people.listed(house.book, who, class_id=klass.id))
        helpers = classes.helpers(house.book, who, klass.id)
        seated = beside.of_class(house.book, who, klass.id)
        counts = [(one.name, sum(staff == one.staff for staff in seated.values())) for one in helpers]
        return {"members": members, "helpers": helpers, "seated": seated, "counts": counts}


def table(house: House, check: Check) -> list[BaseRoute]:
    """The addresses."""

    async def sit(request: Request) -> Response:
        return await run_in_threadpool(check.sit, house, request, await sent(request))

    return [
        Route("/lead/check", partial(check.show, house)),
        Route("/lead/check/seen", partial(check.seen, house)),
        Route("/lead/check/address", taking(house, check.address), methods=["POST"]),
        Route("/lead/check/wifi", taking(house, check.wifi), methods=["POST"]),
        Route("/lead/check/beside", sit, methods=["POST"]),
        Route(TRY, partial(check.come, house)),
    ]


def _class(house: House, who: Who, class_id: str) -> Class:
    found = next((one for one in classes.listed(house.book, who) if one.id == class_id), None)
    if found is None:
        raise NoSuch(class_id)
    return found


def _planned(house: House, who: Who, klass: Class) -> str:
    today = begin.todays(house, who, klass)
    return today.lesson if today else ""


def _say(house: House, request: Request, key: str) -> str:
    return say(f"ready.{key}", pages.wish_of(house, request).lang)


def _back(house: House, request: Request, fields: Fields) -> Response:
    asked = {name: fields[name] for name in ("class", "lesson") if fields.get(name)}
    return pages.redirect(pages.wish_of(house, request).link("/lead/check", **asked))
