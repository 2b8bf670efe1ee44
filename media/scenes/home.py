"""The phone before any app is open: icons, dock, lock screen and the quick panel. Nobody's brand, our own drawing."""

from typing import Final

from media import look
from media.scenes.fit import block, card, first_lines
from media.scenes.kinds import ART, COLOUR, FLAG, ICON, NUMBER, TEXT, VARIABLE, Field, PartData, kind
from media.scenes.pen import Pen, width
from media.words import say

_APP: Final[dict[str, Field]] = {"icon": ICON, "colour": COLOUR, "badge": TEXT, "art": ART}


@kind("icons", fields={"columns": NUMBER, "shaking": FLAG}, items=_APP)
def icons(pen: Pen, part: PartData) -> None:
    """`shaking`: as after a long press, each icon a little askew."""
    columns = max(2, min(5, int(part.get("columns", 4))))
    items = part["items"]
    wide = 344 / columns
    side = 58.0 if columns <= 4 else 48.0
    pen.room(8, "icons")
    for start in range(0, len(items), columns):
        line = items[start : start + columns]
        words = [_name(item.get("label", ""), wide - 4) for item in line]
        height = side + 20 + max(1, max(len(lines) for _, lines in words)) * 19
        top = pen.room(height + 4, part["id"] or "icons")
        for index, (item, (size, lines)) in enumerate(zip(line, words, strict=True)):
            left = 8 + wide * index
            lean = (5 if (index + start // columns) % 2 else -5) if part.get("shaking") else 0
            _app(pen, item, left + (wide - side) / 2, top + 4, side, lean)
            block(pen, left + wide / 2, top + side + 9, lines, size=size, anchor="middle", leading=1.25)
            pen.touch(item["id"], left, top, wide, height, item.get("label", ""))


def _name(label: str, room: float) -> tuple[float, list[str]]:
    """An app's name under its icon: whole in one line where possible, else in two smaller ones."""
    for size in (16.0, 15.0, 14.0):
        if width(label, size) <= room:
            return size, [label]
    return 14.0, first_lines(label, 14, room, 2)


def _app(pen: Pen, item: PartData, x: float, y: float, side: float, lean: int = 0) -> None:
    """One icon; `lean` is how many degrees it stands askew."""
    if lean:
        pen.svg.append(f"<g transform='rotate({lean} {x + side / 2:.1f} {y + side / 2:.1f})'>")
    if item.get("art"):
        pen.rect(x, y, side, side, r=side * 0.26, fill="#FFFFFF")
        pen.art(item["art"], x + 5, y + 5, side - 10, side - 10)
    else:
        pen.tile(item.get("icon", "grid"), item.get("colour", "blue"), x, y, side)
    pen.badge(item.get("badge", ""), x + side - 3, y + 4)
    if lean:
        pen.svg.append("</g>")


@kind("dock", place="bottom", fields={"shaking": FLAG}, items=_APP, height=lambda _: 112)
def dock(pen: Pen, part: PartData) -> None:
    top = pen.y
    pen.rect(12, top, 336, 98, r=26, fill="#1A2433" if pen.dark else "#FFFFFF", opacity=0.55)
    items = part["items"]
    wide = 320 / max(len(items), 4)
    start = (look.PHONE_W - wide * len(items)) / 2
    for index, item in enumerate(items):
        left = start + wide * index
        lean = (5 if index % 2 else -5) if part.get("shaking") else 0
        _app(pen, item, left + (wide - 54) / 2, top + 10, 54, lean)
        label = item.get("label", "")
        size = 14 if width(label, 14) <= wide - 2 else 12
        pen.text(left + wide / 2, top + 83, label, size=size, anchor="middle", room=wide - 2)
        pen.touch(item["id"], left, top + 4, wide, 90, label)


@kind("lock", place="full", fields={"time": TEXT, "note": TEXT})
def lock(pen: Pen, part: PartData) -> None:
    pen.icon("lock", 164, 168, 32)
    pen.text(180, 280, part.get("time", "9:30"), size=72, bold=True, anchor="middle")
    if part.get("note"):
        lines = first_lines(part["note"], 19, 300, 2)
        pen.icon("up", 166, 560 - len(lines) * 13, 28)
        block(pen, 180, 604 - len(lines) * 14, lines, size=19, anchor="middle")
    pen.touch(part["id"], 0, 28, look.PHONE_W, 610, part.get("label") or part.get("note", ""))


@kind("panel", items={"icon": ICON, "switch": VARIABLE})
def panel(pen: Pen, part: PartData) -> None:
    """Tiles in two columns; whether one is on is said by colour and in words."""
    items = part["items"]
    top = pen.room((len(items) + 1) // 2 * 90 + 12, part["id"] or "panel")
    for index, item in enumerate(items):
        _tile(pen, item, 12 + index % 2 * 172, top + 6 + index // 2 * 90)


def _tile(pen: Pen, item: PartData, x: float, top: float) -> None:
    is_on = item.get("switch") == "on"
    label = item.get("label", "")
    if is_on:
        pen.rect(x, top, 164, 80, r=20, fill=look.ACCENT)
    else:
        card(pen, x, top, 164, 80, r=20)
    ink = "#FFFFFF" if is_on else pen.ink
    pen.circle(x + 34, top + 40, 22, fill="#FFFFFF" if is_on else look.LINE)
    pen.icon(item.get("icon", "settings"), x + 22, top + 28, 24, look.ACCENT if is_on else look.INK)
    size = 18 if width(label, 18) <= 84 else 15
    lines = first_lines(label, size, 92, 2)
    state = item.get("switch") is not None
    total = len(lines) * size * 1.2 + (19 if state else 0)
    taken = block(pen, x + 66, top + (80 - total) / 2, lines, size=size, fill=ink, leading=1.2)
    if state:
        word = say("scenes.switched_on" if is_on else "scenes.switched_off", pen.lang)
        pen.text(x + 66, top + (80 - total) / 2 + taken + 15, word, size=14, fill=ink if is_on else pen.quiet)
    pen.touch(item["id"], x, top, 164, 80, label)
