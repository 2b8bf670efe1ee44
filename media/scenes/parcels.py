"""The parcel's way and the code that fetches it. Knows no courier."""

from media import look
from media.scenes.fit import block, card, first_lines
from media.scenes.kinds import NEEDED_TEXT, TEXT, PartData, kind
from media.scenes.pen import Pen, width


@kind("timeline", items={"note": TEXT})
def timeline(pen: Pen, part: PartData) -> None:
    rows: list[tuple[PartData, list[str], list[str], float]] = []
    for item in part["items"]:
        label = first_lines(item["label"], 17, 272, 3, not rows)
        note = first_lines(item["note"], 14, 272, 2) if item.get("note") else []
        rows.append((item, label, note, len(label) * 23 + len(note) * 20 + 14))
    total = sum(row[3] for row in rows) + 16
    top = pen.room(total + 10, part["id"] or "timeline")
    card(pen, 12, top, 336, total)
    pen.touch(part["id"], 12, top, 336, total, part.get("label") or (rows[0][0]["label"] if rows else ""))
    y = top + 15
    for index, (item, label, note, height) in enumerate(rows):
        newest = index == 0
        if index < len(rows) - 1:
            pen.line(37, y + 12, 37, y + height + 12, stroke=look.LINE, line=3)
        pen.circle(37, y + 12, 8 if newest else 6, fill=look.ACCENT if newest else "#B4BDC7")
        if newest:
            pen.circle(37, y + 12, 3, fill="#FFFFFF")
        at = y + block(pen, 58, y, label, size=17, bold=newest, leading=23 / 17)
        block(pen, 58, at, note, size=14, fill=pen.quiet, leading=20 / 14)
        pen.touch(item["id"], 12, y - 7, 336, height, item["label"])
        y += height


@kind("ticket", fields={"code": NEEDED_TEXT, "label": TEXT, "note": TEXT})
def ticket(pen: Pen, part: PartData) -> None:
    label = first_lines(part.get("label", ""), 17, 296, 2) if part.get("label") else []
    note = first_lines(part.get("note", ""), 16, 296, 3) if part.get("note") else []
    size = next((size for size in (48.0, 42.0, 36.0, 30.0) if width(part["code"], size, True) <= 296), 26.0)
    above = len(label) * 24 + size * 1.35 + 26
    height = above + (len(note) * 23 + 26 if note else 0)
    top = pen.room(height + 12, part["id"] or "ticket")
    card(pen, 12, top, 336, height, 18)
    y = top + 14 + block(pen, 180, top + 14, label, size=17, fill=pen.quiet, anchor="middle", leading=24 / 17)
    pen.text(180, y + size * 1.02, part["code"], size=size, bold=True, anchor="middle", room=306)
    if note:
        _tear(pen, top + above)
        block(pen, 180, top + above + 12, note, size=16, anchor="middle", leading=23 / 16)
    pen.touch(part["id"], 12, top, 336, height, part.get("label") or part["code"])


def _tear(pen: Pen, y: float) -> None:
    """The dotted line where a paper ticket tears, with a notch at both ends."""
    ground = "#14181F" if pen.dark else look.MIST
    dots = "stroke-width='2.5' stroke-dasharray='2 7' stroke-linecap='round'"
    pen.svg.append(f"<path d='M30 {y:.1f}H330' stroke='{look.LINE}' {dots}/>")
    pen.path(f"M12 {y - 9:.1f}a9 9 0 0 1 0 18Z", fill=ground)
    pen.path(f"M348 {y - 9:.1f}a9 9 0 0 0 0 18Z", fill=ground)
