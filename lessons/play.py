"""A lesson as the player needs it: plain JSON, one language, one kind of phone. Pure: voices are handed in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lessons import graph
from lessons.graph import Node, Stop
from lessons.lesson import Lesson, Touch
from media import words
from media.scenes.draw import BUILT_IN, Drawing, draw
from media.scenes.highlight import mark, picture_ground
from media.scenes.pen import Box


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence to be heard, and which part of the step it belongs to: meanwhile, text, types or say; on the last
    page learnt, safety, at_home or without_phone, and there which `line` of that part (-1: its heading)."""

    part: str
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Voices:
    """Where sound comes from. `clip` gives the address of a sentence's sound, or None; `recording` that of a person's
    recording of a whole touch (step id, number of the touch), or None."""

    clip: Callable[[str], str | None] = lambda sentence: None
    recording: Callable[[str, int], str | None] = lambda step, touch: None


SILENT: Final = Voices()


@dataclass(frozen=True, slots=True)
class Picture:
    """A real picture of the pack: where it is served, and its size in pixels."""

    src: str
    width: int
    height: int


def spoken(touch: Touch, lang: str, sentences: Callable[[str], list[str]]) -> list[Spoken]:
    """Everything that is said at a touch, in order, sentence by sentence."""
    shown = {"meanwhile": touch.meanwhile, "text": touch.text, "say": touch.say}
    parts = {name: text.of(lang) if text else "" for name, text in shown.items()}
    order = [(name, parts[name]) for name in ("meanwhile", "text")]
    order += [("types", _to_write(touch, lang, f"{parts['text']} {parts['say']}")), ("say", parts["say"])]
    return [Spoken(name, one) for name, text in order if text for one in sentences(text)]


def _to_write(touch: Touch, lang: str, told: str) -> str:
    """What to type (or to say to the phone) at this touch, unless the words told already name it."""
    if not touch.accepts or touch.gesture not in ("type", "speak"):
        return ""
    wanted = touch.accepts[0].of(lang)
    named = "".join(wanted.split()).casefold() in "".join(told.split()).casefold()
    return "" if named else words.say(f"player.to_{touch.gesture}", lang, words=wanted)


def spoken_at_end(lesson: Lesson, lang: str, sentences: Callable[[str], list[str]]) -> list[Spoken]:
    """Everything that is said on the last page: each part with its heading, line by line, sentence by sentence."""
    found: list[Spoken] = []
    for part, lines in _end_lines(lesson, lang).items():
        headed = [words.say(f"player.{part}", lang), *lines] if lines else []
        found += [Spoken(part, one, line) for line, text in enumerate(headed, -1) for one in sentences(text)]
    return found


def _end_lines(lesson: Lesson, lang: str) -> dict[str, list[str]]:
    singles = {"safety": lesson.safety, "at_home": lesson.at_home, "without_phone": lesson.without_phone}
    learnt = [step.touches[0].text.of(lang) for step in lesson.steps if step.critical]
    return {"learnt": learnt} | {name: [text.of(lang)] if text else [] for name, text in singles.items()}


def player_data(
    lesson: Lesson,
    lang: str,
    *,
    phone: str = "",
    sentences: Callable[[str], list[str]],
    voices: Voices = SILENT,
    links: Mapping[str, str] | None = None,
    pictures: Callable[[str], Picture] | None = None,
    next_lesson: Mapping[str, str] | None = None,
    unchecked: bool | None = None,
    phone_links: Mapping[str, str] | None = None,
    community_phone: str = "",
    screens: "Screens | None" = None,
) -> dict[str, Any]:
    """The player's data (contract in docs/architecture.md). `unchecked` None: as the lesson's own `verified` says.
    `screens`: where the drawn screens are gathered, for a caller who adds more of them."""
    stops = graph.way(lesson, phone)
    screens = screens or Screens(lesson, lang, pictures)
    steps: list[dict[str, Any]] = []
    for index, step in enumerate(lesson.steps):
        mine = [stop for stop in stops if stop.step == index]
        touches = [
            _touch(stop, number, index + 1, step.id, lang, screens, sentences, voices)
            for number, stop in enumerate(mine)
        ]
        steps.append({"id": step.id, "n": index + 1, "critical": step.critical, "touches": touches})
    not_checked = lesson.last_verified is None if unchecked is None else unchecked
    return {
        "lesson": lesson.id,
        "version": lesson.version,
        "lang": lang,
        "mode": "learn",
        "phone": phone,
        "title": lesson.title.of(lang),
        "objective": lesson.objective.of(lang),
        "unchecked": words.say("player.unchecked", lang) if lesson.follows_app and not_checked else None,
        "words": words.room("player", lang),
        "links": dict(links or {}),
        "phones": _phones(lesson, lang, phone_links or {}),
        "screens": screens.made,
        "steps": steps,
        "end": _end(lesson, lang, next_lesson, sentences, voices),
        "help": whom_to_ring(lang, community_phone),
    }


def _end(
    lesson: Lesson,
    lang: str,
    next_lesson: Mapping[str, str] | None,
    sentences: Callable[[str], list[str]],
    voices: Voices,
) -> dict[str, Any]:
    lines = _end_lines(lesson, lang)
    return {
        "learnt": lines["learnt"],
        "objective": lesson.objective.of(lang),
        **{name: "".join(lines[name]) for name in ("safety", "at_home", "without_phone")},
        "say": [
            {"part": one.part, "line": one.line, "text": one.text, "src": voices.clip(one.text)}
            for one in spoken_at_end(lesson, lang, sentences)
        ],
        "next": dict(next_lesson) if next_lesson else None,
    }


def whom_to_ring(lang: str, community_phone: str) -> dict[str, str] | None:
    """Whom to ring when nobody is near: the community's telephone, if it is known."""
    if not community_phone:
        return None
    whole = community_phone.replace(" ", "\N{NO-BREAK SPACE}").replace("-", "\N{NON-BREAKING HYPHEN}")
    label = words.say("player.call_community", lang, phone=whole)
    return {"link": "tel:" + "".join(sign for sign in community_phone if sign in "+0123456789"), "label": label}


def _phones(lesson: Lesson, lang: str, links: Mapping[str, str]) -> list[dict[str, str]]:
    """The choice of phones, where the lesson's way differs between them; "" stands for not knowing."""
    if not lesson.phones:
        return []
    named = [("", words.say("player.any_phone", lang))]
    named += [(phone, words.say(f"phones.{phone}", lang)) for phone in lesson.phones]
    return [{"id": phone, "label": label, "link": links.get(phone, "")} for phone, label in named]


class Screens:
    """Draws each different screen once and numbers them."""

    def __init__(self, lesson: Lesson, lang: str, pictures: Callable[[str], Picture] | None) -> None:
        self.lesson, self.lang, self.pictures = lesson, lang, pictures
        self.made: list[dict[str, Any]] = []
        self.drawings: list[Drawing | None] = []
        self.numbers: dict[str, int] = {}

    def number(self, node: Node, touch: Touch) -> int:
        """The number of the screen on which the touch happens, or of the real picture in its place."""
        if touch.picture:
            return self._once(touch.picture, lambda: (self._picture(touch), None))
        return self.of(node)

    def of(self, node: Node) -> int:
        """The number of a node's screen; nodes that look the same share one."""
        if not node.scene:
            return self._once("", lambda: (_blank(), None))
        plain = graph.screen(self.lesson, node, self.lang)
        return self._once(repr(plain), lambda: self._drawn(node, plain))

    def _once(self, key: str, make: Callable[[], tuple[dict[str, Any], Drawing | None]]) -> int:
        if key not in self.numbers:
            self.numbers[key] = len(self.made)
            screen, drawing = make()
            self.made.append(screen)
            self.drawings.append(drawing)
        return self.numbers[key]

    def _picture(self, touch: Touch) -> dict[str, Any]:
        found = self.pictures(touch.picture) if self.pictures else Picture(touch.picture, 360, 660)
        shown = {"src": found.src, "width": found.width, "height": found.height}
        return {"svg": None, "alt": touch.text.of(self.lang), "picture": shown, "parts": []}

    def _drawn(self, node: Node, plain: dict[str, Any]) -> tuple[dict[str, Any], Drawing]:
        drawing = draw(plain, self.lang)
        told = {
            id_: ({"says": said.of(self.lang)} | ({"fine": True} if act.fine else {}))
            for _, part in graph.Compiler(self.lesson).parts(node)
            for id_, act in ((part.id, part.act), *part.inner.items())
            if id_ and (said := act.says or act.why)
        }
        parts = [
            {"id": id_, "label": drawing.labels[id_], "box": list(box), "says": "", **told.get(id_, {})}
            for id_, box in drawing.boxes.items()
        ]
        name = self.lesson.scenes[node.scene].name.of(self.lang)
        return {"svg": drawing.svg, "alt": name, "picture": None, "parts": parts}, drawing


def _blank() -> dict[str, Any]:
    return {"svg": None, "alt": "", "picture": None, "parts": []}


def _touch(
    stop: Stop,
    number: int,
    step_number: int,
    step_id: str,
    lang: str,
    screens: Screens,
    sentences: Callable[[str], list[str]],
    voices: Voices,
) -> dict[str, Any]:
    touch = stop.touch
    screen = screens.number(stop.at, touch)
    after = screen if touch.picture else screens.number(stop.after, touch)
    drawing = screens.drawings[screen]
    box, label = _target(touch, drawing, screens.made[screen], lang)
    said = [
        {"part": one.part, "text": one.text, "src": voices.clip(one.text)} for one in spoken(touch, lang, sentences)
    ]
    shown = screens.made[screen]["picture"]
    knob = drawing.knobs.get(touch.target) if drawing and touch.target else None
    drawn = _mark(box, shown, touch, step_number, knob) if box else ""
    return {
        "text": touch.text.of(lang),
        "say": said,
        "recording": voices.recording(step_id, number),
        "made_by_machine": any(one["src"] for one in said),
        "hint": touch.hint.of(lang) if touch.hint else "",
        "meanwhile": touch.meanwhile.of(lang) if touch.meanwhile else None,
        "screen": screen,
        "after": after,
        "target": touch.target,
        "label": label,
        "box": list(box) if box else None,
        "gesture": touch.gesture,
        "direction": touch.direction or None,
        "types": touch.accepts[0].of(lang) if touch.accepts else None,
        "mark": drawn,
    }


def _mark(box: Box, shown: Mapping[str, Any] | None, touch: Touch, number: int, knob: float | None) -> str:
    """The layer above the screen. A picture's box is in its own pixels, its ground as wide as a phone."""
    if not shown:
        return mark(box, touch.gesture, number, direction=touch.direction, knob=knob)
    ground = picture_ground(shown["width"], shown["height"])
    scale = ground.width / shown["width"]
    x, y, w, h = (side * scale for side in box)
    return mark((x, y, w, h), touch.gesture, number, direction=touch.direction, on=ground)


def _target(
    touch: Touch, drawing: Drawing | None, screen: Mapping[str, Any], lang: str
) -> tuple[tuple[float, float, float, float] | None, str]:
    """Where to touch, and what a screen reader calls it."""
    if touch.picture and touch.box:
        wide, high = screen["picture"]["width"], screen["picture"]["height"]
        x, y, w, h = touch.box
        return (x * wide, y * high, w * wide, h * high), touch.text.of(lang)
    if drawing and touch.target in drawing.boxes:
        return drawing.boxes[touch.target], drawing.labels[touch.target] or touch.text.of(lang)
    if touch.target in BUILT_IN:
        return BUILT_IN[touch.target], words.say(f"phones.{touch.target.replace('-', '_')}", lang)
    return None, touch.text.of(lang)
