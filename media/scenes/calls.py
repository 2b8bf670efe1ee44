"""Screens behind a camera or a call: they fill the phone and stand before whatever picture is there. Knows no app."""

from collections.abc import Sequence

from media import look
from media.scenes.art import ART, BUSTS, FILLS
from media.scenes.fit import PICTURE, block, filled, first_lines
from media.scenes.kinds import ART as ART_FIELD
from media.scenes.kinds import FLAG, ICON, NEEDED_TEXT, TEXT, PartData, kind, one_of
from media.scenes.pen import Pen

_NIGHT, _BUTTON = "#1B2733", "#44515F"
_GROUNDS = {"answer": look.NAMED["green"], "hangup": look.NAMED["red"], "plain": _BUTTON}


def _round_buttons(pen: Pen, items: Sequence[PartData], floor: float) -> None:
    """Large round buttons with their words below, up to four in a row, the last row ending at `floor`."""
    columns = max(len(items), 1) if len(items) <= 4 else 3
    rows = [items[start : start + columns] for start in range(0, len(items), columns)]
    top = floor - 116 * len(rows)
    for row in rows:
        each = min(336 / max(len(row), 1), 150.0)
        for index, item in enumerate(row):
            middle = 180 + (index - (len(row) - 1) / 2) * each
            looks = item.get("look", "plain")
            r = 34.0 if looks == "plain" else 38.0
            pen.circle(middle, top + 40, r, fill=_GROUNDS[looks])
            pen.icon(item.get("icon", "phone"), middle - 16, top + 24, 32, "#FFFFFF")
            words = first_lines(item.get("label", ""), 15, each - 6, 2)
            block(pen, middle, top + 78, words, size=15, fill="#FFFFFF", anchor="middle", leading=1.2)
            pen.touch(item["id"], middle - 41, top, 82, 112, item.get("label", ""))
        top += 116


@kind(
    "call",
    place="full",
    fields={"label": NEEDED_TEXT, "note": TEXT, "art": ART_FIELD, "video": FLAG, "own": ART_FIELD},
    items={"icon": ICON, "look": one_of("answer", "hangup", "plain")},
)
def call(pen: Pen, part: PartData) -> None:
    items = part.get("items", [])
    pen.dark = True  # the words of the status line stand on this, too
    pen.rect(-2, -2, look.PHONE_W + 4, look.PHONE_H + 4, fill=_NIGHT)
    panel = 640 - 116 * (2 if len(items) > 4 else 1)
    if part.get("video"):
        _seen(pen, part, panel - 14.0)
    else:
        _heard(pen, part, panel)
    top = 32.0 if part.get("video") else 60.0
    pen.touch(part["id"], 14, top, look.PHONE_W - 28, panel - 16 - top, part["label"])
    _round_buttons(pen, items, 640)


def _heard(pen: Pen, part: PartData, low: float) -> None:
    """Only a voice: the face in a ring, the name below."""
    face = 148.0 if low > 480 else 116.0
    top = 92.0 if low > 480 else 60.0
    pen.circle(180, top + face / 2, face / 2 + 14, fill="#26384A")
    if part.get("art"):
        pen.art(part["art"], 180 - face / 2, top, face, face)
    else:
        pen.circle(180, top + face / 2, face / 2, fill="#8FA0B2")
        pen.icon("user", 180 - face * 0.3, top + face * 0.2, face * 0.6, "#FFFFFF")
    name = first_lines(part["label"], 28, 320, 2, True)
    y = top + face + 34
    y += block(pen, 180, y, name, size=28, bold=True, fill="#FFFFFF", anchor="middle", leading=1.25)
    note = first_lines(part.get("note", ""), 18, 310, 3)
    block(pen, 180, y + 6, note, size=18, fill="#D6DFE8", anchor="middle")


def _seen(pen: Pen, part: PartData, low: float) -> None:
    """A video call: the other person large down to `low`, one's own small picture in the corner."""
    filled(pen, ART["living-room"], 0, 0, look.PHONE_W, low)
    pen.rect(0, 0, look.PHONE_W, low, fill="#F6EEE4", opacity=0.5)  # the room stays behind whoever is in it
    art = part.get("art", "")
    side = 340.0
    if art in BUSTS:
        filled(pen, BUSTS[art], 10, low - side, side, side)
    elif art:
        filled(pen, ART[art], 0, 0, look.PHONE_W, low)
    pen.rect(0, 0, look.PHONE_W, 28, fill="#0B1020", opacity=0.55)
    name = first_lines(part["label"], 20, 214, 2, True)
    note = first_lines(part.get("note", ""), 15, 214, 2) if part.get("note") else []
    height = len(name) * 26 + len(note) * 20 + 16
    pen.rect(12, 40, 238, height, r=14, fill="#0B1020", opacity=0.62)
    y = 48 + block(pen, 24, 48, name, size=20, bold=True, fill="#FFFFFF", leading=1.3)
    block(pen, 24, y, note, size=15, fill="#FFFFFF", leading=20 / 15)
    pen.rect(260, 38, 90, 114, r=14, fill="#0B1020", opacity=0.3)
    pen.rect(262, 40, 86, 110, r=12, fill="#FFFFFF")
    pen.rect(265, 43, 80, 104, r=10, fill="#DCE9E2")
    own = part.get("own") or ("grandfather" if art == "grandmother" else "grandmother")
    if own in BUSTS:
        filled(pen, BUSTS[own], 265, 67, 80, 80)
    else:  # the camera is turned round: one sends what stands in front
        filled(pen, ART[own], 265, 43, 80, 104)


@kind("camera", place="full", fields={"art": ART_FIELD}, items={"icon": ICON})
def camera(pen: Pen, part: PartData) -> None:
    """The viewfinder; an item with the icon camera is drawn as the big white shutter."""
    pen.dark = True
    pen.rect(-2, -2, look.PHONE_W + 4, look.PHONE_H + 4, fill="#0E1116")
    _picture(pen, part.get("art", ""), 0, 60, look.PHONE_W, 440)
    for x in (120, 240):  # thirds, as viewfinders show them
        pen.svg.append(f"<path d='M{x} 60V500' stroke='#FFFFFF' stroke-opacity='.35'/>")
    for y in (207, 353):
        pen.svg.append(f"<path d='M0 {y}H360' stroke='#FFFFFF' stroke-opacity='.35'/>")
    pen.touch(part["id"], 0, 60, look.PHONE_W, 440, part.get("label", ""))
    items = part.get("items", [])
    each = min(336 / max(len(items), 1), 116.0)
    for index, item in enumerate(items):
        middle = 180 + (index - (len(items) - 1) / 2) * each
        if item.get("icon", "camera") == "camera":
            pen.circle(middle, 556, 34, fill="#FFFFFF", stroke="#8C97A3", line=4)
            pen.circle(middle, 556, 27, fill="#FFFFFF", stroke="#0E1116", line=2)
        else:
            pen.circle(middle, 556, 30, fill=_BUTTON)
            pen.icon(item["icon"], middle - 15, 541, 30, "#FFFFFF")
        words = first_lines(item.get("label", ""), 15, each - 6, 2)
        block(pen, middle, 596, words, size=15, fill="#FFFFFF", anchor="middle", leading=1.2)
        pen.touch(item["id"], middle - 38, 516, 76, 116, item.get("label", ""))


def _picture(pen: Pen, art: str, x: float, y: float, w: float, h: float) -> None:
    if art in FILLS:
        filled(pen, ART[art], x, y, w, h)
        return
    pen.rect(x, y, w, h, fill=PICTURE)
    if art:
        pen.art(art, x + 40, y + 40, w - 80, h - 80)


@kind("scanner", place="full", fields={"art": ART_FIELD, "note": TEXT})
def scanner(pen: Pen, part: PartData) -> None:
    pen.dark = True
    pen.rect(-2, -2, look.PHONE_W + 4, look.PHONE_H + 4, fill="#0E1116")
    x, y, side = 54.0, 150.0, 252.0
    if part.get("art"):
        pen.rect(x + 14, y + 14, side - 28, side - 28, r=10, fill="#FFFFFF")
        pen.art(part["art"], x + 22, y + 22, side - 44, side - 44)
    else:
        pen.rect(x, y, side, side, r=18, fill="#2B333D")
    for cx, cy, dx, dy in ((x, y, 1, 1), (x + side, y, -1, 1), (x, y + side, 1, -1), (x + side, y + side, -1, -1)):
        pen.path(
            f"M{cx:.1f} {cy + dy * 36:.1f}v{-dy * 22}q0 {-dy * 14} {dx * 14} {-dy * 14}h{dx * 22}",
            stroke="#5BC489",
            line=6,
        )
    pen.rect(x + 8, y + side * 0.62, side - 16, 4, r=2, fill="#5BC489")
    note = first_lines(part.get("note", ""), 19, 310, 3)
    block(pen, 180, y + side + 30, note, size=19, fill="#FFFFFF", anchor="middle", leading=1.4)
    pen.touch(part["id"], x - 6, y - 6, side + 12, side + 12, part.get("label") or part.get("note", ""))


@kind("face", fields={"note": TEXT, "art": ART_FIELD})
def face(pen: Pen, part: PartData) -> None:
    note = first_lines(part.get("note", ""), 20, 312, 3, True)
    height = 300.0 + len(note) * 28
    top = pen.room(height + 12, part["id"] or "face")
    middle = top + 152
    pen.circle(180, middle, 118, fill="#E3EAF1", stroke="#FFFFFF", line=10)
    if part.get("art"):
        pen.art(part["art"], 70, middle - 110, 220, 220)
    pen.circle(180, middle, 124, stroke=look.LINE, line=6)
    pen.path(f"M180 {middle - 124:.1f}a124 124 0 0 1 107 186", stroke=look.ACCENT, line=7)
    block(pen, 180, top + 296, note, size=20, bold=True, anchor="middle", leading=1.4)
    pen.touch(part["id"], 50, middle - 130, 260, 260, part.get("label") or part.get("note", ""))
