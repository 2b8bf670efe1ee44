"""The evidence behind a step with the lesson's own words: for a learner's page, and for whoever writes the lesson."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from lessons import part_names
from lessons.lesson import Lesson
from lessons.part_names import Names
from lessons.screens import hard_steps
from lessons.screens.hard_steps import HardStep, HardSteps
from media.words import say
from tracker import at_home, evidence, learner_record, people
from tracker.access import Who
from tracker.days import day_of
from tracker.evidence import Hard, Strayed
from tracker.screens import evidence as screen
from tracker.screens.evidence import Evidence, HomeLine, LessonEvidence, StepEvidence
from tracker.walks import Walk
from web import desk_days
from web.wiring import House
from web.wishes import Wishes

WALKS: Final = 8  # of one lesson in a row of marks
NAMED: Final = 4  # parts named in one sentence
SHOWN: Final = 5  # hardest steps on a lesson's page


def show(home: House, wish: Wishes, who: Who, learner_id: str) -> None:
    """The two parts on her page."""
    screen.show(gather(home, wish, who, learner_id), wish.lang)


def gather(home: House, wish: Wishes, who: Who, learner_id: str) -> Evidence:
    """Raises `NoSuch`."""
    lang, library = wish.lang, home.library
    strayed = evidence.strayed(home.book, who, learner_id)
    walks: dict[str, list[Walk]] = {}
    for walk in learner_record.walks(home.book, who, learner_id, most=200):
        walks.setdefault(walk.lesson, []).append(walk)
    shelf = [lesson for _, taught in library.shelf() for lesson in taught]
    made = (_lesson(lesson, walks.get(lesson.id, []), strayed, lang) for lesson in shelf)
    zone = desk_days.zone_of(who, people.seen(home.book, who, learner_id).place)
    said = [
        HomeLine(
            desk_days.day_and_weekday(day_of(one.at, zone), lang),
            say(
                "reviews.home_line",
                lang,
                title=library.lessons[one.lesson].title.of(lang),
                said=say(f"reviews.home_{one.said}", lang),
            ),
        )
        for one in at_home.told(home.book, who, learner_id)
        if one.lesson in library.lessons
    ]
    return Evidence(tuple(one for one in made if one.steps), tuple(said))


def _lesson(
    lesson: Lesson, walks: Iterable[Walk], strayed: Mapping[tuple[str, str], Strayed], lang: str
) -> LessonEvidence:
    """The steps at which she went astray; nothing to draw where she never did."""
    astray = [step for step in lesson.steps if (lesson.id, step.id) in strayed]
    if not astray:
        return LessonEvidence("", ())
    called = part_names.names(lesson, lang)
    newest = sorted((walk for walk in walks if walk.in_counted_mode), key=lambda walk: walk.order)[-WALKS:]
    took = [{step: prompt for step, prompt, _ in walk.prompts} for walk in newest]
    numbers = {step.id: n for n, step in enumerate(lesson.steps, 1)}
    steps = tuple(
        StepEvidence(
            numbers[step.id],
            step.touches[0].text.of(lang),
            tuple(each[step.id] for each in took if step.id in each),
            _touched(strayed[lesson.id, step.id], called, lang),
            _trapped(strayed[lesson.id, step.id], called, lang),
        )
        for step in astray
    )
    return LessonEvidence(lesson.title.of(lang), steps)


def _touched(one: Strayed, called: Names, lang: str) -> str:
    named = [
        say("reviews.touched_times", lang, part=_part(called, part, lang), n=n) if n > 1 else _part(called, part, lang)
        for part, n in one.touched[:NAMED]
    ]
    return say("reviews.touched", lang, parts=say("pages.list_join", lang).join(named)) if named else ""


def _trapped(one: Strayed, called: Names, lang: str) -> str:
    named = [_trap(called, trap, lang) for trap, _ in one.traps[:NAMED]]
    return say("reviews.trapped", lang, traps=say("pages.list_join", lang).join(named)) if named else ""


def _part(called: Names, part: str, lang: str) -> str:
    label = called.parts.get(part)
    return say("reviews.part_named", lang, part=label) if label else say("reviews.part_gone", lang)


def _trap(called: Names, trap: str, lang: str) -> str:
    why = called.traps.get(trap)
    return say("reviews.trap_named", lang, trap=why) if why else say("reviews.trap_unnamed", lang)


def show_hard(home: House, wish: Wishes, who: Who, lesson: Lesson) -> None:
    """On a lesson's page, over all places one works at; nothing for whoever works at none."""
    places = who.places("volunteer", "social_worker", "manager")
    if places:
        hard_steps.show(hard(home, wish, who, places, lesson), wish.lang)


def hard(home: House, wish: Wishes, who: Who, places: Collection[str], lesson: Lesson) -> HardSteps:
    """The steps of today's lesson that most often take help there. Raises `NoSuch` for somebody else's place."""
    lang = wish.lang
    steps = {step.id: (n, step) for n, step in enumerate(lesson.steps, 1)}
    found = [
        one
        for one in evidence.hardest(home.book, who, places, lesson.id)
        if one.step in steps and (one.helped != 0 or one.touched or one.trap)
    ]
    called = part_names.names(lesson, lang) if found else Names({}, {})
    return HardSteps(
        tuple(
            _hard(one, steps[one.step][0], steps[one.step][1].touches[0].text.of(lang), called, lang)
            for one in found[:SHOWN]
        )
    )


def _hard(one: Hard, n: int, text: str, called: Names, lang: str) -> HardStep:
    told = say("reviews.hard_few_people", lang)
    if one.people is not None and one.helped is not None:
        told = say("reviews.hard_share", lang, times=one.times, share=round(one.helped * 100))
    strayed = []
    if one.touched:
        part, people_ = one.touched
        strayed.append(say("reviews.hard_touched", lang, part=_part(called, part, lang), n=_count(people_, lang)))
    if one.trap:
        trap, people_ = one.trap
        strayed.append(say("reviews.hard_trapped", lang, trap=_trap(called, trap, lang), n=_count(people_, lang)))
    who = say("reviews.hard_people", lang, n=one.people) if one.people is not None else ""
    return HardStep(n, text, told, who, one.helped, tuple(strayed))


def _count(people_: int | None, lang: str) -> str:
    return say("reviews.hard_few", lang) if people_ is None else say("reviews.hard_n_people", lang, n=people_)
