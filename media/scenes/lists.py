"""Bars, lists and plain words: what most screens are made of."""

from media import look
from media.scenes.fit import block, card, first_lines
from media.scenes.kinds import COLOUR, ICON, NEEDED_TEXT, NUMBER, TEXT, VARIABLE, PartData, kind, one_of
from media.scenes.pen import Pen, shorten, width
from media.words import say

ROW = 56.0  # dp; with the 1.0 to 1.4 scale of a page this is a comfortable finger's height


@kind("bar", place="top", fields={"title": NEEDED_TEXT, "subtitle": TEXT}, items={"icon": ICON})
def bar(pen: Pen, part: PartData) -> None:
    top = pen.room(52, "bar")
    left = 20.0
    if part["id"]:
        pen.icon("back", 12, top + 14, 24)
        pen.touch(part["id"], 0, top, 52, 52, part.get("label") or say("scenes.back", pen.lang))
        left = 48
    right = look.PHONE_W - 8.0
    for item in reversed(part.get("items", [])):
        right = _bar_button(pen, item, right, top)
    room = right - left - 4
    if part.get("subtitle"):
        pen.text(left, top + 25, part["title"], size=19, bold=True, room=room)
        pen.text(left, top + 44, part["subtitle"], size=14, fill=pen.quiet, room=room)
    else:
        size = next((size for size in (22.0, 20.0, 18.0) if width(part["title"], size, True) <= room), 18.0)
        pen.text(left, top + 34, part["title"], size=size, bold=True, room=room)


def _bar_button(pen: Pen, item: PartData, right: float, top: float) -> float:
    """An icon, or words where the scene names no icon; returns the left end."""
    if item.get("icon") or not item.get("label"):
        pen.icon(item.get("icon", "more"), right - 35, top + 13, 26)
        pen.touch(item["id"], right - 44, top + 2, 44, 48, item.get("label", ""))
        return right - 44
    words = shorten(item["label"], 18, 110, True)
    wide = width(words, 18, True) + 20
    ink = "#9CC9F5" if pen.dark else look.ACCENT
    pen.text(right - wide / 2, top + 33, words, size=18, bold=True, fill=ink, anchor="middle")
    pen.touch(item["id"], right - wide, top + 2, wide, 48, item["label"])
    return right - wide


@kind(
    "rows",
    fields={"heading": TEXT},
    items={
        "icon": ICON,
        "colour": COLOUR,
        "value": TEXT,
        "note": TEXT,
        "switch": VARIABLE,
        "mark": one_of("arrow", "none", "tick", "dot"),
        "badge": TEXT,
    },
)
def rows(pen: Pen, part: PartData) -> None:
    if part.get("heading"):
        top = pen.room(34, part["id"] or "rows")
        pen.text(24, top + 23, part["heading"], size=15, fill=pen.quiet, room=312)
    items = part["items"]
    lines = [_lines(item) for item in items]
    heights = [max(ROW, len(heads) * 24 + len(notes) * 20 + 22) for heads, notes in lines]
    top = pen.room(sum(heights) + 12, part["id"] or "rows")
    card(pen, 12, top, 336, sum(heights))
    for index, (item, height) in enumerate(zip(items, heights, strict=True)):
        _row(pen, item, top, height, *lines[index])
        top += height
        if index < len(items) - 1:
            pen.line(68 if item.get("icon") else 26, top, 336, top, stroke="#3A424D" if pen.dark else "#E6EAEF")


def _lines(item: PartData) -> tuple[list[str], list[str]]:
    """The row's label and note on their lines, given what stands at the right end."""
    right = 334 - _end_width(item) - (_value_width(item) + 10 if item.get("value") else 0)
    room = right - (68 if item.get("icon") else 26) - 4
    return first_lines(item["label"], 18, room, 2), first_lines(item["note"], 15, room, 2) if item.get("note") else []


def _end_width(item: PartData) -> float:
    badge = width(item["badge"], 13, True) + 18 if item.get("badge") and item["badge"] != "dot" else 0
    if item.get("switch") is not None:
        return 56 + badge
    return {"arrow": 22.0, "none": 0.0, "tick": 30.0, "dot": 22.0}[item.get("mark", "arrow")] + badge


def _value_width(item: PartData) -> float:
    """Half of the row at most, less where the label is long: the label matters more."""
    wanted = width(item["value"], 16)
    free = 334 - _end_width(item) - (68 if item.get("icon") else 26) - width(item["label"], 18) - 16
    return min(wanted, max(free, 96.0))


def _row(pen: Pen, item: PartData, top: float, height: float, heads: list[str], notes: list[str]) -> None:
    left, middle, right = 26.0, top + height / 2, 334.0
    if item.get("icon"):
        pen.tile(item["icon"], item.get("colour", "grey"), 24, middle - 16, 32)
        left = 68
    mark = item.get("mark", "arrow")
    if item.get("switch") is not None:
        _switch(pen, right, middle, item["switch"] == "on")
    elif mark == "arrow":
        pen.icon("arrow", right - 17, middle - 9, 18, "#8A939E")
    elif mark == "tick":
        pen.icon("tick", right - 22, middle - 11, 22, look.ACCENT)
    elif mark == "dot":
        pen.circle(right - 8, middle, 6, fill=look.NAMED["red"])
    right -= _end_width(item)
    if item.get("badge"):
        pen.badge(item["badge"], right + width(item["badge"], 13, True) / 2 + 4, middle)
    if item.get("value"):
        room = _value_width(item) + 1
        pen.text(right, middle + 5.5, item["value"], size=16, fill=pen.quiet, anchor="end", room=room)
    y = middle - (len(heads) * 24 + len(notes) * 20) / 2
    y += block(pen, left, y, heads, size=18, leading=4 / 3)
    block(pen, left, y, notes, size=15, fill=pen.quiet, leading=4 / 3)
    pen.touch(item["id"], 12, top, 336, height, item["label"])


def _switch(pen: Pen, right: float, middle: float, is_on: bool) -> None:
    pen.rect(right - 48, middle - 14, 48, 28, r=14, fill=look.NAMED["green"] if is_on else "#A9B2BD")
    pen.circle(right - 14 if is_on else right - 34, middle, 11, fill="#FFFFFF")


@kind(
    "words",
    fields={
        "text": NEEDED_TEXT,
        "size": one_of("small", "normal", "large", "title"),
        "colour": COLOUR,
        "align": one_of("left", "centre"),
    },
)
def words(pen: Pen, part: PartData) -> None:
    size = {"small": 15.0, "normal": 18.0, "large": 21.0, "title": 25.0}[part.get("size", "normal")]
    bold = part.get("size") in ("large", "title")
    centred = part.get("align") == "centre"
    fill = look.NAMED.get(part.get("colour", ""), "") or (pen.quiet if part.get("size") == "small" else pen.ink)
    x, anchor = (180.0, "middle") if centred else (20.0, "start")
    start = pen.y
    height = pen.paragraph(x, start + 4, part["text"], size=size, room=320, bold=bold, fill=fill, anchor=anchor)
    pen.room(height + 12, part["id"] or "words")
    pen.touch(part["id"], 12, start, 336, height + 8, part.get("label") or part["text"])


@kind("gap", fields={"height": NUMBER})
def gap(pen: Pen, part: PartData) -> None:
    height = float(part.get("height", 16))
    top = pen.room(height, "gap")
    pen.touch(part["id"], 12, top, 336, height, part.get("label", ""))
