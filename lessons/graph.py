"""A lesson on one kind of phone as one graph: every screen that can be reached and what each touch leads to.

Pure. A node is a scene in a state of the lesson's variables; `check` searches the graph, the player follows it.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from lessons.lesson import INNER, Act, Lesson, Part, Scene, Touch
from media.scenes.kinds import KINDS
from media.words import Text

MOST_NODES: Final = 6_000


@dataclass(frozen=True, slots=True)
class Node:
    """One screen: the scene, and the variables' values in the lesson's order (empty for a real picture)."""

    scene: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """One touch of the lesson's way: where it happens and where it leads."""

    step: int
    touch: Touch
    at: Node
    after: Node
    jumped: bool  # the screen is not the one that the touch before has led to
    dead: bool  # the target does nothing here
    lost: bool = False  # a touch before was dead, so where this one happens is not known


@dataclass(frozen=True, slots=True)
class Edge:
    part: str
    gesture: str  # "tap", "swipe up", "slide big", ...
    to: Node
    trap: str = ""
    why: Text | None = None  # what a trap explains once somebody has walked into it


@dataclass(frozen=True, slots=True)
class Way:
    """The lesson on one kind of phone: its own way, and every screen somebody can get to from it."""

    phone: str
    stops: list[Stop]
    reached: Mapping[Node, list[Edge]]


class Compiler:
    """Follows the behaviour of one lesson's scenes."""

    def __init__(self, lesson: Lesson) -> None:
        self.lesson = lesson
        self.names = tuple(lesson.variables)

    def start(self) -> dict[str, str]:
        return {name: variable.start for name, variable in self.lesson.variables.items()}

    def state(self, node: Node) -> dict[str, str]:
        return dict(zip(self.names, node.values, strict=False))

    def node(self, scene: str, state: Mapping[str, str]) -> Node:
        return Node(scene, tuple(state[name] for name in self.names))

    def scene(self, node: Node) -> Scene | None:
        return self.lesson.scenes.get(node.scene)

    def parts(self, node: Node) -> Iterator[tuple[Part, Part]]:
        """The parts and items shown on the screen, each with the part it belongs to."""
        scene, state = self.scene(node), self.state(node)
        for part in scene.parts if scene else ():
            if part.shown(state):
                yield part, part
                for item in part.items or ():
                    if item.shown(state):
                        yield part, item

    def follow(self, node: Node, act: Act) -> Node:
        """The screen after `act`. Names that do not exist change nothing here; `check` reports them."""
        state = self.state(node)
        state.update({name: value for name, value in act.set.items() if name in state})
        scene = node.scene
        if act.go == "back":
            here = self.scene(node)
            scene = (here.back if here else "") or scene
        elif act.go:
            scene = act.go
        return self.node(scene, state) if scene in self.lesson.scenes else self.node(node.scene, state)

    def edges(self, node: Node) -> Iterator[Edge]:
        """Everything that can be done on this screen and changes something."""
        seen: set[tuple[str, str]] = set()
        for owner, part in self.parts(node):
            for gesture, target, act in self._deeds(owner, part, node):
                seen.add((target, gesture))
                to = self.follow(node, act)
                if to != node or act.trap:
                    yield Edge(target, gesture, to, act.trap, act.why)
        scene = self.scene(node)
        for deed, act in (scene.on if scene else {}).items():
            gesture, _, key = deed.partition(" ")
            target, gesture = (key, gesture) if gesture == "press" else ("screen", deed)
            yield Edge(target, gesture, self.follow(node, act), act.trap, act.why)
        if scene and scene.back:  # from either side, as on the phones most people here have
            for edge, gesture in (("left-edge", "swipe right"), ("right-edge", "swipe left")):
                yield Edge(edge, gesture, self.follow(node, Act(go="back")))
        if scene and scene.home in self.lesson.scenes and node.scene != scene.home:
            yield Edge("bottom-edge", "swipe up", self.follow(node, Act(go=scene.home)))

    def _deeds(self, owner: Part, part: Part, node: Node) -> Iterator[tuple[str, str, Act]]:
        """(gesture, id touched, what it does) for one part, its variable's own behaviour included."""
        state = self.state(node)
        name = part.fields.get("variable", "") or part.fields.get("switch", "")
        if owner.kind == "choice" and part is not owner:
            name = owner.fields.get("variable", "")
        for gesture, act in part.on.items():
            deed, _, inner = gesture.partition(" ")
            if inner in INNER:
                yield deed, str(part.fields.get(f"{inner}_id", "")), act
            elif gesture not in INNER:
                yield gesture, part.id, act
        if name and name in state:
            yield from self._variable_deeds(owner, part, name, state)
        elif part.act.changes or part.act.trap:
            yield "tap", part.id, part.act
        for id_, act in part.inner.items():
            yield "tap", id_, act

    def _variable_deeds(
        self, owner: Part, part: Part, name: str, state: Mapping[str, str]
    ) -> Iterator[tuple[str, str, Act]]:
        values = self.lesson.variables[name].values
        here = values.index(state[name]) if state[name] in values else 0
        also = dict(part.act.set)
        if owner.kind == "choice" and part is not owner:
            yield "tap", part.id, replace(part.act, set={name: part.id, **also})
        elif owner.kind == "slider":
            for value in values:
                yield f"slide {value}", part.id, Act(go=part.act.go, set={name: value, **also})
        elif owner.kind == "stepper":
            if here + 1 < len(values):
                yield "tap", f"{part.id}-more", Act(set={name: values[here + 1]})
            if here > 0:
                yield "tap", f"{part.id}-less", Act(set={name: values[here - 1]})
        elif owner.kind in ("field", "search"):
            typed = part.on.get("type", Act())
            yield "type", part.id, Act(go=typed.go, set={name: "filled", **typed.set})
            yield "speak", part.id, Act(go=typed.go, set={name: "filled", **typed.set})
            if part.act.changes and not part.fields.get("button_id"):  # else the act is the button's alone
                yield "tap", part.id, part.act
        elif owner.kind != "sample":
            other = values[(here + 1) % len(values)]
            yield "tap", part.id, replace(part.act, set={name: other, **also})

    def perform(self, node: Node, touch: Touch) -> Node | None:
        """Where the touch leads from here; None when it does nothing."""
        if touch.gesture == "look" or touch.picture:
            return node
        wanted = {f"slide {value}" for value in touch.to} if touch.gesture == "slide" else {touch.key}
        found = {
            edge.gesture: edge.to for edge in self.edges(node) if edge.part == touch.target and edge.gesture in wanted
        }
        if not found:
            return None
        return found[f"slide {touch.to[0]}"] if touch.gesture == "slide" and touch.to else next(iter(found.values()))


def way(lesson: Lesson, phone: str = "") -> list[Stop]:
    """The lesson's own way, touch by touch, on that phone."""
    compiler = Compiler(lesson)
    here = compiler.node("", compiler.start())
    stops: list[Stop] = []
    lost = False
    for index, step in enumerate(lesson.steps):
        for touch in step.on_phone(phone):
            at = here
            lost = lost and not touch.scene
            if touch.scene or touch.with_ or touch.picture:
                state = {**compiler.state(here), **{k: v for k, v in touch.with_.items() if k in compiler.names}}
                at = compiler.node("" if touch.picture else touch.scene or here.scene, state)
            jumped = bool(stops) and not lost and at != here and not touch.picture and not stops[-1].touch.picture
            after = compiler.perform(at, touch)
            stops.append(Stop(index, touch, at, after or at, jumped, dead=after is None, lost=lost))
            lost = lost or after is None
            here = after or at
    return stops


def reachable(lesson: Lesson, stops: list[Stop]) -> dict[Node, list[Edge]]:
    """Every screen that somebody can get to from the lesson's way by any touches, with what each touch leads to.

    Stops growing at MOST_NODES; a graph of that size is a problem of its own, which `check` reports.
    """
    compiler = Compiler(lesson)
    graph: dict[Node, list[Edge]] = {}
    queue = deque(node for stop in stops for node in (stop.at, stop.after) if node.scene in lesson.scenes)
    while queue and len(graph) < MOST_NODES:
        node = queue.popleft()
        if node in graph:
            continue
        graph[node] = list(compiler.edges(node))
        queue.extend(edge.to for edge in graph[node] if edge.to not in graph)
    return graph


def ways(lesson: Lesson) -> list[Way]:
    """The lesson on every kind of phone for which it differs, the unknown one first."""
    every = [(phone, way(lesson, phone)) for phone in ("", *lesson.phones)]
    return [Way(phone, stops, reachable(lesson, stops)) for phone, stops in every]


def screen(lesson: Lesson, node: Node, lang: str) -> dict[str, Any]:
    """The plain, one-language screen that `media.scenes.draw` draws for a node."""
    compiler = Compiler(lesson)
    scene, state = lesson.scenes[node.scene], compiler.state(node)
    parts = [_plain(part, part.kind, lesson, state, lang) for part in scene.parts if part.shown(state)]
    status = {"time": scene.time, "battery": scene.battery, "charging": scene.charging}
    return {"look": scene.look, **status, "parts": parts}


def _plain(part: Part, kind: str, lesson: Lesson, state: Mapping[str, str], lang: str) -> dict[str, Any]:
    spec = KINDS[kind].fields if part.kind != "item" else (KINDS[kind].items or {})
    plain: dict[str, Any] = {"kind": part.kind, "id": part.id}
    for name, value in part.fields.items():
        if isinstance(value, Text):
            plain[name] = value.of(lang)
        elif spec[name].type == "variable":
            plain[name] = state.get(value, "")
            if value in lesson.variables:
                plain["values"] = list(lesson.variables[value].values)
        else:
            plain[name] = value
    if part.items is not None:
        plain["items"] = [_plain(item, kind, lesson, state, lang) for item in part.items if item.shown(state)]
    return plain
