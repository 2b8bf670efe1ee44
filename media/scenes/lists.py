"""Bars, lists and plain words: what most screens are made of."""

from media import look
from media.scenes.kinds import COLOUR, ICON, NEEDED_TEXT, NUMBER, TEXT, VARIABLE, PartData, kind, one_of
from media.scenes.pen import Pen

ROW = 56.0  # dp; with the 1.0 to 1.4 scale of a page this is a comfortable finger's height


@kind("bar", place="top", fields={"title": NEEDED_TEXT, "subtitle": TEXT}, items={"icon": ICON})
def bar(pen: Pen, part: PartData) -> None:
    top = pen.room(52, "bar")
    left = 16.0
    if part["id"]:
        pen.icon("back", 10, top + 14, 24)
        pen.touch(part["id"], 0, top, 52, 52, part.get("label") or part["title"])
        left = 46
    right = look.PHONE_W - 8.0
    for item in reversed(part.get("items", [])):
        right -= 44
        pen.icon(item.get("icon", "more"), right + 9, top + 13, 26)
        pen.touch(item["id"], right, top + 4, 44, 44, item.get("label", ""))
    if part.get("subtitle"):
        pen.text(left, top + 26, part["title"], size=19, bold=True, room=right - left)
        pen.text(left, top + 44, part["subtitle"], size=13, fill=pen.quiet, room=right - left)
    else:
        pen.text(left, top + 34, part["title"], size=22, bold=True, room=right - left)


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
        top = pen.room(32, "rows")
        pen.text(24, top + 22, part["heading"], size=14, fill=pen.quiet, room=312)
    items = part["items"]
    heights = [ROW + (12 if item.get("note") else 0) for item in items]
    top = pen.room(sum(heights) + 12, part["id"] or "rows")
    pen.rect(12, top, 336, sum(heights), r=16, fill="#2A3039" if pen.dark else "#FFFFFF")
    for index, (item, height) in enumerate(zip(items, heights, strict=True)):
        _row(pen, item, top, height)
        if index < len(items) - 1:
            pen.line(62 if item.get("icon") else 26, top + height, 336, top + height)
        top += height


def _row(pen: Pen, item: PartData, top: float, height: float) -> None:
    left, middle, right = 26.0, top + height / 2, 334.0
    if item.get("icon"):
        pen.tile(item["icon"], item.get("colour", "grey"), 24, middle - 16, 32)
        left = 68
    if item.get("switch") is not None:
        right = _switch(pen, right, middle, item["switch"] == "on") - 8
    elif item.get("mark", "arrow") == "arrow":
        pen.icon("arrow", right - 18, middle - 9, 18, "#9AA3AE")
        right -= 24
    elif item["mark"] == "tick":
        pen.icon("tick", right - 22, middle - 11, 22, look.ACCENT)
        right -= 30
    elif item["mark"] == "dot":
        pen.circle(right - 8, middle, 6, fill="#C62828")
        right -= 24
    if item.get("value"):
        pen.text(right, middle + 5, item["value"], size=15, fill=pen.quiet, anchor="end")
        right -= 8 + 15 * len(item["value"])
    base = middle - 3 if item.get("note") else middle + 6.5
    pen.text(left, base, item["label"], size=18, room=max(right - left, 80))
    if item.get("note"):
        pen.text(left, middle + 19, item["note"], size=14, fill=pen.quiet, room=max(right - left, 80))
    pen.touch(item["id"], 12, top, 336, height, item["label"])


def _switch(pen: Pen, right: float, middle: float, is_on: bool) -> float:
    pen.rect(right - 46, middle - 13, 46, 26, r=13, fill=look.NAMED["green"] if is_on else "#B9C0C9")
    pen.circle(right - 13 if is_on else right - 33, middle, 10.5, fill="#FFFFFF")
    return right - 46


@kind(
    "text",
    fields={
        "text": NEEDED_TEXT,
        "size": one_of("small", "normal", "large", "title"),
        "colour": COLOUR,
        "align": one_of("left", "centre"),
    },
)
def text(pen: Pen, part: PartData) -> None:
    size = {"small": 14.0, "normal": 17.0, "large": 20.0, "title": 24.0}[part.get("size", "normal")]
    bold = part.get("size") in ("large", "title")
    centred = part.get("align") == "centre"
    fill = look.NAMED.get(part.get("colour", ""), "") or (pen.quiet if part.get("size") == "small" else pen.ink)
    x, anchor = (180.0, "middle") if centred else (20.0, "start")
    start = pen.y
    height = pen.paragraph(x, start + 4, part["text"], size=size, room=320, bold=bold, fill=fill, anchor=anchor)
    pen.room(height + 12, part["id"] or "text")
    pen.touch(part["id"], 12, start, 336, height + 8, part.get("label") or part["text"])


@kind("gap", fields={"height": NUMBER})
def gap(pen: Pen, part: PartData) -> None:
    pen.room(float(part.get("height", 16)), "gap")
