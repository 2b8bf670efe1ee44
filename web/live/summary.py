"""`/lead/summary/<meeting>`: what a meeting was, on one page that prints; and the same for the desk's meeting page."""

from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from media.words import say
from tracker import live_summary, visits
from tracker.access import Who
from tracker.live_log import Change
from tracker.live_summary import AtStep, Summary
from web import desk_days
from web.gate import pages
from web.live import step_words
from web.live.lead import staff_of
from web.wiring import House
from web.wishes import Wishes

MINUTE: Final = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A step with its words, and its numbers."""

    n: int
    text: str
    at: AtStep


@dataclass(frozen=True, slots=True)
class Taught:
    """A lesson of the meeting: title, and what is known of its steps."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A summary in words."""

    summary: Summary
    title: str
    span: str
    calls: str
    lessons: tuple[Taught, ...]
    again: tuple[str, ...]
    notes: tuple[tuple[str, str, str], ...]  # about whom, what, by whom
    log: tuple[tuple[str, str, str], ...]  # when, what, by whom


def show(house: House, request: Request) -> Response:
    who = staff_of(request)
    wish = pages.wish_of(house, request)
    told = tell(house, wish, who, request.path_params["meeting"])
    comma = say("table.name_join", wish.lang)
    return pages.show(house, request, "summary", told=told, summary=told.summary, names=comma.join)


def tell(house: House, wish: Wishes, who: Who, meeting: str) -> Told:
    """The summary of a meeting; raises `NoSuch`."""
    found = live_summary.of(house.book, who, meeting)
    lang, zone = wish.lang, desk_days.zone_of(who, found.place)
    return Told(
        summary=found,
        title=say("lead.sum_title", lang, name=found.class_name, day=desk_days.day(found.day, lang)),
        span=_span(found, lang, zone),
        calls=_calls(found, lang),
        lessons=tuple(_taught(house, found, lesson, lang) for lesson in found.lessons),
        again=tuple(_again(house, found.again, lang)),
        notes=tuple((one.nickname, _said(one.said, lang), one.said.by) for one in found.notes),
        log=tuple(
            (desk_days.clock(one.at, zone), _happened(house, one, lang), one.by)
            for one in found.log
            if _happened(house, one, lang)
        ),
    )


def _taught(house: House, found: Summary, lesson: str, lang: str) -> Taught:
    known = house.library.lessons.get(lesson)
    words = dict(step_words.of_lesson(known, lang)) if known else {}
    lines = tuple(Line(one.number, words.get(one.step, one.step), one) for one in found.steps if one.lesson == lesson)
    return Taught(known.title.of(lang) if known else lesson, lines)


def _again(house: House, steps: tuple[AtStep, ...], lang: str) -> list[str]:
    named = [one for each in steps if (one := step_words.named(house, each.lesson, each.step, lang))]
    return [step_words.sentence(one, lang) for one in named]


def _said(one: visits.HandOver, lang: str) -> str:
    gap = "" if lang == "zh" else " "
    return gap.join([*(visits.sentence(key, lang) for key in one.sentences), one.own_words]).strip()


def _calls(found: Summary, lang: str) -> str:
    calls = found.calls
    if not calls.count:
        return say("lead.sum_no_calls", lang)
    told = [say("lead.sum_calls", lang, n=calls.count, taken=calls.taken)]
    if calls.seconds is not None:
        told.append(say("lead.sum_calls_after", lang, wait=_wait(calls.seconds, lang)))
    if calls.alone:
        told.append(say("lead.sum_calls_alone", lang, n=calls.alone))
    return ("" if lang == "zh" else " ").join(told)


def _wait(seconds: int, lang: str) -> str:
    if seconds < MINUTE:
        return say("lead.sum_seconds", lang, n=seconds)
    return say("lead.sum_minutes", lang, n=round(seconds / MINUTE))


def _span(found: Summary, lang: str, zone: str) -> str:
    if found.opened_at is None:
        return ""
    begun = desk_days.clock(found.opened_at, zone)
    if found.closed_at is None:
        return say("lead.sum_since", lang, begun=begun)
    return say("lead.sum_span", lang, begun=begun, over=desk_days.clock(found.closed_at, zone))


def _happened(house: House, one: Change, lang: str) -> str:
    """A line of the log as a sentence; empty for what nobody wants to read later."""
    what: dict[str, Any] = dict(one.what)
    told = []
    if what.get("began"):
        told.append(say("lead.log_began", lang))
    if "leader" in what:
        told.append(say("lead.log_leader", lang, name=one.by))
    if "lesson" in what:
        known = house.library.lessons.get(what["lesson"])
        told.append(say("lead.log_lesson", lang, title=known.title.of(lang) if known else what["lesson"]))
    if "way" in what:
        told.append(say(f"lead.way_{what['way']}", lang))
    if what.get("step"):
        told.append(say("lead.log_step", lang, n=what["step"]))
    if what.get("look_up"):
        told.append(say("lead.log_look_up", lang))
    if "blank" in what:
        told.append(say("lead.log_blank" if what["blank"] else "lead.log_light", lang))
    return say("lead.log_and", lang).join(told)
