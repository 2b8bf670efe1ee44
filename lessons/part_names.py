"""What people would call the parts of a lesson's screens, and what its traps explain, by id. For who reads evidence.

Pure: takes the words from the drawings themselves, so that a part is called here as it is on the phone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lessons import graph
from lessons.lesson import BUILT_IN, Act, Lesson, Part
from media import words
from media.scenes.draw import draw
from media.words import Text


@dataclass(frozen=True, slots=True)
class Names:
    """`parts`: a part's label by its id; `traps`: the sentence with which a trap explains itself, by its name."""

    parts: Mapping[str, str]
    traps: Mapping[str, str]


def names(lesson: Lesson, lang: str) -> Names:
    """Of all screens: as they are on the lesson's way, then as they are at its start; else by a part's own words.

    An id that stands on several screens means the one on the way, which was practised.
    """
    compiler = graph.Compiler(lesson)
    way = [stop.at for stop in graph.way(lesson) if stop.at.scene]
    at_start = [compiler.node(scene, compiler.start()) for scene in lesson.scenes]
    parts: dict[str, str] = {}
    traps: dict[str, str] = {}
    for node in dict.fromkeys([*way, *at_start]):
        for id_, label in draw(graph.screen(lesson, node, lang), lang).labels.items():
            if label:
                parts.setdefault(id_, label)
    for node in at_start:
        for part in _every(lesson.scenes[node.scene].parts):
            if part.id and (own := _words(part)):
                parts.setdefault(part.id, own.of(lang))
            for act in _acts(part):
                if act.trap and act.why:
                    traps.setdefault(act.trap, act.why.of(lang))
    for place in BUILT_IN:
        parts.setdefault(place, words.say(f"phones.{place.replace('-', '_')}", lang))
    return Names(parts, traps)


def _words(part: Part) -> Text | None:
    """The first words that stand on it, or on the first thing in it."""
    return next((value for one in _every((part,)) for value in one.fields.values() if isinstance(value, Text)), None)


def _every(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _every(part.items or ())


def _acts(part: Part) -> Iterator[Act]:
    yield part.act
    yield from part.on.values()
    yield from part.inner.values()
