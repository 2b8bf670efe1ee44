"""How words are made to fit the room they get: on several lines, smaller, or cut with …. Knows no kind of part."""

from media import look
from media.scenes.pen import Pen, shorten, width, wrap

LOOKS = {  # ground and words of a button
    "main": (look.ACCENT, "#FFFFFF"),
    "plain": (look.ACCENT_SOFT, look.ACCENT),
    "danger": (look.NAMED["red"], "#FFFFFF"),
    "quiet": ("#E6EAEF", look.QUIET),
}
PICTURE = "#EAF2F8"  # the ground goods are drawn on; large pictures continue it


def first_lines(words: str, size: float, room: float, most: int, bold: bool = False) -> list[str]:
    """At most `most` lines no wider than `room`; what does not fit is cut with … at the end of the last."""
    lines = wrap(words, size, room, bold)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], shorten(lines[most - 1] + "…", size, room, bold).removesuffix("…").rstrip() + "…"]


def block(
    pen: Pen,
    x: float,
    y: float,
    lines: list[str],
    *,
    size: float,
    bold: bool = False,
    fill: str = "",
    anchor: str = "start",
    leading: float = 1.35,
) -> float:
    """Draw lines that are already broken, the first with its top at `y`; returns the height taken."""
    for index, line in enumerate(lines):
        base = y + size * leading * index + size * (leading / 2 + 0.36)
        pen.text(x, base, line, size=size, bold=bold, fill=fill, anchor=anchor)
    return len(lines) * size * leading


def centred(
    pen: Pen, x: float, y: float, w: float, h: float, words: str, *, size: float, fill: str, bold: bool = False
) -> None:
    """Words in the middle of a box: on one line, else a little smaller, else on two lines."""
    room = w - 12
    for smaller in (size, size - 1, size - 2):
        if width(words, smaller, bold) <= room:
            lines, size = [words], smaller
            break
    else:
        size = max(min(size - 2, 15.0), 13.0)
        lines = first_lines(words, size, room, 2, bold)
    height = len(lines) * size * 1.2
    block(pen, x + w / 2, y + (h - height) / 2, lines, size=size, bold=bold, fill=fill, anchor="middle", leading=1.2)


def pill(pen: Pen, id_: str, x: float, y: float, w: float, h: float, words: str, *, looks: str = "main") -> None:
    """A button with round ends, touched under `id_`; the rectangle that feels the finger is at least 48 dp high."""
    ground, ink = LOOKS[looks]
    pen.rect(x, y, w, h, r=min(h / 2, 24), fill=ground)
    centred(pen, x, y, w, h, words, size=17, bold=True, fill=ink)
    more = max(0.0, 48 - h) / 2
    pen.touch(id_, x, y - more, w, h + 2 * more, words)


def pill_width(words: str, least: float, most: float) -> float:
    return min(max(width(words, 17, True) + 28, least), most)


def tag(pen: Pen, x: float, y: float, words: str, room: float) -> None:
    """A small word in a frame ("广告", "官方"), its top at `y`, 22 dp high."""
    words = shorten(words, 15, room - 14)
    pen.rect(x, y, width(words, 15) + 14, 22, r=6, fill=look.WARN_SOFT)
    pen.text(x + 7, y + 16.6, words, size=15, fill="#6B4E00")


def card(pen: Pen, x: float, y: float, w: float, h: float, r: float = 16) -> None:
    pen.rect(x, y, w, h, r=r, fill="#2A3039" if pen.dark else "#FFFFFF")


def filled(pen: Pen, inner: str, x: float, y: float, w: float, h: float) -> None:
    """A drawing made on 100 x 100, so large that it covers the whole box; what sticks out is cut off."""
    pen.svg.append(
        f"<svg x='{x:.1f}' y='{y:.1f}' width='{w:.1f}' height='{h:.1f}' viewBox='0 0 100 100' "
        f"preserveAspectRatio='xMidYMid slice'>{inner}</svg>"
    )
