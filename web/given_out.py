"""One learner's data to take along: as JSON for a machine and as one page for a person to read. Fetches nothing."""

import json
from collections.abc import Mapping
from html import escape
from typing import Any, Final

from media import words
from media.words import say

_STYLE: Final = (
    "body{font:22px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;color:#1A1A1A;max-width:60em;"
    "margin:40px auto;padding:0 24px}h1{font-size:40px}h2{font-size:28px;margin:40px 0 8px}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #B9C4D1;padding:8px 12px;text-align:left;"
    "vertical-align:top;overflow-wrap:anywhere}th{background:#F4F6F9}.quiet{color:#4A4F57}"
)
# columns that say nothing to a person
_INNER: Final = (
    *("id", "learner", "place", "made_by", "noted_by", "recorder", "class_id", "meeting", "walk", "visit", "staff"),
    *("event", "retired_at", "erased_at", "sent_at", "received_at"),
)


def as_json(whole: Mapping[str, Any]) -> bytes:
    """Everything, in the book's own words."""
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def page(whole: Mapping[str, Any], nickname: str, lang: str) -> bytes:
    """Everything that says something to a person, table by table; inner numbers are in the JSON only."""
    title = say("people.given_title", lang, nickname=nickname)
    day = str(whole.get("given_out_at", ""))[:10]
    parts = [f"<h1>{escape(title)}</h1><p class='quiet'>{escape(say('people.given_note', lang, day=day))}</p>"]
    parts += [_table(name, rows, lang) for name, rows in whole.items() if isinstance(rows, list) and rows]
    html_lang = "zh-CN" if lang == "zh" else "en"
    body = "".join(parts)
    return (
        f"<!doctype html><html lang='{html_lang}'><meta charset='utf-8'><title>{escape(title)}</title>"
        f"<meta name='viewport' content='width=device-width'><style>{_STYLE}</style><main>{body}</main></html>"
    ).encode()


def _table(name: str, rows: list[Mapping[str, Any]], lang: str) -> str:
    columns = [one for one in rows[0] if one not in _INNER and any(row.get(one) not in (None, "") for row in rows)]
    if not columns:
        return ""
    head = "".join(f"<th>{escape(_word('field', one, lang))}</th>" for one in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_said(row.get(one)))}</td>" for one in columns) + "</tr>" for row in rows
    )
    return f"<h2>{escape(_word('table', name, lang))}</h2><table><tr>{head}</tr>{body}</table>"


def _word(kind: str, name: str, lang: str) -> str:
    """The catalogue's word for a table or a field; what is newer than the catalogue keeps its own name."""
    key = f"{kind}_{name}"
    return say(f"people.{key}", lang) if key in words.catalogue("people") else name


def _said(value: Any) -> str:
    text = "" if value is None else str(value)
    return text[:16].replace("T", " ") if len(text) > 18 and text[4:5] == "-" and text[10:11] == "T" else text
