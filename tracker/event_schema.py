"""The event as JSON, as pages send it: which fields there are and what may stand in them. The tracker owns this.

One sentence for each thing that can be wrong: `book.refused_<why>`. Knows no database and no network.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from tracker import numbers
from tracker.event import HOME, KINDS, MODES, PROMPTS

DETAIL_ROOM: Final = 1800  # bytes of JSON
NOTE_LETTERS: Final = 500  # of a `note`; each takes up to three bytes of the detail
DETAIL_DEPTH: Final = 4  # objects and lists within one another
MISSES_MOST: Final = 999
_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}", re.A)
_ID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.A)


class NotAnEvent(ValueError):
    """`why` is the last part of a sentence's key, `field` the field that is wrong."""

    def __init__(self, why: str, field: str) -> None:
        super().__init__(f"{field}: {why}")
        self.why = why
        self.field = field


def moment(value: object) -> datetime | None:
    """An instant as ISO 8601 with its offset, in UTC; None for anything else."""
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        found = datetime.fromisoformat(value)
        return found.astimezone(UTC) if found.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def is_id(value: object) -> bool:
    """A UUID as text, in small letters."""
    return isinstance(value, str) and bool(_ID.fullmatch(value))


def made_at(event_id: str) -> datetime | None:
    """When a UUIDv7 was made by its sender's clock; None for another kind of UUID, or a year beyond 9999."""
    number = UUID(event_id)
    try:
        return _BEGINNING + timedelta(milliseconds=number.int >> 80) if number.version == 7 else None
    except OverflowError:
        return None


def _slug(value: object) -> bool:
    return isinstance(value, str) and bool(_SLUG.fullmatch(value))


def _whole(least: int, most: int) -> Callable[[object], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _detail(value: object) -> bool:
    if not isinstance(value, dict) or not _shallow(value, DETAIL_DEPTH):
        return False
    text = json.dumps(value, ensure_ascii=False)
    return len(text.encode("utf-8", "surrogatepass")) <= DETAIL_ROOM and "\\u0000" not in text and _utf8(text)


def _shallow(value: object, left: int) -> bool:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return inside is None or (left > 0 and all(_shallow(one, left - 1) for one in inside))


def _utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


# field -> (needed, what holds for it, why it is refused)
FIELDS: Final[Mapping[str, tuple[bool, Callable[[object], bool], str]]] = {
    "id": (True, is_id, "id"),
    "walk": (True, is_id, "id"),
    "kind": (True, lambda value: value in KINDS, "word"),
    "lesson": (True, _slug, "word"),
    "version": (True, _whole(1, 1_000_000), "number"),
    "mode": (True, lambda value: value in MODES, "word"),
    "observed_at": (True, lambda value: moment(value) is not None, "time"),
    "ticket": (True, lambda value: isinstance(value, str) and len(value) <= 400, "ticket"),
    "step": (False, lambda value: value == "" or _slug(value), "word"),
    "variant": (False, lambda value: value == "" or _slug(value), "word"),
    "prompt": (False, lambda value: value == "" or value in PROMPTS, "word"),
    "misses": (False, _whole(0, MISSES_MOST), "number"),
    "detail": (False, _detail, "detail"),
    "meeting": (False, lambda value: value == "" or is_id(value), "id"),
}


def checked(value: object) -> dict[str, Any]:
    """The event's fields, all of them sound; raises `NotAnEvent`."""
    if not isinstance(value, dict):
        raise NotAnEvent("shape", "event")
    if strange := next((name for name in value if name not in FIELDS), None):
        raise NotAnEvent("field", str(strange)[:40])
    for name, (needed, holds, why) in FIELDS.items():
        if name not in value:
            if needed:
                raise NotAnEvent("missing", name)
        elif not _safely(holds, value[name]):
            raise NotAnEvent(why, name)
    if value["kind"] in ("step", "done") and not value.get("step"):
        raise NotAnEvent("missing", "step")
    if value["kind"] == "step" and not value.get("prompt"):
        raise NotAnEvent("missing", "prompt")
    if not _says(value["kind"], value.get("detail", {})):
        raise NotAnEvent("detail", "detail")
    return value


def _says(kind: str, detail: Mapping[str, Any]) -> bool:
    """What is read by people is words without a number of theirs, or one of the answers; readers check the rest."""
    if kind == "note":
        words = detail.get("words")
        told = isinstance(words, str) and words.strip() != "" and len(words) <= NOTE_LETTERS
        return told and set(detail) == {"words"} and not {"identity", "card"} & set(numbers.found(str(words)))
    return kind != "said" or (set(detail) == {"home"} and detail["home"] in HOME)


def _safely(holds: Callable[[object], bool], value: object) -> bool:
    try:
        return holds(value)
    except TypeError:  # a list where a word belongs cannot be looked up
        return False


def json_schema() -> dict[str, Any]:
    """The same as a JSON Schema, for who writes a sender."""
    slug, text = {"type": "string", "pattern": f"^({_SLUG.pattern})?$"}, {"type": "string"}
    uuid = {"type": "string", "pattern": f"^{_ID.pattern}$"}
    properties: dict[str, Any] = {
        "id": uuid, "walk": uuid, "kind": {"enum": list(KINDS)}, "lesson": slug,
        "version": {"type": "integer", "minimum": 1, "maximum": 1_000_000}, "mode": {"enum": list(MODES)},
        "observed_at": {"type": "string", "format": "date-time"}, "ticket": {**text, "maxLength": 400}, "step": slug,
        "variant": slug, "prompt": {"enum": ["", *PROMPTS]},
        "misses": {"type": "integer", "minimum": 0, "maximum": MISSES_MOST}, "detail": {"type": "object"},
        "meeting": {"type": "string", "pattern": f"^({_ID.pattern})?$"},
    }  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Qibu event", "type": "object",
        "properties": properties, "required": [name for name, (needed, _, _) in FIELDS.items() if needed],
        "additionalProperties": False,
    }  # fmt: skip
