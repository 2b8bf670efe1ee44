"""从纸上补记: a whole sheet of one learner and lesson at once. Observed when it was, entered when it is typed.

The records go in at the same door as every other, in one post: all of them or none.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from lessons.lesson import Lesson
from media.paper import sheet as paper_sheet
from tracker import accounts, learner_record, numbers, presence, sheets, visits
from tracker.accounts import Staff
from tracker.days import day_of
from tracker.entries import check_text
from tracker.event import MODES, PROMPTS
from tracker.event_schema import is_id, made_at
from tracker.faults import Unfit
from tracker.ids import new_id
from tracker.people import Learner
from tracker.reach import KEEPERS
from tracker.visits import Told, Visit
from web.table import hand_over
from web.table.room import Ask
from web.table.walk import AT_HOME

HOUR: Final = time(10)  # a sheet knows its day, not its hour
OLDEST: Final = timedelta(days=390)
WHERE: Final = ("visit", "class")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it was typed. `marks` are prompts by step id, in the lesson's order; `by` is who sat beside her.
    `where`: in class the minutes belong to the meeting, where they are noted for all of it, and are no visit's."""

    walk: str
    day: date
    where: str
    mode: str
    by: str
    marks: dict[str, str]
    sentences: list[str]
    words: str
    minutes: int


def show(ask: Ask) -> Response:
    her = ask.seen(ask.learner)
    mine = [one.day for one in sheets.out(ask.book, ask.who) if (one.learner, one.lesson) == (her.id, ask.lesson().id)]
    day = mine[0] if mine else ask.today(her.place)
    in_class = not mine and presence.classes_of(ask.book, ask.who, her.id)
    sent = {"walk": new_id(ask.book.now()), "day": day.isoformat(), "mode": "own_phone", "by": ask.who.staff}
    return _form(ask, her, sent | {"where": "class" if in_class else "visit"})


async def save(ask: Ask) -> Response:
    """Back to her page when it is kept; else the same form with everything that was typed, and what to look at."""
    her = await run_in_threadpool(ask.seen, ask.learner)
    lesson = ask.lesson()
    try:
        sheet = await run_in_threadpool(_read, ask, her, lesson)
    except Unfit as fault:
        return await run_in_threadpool(_form, ask, her, ask.sent, fault.field)
    if ask.sent.get("sure") != "1":
        if hidden := numbers.found(sheet.words):
            return await run_in_threadpool(_form, ask, her, ask.sent, f"number_{hidden[0]}", True)
        if await run_in_threadpool(_again, ask, her, lesson, sheet):
            return await run_in_threadpool(_form, ask, her, ask.sent, "same_sheet", True)
    answer = await ask.house.gate.intake.take(_records(ask, her, lesson, sheet), ask.lang)
    if answer.status != 200:
        return ask.page("busy", 503, why=answer.body["say"])
    if answer.body["refused"]:
        return await run_in_threadpool(_form, ask, her, ask.sent, "refused")
    return await run_in_threadpool(_finish, ask, her, lesson, sheet)


def _read(ask: Ask, her: Learner, lesson: Lesson) -> Sheet:
    """What was typed; raises `Unfit` with the name of the sentence that says what is wrong."""
    sent = ask.sent
    walk = sent.get("walk", "")
    if not is_id(walk) or made_at(walk) is None:
        raise Unfit("day", "a walk's id")
    try:
        day = date.fromisoformat(sent.get("day", ""))
    except ValueError:
        raise Unfit("day", "a day") from None
    today = ask.today(her.place)
    if not today - OLDEST <= day <= today:
        raise Unfit("day", "not in the future, not over a year ago")
    if (where := sent.get("where", "")) not in WHERE:
        raise Unfit("where", "a visit or in class")
    if (mode := sent.get("mode", "")) not in MODES:
        raise Unfit("mode", "one of the modes")
    marks = {}
    for step in lesson.steps:
        if (mark := sent.get(f"mark-{step.id}", "")) in PROMPTS:
            marks[step.id] = mark
    if not marks:
        raise Unfit("marks", "at least one step")
    by = sent.get("by", "") or ask.who.staff
    if by not in {one.id for one in _people(ask, her)}:
        raise Unfit("by", "somebody of this place")
    words = sent.get("own_words", "").strip()
    check_text("own_words", words)
    sentences = [key for key in visits.READY if sent.get(f"say-{key}")]
    if visits.is_ready(review := f"review_step:{sent.get('review_step', '')}"):
        sentences.append(review)
    return Sheet(walk, day, where, mode, by, marks, sentences, words, hand_over.minutes_of(ask))


def _again(ask: Ask, her: Learner, lesson: Lesson, sheet: Sheet) -> bool:
    """Whether this very sheet has been entered before: the same day, mode, helper and marks."""
    zone = ask.zone(her.place)
    for one in learner_record.walks(ask.book, ask.who, her.id, lesson.id):
        same = (day_of(one.first_at, zone), one.mode, one.recorder) == (sheet.day, sheet.mode, sheet.by)
        if one.id != sheet.walk and same and {step: prompt for step, prompt, _ in one.prompts} == sheet.marks:
            return True
    return False


def _records(ask: Ask, her: Learner, lesson: Lesson, sheet: Sheet) -> bytes:
    """The sheet as a post of events. Their ids follow from the walk's, so sending the form twice changes nothing."""
    now = ask.book.now()
    observed = datetime.combine(sheet.day, HOUR, ZoneInfo(ask.zone(her.place))).astimezone(UTC)
    observed = min(observed, now - timedelta(seconds=len(lesson.steps)))
    ticket = ask.house.gate.tickets.make(now, her.id, lesson.id, sheet.by)
    events = [
        {
            "id": str(UUID(int=UUID(sheet.walk).int + n)),
            "walk": sheet.walk,
            "kind": "step",
            "lesson": lesson.id,
            "version": lesson.version,
            "step": step,
            "mode": sheet.mode,
            "prompt": prompt,
            "observed_at": (observed + timedelta(seconds=n)).isoformat(),
            "detail": {"paper": True, "entered_by": ask.who.staff},
            "ticket": ticket,
        }
        for n, (step, prompt) in enumerate(sheet.marks.items(), 1)
    ]
    return json.dumps({"sent_at": now.isoformat(), "events": events}).encode()


def _finish(ask: Ask, her: Learner, lesson: Lesson, sheet: Sheet) -> Response:
    """A visit's minutes and the hand-over, once; the sheet is no longer out."""
    if sheet.where == "visit":
        began = datetime.combine(sheet.day, HOUR, ZoneInfo(ask.zone(her.place)))
        done = Visit(sheet.walk, her.id, began, sheet.minutes, lesson.id, sheet.by)
        visits.end_visit(ask.book, ask.who, done, Told(tuple(sheet.sentences), sheet.words, lesson.id))
    elif sheet.sentences or sheet.words:
        visits.hand_on(ask.book, ask.who, her.id, sheet.sentences, sheet.words, lesson.id, key=sheet.walk)
    for carrier in {ask.who.staff, sheet.by}:
        sheets.back(ask.book, ask.who, her.id, lesson.id, carrier)
    return ask.go(her.id, note="class_kept" if sheet.where == "class" and sheet.minutes else "paper_kept")


def _people(ask: Ask, her: Learner) -> list[Staff]:
    """Who may have sat beside her: oneself; for those who look after the place, anybody who works there."""
    me = Staff(ask.who.staff, ask.say("myself"), "")
    if her.place not in ask.who.places(*KEEPERS):
        return [me]
    return [me, *(one for one in accounts.staff_of(ask.book, ask.who, her.place) if one.id != me.id and not one.ended)]


def _form(ask: Ask, her: Learner, sent: Mapping[str, str], wrong: str = "", may_insist: bool = False) -> Response:
    return ask.page(
        "paper",
        422 if wrong else 200,
        her=her,
        lesson=ask.lesson(),
        typed=sent,
        wrong=ask.say(f"wrong_{wrong}") if wrong else "",
        may_insist=may_insist,
        prompts=PROMPTS,
        where=WHERE,
        modes=paper_sheet.MODES,
        staff=_people(ask, her),
        ready=AT_HOME,
        today=ask.today(her.place).isoformat(),
    )
