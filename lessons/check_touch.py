"""What a touch that is not asked for meets: every part on a screen that can be reached leads somewhere, changes
something or says kindly what it is, and from every screen the phone's back leads out. Pure; knows no step's words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from lessons import graph
from lessons.graph import Compiler, Edge, Node, Way
from lessons.lesson import Lesson, Part, Scene
from lessons.problem import Level, Problem
from media.scenes.draw import OFF, draw

# A call, a locked phone and the home screen are left by their own keys; a phone has no page before them.
_NO_BACK: Final = ("call", "lock")


def problems(lesson: Lesson, ways: Iterable[Way]) -> Iterator[Problem]:
    """Silent parts and screens without a way back, each told once for all phones."""
    level: Level = "error" if lesson.status == "ready" else "warning"
    silent: dict[tuple[str, str], tuple[Part, Node]] = {}
    scenes: set[str] = set()
    for way in ways:
        if len(way.reached) >= graph.MOST_NODES:
            return
        scenes |= {node.scene for node in way.reached}
        silent |= _silent(lesson, way.reached)
    for (where, id_), (part, node) in silent.items():
        if id_ in draw(graph.screen(lesson, node, "zh"), "zh").boxes:  # what a dialog covers meets no finger
            place = f"lesson {lesson.id}, scene {where}"
            yield Problem("silent_part", lesson.file, part.line, place, level, {"id": id_, "scene": where})
    for name in sorted(scenes):
        scene = lesson.scenes[name]
        if not scene.back and not _needs_no_back(scene):
            yield Problem("no_back", lesson.file, scene.line, f"lesson {lesson.id}", level, {"scene": name})


def _needs_no_back(scene: Scene) -> bool:
    return scene.look in ("home", OFF) or any(part.kind in _NO_BACK for part in scene.parts)


def _silent(lesson: Lesson, reached: Mapping[Node, list[Edge]]) -> dict[tuple[str, str], tuple[Part, Node]]:
    """Named parts that answer no touch at all on some screen, by scene and id, with the first such screen."""
    compiler = Compiler(lesson)
    found: dict[tuple[str, str], tuple[Part, Node]] = {}
    for node, edges in reached.items():
        answering = {edge.part for edge in edges}
        for owner, part in compiler.parts(node):
            if part.id and part.id not in answering and not _speaks(lesson, owner, part, answering):
                found.setdefault((node.scene, part.id), (part, node))
            for id_, act in part.inner.items():
                if id_ not in answering and not (act.says or act.why):
                    found.setdefault((node.scene, id_), (part, node))
    return found


def _speaks(lesson: Lesson, owner: Part, part: Part, answering: set[str]) -> bool:
    """Whether the part says something, is moved by its own variable, or only holds what is touched in its stead."""
    if part.act.says or part.act.why or (part is not owner and _variable(owner) in lesson.variables):
        return True
    if owner.kind == "stepper":
        return bool({f"{part.id}-more", f"{part.id}-less"} & answering)
    holds_others = bool(part.items) and not _drawn_as_one(part)
    return holds_others or any(id_ in answering for id_ in part.inner)


def _variable(part: Part) -> str:
    return str(part.fields.get("variable", ""))


def _drawn_as_one(part: Part) -> bool:
    """Parts whose whole surface is one thing to touch, items or no items."""
    return part.kind in ("call", "pairs", "timeline", "keyboard", "composer", "bubble", "message", "dialog", "sheet")
