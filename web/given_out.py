"""One learner's data to take along: as JSON for a machine and as one page for a person to read. Fetches nothing."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from typing import Any, Final
from zoneinfo import ZoneInfo

from media import words
from media.words import say
from tracker import visits

_STYLE: Final = (
    "body{font:22px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;color:#1A1A1A;max-width:60em;"
    "margin:40px auto;padding:0 24px}h1{font-size:40px}h2{font-size:28px;margin:40px 0 8px}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #B9C4D1;padding:8px 12px;text-align:left;"
    "vertical-align:top;overflow-wrap:break-word}th{background:#F4F6F9}.quiet{color:#4A4F57}"
    "@page{size:A4;margin:14mm}@media print{body{margin:0;padding:0;font-size:11pt;line-height:1.35}h1{font-size:20pt}"
    "h2{font-size:14pt;margin:12pt 0 4pt;break-after:avoid}td,th{padding:2pt 5pt}tr{break-inside:avoid}}"
)
# columns that say nothing to a person, or what another column or table says already
_INNER: Final = (
    *("id", "learner", "place", "made_by", "noted_by", "recorder", "meeting", "walk", "visit", "staff", "event"),
    *("seat", "guest", "spot", "taken_by", "solved_by", "subject", "retired_at", "erased_at", "sent_at", "received_at"),
    *("version", "variant", "rules", "reason", "n", "prompts", "independence", "support", "next_step", "due_level"),
    *("critical_pass", "help_steps", "stopped_at", "way", "seen_at"),
)
_COUNTED: Final = ("step_progress",)  # how often a step was walked follows from the table of steps
_BEGINNING: Final = 40  # signs of a judged message, enough to know it again
# in which words a value of a column is said: the beginning of its key in the catalogue
_SPOKEN: Final = {
    "mode": "overview.mode_",
    "prompt": "overview.prompt_",
    "came": "people.",
    "how": "people.given_how_",
    "moment": "people.given_moment_",
    "source": "people.source_",
}


@dataclass(frozen=True, slots=True)
class Names:
    """What the book has by ids only: her picture, titles of lessons, steps by lesson and id, messages, classes."""

    lang: str
    zone: str
    picture: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    steps: Mapping[tuple[str, str], str] = field(default_factory=dict)
    messages: Mapping[str, str] = field(default_factory=dict)
    classes: Mapping[str, str] = field(default_factory=dict)


def as_json(whole: Mapping[str, Any]) -> bytes:
    """Everything, in the book's own words."""
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def page(whole: Mapping[str, Any], nickname: str, names: Names) -> bytes:
    """Everything that says something to a person, in words, table by table; inner numbers are in the JSON only."""
    lang = names.lang
    title = say("people.given_title", lang, nickname=nickname)
    day = _moment(str(whole.get("given_out_at", "")), names)[:10]
    parts = [f"<h1>{escape(title)}</h1><p class='quiet'>{escape(say('people.given_note', lang, day=day))}</p>"]
    parts += [
        _table(name, rows, names)
        for name, rows in whole.items()
        if isinstance(rows, list) and rows and name not in _COUNTED
    ]
    html_lang = "zh-CN" if lang == "zh" else "en"
    body = "".join(parts)
    return (
        f"<!doctype html><html lang='{html_lang}'><meta charset='utf-8'><title>{escape(title)}</title>"
        f"<meta name='viewport' content='width=device-width'><style>{_STYLE}</style><main>{body}</main></html>"
    ).encode()


def _table(name: str, rows: Sequence[Mapping[str, Any]], names: Names) -> str:
    told = [{one: _said(name, one, row, names) for one in row if one not in _INNER} for row in rows]
    if name == "event":
        told = [_record(row) for row in told]
    columns = [one for one in told[0] if any(row[one] for row in told)]
    if not columns:
        return ""
    head = "".join(f"<th>{escape(_word('people.field_', one, names.lang))}</th>" for one in columns)
    body = "".join(
        "<tr>" + "".join(f"<td{_whole(row[one])}>{escape(row[one])}</td>" for one in columns) + "</tr>" for row in told
    )
    return f"<h2>{escape(_word('people.table_', name, names.lang))}</h2><table><tr>{head}</tr>{body}</table>"


def _record(told: Mapping[str, str]) -> dict[str, str]:
    """A record in as few columns as it needs: what was done stands where a step would."""
    done = told["step"] or told["detail"] or told["kind"]
    return {one: done if one == "step" else value for one, value in told.items() if one not in ("kind", "detail")}


def _whole(text: str) -> str:
    """A day and hour, and a word or two, stay on one line."""
    return " style='white-space:nowrap'" if len(text) < 6 or text[13:14] == ":" else ""


def _said(table: str, column: str, row: Mapping[str, Any], names: Names) -> str:
    """A value as a person says it; what the catalogue does not know stays as it is."""
    value, lang = row[column], names.lang
    if value is None or value == "" or (column == "misses" and not value):
        return ""
    if isinstance(value, bool):
        return say("people.given_yes" if value else "people.given_no", lang)
    if column == "birth_decade":
        return say("people.decade", lang, year=value)
    text = str(value)
    if column == "status":
        return _word("book.status_" if text.isdigit() else "people.life_", text, lang)
    if column == "kind":
        return _word("people.consent_" if table == "consent" else "people.given_kind_", text, lang)
    if column == "action":
        return _word("people.deed_", text.replace(".", "_"), lang, text)
    if column == "picture":
        return names.picture
    if column == "sentences":
        return " ".join(visits.sentence(key, lang) for key in json.loads(text))
    if column == "detail":
        return _detail(text, lang, names) if table == "event" else _word("people.consent_", text, lang)
    if column in _SPOKEN:
        return _word(_SPOKEN[column], text, lang)
    known = {"lesson": names.titles, "class_id": names.classes}.get(column, {})
    if column == "step":
        return names.steps.get((row.get("lesson", ""), text), text)
    return known.get(text) or _moment(text, names)


def _detail(text: str, lang: str, names: Names) -> str:
    """What a record says besides: how a message was judged, what was said of home, a note. Measures are in the JSON."""
    told = json.loads(text)
    if "item" in told and "said" in told:
        message = names.messages.get(told["item"], told["item"])
        message = message if len(message) < _BEGINNING else f"{message[:_BEGINNING]}…"
        return say("people.given_judged", lang, message=message, said=_word("judging.", str(told["said"]), lang))
    if "home" in told:
        return _word("reviews.home_", str(told["home"]), lang)
    return str(told.get("words", ""))


def _word(start: str, name: str, lang: str, otherwise: str = "") -> str:
    """The catalogue's word; what is newer than the catalogue keeps its own name."""
    room, _, key = (start + name).partition(".")
    return say(start + name, lang) if key in words.catalogue(room) else otherwise or name


def _moment(text: str, names: Names) -> str:
    """A moment on the place's own clock; anything else as it is."""
    if len(text) < 19 or text[4:5] != "-" or text[10:11] != "T":
        return text
    try:
        return datetime.fromisoformat(text).astimezone(ZoneInfo(names.zone)).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return text
