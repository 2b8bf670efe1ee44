"""Goods, prices, parcels and apps to install: what shopping screens are made of. Knows no shop and no currency."""

from media import look
from media.scenes.art import ART, FILLS
from media.scenes.fit import LOOKS, PICTURE, block, card, centred, filled, first_lines, pill, pill_width, tag
from media.scenes.kinds import ART as ART_FIELD
from media.scenes.kinds import COLOUR, ICON, ID, NEEDED_TEXT, NUMBER, TEXT, Field, PartData, kind, one_of
from media.scenes.pen import Pen, width

_PRICE = look.NAMED["red"]


@kind(
    "app",
    fields={
        "label": NEEDED_TEXT,
        "note": TEXT,
        "icon": ICON,
        "colour": COLOUR,
        "art": ART_FIELD,
        "tag": TEXT,
        "button": TEXT,
        "button_id": ID,
        "state": one_of("install", "loading", "open"),
    },
)
def app(pen: Pen, part: PartData) -> None:
    words = part.get("button", "")
    wide = pill_width(words, 72, 96) if words else 0
    right = 336 - wide - (10 if wide else 0)
    room = right - 92
    name = first_lines(part["label"], 18, room, 2, True)
    note = first_lines(part.get("note", ""), 14, room, 2) if part.get("note") else []
    tall = len(name) * 24 + len(note) * 19 + (27 if part.get("tag") else 0)
    height = max(84.0, tall + 24)
    top = pen.room(height + 8, part["id"] or "app")
    card(pen, 12, top, 336, height)
    if part.get("art"):
        pen.art(part["art"], 24, top + height / 2 - 28, 56, 56)
    else:
        pen.tile(part.get("icon", "download"), part.get("colour", "blue"), 24, top + height / 2 - 28, 56)
    y = top + (height - tall) / 2
    y += block(pen, 92, y, name, size=18, bold=True, leading=24 / 18)
    y += block(pen, 92, y, note, size=14, fill=pen.quiet, leading=19 / 14)
    if part.get("tag"):
        tag(pen, 92, y + 4, part["tag"], room)
    pen.touch(part["id"], 12, top, right - 12 if part.get("button_id") else 336, height, part["label"])
    if words:
        _app_button(pen, part, 336 - wide, top + height / 2, wide)


def _app_button(pen: Pen, part: PartData, x: float, middle: float, wide: float) -> None:
    state = part.get("state", "install")
    looks = {"install": "main", "loading": "quiet", "open": "plain"}[state]
    pill(pen, part.get("button_id", ""), x, middle - 20, wide, 40, part["button"], looks=looks)
    if state == "loading":  # two thirds are there: a bar that needs no reading
        pen.rect(x + 8, middle + 25, wide - 16, 5, r=2.5, fill=look.LINE)
        pen.rect(x + 8, middle + 25, (wide - 16) * 0.66, 5, r=2.5, fill=look.ACCENT)


@kind("product", fields={"label": NEEDED_TEXT, "price": TEXT, "note": TEXT, "art": ART_FIELD, "tag": TEXT})
def product(pen: Pen, part: PartData) -> None:
    left, room = (126.0, 210.0) if part.get("art") else (24.0, 312.0)
    name = first_lines(part["label"], 17, room, 2)
    note = first_lines(part.get("note", ""), 14, room, 1) if part.get("note") else []
    last = 36 if part.get("price") or part.get("tag") else 0
    tall = len(name) * 23 + len(note) * 21 + last
    height = max(tall + 22.0, 110.0 if part.get("art") else 64.0)
    top = pen.room(height + 8, part["id"] or "product")
    card(pen, 12, top, 336, height)
    if part.get("art"):
        pen.art(part["art"], 22, top + height / 2 - 46, 92, 92)
    y = top + (height - tall) / 2
    y += block(pen, left, y, name, size=17, leading=23 / 17)
    y += block(pen, left, y, note, size=14, fill=pen.quiet, leading=21 / 14)
    beside = 0.0
    if part.get("price"):
        pen.text(left, y + 28, part["price"], size=22, bold=True, fill=_PRICE, room=room)
        beside = min(width(part["price"], 22, True) + 12, room - 60)
    if part.get("tag"):
        tag(pen, left + beside, y + 10, part["tag"], room - beside)
    pen.touch(part["id"], 12, top, 336, height, part["label"])


@kind("photo", fields={"art": Field("art", needed=True), "height": NUMBER})
def photo(pen: Pen, part: PartData) -> None:
    height = float(part.get("height", 200))
    top = pen.room(height + 12, part["id"] or "photo")
    if part["art"] in FILLS:
        filled(pen, ART[part["art"]], 0, top, look.PHONE_W, height)
    else:
        pen.rect(0, top, look.PHONE_W, height, fill=PICTURE)
        pen.art(part["art"], 12, top + 4, look.PHONE_W - 24, height - 8)
    pen.touch(part["id"], 0, top, look.PHONE_W, height, part.get("label", ""))


@kind("cost", fields={"price": NEEDED_TEXT, "note": TEXT})
def cost(pen: Pen, part: PartData) -> None:
    wide = width(part["price"], 32, True)
    beside = part.get("note", "") and width(part["note"], 15) <= 320 - wide - 12
    below = first_lines(part.get("note", ""), 15, 320, 2) if part.get("note") and not beside else []
    height = 46 + len(below) * 21
    top = pen.room(height + 6, part["id"] or "price")
    pen.text(20, top + 34, part["price"], size=32, bold=True, fill=_PRICE, room=320)
    if beside:
        pen.text(20 + wide + 12, top + 33, part["note"], size=15, fill=pen.quiet)
    block(pen, 20, top + 44, below, size=15, fill=pen.quiet, leading=1.4)
    pen.touch(part["id"], 12, top, 336, height, part.get("label") or part["price"])


def _footer_height(part: PartData) -> float:
    return 80.0


@kind(
    "footer",
    place="bottom",
    fields={"note": TEXT, "price": TEXT},
    items={"look": one_of("main", "plain", "danger"), "icon": ICON},
    height=_footer_height,
)
def footer(pen: Pen, part: PartData) -> None:
    top, left, right = pen.y, 14.0, 348.0
    pen.rect(0, top, look.PHONE_W, look.PHONE_H - top, fill="#20262E" if pen.dark else "#FFFFFF")
    pen.line(0, top, look.PHONE_W, top)
    items = part.get("items", [])
    small = [item for item in items if item.get("icon")]
    wide = [item for item in items if not item.get("icon")]
    for item in small:
        pen.icon(item["icon"], left + 15, top + 10, 26)
        centred(pen, left - 6, top + 38, 68, 26, item["label"], size=14, fill=pen.ink)
        pen.touch(item["id"], left - 2, top + 6, 60, 60, item["label"])
        left += 60
    if part.get("note") or part.get("price"):
        left = _sum(pen, part, left, top, 150.0 if len(wide) < 2 else 106.0) + 10
    each = (right - left - 8 * (len(wide) - 1)) / max(len(wide), 1)
    for item in wide:
        x = left + wide.index(item) * (each + 8)
        ground, ink = LOOKS[item.get("look", "main")]
        pen.rect(x, top + 10, each, 52, r=26, fill=ground)
        centred(pen, x + 4, top + 10, each - 8, 52, item["label"], size=18, bold=True, fill=ink)
        pen.touch(item["id"], x, top + 10, each, 52, item["label"])


def _sum(pen: Pen, part: PartData, left: float, top: float, room: float) -> float:
    """Words and the sum at the left of a footer; returns where they end."""
    note, amount = part.get("note", ""), part.get("price", "")
    left += 4
    if note and amount:
        pen.text(left, top + 27, note, size=14, fill=pen.quiet, room=room)
        pen.text(left, top + 56, amount, size=24, bold=True, fill=_PRICE, room=room)
    elif amount:
        pen.text(left, top + 45, amount, size=24, bold=True, fill=_PRICE, room=room)
    else:
        lines = first_lines(note, 14, room, 2)
        block(pen, left, top + 36 - len(lines) * 9.5, lines, size=14, fill=pen.quiet)
    return left + min(max(width(note, 14), width(amount, 24, True)), room)
