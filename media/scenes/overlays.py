"""What lies over a screen or across it: dialogs, sheets, dropped-in notices, thin strips and coloured banners."""

from typing import Final

from media import look
from media.scenes.controls import BUTTON, LOOK, side_by_side, wide_button
from media.scenes.fit import block, card, first_lines
from media.scenes.kinds import ART, COLOUR, ICON, NEEDED_TEXT, TEXT, Field, PartData, kind
from media.scenes.pen import Pen, shorten, width

_TINTS: Final[dict[str, tuple[str, str]]] = {  # ground and words of a strip; every pair above 7:1
    "orange": (look.WARN_SOFT, "#5F3D00"),
    "yellow": (look.WARN_SOFT, "#5F3D00"),
    "red": ("#FBE4E4", look.STOP),
    "pink": ("#FBE4E4", look.STOP),
    "green": ("#E3F2E6", look.SAFE),
    "teal": ("#E3F2E6", look.SAFE),
}


@kind("dialog", place="over", fields={"label": NEEDED_TEXT, "text": TEXT}, items={"look": LOOK})
def dialog(pen: Pen, part: PartData) -> None:
    _dim(pen)
    heads = first_lines(part["label"], 21, 276, 3, True)
    words = first_lines(part["text"], 17, 276, 7) if part.get("text") else []
    items = part["items"]
    beside = len(items) == 2 and all(width(item["label"], 19, True) <= 108 for item in items)
    rows = 1 if beside else len(items)
    # Room above the buttons, so that the badge on a ringed button stays off the words.
    height = 26 + len(heads) * 29 + (len(words) * 25 + 36 if words else 20) + rows * (BUTTON + 10) + 14
    top = max(44.0, (look.PHONE_H - height) / 2)
    pen.rect(20, top, 320, height, r=24, fill="#FFFFFF")
    pen.touch(part["id"], 20, top, 320, height, part["label"])
    y = top + 22
    y += block(pen, 180, y, heads, size=21, bold=True, fill=look.INK, anchor="middle", leading=1.38) + 8
    left = len(words) > 1  # one line stands in the middle; a paragraph is read from the left
    block(
        pen, 42 if left else 180, y, words, size=17, fill=look.QUIET, anchor="start" if left else "middle", leading=1.47
    )
    y = top + height - 14 - rows * (BUTTON + 10)
    if beside:
        side_by_side(pen, items, 36, y, 288)
        return
    for item in items:
        wide_button(pen, {"look": "plain", **item}, 36, y, 288)
        y += BUTTON + 10


@kind("sheet", place="over", fields={"text": TEXT}, items={"look": LOOK, "icon": ICON})
def sheet(pen: Pen, part: PartData) -> None:
    _dim(pen)
    items = part["items"]
    heads = first_lines(part["label"], 20, 312, 2, True) if part.get("label") else []
    words = first_lines(part["text"], 16, 312, 4) if part.get("text") else []
    head = 24 + len(heads) * 28 + len(words) * 23 + (10 if heads or words else 0)
    height = head + len(items) * 62 + 22
    top = max(40.0, look.PHONE_H - height)
    pen.rect(0, top, look.PHONE_W, look.PHONE_H - top + 40, r=28, fill="#FFFFFF")
    pen.rect(158, top + 9, 44, 5, r=2.5, fill="#C3CAD3")
    pen.touch(part["id"], 0, top, look.PHONE_W, look.PHONE_H - top, part.get("label", ""))
    y = top + 24
    y += block(pen, 180, y, heads, size=20, bold=True, fill=look.INK, anchor="middle", leading=1.4)
    block(pen, 180, y, words, size=16, fill=look.QUIET, anchor="middle", leading=1.4)
    for index, item in enumerate(items):
        _option(pen, item, top + head + index * 62)


def _option(pen: Pen, item: PartData, top: float) -> None:
    ink = {"main": look.ACCENT, "danger": look.STOP}.get(item.get("look", "plain"), look.INK)
    pen.rect(16, top + 3, 328, 56, r=16, fill=look.ACCENT_SOFT if item.get("look") == "main" else look.MIST)
    bold = item.get("look") == "main"
    if item.get("icon"):
        pen.icon(item["icon"], 34, top + 18, 26, ink)
        x, room, anchor = 74.0, 246.0, "start"
    else:
        x, room, anchor = 180.0, 304.0, "middle"
    size = next((size for size in (19.0, 18.0, 16.0) if width(item["label"], size, bold) <= room), 16.0)
    lines = first_lines(item["label"], size, room, 2, bold)
    y = top + 31 - len(lines) * size * 0.625
    block(pen, x, y, lines, size=size, bold=bold, fill=ink, anchor=anchor, leading=1.25)
    pen.touch(item["id"], 16, top + 2, 328, 58, item["label"])


def _dim(pen: Pen) -> None:
    """What lies below goes dark and can no longer be touched."""
    pen.boxes.clear()
    pen.labels.clear()
    pen.rect(0, 0, look.PHONE_W, look.PHONE_H, fill=look.DIM, opacity=0.55)


@kind("notice", place="over", fields={"from": NEEDED_TEXT, "text": NEEDED_TEXT, "icon": ICON, "colour": COLOUR})
def notice(pen: Pen, part: PartData) -> None:
    """Takes only the touches on itself: on a real phone the screen below goes on."""
    lines = first_lines(part["text"], 17, 258, 3)
    height = 44 + len(lines) * 24 + 8
    top = 32.0
    pen.cover(0, top, look.PHONE_W, height + 6)
    pen.rect(6, top + 3, 348, height, r=22, fill=look.DIM, opacity=0.14)
    pen.rect(8, top, 344, height, r=20, fill="#FFFFFF", stroke="#C9D0D9", line=1.2)
    pen.tile(part.get("icon", "message"), part.get("colour", "green"), 20, top + 14, 40)
    pen.text(72, top + 31, part["from"], size=17, bold=True, fill=look.INK, room=266)
    block(pen, 72, top + 42, lines, size=17, fill=look.QUIET, leading=1.4)
    pen.touch(part["id"], 8, top, 344, height, f"{part['from']} {part['text']}")


@kind("strip", fields={"text": NEEDED_TEXT, "colour": COLOUR, "icon": ICON})
def strip(pen: Pen, part: PartData) -> None:
    ground, ink = _TINTS.get(part.get("colour", ""), (look.ACCENT_SOFT, look.ACCENT))
    left = 50.0 if part.get("icon") else 20.0
    lines = first_lines(part["text"], 16, 340 - left, 3)
    height = 18 + len(lines) * 23
    top = pen.room(height + 4, part["id"] or "strip")
    pen.rect(0, top, look.PHONE_W, height, fill=ground)
    if part.get("icon"):
        pen.icon(part["icon"], 18, top + (height - 22) / 2, 22, ink)
    block(pen, left, top + 9, lines, size=16, fill=ink, leading=1.44)
    pen.touch(part["id"], 0, top, look.PHONE_W, height, part.get("label") or part["text"])


_BANNER: Final[dict[str, Field]] = {"label": NEEDED_TEXT, "note": TEXT, "colour": COLOUR, "art": ART, "tag": TEXT}


@kind("banner", fields=_BANNER)
def banner(pen: Pen, part: PartData) -> None:
    colour = part.get("colour", "red")
    ink = look.INK if colour in ("white", "yellow") else "#FFFFFF"
    room = 196.0 if part.get("art") else 296.0
    size = next((size for size in (21.0, 20.0, 19.0, 18.0) if width(part["label"], size, True) <= room), 19.0)
    heads = first_lines(part["label"], size, room, 3, True)
    notes = first_lines(part["note"], 15, room, 2) if part.get("note") else []
    words = len(heads) * size * 1.34 + len(notes) * 21
    under = 18.0 if part.get("tag") else 0.0  # the tag's own line above the words
    height = max(96.0 if part.get("art") else 72.0, words + 28 + under)
    top = pen.room(height + 12, part["id"] or "banner")
    if colour == "white":
        card(pen, 12, top, 336, height, r=20)
        ink = pen.ink
    else:
        pen.rect(12, top, 336, height, r=20, fill=_DEEP.get(colour, look.NAMED[colour]))
    if part.get("art"):
        side = min(height - 16, 92)
        pen.rect(336 - side, top + (height - side) / 2, side, side, r=16, fill="#FFFFFF", opacity=0.92)
        pen.art(part["art"], 340 - side, top + (height - side) / 2 + 4, side - 8, side - 8)
    y = top + under + (height - under - words) / 2
    y += block(pen, 30, y, heads, size=size, bold=True, fill=ink, leading=1.34)
    block(pen, 30, y, notes, size=15, fill=ink, leading=1.4)
    pen.touch(part["id"], 12, top, 336, height, part["label"])
    if part.get("tag"):
        _tag(pen, part["tag"], top)


# White words need a deeper ground than an icon does: all at least 4.5:1.
_DEEP: Final = {"orange": "#B35F00", "green": "#24774A"}


def _tag(pen: Pen, words: str, top: float) -> None:
    """A small label in the upper left corner ("advertisement"), as small as advertisers like it."""
    words = shorten(words, 12, 120)
    wide = width(words, 12) + 14
    pen.rect(28, top + 8, wide, 18, r=5, fill=look.DIM, opacity=0.55)
    pen.text(35, top + 21.3, words, size=12, fill="#FFFFFF")
