"""A lesson as a phone that cannot break: the player's data and, beside it, every screen that can be reached and where
each touch leads (contract in docs/practice.md). Pure: voices, pictures and the ladder are handed in.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from lessons import graph, hands, ladder, play, writing
from lessons.graph import Compiler, Edge, Node, Stop
from lessons.ladder import Ladder
from lessons.lesson import Act, Lesson
from lessons.play import SILENT, Picture, Screens, Voices
from media import words
from media.words import Text

MODES: Final = ("practise", "check")
# Sentences of the catalogue that the player says aloud by itself.
SPOKEN: Final = (
    "other_part", "already", "once_more", "other_gesture", "almost", "back_first", "try_again_says", "quiet",
    "no_page_before", "help_gesture", "help_model", "help_look", "look_here", "help_physical",
)  # fmt: skip

Sentences = Callable[[str], list[str]]


def practice_data(
    lesson: Lesson,
    lang: str,
    mode: str,
    *,
    steps_help: Ladder = ladder.DEFAULT,
    phone: str = "",
    sentences: Sentences,
    voices: Voices = SILENT,
    pictures: Callable[[str], Picture] | None = None,
    **page: Any,
) -> dict[str, Any]:
    """`play.player_data` for one of MODES, with `practice`, and with the place in the graph in each touch.

    `page`: what else `play.player_data` takes. Raises ValueError for another mode.
    """
    if mode not in MODES:
        raise ValueError(mode)
    screens = Screens(lesson, lang, pictures)
    data = play.player_data(
        lesson, lang, phone=phone, sentences=sentences, voices=voices, pictures=pictures, screens=screens, **page
    )
    stops = graph.way(lesson, phone)
    reached = graph.reachable(lesson, stops)
    index = {node: number for number, node in enumerate(reached)}
    touches = [touch for step in data["steps"] for touch in step["touches"]]
    for stop, touch in zip(stops, touches, strict=True):
        touch |= _place(lesson, stop, index, reached, lang)
    data["mode"] = mode
    data["words"] = {**data["words"], **words.room("practice", lang)}
    data["practice"] = {
        "names": list(lesson.variables),
        "nodes": [_node(node, edges, index, screens, lang, sentences, voices) for node, edges in reached.items()],
        "ladder": steps_help.plain(),
        "kind": lesson.practise,
    }
    data["surface"] = hands.surface_words(lang)
    _stops_of_sliders(lesson, reached, data)
    data["practice"]["sounds"] = _sounds(_told(data, touches), sentences, voices)
    return data


def spoken(lesson: Lesson, lang: str, phone: str, sentences: Sentences) -> list[str]:
    """Every sentence that can be heard in practice beyond those of the lesson itself, once each."""
    found = [text.of(lang) for name in _scenes(lesson, phone) for text in _kind_words(lesson, name)]
    found += [touch.hint.of(lang) for step in lesson.steps for touch in step.on_phone(phone) if touch.hint]
    found += [words.say(f"practice.{key}", lang) for key in SPOKEN]
    return list(dict.fromkeys(one for text in found for one in sentences(text)))


def _scenes(lesson: Lesson, phone: str) -> list[str]:
    """Every scene that a touch may lead to, whatever the variables hold: quick, and enough for words."""
    found = list(dict.fromkeys(node.scene for stop in graph.way(lesson, phone) for node in (stop.at, stop.after)))
    found = [name for name in ("home", *found) if name in lesson.scenes]
    for name in found:  # grows while it is walked
        scene = lesson.scenes[name]
        goes = [act.go for act in (*_acts(lesson, name), *scene.on.values())] + [scene.back]
        found += dict.fromkeys(one for one in goes if one in lesson.scenes and one not in found)
    return list(dict.fromkeys(found))


def _acts(lesson: Lesson, scene: str) -> Iterator[Act]:
    for part in lesson.scenes[scene].parts:
        for one in (part, *(part.items or ())):
            yield from (one.act, *one.on.values(), *one.inner.values())


def _kind_words(lesson: Lesson, scene: str) -> Iterator[Text]:
    for act in _acts(lesson, scene):
        yield from (text for text in (act.says, act.why) if text)


def _place(
    lesson: Lesson, stop: Stop, index: Mapping[Node, int], reached: Mapping[Node, list[Edge]], lang: str
) -> dict[str, Any]:
    """Where in the graph a touch happens, and what counts as having done it."""
    pictured = bool(stop.touch.picture)
    return {
        "node": None if pictured else index.get(stop.at),
        "after_node": None if pictured else index.get(stop.after),
        "jumped": stop.jumped,
        "deeds": deeds(stop, reached.get(stop.at, ())),
        "typing": writing.typing(stop.touch, lang),
        "opens": [] if pictured or stop.at not in index else _keyboards(lesson, stop),
    }


def _keyboards(lesson: Lesson, stop: Stop) -> list[str]:
    """The drawn keyboards on a screen: a touch on one of them begins to write, like a touch on the line itself. Where
    something is to be said, so does a touch on a keyboard's microphone that leads nowhere."""
    found = [part for _, part in Compiler(lesson).parts(stop.at) if part.kind == "keyboard"]
    quiet = [id_ for part in found for id_, act in part.inner.items() if not (act.changes or act.trap)]
    speaks = [part.fields.get("mic_id", "") for part in found if stop.touch.gesture == "speak"]
    return [one for one in (*(part.id for part in found), *(one for one in speaks if one in quiet)) if one]


def _stops_of_sliders(lesson: Lesson, reached: Iterable[Node], data: Mapping[str, Any]) -> None:
    """What a slider can be set to stands with its part, one value a stop, from left to right."""
    for node, made in zip(reached, data["practice"]["nodes"], strict=True):
        for part in data["screens"][made["screen"]]["parts"]:
            found = [one for _, one in Compiler(lesson).parts(node) if one.kind == "slider" and one.id == part["id"]]
            for one in found:
                part["values"] = list(lesson.variables[one.fields["variable"]].values)


def deeds(stop: Stop, edges: Iterable[Edge]) -> list[str]:
    """The gestures on the target that do this touch, the lesson's own first."""
    touch = stop.touch
    if touch.gesture == "slide":
        return [f"slide {value}" for value in touch.to]
    if touch.gesture in ("type", "speak"):  # whoever cannot write says it, and the other way round
        can = {edge.gesture for edge in edges if edge.part == touch.target}
        return [touch.gesture, *(other for other in ("type", "speak") if other in can and other != touch.gesture)]
    return [touch.key]


def _node(
    node: Node,
    edges: Iterable[Edge],
    index: Mapping[Node, int],
    screens: Screens,
    lang: str,
    sentences: Sentences,
    voices: Voices,
) -> dict[str, Any]:
    leading = [
        {
            "part": edge.part,
            "gesture": edge.gesture,
            "to": index[edge.to],
            "trap": edge.trap,
            "why": _said(edge.why.of(lang), sentences, voices) if edge.trap and edge.why else None,
        }
        for edge in edges
        if edge.to in index
    ]
    return {"scene": node.scene, "screen": screens.of(node), "values": list(node.values), "edges": leading}


def _said(text: str, sentences: Sentences, voices: Voices) -> dict[str, Any]:
    return {"text": text, "say": [{"text": one, "src": voices.clip(one)} for one in sentences(text)]}


def _told(data: Mapping[str, Any], touches: Iterable[Mapping[str, Any]]) -> list[str]:
    """What the player may say besides the steps themselves."""
    found = [part["says"] for screen in data["screens"] for part in screen["parts"]]
    found += [touch["hint"] for touch in touches]
    found += [data["words"][key] for key in SPOKEN]
    return list(dict.fromkeys(text for text in found if text))


def _sounds(told: Iterable[str], sentences: Sentences, voices: Voices) -> dict[str, list[dict[str, Any]]]:
    """For each of these texts its sentences and their sounds; texts without any sound are left out."""
    said = {text: _said(text, sentences, voices)["say"] for text in told}
    return {text: say for text, say in said.items() if any(one["src"] for one in say)}
