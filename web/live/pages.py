"""`/join`: the way into the live class with six digits or a scanned link, a touch on one's face, the page that follows.

Faces show only behind a code whose class goes on; after joining a phone shows nobody's name but hers.
"""

import secrets
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from media import faces
from media.words import room, say
from tracker import live, live_room, people
from tracker.access import Who
from tracker.live import Live
from tracker.live_room import Seat
from tracker.people import Face
from tracker.reach import NoSuch
from web import reply
from web.gate import at_home, identity, me
from web.gate import pages as gate
from web.gate.form import Fields
from web.gate.learning import Learning
from web.light import trouble
from web.live import phone
from web.live.seats import SEAT_COOKIE, typed
from web.wiring import House


def show(house: House, request: Request) -> Response:
    """The class she sits in; else the page on which the code is typed."""
    seat = house.door.seat(request)
    found = live.standing(house.book, seat.meeting) if seat else None
    if seat is None or found is None or (not found.open and "new" in request.query_params):
        return _code_page(house, request)
    return _class_page(house, request, seat, found)


def take_code(house: House, request: Request, fields: Fields, _: bytes) -> Response:
    """Six digits were typed."""
    found, wait = _opened(house, request, fields.get("code", ""))
    if found is None:
        return _code_page(house, request, wait)
    return gate.go(house, request, f"/join/{house.door.scanned(found)}")


def who(house: House, request: Request) -> Response:
    """`/join/<code>`: faces of the class, twelve at a time; for a phone that sits in it already, the class."""
    found, wait = _opened(house, request, request.path_params["code"])
    if found is None:
        return _code_page(house, request, wait)
    seat = house.door.seat(request)
    if seat and seat.meeting == found.meeting:
        return gate.go(house, request, "/join")
    asked = request.query_params.get("page", "1")
    page = max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1
    some, count = people.picker(house.book, found.meeting, page - 1)
    if not some and count:
        page = 1
        some, count = people.picker(house.book, found.meeting, 0)
    code = house.door.scanned(found)
    if same := _asked_again(house, found, request.query_params.get("same", "")):
        return _print(
            house, request, "same", face=_shown(house, code, same), code=code, shown=secrets.token_urlsafe(12)
        )
    own = _own_face(house, request, found)
    shown = [_shown(house, code, one) for one in some]
    return _print(
        house, request, "who", faces=shown, own=_shown(house, code, own) if own else None, code=code, page=page,
        count=count, shown=secrets.token_urlsafe(12),
    )  # fmt: skip


def choose(house: House, request: Request, fields: Fields, _: bytes) -> Response:
    """A face was touched, or 我是来听课的. The code is looked at again, the face must be of this class.

    Where another phone sits under that face just now she is asked once more: two may touch the same picture.
    """
    found, wait = _opened(house, request, fields.get("code", ""))
    if found is None:
        return _code_page(house, request, wait)
    learner, shown = fields.get("learner", "") or None, fields.get("shown", "")[:32]
    pupil = identity.pupil_of(request)
    hers = pupil is not None and pupil.learning.own and pupil.learning.learner == learner
    sure = hers or fields.get("sure") == "yes"
    seat = house.door.sit(request, found, learner, shown, house.hub.left, sure=sure)
    if seat is None:
        where = gate.wish_of(house, request).link(f"/join/{house.door.scanned(found)}", same=learner or "")
        return gate.redirect(where)
    answer = house.door.give(request, gate.go(house, request, "/join"), seat)
    return _known_here(house, request, answer, seat)


def leave(house: House, request: Request, _fields: Fields, _: bytes) -> Response:
    """不是我, or she goes: this phone is nobody's any more, and shows the faces of the class once more."""
    seat = house.door.seat(request)
    where = "/join"
    if seat is not None:
        house.hub.left(seat.id)
        live_room.leave(house.book, seat.id)
        found = live.standing(house.book, seat.meeting)
        where = f"/join/{house.door.scanned(found)}" if found and found.open else "/join"
    answer = identity.take_cookie(request, gate.go(house, request, where), SEAT_COOKIE)
    return identity.take_cookie(request, answer, identity.LEARNER_COOKIE)


def practise(house: House, request: Request) -> Response:
    """From the class to its lesson's practise page, known there by name if she is known here."""
    seat = house.door.seat(request)
    found = live.standing(house.book, seat.meeting) if seat else None
    if seat is None or found is None or house.library.ready(found.lesson) is None:
        return gate.go(house, request, "/join")
    return _known_here(house, request, gate.go(house, request, f"/learn/{found.lesson}/practise"), seat)


def photo(house: House, request: Request) -> Response:
    """`/join/<code>/photo/<learner>`: a face on the page of faces, as long as the code holds."""
    found, _ = _opened(house, request, request.path_params["code"])
    learner = request.path_params["learner"]
    if found is None or not people.in_meeting(house.book, found.meeting, learner):
        return trouble.missing(house, request)
    return me.picture_of(house, request, Who("learner", learner=learner), learner)


def _opened(house: House, request: Request, code: str) -> Any:
    return house.door.opened(typed(code), identity.source_of(request))


def _code_page(house: House, request: Request, wait: Any = None) -> Response:
    """Where the code is typed. With `wait` a code did not open anything, or is not looked at for so long."""
    seconds = int(wait.total_seconds() + 0.999) if wait else 0
    status = 200 if wait is None else 429 if seconds else 422
    fault = None if wait is None else "live.code_wait" if seconds else "live.code_wrong"
    answer = _print(house, request, "code", status, fault=fault, wait=seconds)
    if seconds:
        answer.headers["retry-after"] = str(seconds)
    return answer


def _class_page(house: House, request: Request, seat: Seat, found: Live) -> Response:
    wish = gate.wish_of(house, request)
    face = _face_of(house, seat)
    links = {name: wish.link(path) for name, path in (("lesson", "/join/lesson/"), ("practise", "/join/practise"))}
    links |= {name: wish.link(path) for name, path in (("shelf", "/learn"), ("tricked", "/tricked"))}
    data = {
        "lang": wish.lang,
        "state": found.state(),
        "mine": phone.mine(house.book, seat, found.lesson),
        "seat": seat.id,
        "links": links | {"new": wish.link("/join", new="1")},
        "words": room("live", wish.lang),
        "home": _at_home(house, request, seat, found, wish.lang),
    }
    picture = faces.svg(faces.name_for(face.id, face.picture)) if face else ""
    answer = _print(
        house, request, "class", data=data, face=face, picture=picture, guest=seat.guest,
        lesson=house.library.ready(found.lesson), step=found.step, scripts=house.assets.scripts("live.js"),
    )  # fmt: skip
    return _known_here(house, request, answer, seat) if found.open else answer


def _print(house: House, request: Request, name: str, status: int = 200, **values: Any) -> Response:
    wish = gate.wish_of(house, request)
    other = replace(wish, lang="en" if wish.lang == "zh" else "zh").link(request.url.path)
    made = house.press.print(f"live-{name}.html.jinja", wish, other, **values)
    return wish.remember(reply.send(request, made, status, cache=gate.NO_STORE))


def _known_here(house: House, request: Request, answer: Response, seat: Seat) -> Response:
    """Her own light pages know her too, as on any device that several share; on her own phone it stays hers."""
    if not seat.learner:
        return answer
    now = house.book.now()
    before = house.gate.read(request.cookies.get(identity.LEARNER_COOKIE, ""))
    hers = before is not None and before.own and before.learner == seat.learner
    began, card = (before.began, before.card) if before and hers else (now, "")
    return identity.give_learner_cookie(request, answer, Learning(seat.learner, hers, seat.meeting, began, now, card))


def _asked_again(house: House, found: Live, learner: str) -> Face | None:
    """Whose picture was touched while another phone sits under it."""
    if not learner or not people.in_meeting(house.book, found.meeting, learner):
        return None
    hers = people.seen(house.book, Who("learner", learner=learner), learner)
    return Face(hers.id, hers.nickname, hers.picture)


def _own_face(house: House, request: Request, found: Live) -> Face | None:
    """Whose phone this is, if she is of this class: her face comes first and large."""
    pupil = identity.pupil_of(request)
    if pupil is None or not pupil.learning.own:
        return None
    learner = pupil.learning.learner
    if not people.in_meeting(house.book, found.meeting, learner):
        return None
    return Face(learner, pupil.nickname, pupil.picture)


def _at_home(house: House, request: Request, seat: Seat, found: Live, lang: str) -> dict[str, Any] | None:
    """在家试了吗, for the calm page on which a phone waits; None for a guest, and where there is nothing to ask."""
    asked = at_home.at_meeting(house, request, seat.learner, seat.meeting) if seat.learner and found.open else None
    if asked is None:
        return None
    return {
        "title": say("reviews.home_title", lang, title=asked.title),
        "note": say("reviews.home_any", lang),
        "answers": [{"id": one, "word": say(f"reviews.home_{one}", lang)} for one in asked.answers],
        "later": say("reviews.home_skip", lang),
        "thanks": say("reviews.home_thanks", lang),
    }


def _face_of(house: House, seat: Seat) -> Face | None:
    if not seat.learner:
        return None
    try:
        found = people.seen(house.book, Who("learner", learner=seat.learner), seat.learner)
    except NoSuch:
        return None
    return Face(found.id, found.nickname, found.picture)


def _shown(house: House, code: str, one: Face) -> me.Shown:
    found = me.shown(house, one)
    return replace(found, photo=f"/join/{code}/photo/{one.id}") if found.photo else found
