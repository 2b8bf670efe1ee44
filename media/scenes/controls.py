"""What is pressed, chosen, turned on or turned up: buttons, ticks, pills, steppers, sliders and tabs."""

from typing import Final

from media import look
from media.scenes.fit import LOOKS, block, card, centred, first_lines
from media.scenes.kinds import FLAG, ICON, ID, NEEDED_TEXT, TEXT, VARIABLE, Field, PartData, kind, one_of
from media.scenes.pen import Pen, shorten, width
from media.words import say

NEEDED_VARIABLE: Final = Field("variable", needed=True)
LOOK: Final = one_of("main", "plain", "danger")
BUTTON: Final = 52.0  # dp, the height of a wide button
SIZES: Final = {"small": 15.0, "normal": 18.0, "big": 23.0, "huge": 29.0}


@kind("slider", fields={"variable": NEEDED_VARIABLE, "left": TEXT, "right": TEXT})
def slider(pen: Pen, part: PartData) -> None:
    """The rectangle to touch is cut into as many equal columns as there are values; stops are their middles."""
    label = part.get("label", "")
    height = 112.0 if label else 86.0
    top = pen.room(height + 12, part["id"] or "slider")
    card(pen, 12, top, 336, height)
    if label:
        pen.text(28, top + 32, label, size=18, room=304)
    middle = top + height - 54
    if part.get("left"):
        pen.text(34, middle + 38, part["left"], size=16, fill=pen.quiet, room=140)
    if part.get("right"):
        pen.text(326, middle + 38, part["right"], size=16, fill=pen.quiet, anchor="end", room=140)
    knob = _track(pen, part, middle)
    pen.touch(part["id"], 28, top + 2, 304, height - 4, label or part.get("left", ""))
    pen.knobs[part["id"]] = knob


def _track(pen: Pen, part: PartData, middle: float) -> float:
    """The track with its stops; where the knob stands."""
    values = part.get("values") or (part["variable"],)
    column = 304 / len(values)
    stops = [28 + column * (index + 0.5) for index in range(len(values))]
    chosen = stops[list(values).index(part["variable"])] if part["variable"] in values else stops[0]
    pen.line(stops[0], middle, stops[-1], middle, stroke="#C3CAD3", line=6)
    pen.line(stops[0], middle, chosen, middle, stroke=look.ACCENT, line=6)
    for stop in stops:
        pen.circle(stop, middle, 5, fill=look.ACCENT if stop <= chosen else "#AEB7C2")
    pen.circle(chosen, middle, 15, fill="#FFFFFF", stroke=look.ACCENT, line=4)
    return chosen


@kind("sample", fields={"text": NEEDED_TEXT, "variable": VARIABLE})
def sample(pen: Pen, part: PartData) -> None:
    size = SIZES.get(part.get("variable", "normal"), SIZES["normal"])
    lines = first_lines(part["text"], size, 300, 5)
    height = len(lines) * size * 1.4 + 28
    top = pen.room(height + 12, part["id"] or "sample")
    card(pen, 12, top, 336, height)
    block(pen, 30, top + 14, lines, size=size, leading=1.4)
    pen.touch(part["id"], 12, top, 336, height, part.get("label") or part["text"])


@kind("check", fields={"label": NEEDED_TEXT, "variable": VARIABLE, "note": TEXT})
def check(pen: Pen, part: PartData) -> None:
    lines = first_lines(part["label"], 18, 270, 3)
    notes = first_lines(part["note"], 15, 270, 2) if part.get("note") else []
    height = max(52.0, len(lines) * 25 + len(notes) * 21 + 20)
    top = pen.room(height + 4, part["id"] or "check")
    ticked = part.get("variable") == "on"
    if ticked:
        pen.rect(24, top + 12, 28, 28, r=7, fill=look.ACCENT)
        pen.icon("tick", 27.5, top + 15.5, 21, "#FFFFFF")
    else:
        pen.rect(25, top + 13, 26, 26, r=7, fill="#FFFFFF", stroke="#6B747F", line=2)
    taken = block(pen, 66, top + 13, lines, size=18, leading=1.4)
    block(pen, 66, top + 14 + taken, notes, size=15, fill=pen.quiet, leading=1.4)
    pen.touch(part["id"], 12, top, 336, height, part["label"])


@kind("choice", fields={"heading": TEXT, "selected": ID, "variable": VARIABLE}, items={})
def choice(pen: Pen, part: PartData) -> None:
    if part.get("heading"):
        top = pen.room(34, part["id"] or "choice")
        pen.text(20, top + 24, part["heading"], size=17, bold=True, room=320)
    chosen = part.get("selected") or part.get("variable")
    x, top = 20.0, pen.room(58, part["id"] or "choice")
    for item in part["items"]:
        words = shorten(item["label"], 18, 284)
        wide = max(72.0, width(words, 18) + 36)
        if x > 20 and x + wide > 340:
            x, top = 20.0, pen.room(56, part["id"] or "choice")
        is_chosen = item["id"] == chosen
        ground, line = (look.ACCENT_SOFT, look.ACCENT) if is_chosen else ("#FFFFFF", "#B4BCC6")
        pen.rect(x, top + 2, wide, 46, r=23, fill=ground, stroke=line, line=2.5 if is_chosen else 1.2)
        ink = look.ACCENT if is_chosen else look.INK
        pen.text(x + wide / 2, top + 31.5, words, size=18, fill=ink, anchor="middle", bold=is_chosen)
        pen.touch(item["id"], x, top, wide, 50, item["label"])
        x += wide + 12


@kind("stepper", fields={"label": NEEDED_TEXT, "variable": NEEDED_VARIABLE}, sub_ids=("less", "more"))
def stepper(pen: Pen, part: PartData) -> None:
    top = pen.room(64, part["id"] or "stepper")
    card(pen, 12, top, 336, 58)
    now, values = part["variable"], list(part.get("values") or (part["variable"],))
    lines = first_lines(part["label"], 18, 150, 2)
    size = 18 if len(lines) == 1 else 16
    block(pen, 28, top + 29 - len(lines) * size * 0.65, lines, size=size, leading=1.3)
    pen.text(266, top + 36, now, size=22, bold=True, anchor="middle", room=56)
    pen.touch(part["id"], 12, top, 336, 58, part["label"])
    ends = (("minus", 186, "less", now == values[0]), ("plus", 298, "more", now == values[-1]))
    for icon, x, end, is_last in ends:
        pen.rect(x, top + 7, 44, 44, r=12, fill="#F0F2F5" if is_last else look.ACCENT_SOFT)
        pen.icon(icon, x + 11, top + 18, 22, "#9AA3AE" if is_last else look.ACCENT)
        name = f"{part['id']}-{end}" if part["id"] else ""
        pen.touch(name, x - 3, top + 3, 50, 52, say(f"scenes.{end}", pen.lang))


@kind("segments", fields={"selected": ID}, items={})
def segments(pen: Pen, part: PartData) -> None:
    top = pen.room(54, part["id"] or "segments")
    wide = look.PHONE_W / max(len(part["items"]), 1)
    for index, item in enumerate(part["items"]):
        left = wide * index
        is_chosen = item["id"] == part.get("selected")
        ink = look.ACCENT if is_chosen else pen.quiet
        centred(pen, left, top + 4, wide, 40, item["label"], size=18, bold=is_chosen, fill=ink)
        if is_chosen:
            bar = min(wide - 24, width(item["label"], 18, True))
            pen.rect(left + (wide - bar) / 2, top + 43, bar, 4, r=2, fill=look.ACCENT)
        pen.touch(item["id"], left, top, wide, 50, item["label"])


@kind("tabs", place="bottom", fields={"selected": ID}, items={"icon": ICON, "badge": TEXT}, height=lambda _: 72)
def tabs(pen: Pen, part: PartData) -> None:
    top = pen.y
    pen.rect(0, top, look.PHONE_W, look.PHONE_H - top, fill="#20262F" if pen.dark else "#FFFFFF")
    pen.line(0, top, look.PHONE_W, top)
    wide = look.PHONE_W / max(len(part["items"]), 1)
    room = wide - 4
    size = 14 if all(width(item["label"], 14, True) <= room for item in part["items"]) else 12.5
    for index, item in enumerate(part["items"]):
        middle = wide * (index + 0.5)
        is_chosen = item["id"] == part.get("selected")
        ink = look.ACCENT if is_chosen else pen.quiet
        pen.icon(item.get("icon", "grid"), middle - 13, top + 8, 26, ink)
        pen.text(middle, top + 52, item["label"], size=size, bold=is_chosen, fill=ink, anchor="middle", room=room)
        pen.badge(item.get("badge", ""), middle + 14, top + 13)
        pen.touch(item["id"], wide * index, top, wide, 60, item["label"])


@kind("button", fields={"label": NEEDED_TEXT, "look": LOOK, "disabled": FLAG})
def button(pen: Pen, part: PartData) -> None:
    top = pen.room(BUTTON + 16, part["id"] or "button")
    wide_button(pen, part, 20, top + 6, 320)


@kind("buttons", items={"look": LOOK})
def buttons(pen: Pen, part: PartData) -> None:
    top = pen.room(BUTTON + 16, part["id"] or "buttons")
    side_by_side(pen, part["items"], 20, top + 6, 320)


def wide_button(pen: Pen, item: PartData, x: float, top: float, wide: float) -> None:
    """One button, `BUTTON` dp high, touched under its own id."""
    ground, ink = ("#DDE2E8", "#6B747F") if item.get("disabled") else LOOKS[item.get("look", "main")]
    pen.rect(x, top, wide, BUTTON, r=BUTTON / 2, fill=ground)
    centred(pen, x + 8, top, wide - 16, BUTTON, item["label"], size=19, bold=True, fill=ink)
    pen.touch(item["id"], x, top, wide, BUTTON, item["label"])


def side_by_side(pen: Pen, items: list[PartData], x: float, top: float, wide: float) -> None:
    """Buttons of the same width in one line, 12 dp apart; a button that says nothing of its look is plain."""
    each = (wide - 12 * (len(items) - 1)) / max(len(items), 1)
    for index, item in enumerate(items):
        wide_button(pen, {"look": "plain", **item}, x + index * (each + 12), top, each)
