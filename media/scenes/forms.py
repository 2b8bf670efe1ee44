"""Where something is typed: search boxes, form lines, and a password's boxes."""

from media import look
from media.scenes.controls import BUTTON
from media.scenes.fit import block, card, first_lines, pill, pill_width
from media.scenes.keys import number_keys
from media.scenes.kinds import FLAG, ID, NEEDED_TEXT, NUMBER, TEXT, VARIABLE, PartData, kind
from media.scenes.pen import Pen, shorten, width
from media.words import say

_PIN_ROW = 46.0


@kind("search", fields={"hint": NEEDED_TEXT, "value": TEXT, "variable": VARIABLE, "button": TEXT, "button_id": ID})
def search(pen: Pen, part: PartData) -> None:
    top = pen.room(64, part["id"] or "search")
    right = 348.0
    if part.get("button"):
        wide = pill_width(part["button"], 64, 110)
        right -= wide + 8
        pill(pen, part.get("button_id", ""), 348 - wide, top + 6, wide, 48, part["button"])
    pen.rect(12, top + 6, right - 12, 48, r=24, fill="#2A3039" if pen.dark else "#FFFFFF", stroke="#B4BCC6", line=1.4)
    pen.icon("search", 26, top + 19, 22, pen.quiet)
    value = _value(part)
    pen.text(58, top + 36.5, value or part["hint"], size=18, fill="" if value else pen.quiet, room=right - 76)
    pen.touch(part["id"], 12, top + 6, right - 12, 48, part.get("label") or part["hint"])


def _value(part: PartData) -> str:
    """What stands in the box: nothing until it is filled, unless the scene says it is filled from the start."""
    if part.get("variable") == "empty":
        return ""
    return str(part.get("value", ""))


@kind(
    "field",
    fields={
        "label": NEEDED_TEXT,
        "hint": TEXT,
        "value": TEXT,
        "variable": VARIABLE,
        "focus": FLAG,
        "secret": FLAG,
        "button": TEXT,
        "button_id": ID,
    },
)
def field(pen: Pen, part: PartData) -> None:
    top = pen.room(90, part["id"] or "field")
    pen.text(20, top + 20, part["label"], size=16, fill=pen.quiet, room=320)
    right = 344.0
    if part.get("button"):
        wide = pill_width(part["button"], 84, 140)
        right -= wide + 8
        pill(pen, part.get("button_id", ""), 344 - wide, top + 30, wide, BUTTON, part["button"], looks="plain")
    focus = part.get("focus")
    pen.rect(16, top + 30, right - 16, BUTTON, r=14, fill="#2A3039" if pen.dark else "#FFFFFF")
    edge = look.ACCENT if focus else "#A3ACB7"
    pen.rect(16, top + 30, right - 16, BUTTON, r=14, stroke=edge, line=2.6 if focus else 1.4)
    value, room = _value(part), right - 48
    if part.get("secret"):
        value = "●" * min(len(value), 8)
    shown = value or part.get("hint", "")
    if shown:
        pen.text(30, top + 62.5, shown, size=18, fill="" if value else pen.quiet, room=room)
    if focus:
        caret = 31 + (width(shorten(value, 18, room), 18) if value else 0)
        pen.rect(caret if value else 25, top + 43, 2, 26, fill=look.ACCENT)
    # The name above belongs to the line: a ring around the box alone would cut through it.
    pen.touch(part["id"], 16, top + 1, right - 16, 29 + BUTTON, part["label"])


def _pin_height(part: PartData) -> float:
    return (34.0 if part.get("note") else 8.0) + 62 + 4 * _PIN_ROW + 28


@kind("pin", place="bottom", fields={"filled": NUMBER, "note": TEXT}, height=_pin_height)
def pin(pen: Pen, part: PartData) -> None:
    """Six boxes, a dot for each figure typed, and the pad; which figures is never shown."""
    y = pen.y
    card(pen, 0, y, look.PHONE_W, look.PHONE_H - y + 30, r=22)
    y += 8
    if part.get("note"):
        block(pen, 180, y + 2, first_lines(part["note"], 17, 320, 1), size=17, anchor="middle")
        y += 26
    filled = int(part.get("filled", 0))
    for index in range(6):
        x = 30 + index * 51
        pen.rect(x, y + 4, 45, 48, r=10, fill=look.MIST, stroke="#A3ACB7", line=1.4)
        if index < filled:
            pen.circle(x + 22.5, y + 28, 7, fill=look.INK)
    y += 62
    pen.rect(0, y, look.PHONE_W, look.PHONE_H - y, fill="#E1E5EB")
    number_keys(pen, y, _PIN_ROW, ("1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "backspace"))
    pen.touch(part["id"], 0, y, look.PHONE_W, 4 * _PIN_ROW + 8, part.get("label") or say("scenes.number_pad", pen.lang))
