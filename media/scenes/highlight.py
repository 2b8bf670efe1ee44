"""The layer above a screen that says where to touch: the rest dimmed, ring, numbered badge, hand. Practice leaves it out."""

from media import look
from media.scenes.draw import FRAME
from media.scenes.pen import Box, num

_HAND = (
    "M11 23V7.5a2.7 2.7 0 0 1 5.4 0V16l.2-1.2a2.6 2.6 0 0 1 5.1.6v1.2a2.5 2.5 0 0 1 4.9.7v1.4a2.4 2.4 0 0 1 4.6 1"
    "c.4 4.600-.2 7.600-1.800 10.800-1.700 3.300-4.700 5-8.800 5-3.700 0-6.300-1.200-8.500-3.900L4.300 25.400"
    "a2.700 2.700 0 0 1 4-3.600Z"
)


def mark(box: Box, gesture: str, number: int, *, direction: str = "") -> str:
    """An SVG layer (same view box as the screen) that points at `box` for a `gesture`; `number` stands in the badge.

    Measured look (facts on the ring): hole = box + 5 dp, ring 4.5 dp over a white halo of 9.5 dp, badge on the ring's
    right end where it covers no words, hand so low that the words above it stay readable.
    """
    x, y, w, h = (box[0] - 5, box[1] - 5, box[2] + 10, box[3] + 10)
    x, y = max(x, -FRAME + 5), max(y, -FRAME + 5)
    w, h = min(w, look.PHONE_W + FRAME - 5 - x), min(h, look.PHONE_H + FRAME - 5 - y)
    r = min(18.0, h / 2, w / 2)
    hole = f"M{num(x + r)} {num(y)}h{num(w - 2 * r)}q{num(r)} 0 {num(r)} {num(r)}v{num(h - 2 * r)}q0 {num(r)} -{num(r)} {num(r)}h-{num(w - 2 * r)}q-{num(r)} 0 -{num(r)} -{num(r)}v-{num(h - 2 * r)}q0 -{num(r)} {num(r)} -{num(r)}Z"
    out = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='-{FRAME} -{FRAME} {look.PHONE_W + 2 * FRAME} {look.PHONE_H + 2 * FRAME}' font-family=\"{look.SANS}\">",
        f"<path d='M0 33a33 33 0 0 1 33-33h294a33 33 0 0 1 33 33v594a33 33 0 0 1-33 33h-294a33 33 0 0 1-33-33Z{hole}' fill='{look.DIM}' fill-opacity='.42' fill-rule='evenodd'/>",
        f"<rect x='{num(x)}' y='{num(y)}' width='{num(w)}' height='{num(h)}' rx='{num(r)}' fill='none' stroke='#FFFFFF' stroke-width='9.5'/>",
        f"<rect x='{num(x)}' y='{num(y)}' width='{num(w)}' height='{num(h)}' rx='{num(r)}' fill='none' stroke='{look.RING}' stroke-width='4.5'/>",
    ]
    out.append(_badge(x, y, w, h, number))
    if gesture == "swipe":
        out.append(_arrow(x, y, w, h, direction))
    elif gesture in ("tap", "hold", "type", "slide", "speak", "press"):
        out.append(_hand(x, y, w, h, hold=gesture == "hold"))
    return "".join(out) + "</svg>"


def _badge(x: float, y: float, w: float, h: float, number: int) -> str:
    cx = min(max(x + w - 24, 22.0), look.PHONE_W - 14.0)
    cy = y - 5 if y > 24 else y + h + 5
    text = f"<text x='{num(cx)}' y='{num(cy + 9)}' text-anchor='middle' font-size='25' font-weight='700' fill='#FFFFFF'>{number}</text>"
    return f"<circle cx='{num(cx)}' cy='{num(cy)}' r='21.5' fill='{look.RING}' stroke='#FFFFFF' stroke-width='3'/>{text}"


def _hand(x: float, y: float, w: float, h: float, *, hold: bool) -> str:
    left, top = x + w * 0.52, y + h * 0.42
    left, top = min(left, look.PHONE_W - 70.0), min(top, look.PHONE_H - 70.0)
    ring = ""
    if hold:  # two rings under the fingertip: stay there
        ring = f"<g fill='none' stroke='{look.RING}' stroke-width='3'><circle cx='{num(left + 27)}' cy='{num(top + 10)}' r='14'/><circle cx='{num(left + 27)}' cy='{num(top + 10)}' r='22'/></g>"
    return (
        f"{ring}<g transform='translate({num(left)} {num(top)}) scale(2)' stroke-linejoin='round'>"
        f"<path d='{_HAND}' fill='#FFFFFF' stroke='#FFFFFF' stroke-width='4'/><path d='{_HAND}' fill='#FFFFFF' stroke='{look.INK}' stroke-width='2.2'/></g>"
    )


def _arrow(x: float, y: float, w: float, h: float, direction: str) -> str:
    turn = {"up": -90, "down": 90, "left": 180, "right": 0}[direction]
    cx, cy = x + w / 2, y + h / 2
    cx, cy = min(max(cx, 50.0), look.PHONE_W - 50.0), min(max(cy, 60.0), look.PHONE_H - 60.0)
    d = "M-42 0H34M14 -22L36 0L14 22"
    return (
        f"<g transform='translate({num(cx)} {num(cy)}) rotate({turn})' fill='none' stroke-linecap='round' stroke-linejoin='round'>"
        f"<path d='{d}' stroke='#FFFFFF' stroke-width='20'/><path d='{d}' stroke='{look.RING}' stroke-width='11'/></g>"
    )
