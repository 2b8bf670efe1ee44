"""Paper for a visit where there is no server: the page that says so, the sheet itself, and which sheets are still out.

Which they are, the book knows; a sheet comes back when it is entered, or is put aside unused.
"""

from starlette.responses import PlainTextResponse, Response

from media.paper.sheet import Line, volunteer_sheet
from media.pictures.fonts import NoFont
from media.words import say
from tracker import sheets
from tracker.people import Learner
from tracker.reach import NoSuch
from tracker.sheets import Sheet
from web.table.learner import title_of
from web.table.room import Ask
from web.table.walk import AT_HOME


def leaving(ask: Ask) -> Response:
    """Before leaving: at home there is no server; take the paper."""
    her = ask.seen(ask.learner)
    lesson = ask.lesson()
    taken = Sheet(her.id, lesson.id, ask.today(her.place)) in sheets.out(ask.book, ask.who)
    return ask.page("visit", her=her, lesson=lesson, taken=taken)


def take(ask: Ask) -> Response:
    """The sheet goes out; what follows is the PDF."""
    lesson = ask.lesson()
    taken = sheets.take(ask.book, ask.who, ask.learner, lesson.id)
    return ask.go(taken.learner, lesson.id, "visit", taken="1")


def show(ask: Ask) -> Response:
    """All my sheets that are out."""
    shown = []
    for one in sheets.out(ask.book, ask.who):
        her = _seen(ask, one.learner)
        shown.append({"sheet": one, "her": her, "title": title_of(ask, one.lesson), "day": ask.day(one.day)})
    return ask.page("sheets", sheets=shown)


def drop(ask: Ask) -> Response:
    """It was not used, or was lost."""
    sheets.back(ask.book, ask.who, ask.sent.get("learner", ""), ask.sent.get("lesson", ""))
    return ask.go("sheets")


def pdf(ask: Ask) -> Response:
    """The sheet: the lesson's steps in their order, the same five marks."""
    her = ask.seen(ask.learner)
    lesson = ask.lesson()
    steps = [Line(n, step.touches[0].text.of(ask.lang), step.critical) for n, step in enumerate(lesson.steps, 1)]
    sentences = [say(f"book.hand_over_{key}", ask.lang) for key in AT_HOME]
    sentences.append(say("book.hand_over_review_step", ask.lang, n="____"))
    code = her.id[-6:].upper()
    try:
        made = volunteer_sheet(her.nickname, code, lesson.title.of(ask.lang), steps, sentences, ask.lang)
    except NoFont:
        return PlainTextResponse(say("pictures.no_font", ask.lang) + "\n", 503)
    return Response(made, media_type="application/pdf", headers={"cache-control": "no-store"})


def _seen(ask: Ask, learner: str) -> Learner | None:
    """Her, as long as she may be seen: an assignment may have ended while the sheet was out."""
    try:
        return ask.seen(learner)
    except NoSuch:
        return None
