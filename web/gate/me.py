"""`/me`, 我是谁: a learner touches her picture or shows her card; nobody types, and no name shows to strangers.

Faces appear only on a paired device, or at this computer with staff signed in. What was chosen is checked again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from lessons.play import whom_to_ring
from media import faces
from tracker import classes, meetings, people, photographs
from tracker.access import Who
from tracker.meetings import Meeting
from tracker.people import Face
from tracker.reach import NoSuch
from tracker.sessions import fingerprint
from web import coming_back, desk_names
from web.gate import at_home, cards, identity, pages
from web.gate.form import Fields
from web.gate.identity import LEARNER_COOKIE, gate_of
from web.gate.learning import Learning
from web.light import trouble
from web.live.seats import SEAT_COOKIE
from web.wiring import House


@dataclass(frozen=True, slots=True)
class Shown:
    """A face as the page shows it: a photograph's address, or a drawn picture."""

    id: str
    nickname: str
    photo: str
    drawing: str


def show(house: House, request: Request) -> Response:
    pupil = identity.pupil_of(request)
    if pupil is not None:
        one = Face(pupil.learning.learner, pupil.nickname, pupil.picture)
        wish = pages.wish_of(house, request)
        ring = whom_to_ring(wish.lang, house.community_phone())
        if request.query_params.get("own") == "ask":
            return pages.show(house, request, "own", face=shown(house, one), pupil=pupil, ring=ring)
        return pages.show(
            house,
            request,
            "me",
            face=shown(house, one),
            pupil=pupil,
            asked=at_home.question(house, request, pupil),
            noted=bool(request.query_params.get("noted")),
            today=coming_back.today(house, wish, pupil.who, one.id),
            ring=ring,
        )
    return _picker(house, request)


def choose(house: House, request: Request, fields: Fields, _: bytes) -> Response:
    """A picture was touched. It must still be in a meeting that this device may show."""
    meeting, learner = fields.get("meeting", ""), fields.get("learner", "")
    staff = identity.staff_of(request)
    if staff is None or not any(one.id == meeting for one in meetings.running(house.book, staff)):
        raise NoSuch(meeting)
    if not people.in_meeting(house.book, meeting, learner):
        raise NoSuch(learner)
    return _begun(house, request, learner, meeting, "/me")


def card(house: House, request: Request, fields: Fields, photo: bytes) -> Response:
    """A scanned card's text, or a photo of it. On a device that is nobody's, asks whose it is.

    A card that works always does: nobody guesses 128 bits, and somebody's old card must not keep a class waiting.
    """
    gate, device = gate_of(request), identity.source_of(request)
    wait = int(gate.wait("card", device).total_seconds() + 0.999)
    token = cards.token_in(fields.get("card", "")) or (cards.token_on(photo) if photo and not wait else None)
    found = people.by_card(house.book, token) if token else None
    if wait and found is None:
        return _picker(house, request, 429, fault="gate.sign_in_wait", wait=wait)
    if token is None:
        return _picker(house, request, 422, fault="gate.me_card_unread")
    if found is None:
        gate.wrong("card", device)
        return _picker(house, request, 422, fault="gate.me_card_unknown")
    gate.right("card", device)
    shared = identity.staff_of(request) is not None or identity.is_this_computer(request)
    return _begun(house, request, found.id, "", "/me" if shared else "/me?own=ask", fingerprint(token))


def own(house: House, request: Request, fields: Fields, _: bytes) -> Response:
    """Whether this phone is hers. A device of the staff's is always shared."""
    pupil = identity.pupil_of(request)
    if pupil is None:
        return pages.go(house, request, "/me")
    hers = fields.get("own") == "yes" and identity.staff_of(request) is None
    now = house.book.now()
    learning = replace(pupil.learning, own=hers, began=now, touched=now)
    return identity.give_learner_cookie(request, pages.go(house, request, "/me"), learning)


def leave(house: House, request: Request, _fields: Fields, _: bytes) -> Response:
    """学完了, 不是我, or ten minutes without a touch. Her seat in a class goes too, the next one has her own."""
    answer = identity.take_cookie(request, pages.go(house, request, "/me"), SEAT_COOKIE)
    return identity.take_cookie(request, answer, LEARNER_COOKIE)


def here(house: House, request: Request) -> Response:
    """A page that has watched all the time reports a touch: she stays. 401 when nobody is learning here."""
    pupil = gate_of(request).going_on(request.cookies.get(LEARNER_COOKIE, ""))
    if pupil is None:
        return JSONResponse({}, 401, {"cache-control": pages.NO_STORE})
    learning = pupil.learning.touched_at(house.book.now())
    return identity.give_learner_cookie(request, Response(status_code=204), learning)


def photo(house: House, request: Request) -> Response:
    """`/me/photo/<learner>`: for herself, and for the device that may show her face."""
    learner = request.path_params["learner"]
    pupil = identity.pupil_of(request)
    hers = pupil is not None and pupil.learning.learner == learner
    who = pupil.who if pupil and hers else identity.staff_of(request)
    return trouble.missing(house, request) if who is None else picture_of(house, request, who, learner)


def picture_of(house: House, request: Request, who: Who, learner: str) -> Response:
    """Her photograph, for somebody who may see her; raises `NoSuch`. Her drawn picture is no file."""
    name = people.seen(house.book, who, learner).picture
    path = house.settings.data / photographs.FOLDER / name
    if not photographs.is_photo(name) or not path.is_file():
        return trouble.missing(house, request)
    return FileResponse(path, headers={"cache-control": pages.NO_STORE})


def shown(house: House, face: Face) -> Shown:
    folder = house.settings.data / photographs.FOLDER
    photo = photographs.is_photo(face.picture) and (folder / face.picture).is_file()
    drawing = "" if photo else faces.svg(faces.name_for(face.id, face.picture))
    return Shown(face.id, face.nickname, f"/me/photo/{face.id}" if photo else "", drawing)


def _picker(house: House, request: Request, status: int = 200, *, fault: str | None = None, wait: int = 0) -> Response:
    """Which class, which face; without a device that may show faces, the card alone."""
    staff = identity.staff_of(request)
    running = meetings.running(house.book, staff) if staff else []
    asked = request.query_params.get("class", "")
    chosen = next((one for one in running if one.class_id == asked), running[0] if len(running) == 1 else None)
    found: Sequence[Face] = ()
    called = desk_names.known(house.book, staff) if staff else desk_names.Names({})
    page, count = 0, 0
    if chosen is not None:
        wanted = request.query_params.get("page", "1")
        page = max(1, int(wanted)) if wanted.isascii() and wanted.isdigit() and len(wanted) < 4 else 1
        found, count = people.picker(house.book, chosen.id, page - 1)
        if not found and count:
            page = 1
            found, count = people.picker(house.book, chosen.id, 0)
    return pages.show(
        house,
        request,
        "picker",
        status,
        faces=[shown(house, one) for one in called.told(found)],
        meeting=chosen,
        classes=[] if chosen or staff is None else _named(house, staff, running),
        page=page,
        count=count,
        fault=fault,
        wait=wait,
        ring=whom_to_ring(pages.wish_of(house, request).lang, house.community_phone()),
        at="/me",
    )


def _named(house: House, staff: Who, running: Sequence[Meeting]) -> list[tuple[str, str]]:
    """(class id, name) of the classes whose meetings are open."""
    there = {one.class_id for one in running}
    return [(one.id, one.name) for one in classes.listed(house.book, staff) if one.id in there]


def _begun(house: House, request: Request, learner: str, meeting: str, where: str, card: str = "") -> Response:
    now = house.book.now()
    answer = pages.go(house, request, "/me") if "?" not in where else pages.redirect(where)
    return identity.give_learner_cookie(request, answer, Learning(learner, False, meeting, now, now, card))
