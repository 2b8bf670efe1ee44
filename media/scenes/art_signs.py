"""Signs and made-up marks: codes, charts, a lucky wheel, the icon of our fictional shop. Not one of them is real."""

from math import cos, pi, sin
from typing import Final

_GROUND = "<rect width='100' height='100' rx='12' fill='#F3F6F9'/>"
_INK = "#23282F"


def _code() -> str:
    """Looks like a code to scan, and leads nowhere: corners as usual, the rest a fixed scatter."""
    cell, start, count = 4.0, 8.0, 21
    out, state = [], 20260
    for row in range(count):
        for column in range(count):
            state = (state * 1103515245 + 12345) % 2**31
            corner = ((row < 8 or row > 12) and column < 8) or (row < 8 and column > 12)
            if state >> 16 & 1 and not corner:
                out.append(f"M{start + column * cell:.0f} {start + row * cell:.0f}h4v4h-4z")
    dots = f"<path d='{''.join(out)}' fill='{_INK}'/>"
    corners = "".join(
        f"<path d='M{x} {y}h28v28h-28zM{x + 4} {y + 4}v20h20v-20z' fill='{_INK}' fill-rule='evenodd'/>"
        f"<rect x='{x + 8}' y='{y + 8}' width='12' height='12' fill='{_INK}'/>"
        for x, y in ((8, 8), (64, 8), (8, 64))
    )
    return f"<rect width='100' height='100' rx='8' fill='#FFFFFF'/>{dots}{corners}"


def _wheel() -> str:
    colours = ("#E5574F", "#F8DD85", "#F3A24B", "#FFF6E0") * 2
    parts = []
    for index, colour in enumerate(colours):
        a, b = index * pi / 4 - pi / 8, (index + 1) * pi / 4 - pi / 8
        x1, y1, x2, y2 = 50 + 38 * cos(a), 54 + 38 * sin(a), 50 + 38 * cos(b), 54 + 38 * sin(b)
        parts.append(f"<path d='M50 54L{x1:.1f} {y1:.1f}A38 38 0 0 1 {x2:.1f} {y2:.1f}Z' fill='{colour}'/>")
    return (
        f"<rect width='100' height='100' rx='12' fill='#FBE7D6'/>"
        f"<circle cx='50' cy='54' r='43' fill='#C62F2B'/>{''.join(parts)}"
        "<circle cx='50' cy='54' r='11' fill='#C62F2B'/><circle cx='50' cy='54' r='6' fill='#F5CF6B'/>"
        "<path d='M42 4h16L50 24Z' fill='#7A1F1B'/>"
    )


def _chart(line: str, colour: str, end: tuple[int, int]) -> str:
    return (
        f"{_GROUND}<g stroke='#DCE3EA' stroke-width='2'><path d='M16 26h72M16 44h72M16 62h72'/></g>"
        "<path d='M14 14V82H90' fill='none' stroke='#7B8794' stroke-width='4' "
        "stroke-linecap='round' stroke-linejoin='round'/>"
        f"<path d='{line}' fill='none' stroke='{colour}' stroke-width='6' "
        f"stroke-linecap='round' stroke-linejoin='round'/>"
        f"<circle cx='{end[0]}' cy='{end[1]}' r='6' fill='{colour}'/>"
    )


def _shop(ground: str, bag: str, leaf: str, handle: str) -> str:
    return (
        f"<rect width='100' height='100' rx='24' fill='{ground}'/>"
        f"<path d='M36 42V34a14 14 0 0 1 28 0v8' fill='none' stroke='{handle}' "
        f"stroke-width='6' stroke-linecap='round'/>"
        f"<path d='M25 40h50l5 36q1 8-7 8H27q-8 0-7-8Z' fill='{bag}'/>{leaf}"
    )


# The real shop carries a leaf of ginkgo, the one that looks like it a star: the difference can be pointed at.
_LEAF = (
    "<path d='M50 78V64M50 65C40 66 32 60 33 51Q42 46 50 52Q58 46 67 51C68 60 60 66 50 65Z' fill='#E8A800' "
    "stroke='#E8A800' stroke-width='3' stroke-linejoin='round'/>"
)
_STAR = (
    "<path d='M50 47l4.8 9.8l10.8 1.6l-7.8 7.6l1.8 10.7L50 71.6l-9.6 5.1l1.8-10.7l-7.8-7.6l10.8-1.6Z' fill='#C62828'/>"
)

SIGNS: Final[dict[str, str]] = {
    "qr-code": _code(),
    "wheel": _wheel(),
    "chart-up": _chart("M20 74L36 60L48 66L64 40L82 22", "#C62828", (82, 22)),
    "chart-crash": _chart("M20 50L34 38L46 30L54 24L62 56L70 60L84 75", "#2E7D4F", (84, 75)),
    "shop": _shop("#00838F", "#FFFFFF", _LEAF, "#FFFFFF"),
    "shop-similar": _shop("#0E93B8", "#FFF3D6", _STAR, "#FFF3D6"),
    "video": (
        "<rect width='100' height='100' rx='12' fill='#BFE0F2'/><circle cx='76' cy='24' r='11' fill='#F9E2A0'/>"
        "<path d='M0 68L28 42L52 64L70 50L100 72V88q0 12-12 12H12Q0 100 0 88Z' fill='#7FB08A'/>"
        "<path d='M0 80q30-14 56-4t44-2v14q0 12-12 12H12Q0 100 0 88Z' fill='#5F9670'/>"
        "<circle cx='50' cy='52' r='22' fill='#10182A' opacity='.62'/><path d='M44 41L62 52L44 63Z' fill='#FFFFFF' "
        "stroke='#FFFFFF' stroke-width='3' stroke-linejoin='round'/>"
    ),
}
