"""Whether a lesson can be practised to its end: each touch can be done, all words can be written. Pure.

What stands on the way itself (targets, jumps, dead ends), check_way has looked at.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from lessons import graph, rehearse, writing
from lessons.graph import Edge, Node, Stop, Way
from lessons.lesson import Lesson
from lessons.problem import Level, Problem
from media.words import LANGS

MOST_SCREENS: Final = 1_200  # nodes sent to a phone; the largest bundled lesson has 400, which is 8 kB packed


def problems(lesson: Lesson, ways: Iterable[Way]) -> Iterator[Problem]:
    """What would leave somebody stuck in practice, each told once for all phones."""
    told: set[tuple[str, int, str]] = set()
    for way in ways:
        for problem in _on_phone(lesson, way):
            if (key := (problem.code, problem.line, str(problem.values))) not in told:
                told.add(key)
                yield problem


def _on_phone(lesson: Lesson, way: Way) -> Iterator[Problem]:
    level: Level = "error" if lesson.status == "ready" else "warning"
    phone, stops, reached = way.phone, way.stops, way.reached
    if MOST_SCREENS < len(reached) < graph.MOST_NODES:  # beyond that check_way says so
        values: dict[str, object] = {"count": len(reached), "most": MOST_SCREENS}
        yield Problem("too_much_to_practise", lesson.file, 0, f"lesson {lesson.id}", level, values)
    for stop in stops:
        place = f"lesson {lesson.id}, step {lesson.steps[stop.step].id}" + (f", {phone}" if phone else "")
        for code, values in _stop(stop, reached):
            yield Problem(code, lesson.file, stop.touch.line, place, level, values)


def _stop(stop: Stop, reached: Mapping[Node, list[Edge]]) -> Iterator[tuple[str, dict[str, object]]]:
    touch = stop.touch
    for lang in LANGS:
        made = writing.typing(touch, lang)
        if made and not writing.writable(made["want"]):
            yield "cannot_be_written", {"words": made["want"][:40]}
    if touch.picture or touch.gesture == "look" or stop.dead or stop.lost or stop.at not in reached:
        return  # nothing to do there, or check_way has said what is wrong
    can = {edge.gesture for edge in reached[stop.at] if edge.part == touch.target}
    missing = set(rehearse.deeds(stop, reached[stop.at])) - can
    if missing:
        yield "cannot_be_done", {"id": touch.target, "gesture": min(missing), "scene": stop.at.scene}
