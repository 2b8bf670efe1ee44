"""在家试了吗 on a learner's own page and on her phone in class: one touch, once a meeting, and nothing waits for it."""

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from tracker import at_home
from tracker.access import Who
from tracker.at_home import ANSWERS
from tracker.reach import NoSuch
from web.gate import identity, pages
from web.gate.form import Fields
from web.gate.gate import Pupil
from web.wiring import House

LATER: Final = "qibu_later"  # a cookie of the day: asked at this meeting, she would rather not say


@dataclass(frozen=True, slots=True)
class Asked:
    """The lesson's title; the answers are keys of sentences `reviews.home_...`."""

    title: str
    answers: tuple[str, ...] = ANSWERS


def question(house: House, request: Request, pupil: Pupil) -> Asked | None:
    """What to ask her now; nothing outside a meeting, after an answer, and after 先不说."""
    return at_meeting(house, request, pupil.learning.learner, _meeting(house, pupil))


def at_meeting(house: House, request: Request, learner: str, meeting: str) -> Asked | None:
    """The same for whoever sits in this meeting on this phone; `meeting` may be empty."""
    if not meeting or request.cookies.get(LATER) == _mark(learner, meeting):
        return None
    try:
        found = at_home.of(house.book, Who("learner", learner=learner), learner, meeting)
    except NoSuch:  # the meeting is over, or she is no longer in its class
        return None
    if found is None or found.said:
        return None
    lesson = house.library.ready(found.lesson)
    if lesson is None or not lesson.tried_at_home:
        return None
    return Asked(lesson.title.of(pages.wish_of(house, request).lang))


def take(house: House, request: Request, fields: Fields, _: bytes) -> Response:
    """One of the answers, or `later`. Whoever is no longer here is asked who they are."""
    pupil = identity.pupil_of(request)
    if pupil is None:
        return pages.go(house, request, "/me")
    answer, meeting = fields.get("answer", ""), _meeting(house, pupil)
    if answer in ANSWERS and meeting:
        at_home.note(house.book, pupil.who, pupil.learning.learner, meeting, answer)
        return pages.redirect(pages.wish_of(house, request).link("/me", noted="1"))
    return not_now(request, pages.go(house, request, "/me"), pupil.learning.learner, meeting)


def not_now(request: Request, answer: Response, learner: str, meeting: str) -> Response:
    """先不说: this device does not ask her again at this meeting."""
    mark, secure = _mark(learner, meeting), identity.is_secure(request)
    answer.set_cookie(LATER, mark, httponly=True, samesite="lax", secure=secure)
    return answer


def _meeting(house: House, pupil: Pupil) -> str:
    """The meeting her picture was touched in; for who came by her card, the one her class is holding."""
    return pupil.learning.meeting or at_home.running(house.book, pupil.who, pupil.learning.learner)


def _mark(learner: str, meeting: str) -> str:
    return f"{learner}.{meeting}"
