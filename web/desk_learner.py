"""A learner's page, gathered from the book and the lessons' words. Draws nothing."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby
from types import MappingProxyType
from typing import Final

from lessons.lesson import Lesson
from media import faces
from media.words import say
from tracker import confidence, consents, learner_record, notes, presence, visits
from tracker.access import Who
from tracker.days import day_of
from tracker.learner_record import LessonProgress, Reached
from tracker.people import Learner
from tracker.screens import learner as screen
from tracker.screens import notes as note
from tracker.screens.learner import LearnerView, Line, Next, Sure
from tracker.screens.page import Way
from tracker.screens.strip import StepLine, Walked
from tracker.visits import HandOver
from tracker.walks import Walk
from web import desk_asked, desk_days, desk_door, desk_evidence, desk_judged, desk_mending
from web.desk_who import Asking
from web.table.suggest import Standing, Suggestion, step_number, suggest
from web.wiring import House
from web.wishes import Wishes

WALKS: Final = 8  # of one lesson on the page; the book keeps all


def page_of(home: House, wish: Wishes, who: Who) -> None:
    """The page of the learner in the address."""
    learner_id, lang = desk_door.asked("learner"), wish.lang
    chosen = {one: value for one in desk_asked.CHOSEN if (value := desk_door.asked(one))}
    screen.show(gather(home, wish, who, learner_id, desk_door.asked("lesson"), chosen), lang)
    write = desk_door.deed(lang, partial(notes.write, home.book, who, learner_id))
    note.show([(one.id, one.title.of(lang)) for _, taught in home.library.shelf() for one in taught], lang, write)
    desk_evidence.show(home, wish, who, learner_id)
    desk_judged.show(home, wish, who, learner_id)
    desk_mending.show(home, wish, who, learner_id)


def gather(
    home: House,
    wish: Wishes,
    who: Who,
    learner_id: str,
    opened: str = "",
    chosen: Mapping[str, str] = MappingProxyType({}),
) -> LearnerView:
    """Everything to read. `opened`: the lesson whose evidence is to stand open; `chosen`: what the overview was asked
    for before, to go back to. Raises `NoSuch`."""
    ask = Asking(home, wish, who, learner_id)
    her = ask.her
    standing = {one.lesson: one for one in learner_record.lessons(ask.book, who, her.id)}
    shelf = [lesson for _, taught in home.library.shelf() for lesson in taught]
    said = notes.of(ask.book, who, her.id)
    back = Way(ask.say("to_overview"), wish.link("/overview", place=her.place, **chosen))
    ways: tuple[Way, ...] = (Way(ask.say("to_people"), wish.link("/people", place=her.place, who=her.id)),)
    if her.status == "active":
        ways = (Way(ask.say("to_table"), wish.link(f"/table/{her.id}")), *ways)
    return LearnerView(
        name=ask.name,
        portrait=_portrait(her),
        facts=_facts(ask),
        state="" if her.status == "active" else ask.say(f"life_{her.status}", day=ask.day(her.status_since)),
        phone=her.phone,
        back=back,
        ways=ways,
        next=_next(ask, standing, said) if her.status == "active" else None,
        lessons=_lessons(ask, standing, shelf, opened),
        not_begun=tuple(one.title.of(ask.lang) for one in shelf if one.id not in standing),
        sure=_sure(ask),
        came=tuple(_attended(ask, one) for one in presence.attended(ask.book, who, her.id)),
        visits=tuple(_visit(ask, one) for one in presence.visited(ask.book, who, her.id)),
        hand_overs=tuple(_said(ask, one) for one in said),
        consents=_consents(ask),
    )


def _portrait(her: Learner) -> str:
    drawing = faces.svg(faces.name_for(her.id, her.picture))
    return "data:image/svg+xml;base64," + b64encode(drawing.encode()).decode()


def _facts(ask: Asking) -> tuple[str, ...]:
    facts = list(presence.classes_of(ask.book, ask.who, ask.her.id)) or [ask.say("no_class")]
    if ask.her.birth_decade:
        facts.append(ask.say("born", decade=ask.her.birth_decade))
    if ask.her.real_name:
        facts.append(ask.say("real_name", name=ask.her.real_name))
    return tuple(facts)


def _next(ask: Asking, standing: Mapping[str, LessonProgress], said: Sequence[HandOver]) -> Next:
    at = {
        one.lesson: Standing(one.status, (one.help_steps or (one.stopped_at,))[0], one.due_on)
        for one in standing.values()
    }
    shelf = [taught for _, taught in ask.home.library.shelf()]
    found = suggest(at, shelf, ask.today)
    title, why = ask.say("next_all"), ask.say("why_all")
    ways: tuple[Way, ...] = ()
    if found:
        title, why = found.lesson.title.of(ask.lang), _why(ask, found, standing)
        ways = (Way(say("desk.look", ask.lang), ask.wish.link("/lesson", lesson=found.lesson.id), main=True),)
    if not said:
        return Next(title, why, ways)
    last = _said(ask, said[0])
    return Next(title, why, ways, last.more, ask.say("said_by", what=last.what, day=last.day))


def _why(ask: Asking, found: Suggestion, standing: Mapping[str, LessonProgress]) -> str:
    if found.why == "stuck":
        one = standing[found.lesson.id]
        step = (one.help_steps or (one.stopped_at,))[0]
        reason = say("book.reason_help" if one.help_steps else "book.reason_stopped", ask.lang)
        return _wanted(ask, found.lesson, step, reason)
    if found.why == "due":
        due = standing[found.lesson.id].due_on
        return ask.say("why_due", day=ask.day(due) if due else "")
    return ask.say(f"why_{found.why}")


def _wanted(ask: Asking, lesson: Lesson, step: str, reason: str) -> str:
    """Where she needs help, and why one knows."""
    n = step_number(lesson, step)
    if not n:
        return ask.say("why_gone", why=reason)
    return ask.say("why_stuck", n=n, text=lesson.steps[n - 1].touches[0].text.of(ask.lang), why=reason)


def _lessons(
    ask: Asking, standing: Mapping[str, LessonProgress], shelf: Sequence[Lesson], opened: str
) -> tuple[screen.Lesson, ...]:
    """Those she has begun: where she needs help first, then in the shelf's order."""
    walks: dict[str, list[Walk]] = {}
    for one in learner_record.walks(ask.book, ask.who, ask.her.id, most=200):
        walks.setdefault(one.lesson, []).append(one)
    reached: dict[str, list[Reached]] = {}
    for change in learner_record.reached(ask.book, ask.who, ask.her.id):
        reached.setdefault(change.lesson, []).append(change)
    order = {lesson.id: n for n, lesson in enumerate(shelf)}
    begun = sorted(standing.values(), key=lambda one: (not _steps_wanting(one), order.get(one.lesson, len(order))))
    opened = opened if opened in standing else begun[0].lesson if begun and _steps_wanting(begun[0]) else ""
    return tuple(
        _lesson(ask, one, walks.get(one.lesson, []), reached.get(one.lesson, []), one.lesson == opened) for one in begun
    )


def _steps_wanting(one: LessonProgress) -> tuple[str, ...]:
    return one.help_steps or ((one.stopped_at,) if one.stopped_at else ())


def _lesson(
    ask: Asking, one: LessonProgress, walks: Sequence[Walk], reached: Sequence[Reached], opened: bool
) -> screen.Lesson:
    lesson = ask.home.library.lessons.get(one.lesson)
    shown = sorted(walks, key=lambda walk: walk.order)[-WALKS:]
    since = ask.say("since", day=ask.day(day_of(one.since, ask.zone)))
    facts = [since, ask.say("walked", n=one.walks, complete=one.complete)]
    if one.due_on:
        facts.append(ask.say("due_on", day=desk_days.day_and_weekday(one.due_on, ask.lang)))
    reason = say("book.reason_help" if one.help_steps else "book.reason_stopped", ask.lang)
    helps: tuple[str, ...] = ()
    if lesson:
        helps = tuple(_wanted(ask, lesson, step, reason) for step in _steps_wanting(one))
    history = [
        ask.say("reached", day=ask.day(day_of(x.at, ask.zone)), status=say(f"book.status_{int(x.status)}", ask.lang))
        for x in reached
    ]
    return screen.Lesson(
        title=ask.title(one.lesson),
        status=int(one.status),
        reason=say(f"book.reason_{one.reason}", ask.lang),
        facts=tuple(facts),
        helps=helps,
        history=ask.say("history", steps=" → ".join(history)) if len(history) > 1 else "",
        walks=tuple(_walked(ask, walk) for walk in shown),
        steps=_strip(ask, lesson, one, shown) if lesson else (),
        open=opened,
    )


def _walked(ask: Asking, walk: Walk) -> Walked:
    return Walked(ask.day(day_of(walk.first_at, ask.zone)), ask.say(f"mode_{walk.mode}"), walk.complete)


def _strip(ask: Asking, lesson: Lesson, one: LessonProgress, walks: Sequence[Walk]) -> tuple[StepLine, ...]:
    took = [{step: prompt for step, prompt, _ in walk.prompts} for walk in walks]
    wanting = _steps_wanting(one)
    return tuple(
        StepLine(
            step_number(lesson, step.id),
            step.touches[0].text.of(ask.lang),
            step.critical,
            step.id in wanting,
            tuple(each.get(step.id, "") for each in took),
        )
        for step in lesson.steps
    )


def _sure(ask: Asking) -> tuple[Sure, ...]:
    """Before and after of one lesson on one day in one line, the newest first."""
    rows = sorted(
        ((day_of(one.observed_at, ask.zone), one.lesson, one) for one in confidence.of(ask.book, ask.who, ask.her.id)),
        key=lambda row: row[:2],
    )
    found = []
    for (day, lesson), group in groupby(rows, key=lambda row: row[:2]):
        felt = {one.moment: one.face for _, _, one in group}
        found.append(Sure(ask.title(lesson), ask.day(day), felt.get("before", 0), felt.get("after", 0)))
    return tuple(reversed(found))


def _attended(ask: Asking, one: presence.Attended) -> Line:
    what = ask.say(f"was_{one.came}", name=one.class_name)
    return Line(desk_days.day_and_weekday(one.day, ask.lang), what, (ask.title(one.lesson),) if one.lesson else ())


def _visit(ask: Asking, one: presence.Visited) -> Line:
    what = ask.say("visit_line", name=one.by, n=one.minutes)
    day = desk_days.day_and_weekday(day_of(one.began_at, ask.zone), ask.lang)
    return Line(day, what, (ask.title(one.lesson),) if one.lesson else ())


def _said(ask: Asking, one: HandOver) -> Line:
    """A hand-over: who and about what, and its sentences."""
    ready = [visits.sentence(key, ask.lang) for key in one.sentences]
    name = one.by or ask.say("somebody")
    what = ask.say("said_about", name=name, title=ask.title(one.lesson)) if one.lesson else name
    return Line(ask.day(day_of(one.at, ask.zone)), what, (*ready, *one.own_words.splitlines()))


def _consents(ask: Asking) -> tuple[Line, ...]:
    """The newest answer of each kind; what was never asked says so."""
    newest = {one.kind: one for one in consents.of(ask.book, ask.who, ask.her.id)}
    lines = []
    for kind in consents.KINDS:
        what, one = say(f"people.consent_{kind}", ask.lang), newest.get(kind)
        if one is None:
            lines.append(Line(what, ask.say("consent_unasked")))
            continue
        day = ask.day(day_of(one.noted_at, ask.zone))
        if not one.given:
            lines.append(Line(what, ask.say("consent_no", day=day)))
        elif one.how == "paper":
            lines.append(Line(what, ask.say("consent_paper", day=day)))
        else:
            lines.append(Line(what, ask.say("consent_spoken", day=day, witness=one.witness)))
    return tuple(lines)
