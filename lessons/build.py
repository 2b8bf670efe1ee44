"""The table of one lesson file, or of the courses file, to frozen values. Collects problems; judges the form only."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from lessons import build_scene
from lessons.fields import Fields, Notebook
from lessons.lesson import DIRECTIONS, GESTURES, PHONES, Course, Lesson, Scene, Step, Touch, Variable, Verified
from lessons.problem import nearest
from lessons.reading import Row, Table
from media.words import Text

# Grounds that covers are painted on (media/pictures/cover.py; a test compares the two).
COVER_COLOURS: Final = ("blue", "green", "orange", "red", "purple", "teal", "yellow", "grey")
_NO_TEXT: Final = Text("", "")
_LONG_AGO: Final = date(2000, 1, 1)
_PICTURE: Final = re.compile(r"pictures/[a-z0-9][a-z0-9-]*\.(webp|png|jpg)")
_VARIANT_KEYS: Final = frozenset(
    ("text", "say", "hint", "scene", "picture", "box", "with", "meanwhile", "target", "gesture", "accepts", "to")
)


def lesson(
    table: Table,
    book: Notebook,
    shared: Mapping[str, Table],
    shared_scenes: Mapping[str, Scene],
    shared_variables: Mapping[str, Variable],
) -> Lesson:
    """The lesson in `table`, as far as it can be read; what is wrong stands in `book`."""
    name = str(table.get("id", "")) or book.file
    fields = Fields(table, f"lesson {name}", book)
    id_ = fields.id("id")
    steps = tuple(_step(step, name, book) for step in fields.tables("steps"))
    own = build_scene.scenes(fields.table_at("scenes"), f"lesson {name}", book, shared)
    variables = build_scene.variables(fields.table_at("variables"), f"lesson {name}", book)
    status = fields.one_of("status", ("draft", "ready", "retired"), needed=True)
    ready = status == "ready"
    made = Lesson(
        id=id_,
        number=fields.word("number", needed=True),
        version=int(fields.number("version", 1, 100_000, 1, needed=True)),
        status=status or "draft",  # type: ignore[arg-type]  # one_of has checked it
        title=fields.text("title", needed=True) or _NO_TEXT,
        objective=fields.text("objective", needed=True) or _NO_TEXT,
        minutes=int(fields.number("minutes", 5, 180, 30, needed=True)),
        steps=steps,
        scenes={**shared_scenes, **own},
        variables={**shared_variables, **variables},
        file=book.file,
        leaves_out=fields.texts("leaves_out", needed=ready),
        needs=fields.words("needs"),
        mistakes=fields.texts("mistakes", needed=ready),
        safety=fields.text("safety", needed=ready),
        without_phone=fields.text("without_phone", needed=ready),
        at_home=fields.text("at_home", needed=ready),
        cover=fields.word("cover"),
        follows_app=fields.text("follows_app"),
        verified=tuple(_verified(entry, name, book) for entry in fields.tables("verified")),
        practise=fields.one_of("practise", ("sequence", "judgement"), "sequence"),  # type: ignore[arg-type]
    )
    fields.close()
    _ids_differ(made, book)
    return made


def _ids_differ(made: Lesson, book: Notebook) -> None:
    seen: set[str] = set()
    for step in made.steps:
        if step.id in seen:
            book.note("same_step_id", step.line, f"lesson {made.id}", id=step.id)
        seen.add(step.id)


def _verified(table: Table, name: str, book: Notebook) -> Verified:
    fields = Fields(table, f"lesson {name}, verified", book)
    day = fields.day("on")
    entry = Verified(fields.one_of("phone", PHONES, needed=True), day or _LONG_AGO, fields.word("app_version"))
    fields.close()
    return entry


def _step(table: Table, lesson_name: str, book: Notebook) -> Step:
    fields = Fields(table, f"lesson {lesson_name}, step {table.get('id', '?')}", book)
    id_ = fields.id("id")
    critical = fields.flag("critical")
    touch = _touch(fields)
    variants: dict[str, tuple[Touch, ...]] = {}
    for phone, change in fields.table_at("variants").items():
        if phone not in PHONES:
            fields.note("unknown_phone", "variants", value=phone[:40], meant=nearest(phone, PHONES))
        elif isinstance(change, Table):
            variants[phone] = _variant(table, change, phone, fields)
        else:
            fields.note("want_table", "variants")
    fields.close()
    return Step(id_, table.line, critical, (touch,), variants)


def _variant(step: Table, change: Table, phone: str, outer: Fields) -> tuple[Touch, ...]:
    """The step's fields with the phone's own over them; `touches` gives several in a row."""
    place = f"{outer.place}, {phone}"
    base = {key: value for key, value in step.items() if key in _VARIANT_KEYS}
    entries: list[Any] = [change]
    if "touches" in change:
        listed = change["touches"]
        entries = [entry for entry in listed if isinstance(entry, Table)] if isinstance(listed, Row) else []
        if not 1 <= len(entries) <= 3 or len(change) > 1:
            outer.book.note("touches_one_to_three", change.line, place)
    made: list[Touch] = []
    for index, entry in enumerate(entries):
        # Only the first of several touches starts where the step starts.
        start = base if index == 0 else {key: base[key] for key in ("hint",) if key in base}
        mixed = Table({**start, **entry})
        mixed.line = entry.line
        fields = Fields(mixed, place, outer.book)
        made.append(_touch(fields))
        fields.close()
    return tuple(made)


def _touch(fields: Fields) -> Touch:
    gesture, _, direction = fields.word("gesture", default="tap").partition(" ")
    if gesture not in GESTURES:
        fields.note("unknown_gesture", "gesture", value=gesture[:40], meant=nearest(gesture, GESTURES))
        gesture = "tap"
    if (gesture == "swipe") != (direction in DIRECTIONS):
        fields.note("swipe_direction", "gesture")
        gesture, direction = "tap", ""
    return Touch(
        text=fields.text("text", needed=True) or _NO_TEXT,
        line=fields.table.line,
        target=fields.word("target"),
        gesture=gesture,
        direction=direction,
        say=fields.text("say"),
        hint=fields.text("hint"),
        scene=fields.word("scene"),
        picture=_picture(fields),
        box=_box(fields),
        with_=fields.values("with"),
        meanwhile=fields.text("meanwhile"),
        accepts=fields.texts("accepts"),
        to=fields.words("to"),
    )


def _picture(fields: Fields) -> str:
    """A path inside the pack's `pictures/` folder; anything that could leave the pack is refused."""
    path = fields.word("picture")
    if path and not _PICTURE.fullmatch(path):
        fields.note("bad_picture", "picture", value=path[:80])
        return ""
    return path


def _box(fields: Fields) -> tuple[float, float, float, float] | None:
    words = fields.words("box")
    if not words:
        return None
    try:
        x, y, w, h = (float(word) for word in words)
    except ValueError:
        fields.note("bad_box", "box")
        return None
    if not (0 <= x < 1 and 0 <= y < 1 and 0 < w <= 1 - x + 1e-6 and 0 < h <= 1 - y + 1e-6):
        fields.note("bad_box", "box")
        return None
    return x, y, w, h


def courses(table: Table, book: Notebook) -> tuple[Course, ...]:
    fields = Fields(table, "courses", book)
    made: list[Course] = []
    for entry in fields.tables("courses"):
        inner = Fields(entry, f"course {entry.get('id', '?')}", book)
        made.append(
            Course(
                id=inner.id("id"),
                title=inner.text("title", needed=True) or _NO_TEXT,
                note=inner.text("note"),
                lessons=inner.words("lessons"),
                colour=inner.one_of("colour", COVER_COLOURS, "blue"),
            )
        )
        inner.close()
    fields.close()
    return tuple(made)
