"""Chats and messages: bubbles, the line to write in, and the list of who wrote. Knows no messenger."""

import re

from media import look
from media.scenes.art import ART, BUSTS, FILLS
from media.scenes.fit import PICTURE, block, card, centred, filled, first_lines
from media.scenes.kinds import ART as ART_FIELD
from media.scenes.kinds import COLOUR, ICON, NEEDED_TEXT, TEXT, PartData, kind, one_of
from media.scenes.pen import Pen, shorten, width

_MINE, _LINK = "#CDEBD3", "#1556B8"
_ROOM = 218.0  # dp of words in one bubble
_FACE = 44.0
_PICTURE = 150.0  # dp: how high a picture stands in a bubble
_CODE = re.compile(r"(?<!\d)\d{4,8}(?!\d)")


@kind(
    "bubble",
    fields={
        "text": NEEDED_TEXT,
        "from": one_of("me", "other"),
        "art": ART_FIELD,
        "form": one_of("text", "voice", "link", "code"),
        "note": TEXT,
        "face": ART_FIELD,
    },
)
def bubble(pen: Pen, part: PartData) -> None:
    """`art` that is a person stands beside the bubble; any other is a picture that was sent, and stands in it."""
    mine = part.get("from") == "me"
    wide, tall = _size(part)
    note = _note_below(part)
    top = pen.room(max(tall, _FACE) + len(note) * 19 + 14, part["id"] or "bubble") + 2
    face = part.get("face") or ("" if _picture(part) else part.get("art", ""))
    if face:
        pen.art(face, 304 if mine else 12, top, _FACE, _FACE)
    else:
        _nobody(pen, 326 if mine else 34, top + _FACE / 2)
    x, ground = (296 - wide, _MINE) if mine else (64.0, "#FFFFFF")
    pen.rect(x, top, wide, tall, r=14, fill=ground)
    edge, out = (x + wide - 1, 8) if mine else (x + 1, -8)
    pen.path(f"M{edge:.1f} {top + 14:.1f}L{edge + out:.1f} {top + 21:.1f}L{edge:.1f} {top + 29:.1f}Z", fill=ground)
    _DRAWN[part.get("form", "text")](pen, part, x, top, wide)
    at, anchor = (x + wide - 4, "end") if mine else (x + 4, "start")
    block(pen, at, top + tall + 3, note, size=14, fill=pen.quiet, anchor=anchor)
    pen.touch(part["id"], x, top, wide, tall, part.get("label") or part["text"])


def _picture(part: PartData) -> str:
    art: str = part.get("art", "")
    return "" if art in BUSTS else art


def _note_below(part: PartData) -> list[str]:
    # A voice message carries its length inside, a link its source.
    if not part.get("note") or part.get("form") in ("voice", "link"):
        return []
    return first_lines(part["note"], 14, 270, 2)


def _size(part: PartData) -> tuple[float, float]:
    """Width and height of the bubble itself."""
    form = part.get("form", "text")
    if form == "voice":
        return 150.0, 48.0
    if form == "link":
        note = first_lines(part["note"], 14, 178, 2) if part.get("note") else []
        lines = first_lines(part["text"], 18, 178, 5)
        return 244.0, max(len(lines) * 25.0 + (len(note) * 19 + 4 if note else 0) + 22, 56.0)
    lines = first_lines(part["text"], 18, _ROOM, 10)
    wide, tall = max(width(line, 18) for line in lines) + 28, len(lines) * 25.0 + 20
    if form == "code" and _code_in(part["text"]):
        return max(wide, 190.0), 64 if _is_only_code(part["text"]) else 62 + tall
    if _picture(part):
        return max(wide, _PICTURE + 16), tall + _PICTURE
    return max(wide, 52.0), tall


def _code_in(text: str) -> str:
    found = _CODE.search(text)
    return found.group() if found else ""


def _is_only_code(text: str) -> bool:
    return text.strip() == _code_in(text)


def _words(pen: Pen, part: PartData, x: float, top: float, wide: float) -> None:
    art = _picture(part)
    if art in FILLS:
        filled(pen, ART[art], x + 8, top + 8, wide - 16, _PICTURE)
    elif art:
        pen.rect(x + 8, top + 8, wide - 16, _PICTURE, fill=PICTURE)
        pen.art(art, x + 8, top + 8, wide - 16, _PICTURE)
    y = top + 10 + (_PICTURE if art else 0)
    block(pen, x + 14, y, first_lines(part["text"], 18, _ROOM, 10), size=18, fill=look.INK, leading=25 / 18)


def _code(pen: Pen, part: PartData, x: float, top: float, wide: float) -> None:
    """The digits large; below them the whole message, which says what they are for."""
    code = _code_in(part["text"])
    if code:
        pen.text(x + wide / 2, top + 45, code, size=36, bold=True, fill=look.INK, anchor="middle")
        top += 62
    if code and not _is_only_code(part["text"]):
        pen.line(x + 14, top, x + wide - 14, top)
    if not _is_only_code(part["text"]):
        block(pen, x + 14, top + 10, first_lines(part["text"], 18, _ROOM, 10), size=18, fill=look.INK, leading=25 / 18)


def _waves(pen: Pen, part: PartData, x: float, top: float, wide: float) -> None:
    """Sound that grows away from whoever speaks, and how long it is."""
    mine = part.get("from") == "me"
    cx, side, sweep = (x + wide - 22, -1, 0) if mine else (x + 22, 1, 1)
    pen.circle(cx, top + 24, 2.6, fill=look.INK)
    for r in (8, 14):
        edge, up = cx + side * r * 0.7, r * 0.7
        pen.path(
            f"M{edge:.1f} {top + 24 - up:.1f}A{r} {r} 0 0 {sweep} {edge:.1f} {top + 24 + up:.1f}",
            stroke=look.INK,
            line=2.6,
        )
    at, anchor = (x + 16, "start") if mine else (x + wide - 16, "end")
    pen.text(at, top + 30.5, part.get("note") or part["text"], size=18, fill=look.INK, anchor=anchor, room=96)


def _link(pen: Pen, part: PartData, x: float, top: float, wide: float) -> None:
    y = top + 10
    for line in first_lines(part["text"], 18, 178, 5):
        pen.text(x + 14, y + 18.5, line, size=18, fill=_LINK)
        pen.line(x + 14, y + 22.5, x + 14 + width(line, 18), y + 22.5, stroke=_LINK, line=1.6)
        y += 25
    if part.get("note"):
        block(pen, x + 14, y + 4, first_lines(part["note"], 14, 178, 2), size=14, fill=look.QUIET)
    pen.rect(x + wide - 44, top + 12, 32, 32, r=9, fill=look.ACCENT_SOFT)
    pen.icon("link", x + wide - 38, top + 18, 20, _LINK)


_DRAWN = {"text": _words, "voice": _waves, "link": _link, "code": _code}


def _nobody(pen: Pen, cx: float, cy: float) -> None:
    """Where a face is missing: a grey head and shoulders."""
    pen.circle(cx, cy, _FACE / 2, fill="#C3CBD4")
    pen.circle(cx, cy - 5, 7.5, fill="#FFFFFF")
    pen.path(f"M{cx - 13:.1f} {cy + 15:.1f}c1-9 6-11 13-11s12 2 13 11c-7 6-19 6-26 0Z", fill="#FFFFFF")


@kind("time", fields={"text": NEEDED_TEXT})
def time(pen: Pen, part: PartData) -> None:
    lines = first_lines(part["text"], 14, 310, 2)
    height = len(lines) * 19 + 15.0
    top = pen.room(height, "time")
    block(pen, 180, top + 5, lines, size=14, fill=pen.quiet, anchor="middle")
    pen.touch(part["id"], 60, top, 240, height, part["text"])


def _composer_height(part: PartData) -> float:
    return 70.0


@kind(
    "composer",
    place="bottom",
    fields={"hint": TEXT, "hold": TEXT, "typed": TEXT},
    items={"icon": ICON},
    height=_composer_height,
)
def composer(pen: Pen, part: PartData) -> None:
    """The first item stands at the left of the line to write in, the others at its right."""
    top, items = pen.y, part.get("items", [])
    pen.rect(0, top, look.PHONE_W, look.PHONE_H - top, fill="#20262E" if pen.dark else "#F7F8FA")
    pen.line(0, top, look.PHONE_W, top)
    left, right = 8.0, 352.0
    for index, item in enumerate(items[:1] + items[:0:-1]):
        x = left if index == 0 else right - 46
        left, right = (left + 48, right) if index == 0 else (left, right - 46)
        pen.circle(x + 23, top + 31, 17, stroke=pen.ink, line=2)
        pen.icon(item.get("icon", "plus"), x + 12, top + 20, 22)
        pen.touch(item["id"], x, top + 6, 46, 50, item.get("label", ""))
    wide = right - left - 6
    pen.rect(left + 2, top + 8, wide, 46, r=12, fill="#323A45" if pen.dark else "#FFFFFF", stroke=look.LINE)
    if part.get("hold"):
        centred(pen, left + 2, top + 8, wide, 46, part["hold"], size=18, bold=True, fill=pen.ink)
    elif part.get("typed"):
        pen.text(left + 14, top + 38, part["typed"], size=19, fill=pen.ink, room=wide - 26)
    elif part.get("hint"):
        pen.text(left + 16, top + 37, part["hint"], size=17, fill=pen.quiet, room=wide - 26)
    pen.touch(part["id"], left + 2, top + 8, wide, 46, part.get("label") or part.get("hold") or part.get("hint", ""))


@kind(
    "message",
    fields={
        "from": NEEDED_TEXT,
        "text": NEEDED_TEXT,
        "time": TEXT,
        "badge": TEXT,
        "art": ART_FIELD,
        "icon": ICON,
        "colour": COLOUR,
    },
)
def message(pen: Pen, part: PartData) -> None:
    lines = first_lines(part["text"], 15, 246, 2)
    height = 50 + len(lines) * 20.5
    top = pen.room(height + 6, part["id"] or "message")
    card(pen, 12, top, 336, height, 14)
    face = top + height / 2 - 26
    if part.get("art") in FILLS:
        pen.art(part["art"], 24, face + 2, 48, 48)
    elif part.get("art"):
        pen.art(part["art"], 22, face, 52, 52)
    else:
        pen.tile(part.get("icon", "message"), part.get("colour", "grey"), 24, face + 2, 48)
    stamp = shorten(part.get("time", ""), 14, 110)
    if stamp:
        pen.text(336, top + 30, stamp, size=14, fill=pen.quiet, anchor="end")
    room = 250 - (width(stamp, 14) + 10 if stamp else 0)
    pen.text(86, top + 31, part["from"], size=18, bold=True, room=room)
    block(pen, 86, top + 40, lines, size=15, fill=pen.quiet, leading=20.5 / 15)
    if part.get("badge"):
        badge = shorten(part["badge"], 14, 40, True)
        wide = max(22.0, width(badge, 14, True) + 12)
        pen.rect(78 - wide, face - 4, wide, 22, r=11, fill=look.NAMED["red"])
        pen.text(78 - wide / 2, face + 12, badge, size=14, bold=True, fill="#FFFFFF", anchor="middle")
    pen.touch(part["id"], 12, top, 336, height, part.get("label") or part["from"])
