"""Doctors and contacts, days and times to choose, and what comes out of it. Knows no hospital."""

from media import look
from media.scenes.fit import block, card, centred, first_lines, pill, pill_width
from media.scenes.kinds import ART as ART_FIELD
from media.scenes.kinds import ID, NEEDED_TEXT, TEXT, PartData, kind, one_of
from media.scenes.pen import Pen, width


@kind(
    "person",
    fields={
        **{"label": NEEDED_TEXT, "note": TEXT, "detail": TEXT, "art": ART_FIELD},
        **{"button": TEXT, "button_id": ID, "button_name": TEXT},  # its name, where a sign alone stands on it
    },
)
def person(pen: Pen, part: PartData) -> None:
    words = part.get("button", "")
    wide = 44 if len(words) == 1 else pill_width(words, 76, 100) if words else 0  # one sign alone: a round button
    right = 336 - wide - (10 if wide else 0)
    left = 94.0 if part.get("art") else 28.0
    room = right - left
    name = first_lines(part["label"], 19, room, 2, True)
    note = first_lines(part.get("note", ""), 15, room, 2) if part.get("note") else []
    detail = first_lines(part.get("detail", ""), 14, room, 3) if part.get("detail") else []
    tall = len(name) * 25 + len(note) * 20 + len(detail) * 19 + (4 if detail else 0)
    height = max(tall + 24.0, 84.0)
    top = pen.room(height + 8, part["id"] or "person")
    card(pen, 12, top, 336, height)
    if part.get("art"):
        pen.art(part["art"], 22, top + height / 2 - 30, 60, 60)
    y = top + (height - tall) / 2
    y += block(pen, left, y, name, size=19, bold=True, leading=25 / 19)
    y += block(pen, left, y, note, size=15, leading=20 / 15)
    block(pen, left, y + 4, detail, size=14, fill=pen.quiet, leading=19 / 14)
    pen.touch(part["id"], 12, top, right - 12 if part.get("button_id") else 336, height, part["label"])
    if words:
        pill(pen, part.get("button_id", ""), 336 - wide, top + height / 2 - 22, wide, 44, words)
    if part.get("button_id") and part.get("button_name"):
        pen.labels[part["button_id"]] = part["button_name"]


@kind("days", fields={"selected": ID}, items={"note": TEXT})
def days(pen: Pen, part: PartData) -> None:
    items = part["items"]
    columns = max(len(items), 1) if len(items) <= 5 else 4
    each = (336 - 8 * (columns - 1)) / columns
    noted = any(item.get("note") for item in items)
    tall = 70.0 if noted else 52.0
    rows = -(-len(items) // columns)
    top = pen.room(rows * (tall + 8) + 4, part["id"] or "days")
    for index, item in enumerate(items):
        x, y = 12 + index % columns * (each + 8), top + index // columns * (tall + 8)
        chosen = item["id"] == part.get("selected") and bool(item["id"])
        ground, ink, quiet = (look.ACCENT, "#FFFFFF", "#FFFFFF") if chosen else ("#FFFFFF", look.INK, look.QUIET)
        pen.rect(x, y, each, tall, r=14, fill=ground)
        high = 40.0 if item.get("note") else tall
        centred(pen, x, y + (2 if item.get("note") else 0), each, high, item["label"], size=18, bold=True, fill=ink)
        if item.get("note"):
            centred(pen, x, y + 37, each, 30, item["note"], size=14, bold=False, fill=quiet)
        pen.touch(item["id"], x, y, each, tall, item["label"])


@kind("slots", items={"note": TEXT, "state": one_of("free", "full", "chosen")})
def slots(pen: Pen, part: PartData) -> None:
    items, each, tall = part["items"], 164.0, 64.0
    rows = -(-len(items) // 2)
    top = pen.room(rows * (tall + 8) + 4, part["id"] or "slots")
    for index, item in enumerate(items):
        x, y = 12 + index % 2 * (each + 8), top + index // 2 * (tall + 8)
        state = item.get("state", "free")
        ground, ink, quiet = {
            "free": ("#FFFFFF", look.INK, look.SAFE),
            "full": ("#E6EAEF", "#666D77", "#666D77"),
            "chosen": (look.ACCENT, "#FFFFFF", "#FFFFFF"),
        }[state]
        pen.rect(x, y, each, tall, r=14, fill=ground)
        high = 34.0 if item.get("note") else tall
        centred(pen, x, y + (3 if item.get("note") else 0), each, high, item["label"], size=18, bold=True, fill=ink)
        if item.get("note"):
            pen.text(x + each / 2, y + 53, item["note"], size=15, fill=quiet, anchor="middle", room=each - 16)
        pen.touch(item["id"], x, y, each, tall, item["label"])


@kind("pairs", fields={"heading": TEXT}, items={"value": TEXT})
def pairs(pen: Pen, part: PartData) -> None:
    rows = [(item, *_pair_lines(item)) for item in part["items"]]
    head = 44.0 if part.get("heading") else 8.0
    total = head + sum(row[3] for row in rows) + 8
    top = pen.room(total + 12, part["id"] or "pairs")
    card(pen, 12, top, 336, total)
    pen.touch(part["id"], 12, top, 336, total, part.get("label") or part.get("heading", ""))
    if part.get("heading"):
        pen.text(28, top + 31, part["heading"], size=19, bold=True, room=304)
    y = top + head
    for index, (item, value, beside, height) in enumerate(rows):
        if index or part.get("heading"):
            pen.line(28, y, 332, y)
        middle = y + height / 2
        pen.text(28, middle + 5.5 if beside else y + 23, item["label"], size=16, fill=pen.quiet, room=304)
        if beside:
            pen.text(332, middle + 6, value[0] if value else "", size=17, anchor="end")
        else:
            block(pen, 28, y + 30, value, size=17, leading=23 / 17)
        pen.touch(item["id"], 12, y, 336, height, item["label"])
        y += height


def _pair_lines(item: PartData) -> tuple[list[str], bool, float]:
    """The value's lines, whether it stands beside its name, and the height of both."""
    words = item.get("value", "")
    if width(item["label"], 16) + width(words, 17) + 16 <= 304:
        return [words], True, 44.0
    lines = first_lines(words, 17, 304, 3)
    return lines, False, 40 + len(lines) * 23.0


_RESULTS = {
    "done": (look.NAMED["green"], "M-17 1L-5 14L18 -13"),
    "failed": (look.NAMED["red"], "M-14 -14L14 14M14 -14L-14 14"),
    "waiting": (look.NAMED["orange"], "M0 -19V1L12 11"),
}


@kind("result", fields={"label": NEEDED_TEXT, "note": TEXT, "look": one_of("done", "failed", "waiting")})
def result(pen: Pen, part: PartData) -> None:
    label = first_lines(part["label"], 26, 316, 3, True)
    note = first_lines(part.get("note", ""), 18, 308, 4) if part.get("note") else []
    height = 24 + 92 + 18 + len(label) * 34 + len(note) * 26 + 20.0
    top = pen.room(height, part["id"] or "result")
    colour, sign = _RESULTS[part.get("look", "done")]
    pen.circle(180, top + 70, 46, fill=colour)
    pen.svg.append(
        f"<path transform='translate(180 {top + 70:.1f})' d='{sign}' fill='none' stroke='#FFFFFF' "
        "stroke-width='8' stroke-linecap='round' stroke-linejoin='round'/>"
    )
    y = top + 132 + block(pen, 180, top + 132, label, size=26, bold=True, anchor="middle", leading=34 / 26)
    block(pen, 180, y + 4, note, size=18, fill=pen.quiet, anchor="middle", leading=26 / 18)
    pen.touch(part["id"], 12, top + 16, 336, height - 24, part["label"])
