"""Rules on the way through a lesson: targets are there, steps follow each other, nothing is a dead end. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lessons import graph
from lessons.graph import Compiler, Edge, Node, Stop, Way
from lessons.lesson import BUILT_IN, EDGES, KEYS, Act, Lesson
from lessons.problem import Level, Problem, nearest
from media.scenes.draw import draw
from media.words import LANGS


def problems(lesson: Lesson, ways: Iterable[Way]) -> Iterator[Problem]:
    """All problems of the lesson's scenes and of its way on every phone."""
    scenes: set[str] = set()
    told: set[tuple[str, int, str]] = set()
    for way in ways:
        for stop in way.stops:
            for problem in _stop(lesson, stop, way.phone):
                # A slip in what all phones share is told once, not once a phone.
                # Where the first step has no scene, those after it have none either.
                line = 0 if problem.code == "no_scene" else problem.line
                if (key := (problem.code, line, str(problem.values))) not in told:
                    told.add(key)
                    yield problem
        scenes |= {node.scene for node in way.reached}
        yield from _graph(lesson, way.stops, way.reached, way.phone)
    yield from _names(lesson, scenes)


def _place(lesson: Lesson, stop: Stop, phone: str) -> str:
    return f"lesson {lesson.id}, step {lesson.steps[stop.step].id}" + (f", {phone}" if phone else "")


def _stop(lesson: Lesson, stop: Stop, phone: str) -> Iterator[Problem]:
    level: Level = "error" if lesson.status == "ready" else "warning"
    touch = stop.touch

    def note(code: str, **values: object) -> Problem:
        return Problem(code, lesson.file, touch.line, _place(lesson, stop, phone), level, values)

    if touch.picture:
        if not touch.box and touch.gesture != "look":
            yield note("picture_without_box")
        return
    if touch.scene and touch.scene not in lesson.scenes:
        yield note("unknown_scene", name=touch.scene, meant=nearest(touch.scene, lesson.scenes))
        return
    if not stop.at.scene:
        if lesson.status == "ready":
            yield note("no_scene")
        return
    for name, value in touch.with_.items():
        yield from _value(lesson, name, value, note)
    if stop.jumped and not touch.meanwhile:
        yield note("jump", scene=stop.at.scene)
    if stop.lost:
        everywhere = _all_ids(lesson)
        if touch.target and touch.target not in everywhere:
            yield note("target_nowhere", id=touch.target, meant=nearest(touch.target, everywhere))
        return
    ids = {part.id for _, part in Compiler(lesson).parts(stop.at) if part.id} | _suffixed(lesson, stop.at)
    if not touch.target:
        yield note("no_target")
    elif touch.target not in ids and touch.target not in BUILT_IN:
        meant = nearest(touch.target, (*ids, *BUILT_IN))
        yield note("target_not_there", id=touch.target, scene=stop.at.scene, meant=meant or tuple(sorted(ids)[:8]))
    elif stop.dead:
        code = "dead_edge" if touch.target in (*EDGES, "screen") else "dead_target"
        yield note(code, id=touch.target, gesture=touch.key, scene=stop.at.scene)
    if touch.gesture == "type" and not touch.accepts:
        yield note("type_without_accepts")
    if touch.gesture == "slide" and not touch.to:
        yield note("slide_without_to")
    if touch.gesture == "press" and touch.target not in KEYS:
        yield note("press_without_key")
    if touch.gesture == "tap" and touch.target in (*EDGES, *KEYS, "screen"):
        yield note("tap_on_edge", id=touch.target)


def _all_ids(lesson: Lesson) -> set[str]:
    found = set(BUILT_IN)
    for scene in lesson.scenes.values():
        for part in scene.parts:
            for one in (part, *(part.items or ())):
                found |= {one.id, f"{one.id}-more", f"{one.id}-less", str(one.fields.get("button_id", ""))}
    return found


def _suffixed(lesson: Lesson, node: Node) -> set[str]:
    """Ids of what stands inside a part: a stepper's plus and minus, a button in a line."""
    found: set[str] = set()
    for owner, part in Compiler(lesson).parts(node):
        if owner.kind == "stepper":
            found |= {f"{part.id}-more", f"{part.id}-less"}
        found |= set(part.inner)
    return found


def _value(lesson: Lesson, name: str, value: str, note: Any) -> Iterator[Problem]:
    variable = lesson.variables.get(name)
    if variable is None:
        yield note("unknown_variable", name=name, meant=nearest(name, lesson.variables))
    elif value not in variable.values:
        yield note("unknown_value", name=name, value=value, known=tuple(variable.values))


def _names(lesson: Lesson, scenes: set[str]) -> Iterator[Problem]:
    """Scenes and variables that are spoken of but do not exist. Only scenes that this lesson can show are judged."""
    level: Level = "error" if lesson.status == "ready" else "warning"
    for scene in (lesson.scenes[name] for name in sorted(scenes)):
        place = f"lesson {lesson.id}, scene {scene.id}"
        if scene.back and scene.back not in lesson.scenes:
            yield _unknown_scene(lesson, scene.back, scene.line, place, level)
        if scene.home != "home" and scene.home not in lesson.scenes:
            yield _unknown_scene(lesson, scene.home, scene.line, place, level)
        for act in scene.on.values():
            yield from _act(lesson, act, scene.line, place, level)
        for part in scene.parts:
            for one in (part, *(part.items or ())):
                for act in (one.act, *one.on.values()):
                    yield from _act(lesson, act, one.line, place, level)
                for name, values in one.when.items():
                    for value in values:
                        note = _noter(lesson, one.line, place, level)
                        yield from _value(lesson, name, value, note)
                variable = one.fields.get("variable") or one.fields.get("switch")
                if variable and variable not in lesson.variables:
                    yield Problem(
                        "unknown_variable",
                        lesson.file,
                        one.line,
                        place,
                        level,
                        {"name": variable, "meant": nearest(str(variable), lesson.variables)},
                    )


def _noter(lesson: Lesson, line: int, place: str, level: Level) -> Any:
    return lambda code, **values: Problem(code, lesson.file, line, place, level, values)


def _act(lesson: Lesson, act: Act, line: int, place: str, level: Level) -> Iterator[Problem]:
    if act.go and act.go not in lesson.scenes and act.go != "back":
        yield _unknown_scene(lesson, act.go, line, place, level)
    for name, value in act.set.items():
        yield from _value(lesson, name, value, _noter(lesson, line, place, level))


def _unknown_scene(lesson: Lesson, name: str, line: int, place: str, level: Level) -> Problem:
    values: dict[str, object] = {"name": name, "meant": nearest(name, lesson.scenes)}
    return Problem("unknown_scene", lesson.file, line, place, level, values)


def _graph(lesson: Lesson, stops: list[Stop], reached: Mapping[Node, list[Edge]], phone: str) -> Iterator[Problem]:
    level: Level = "error" if lesson.status == "ready" else "warning"
    place = f"lesson {lesson.id}" + (f", {phone}" if phone else "")
    if len(reached) >= graph.MOST_NODES:
        yield Problem("graph_too_big", lesson.file, 0, place, level, {"most": graph.MOST_NODES})
        return
    yield from _drawings(lesson, stops, reached, place, level)
    for scene in sorted(_stuck(stops, reached)):
        yield Problem("dead_end", lesson.file, lesson.scenes[scene].line, place, "warning", {"scene": scene})


def _stuck(stops: list[Stop], reached: Mapping[Node, list[Edge]]) -> set[str]:
    """Scenes that can be got into but from where no touch leads back to the lesson's way."""
    back: dict[Node, list[Node]] = {}
    for node, edges in reached.items():
        for edge in edges:
            back.setdefault(edge.to, []).append(node)
    # Back on the way means: on one of its scenes, whatever has been switched meanwhile.
    scenes = {stop.at.scene for stop in stops} | {stop.after.scene for stop in stops}
    open_, fine = [node for node in reached if node.scene in scenes], set()
    while open_:
        node = open_.pop()
        if node not in fine:
            fine.add(node)
            open_.extend(back.get(node, []))
    return {node.scene for node in reached if node not in fine}


def _drawings(
    lesson: Lesson, stops: list[Stop], reached: Mapping[Node, list[Edge]], place: str, level: Level
) -> Iterator[Problem]:
    """Everything fits on the screen, and what must be touched is drawn. Each different picture is drawn once."""
    seen: set[tuple[str, ...]] = set()
    told: set[tuple[str, str]] = set()
    here: dict[Node, dict[str, Stop]] = {}
    for stop in stops:
        if stop.at.scene and not (stop.touch.picture or stop.dead or stop.lost):
            here.setdefault(stop.at, {})[stop.touch.target] = stop
    visible = {name: _visible(lesson, name) for name in {node.scene for node in reached}}
    for node in reached:
        mine = here.get(node, {})
        look = (node.scene, *(node.values[at] for at in visible[node.scene]))
        if look in seen and not mine:
            continue
        seen.add(look)
        for lang in LANGS:
            drawing = draw(graph.screen(lesson, node, lang), lang)
            for name in drawing.too_low:
                if (node.scene, name) not in told:
                    told.add((node.scene, name))
                    line = lesson.scenes[node.scene].line
                    values: dict[str, object] = {"scene": node.scene, "name": name, "lang": lang}
                    yield Problem("does_not_fit", lesson.file, line, place, level, values)
            for target, stop in mine.items():
                nameless = target in drawing.labels and not drawing.labels[target] and stop.touch.gesture != "look"
                if nameless and (node.scene, target) not in told:
                    told.add((node.scene, target))
                    values = {"id": target, "scene": node.scene}
                    yield Problem("no_label", lesson.file, stop.touch.line, place, level, values)
                if (
                    target
                    and target not in drawing.boxes
                    and target not in BUILT_IN
                    and (node.scene, target) not in told
                ):
                    told.add((node.scene, target))
                    values = {"id": target, "scene": node.scene}
                    yield Problem("not_drawn", lesson.file, stop.touch.line, place, level, values)


def _visible(lesson: Lesson, scene: str) -> list[int]:
    """Which of the lesson's variables can change how this scene looks, by their order."""
    drawn = [one for part in lesson.scenes[scene].parts for one in (part, *(part.items or ()))]
    named = {name for one in drawn for name in one.when}
    named |= {value for one in drawn for value in one.fields.values() if isinstance(value, str)}
    return [number for number, name in enumerate(lesson.variables) if name in named]
