"""The rules that a lesson, and a pack of lessons, must keep. All problems at once. Pure: the day is an argument."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import chain
from typing import Final

from lessons import check_practice, check_touch, check_way, check_words, graph
from lessons.judging import RESERVED
from lessons.lesson import Course, Lesson
from lessons.problem import Level, Problem, nearest

FEWEST_STEPS: Final = 5
MOST_STEPS: Final = 12
STALE: Final = timedelta(days=180)  # menus change several times a year


def lesson(one: Lesson, today: date) -> list[Problem]:
    """Everything about one lesson by itself."""
    ways = graph.ways(one)  # searched once for all the rules
    found = [rule(one, ways) for rule in (check_way.problems, check_touch.problems, check_practice.problems)]
    return [*_form(one), *check_words.problems(one), *chain.from_iterable(found), *_freshness(one, today)]


def _form(one: Lesson) -> Iterator[Problem]:
    level: Level = "error" if one.status == "ready" else "warning"
    place = f"lesson {one.id}"
    if not FEWEST_STEPS <= len(one.steps) <= MOST_STEPS:
        values: dict[str, object] = {"count": len(one.steps), "least": FEWEST_STEPS, "most": MOST_STEPS}
        yield Problem("step_count", one.file, 0, place, level, values)
    if one.id in RESERVED:
        yield Problem("reserved_id", one.file, 0, place, "error", {"id": one.id})
    if not any(step.critical for step in one.steps):
        yield Problem("no_critical", one.file, 0, place, level)
    if one.cover and one.cover not in one.scenes:
        meant = nearest(one.cover, one.scenes)
        yield Problem("unknown_scene", one.file, 0, place, level, {"name": one.cover, "meant": meant})
    if one.status == "ready":
        for step in one.steps:
            for touch in step.touches:
                if touch.hint is None:
                    yield Problem("no_hint", one.file, touch.line, f"{place}, step {step.id}")


def _freshness(one: Lesson, today: date) -> Iterator[Problem]:
    """Menus that other people change: who has last walked them on a real phone?"""
    if one.status != "ready" or one.follows_app is None:
        return
    last = one.last_verified
    if last is None:
        yield Problem("unverified", one.file, 0, f"lesson {one.id}", "warning", {"app": one.follows_app.zh})
    elif today - last > STALE:
        values: dict[str, object] = {"days": (today - last).days, "most": STALE.days}
        yield Problem("stale", one.file, 0, f"lesson {one.id}", "warning", values)


def pack(
    lessons: Mapping[str, Lesson], courses: Iterable[Course], courses_file: str, left_out: Collection[str] = ()
) -> list[Problem]:
    """What only shows when lessons stand beside each other. Of those `left_out` the own problems are told already."""
    return [*_needs(lessons, left_out), *_courses(lessons, courses, courses_file, left_out)]


def _needs(lessons: Mapping[str, Lesson], left_out: Collection[str]) -> Iterator[Problem]:
    for one in lessons.values():
        for need in one.needs:
            place = f"lesson {one.id}"
            if need in left_out:
                continue
            if need not in lessons:
                meant = nearest(need, lessons)
                yield Problem("unknown_need", one.file, 0, place, "error", {"name": need, "meant": meant})
            elif lessons[need].status == "draft" and one.status == "ready":
                yield Problem("draft_need", one.file, 0, place, "warning", {"name": need})
            elif lessons[need].status == "retired" and one.status == "ready":
                yield Problem("retired_need", one.file, 0, place, "warning", {"name": need})
        circle = _circle(one.id, lessons)
        if circle:
            values: dict[str, object] = {"circle": " → ".join(circle)}
            yield Problem("needs_circle", one.file, 0, f"lesson {one.id}", "error", values)


def _circle(start: str, lessons: Mapping[str, Lesson]) -> list[str]:
    """The way from a lesson back to itself through what it needs, or nothing."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for need in lessons[way[-1]].needs if way[-1] in lessons else ():
            if need == start:
                return [*way, start]
            if need not in seen:
                seen.add(need)
                ways.append([*way, need])
    return []


def _courses(
    lessons: Mapping[str, Lesson], courses: Iterable[Course], file: str, left_out: Collection[str]
) -> Iterator[Problem]:
    placed: dict[str, str] = {}
    ids: set[str] = set()
    for course in courses:
        place = f"course {course.id}"
        if course.id in ids:
            yield Problem("same_course", file, 0, place, "error", {"id": course.id})
        ids.add(course.id)
        for name in course.lessons:
            if name in left_out:
                continue
            if name not in lessons:
                meant = nearest(name, lessons)
                yield Problem("course_unknown_lesson", file, 0, place, "warning", {"name": name, "meant": meant})
            elif name in placed:
                yield Problem("course_twice", file, 0, place, "error", {"name": name, "other": placed[name]})
            placed.setdefault(name, course.id)
    for one in lessons.values():
        if one.status == "ready" and one.id not in placed:
            yield Problem("in_no_course", one.file, 0, f"lesson {one.id}", "warning")
