"""The layer above a screen that says where to touch: the rest dimmed, ring, numbered badge, hand. Practice omits it.

Knows only the target's rectangle, so it keeps off the rectangle's inside wherever there is room beside it.
"""

from dataclasses import dataclass
from typing import Final

from media import look
from media.scenes.draw import FRAME
from media.scenes.icons import ICONS
from media.scenes.pen import Box, num

_HAND: Final = (
    "M11 23V7.5a2.7 2.7 0 0 1 5.4 0V16l.2-1.2a2.6 2.6 0 0 1 5.1.6v1.2a2.5 2.5 0 0 1 4.9.7v1.4a2.4 2.4 0 0 1 4.6 1"
    "c.4 4.6-.2 7.6-1.8 10.8-1.7 3.3-4.7 5-8.8 5-3.7 0-6.3-1.2-8.5-3.9L4.3 25.4a2.7 2.7 0 0 1 4-3.6Z"
)
_TIP: Final = (13.7, 5.5)  # the fingertip on the hand's own grid; the hand is drawn twice that size
_VEIL: Final = f"fill='{look.DIM}' fill-opacity='.42'"
_PAPER_VEIL: Final = f"fill='{look.PAPER}' fill-opacity='.5'"
_SIDE_KEY: Final = 26.0  # dp; only the phone's side keys are as narrow and stick out of the screen


@dataclass(frozen=True, slots=True)
class Ground:
    """What is marked, in dp: its size, the edge around it that marks may use, how round its corners are."""

    width: float
    height: float
    edge: float = 0.0
    corner: float = 0.0

    @property
    def view(self) -> str:
        """The layer's view box."""
        wide, high = self.width + 2 * self.edge, self.height + 2 * self.edge
        return f"{num(0 - self.edge)} {num(0 - self.edge)} {num(wide)} {num(high)}"


PHONE: Final = Ground(look.PHONE_W, look.PHONE_H, FRAME, 33)

_RIM: Final = 23.0  # the badge, its white rim included, is 46 dp wide and stays inside the view box
LEFT: Final = -FRAME + _RIM
RIGHT: Final = look.PHONE_W + FRAME - _RIM
TOP: Final = -FRAME + _RIM


def picture_ground(width: int, height: int) -> Ground:
    """A real picture of that many pixels, its shorter side as wide as a phone: marks get the size they have there."""
    scale = look.PHONE_W / min(width, height)
    return Ground(width * scale, height * scale)


def mark(
    box: Box, gesture: str, number: int, *, direction: str = "", knob: float | None = None, on: Ground = PHONE
) -> str:
    """An SVG layer (same view box as the screen) that points at `box` for a `gesture`; `number` stands in the badge.

    `direction` (up, down, left, right) belongs to swipe and slide; a slide without one goes right. `look` has no hand.
    `knob` is where a slider's knob stands across the screen, if that is known: there the finger begins.
    `on` is what the box lies on: the drawn phone, or a real picture (`picture_ground`).
    Measured look (facts on the ring): hole = box + 5 dp, ring 4.5 dp over a white halo of 9.5 dp.
    """
    ring = _ring_box(box, on)
    centre = badge_at(box, on)
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='{on.view}' font-family=\"{look.SANS}\">"
        f"{_dim_and_ring(ring, on)}{_deed(box, ring, gesture, direction, knob, on)}"
        f"{_badge(centre, number)}{_sign(centre, gesture)}</svg>"
    )


def _ring_box(box: Box, on: Ground) -> Box:
    """The ring's middle line: 5 dp around the box, as far as the view box goes."""
    most = on.edge - 5
    x, y = max(box[0] - 5, -most), max(box[1] - 5, -most)
    right, bottom = box[0] + box[2] + 5, box[1] + box[3] + 5
    return x, y, min(right, on.width + most) - x, min(bottom, on.height + most) - y


def _dim_and_ring(ring: Box, on: Ground) -> str:
    x, y, w, h = ring
    r = min(18.0, h / 2, w / 2)
    a, b, c = num(w - 2 * r), num(h - 2 * r), num(r)
    hole = f"M{num(x + r)} {num(y)}h{a}q{c} 0 {c} {c}v{b}q0 {c} -{c} {c}h-{a}q-{c} 0 -{c} -{c}v-{b}q0 -{c} {c} -{c}Z"
    wide, high, corner = num(on.width - 2 * on.corner), num(on.height - 2 * on.corner), num(on.corner)
    arc = f"a{corner} {corner} 0 0 1"
    phone = f"M0 {corner}{arc} {corner}-{corner}h{wide}{arc} {corner} {corner}v{high}"
    phone += f"{arc}-{corner} {corner}h-{wide}{arc}-{corner}-{corner}Z"
    if not on.corner:
        phone = f"M0 0h{wide}v{high}h-{wide}Z"
    return (
        f"<path d='{phone}{hole}' {_VEIL} fill-rule='evenodd'/>"
        f"<g fill='none'><path d='{hole}' stroke='#FFFFFF' stroke-width='9.5'/>"
        f"<path d='{hole}' stroke='{look.RING}' stroke-width='4.5'/></g>"
    )


def badge_at(box: Box, on: Ground = PHONE) -> tuple[float, float]:
    """The badge's middle: on the ring above the right end, so that it reaches at most 5 dp into the box; where there is
    no room above, below; beside a target as high as the screen, above it in the status line."""
    x, y, w, h = box
    wide = w > 120
    top, bottom = _RIM - on.edge, on.height + on.edge - _RIM
    cx = min(max(x + w - 20 if wide else x + w + 3, _RIM - on.edge), on.width + on.edge - _RIM)
    for cy in (y - 18, y + h + 18):
        if top <= cy <= bottom:
            return cx, cy
    return cx, top


def _badge(centre: tuple[float, float], number: int) -> str:
    cx, cy = centre
    size = 25 if number < 10 else 21
    return (
        f"<circle cx='{num(cx)}' cy='{num(cy)}' r='21.5' fill='{look.RING}' stroke='#FFFFFF' stroke-width='3'/>"
        f"<text x='{num(cx)}' y='{num(cy + size * 0.36)}' text-anchor='middle' font-size='{size}' font-weight='700' "
        f"fill='#FFFFFF'>{number}</text>"
    )


_SIGNS: Final = {"type": "keyboard", "speak": "mic", "point": "camera"}


def _sign(centre: tuple[float, float], gesture: str) -> str:
    """Beside the badge, what to do when it is not a touch: type, speak, point the camera."""
    if gesture not in _SIGNS:
        return ""
    cx, cy = centre
    cx += -46 if cx > 120 else 46
    return (
        f"<circle cx='{num(cx)}' cy='{num(cy)}' r='20' fill='#FFFFFF' stroke='{look.RING}' stroke-width='3.5'/>"
        f"<g transform='translate({num(cx - 12)} {num(cy - 12)})' fill='none' stroke='{look.INK}' stroke-width='2' "
        f"stroke-linecap='round' stroke-linejoin='round'>{ICONS[_SIGNS[gesture]]}</g>"
    )


def _deed(box: Box, ring: Box, gesture: str, direction: str, knob: float | None, on: Ground) -> str:
    """What the finger does there."""
    if gesture == "swipe":
        return _swipe(box, direction, on)
    if gesture == "slide":
        return _slide(ring, direction or "right", knob)
    if gesture == "pinch":
        return _pinch(box)
    if gesture in ("tap", "hold", "type", "press"):
        return _hand(box, on, hold=gesture == "hold")
    return ""  # look, speak, point: nothing to touch


def _hand(box: Box, on: Ground, *, hold: bool) -> str:
    """The fingertip on the target's lower edge, below its words; from the side where no room is left below."""
    x, y, w, h = box
    if w <= _SIDE_KEY and on.edge:
        inward = x > on.width / 2
        return _hand_at(x + (2 if inward else w - 2), y + h / 2, 90 if inward else -90, on, hold=hold)
    if hold and w <= 120 and x + w + 62 <= on.width:
        return _hand_at(x + w - 9, y + h * 0.42, -78, on, hold=hold)  # beside an icon: below, its rings hide the name
    tip_x = min(max(x + w * (0.56 if w > 120 else 0.5), 34.0), on.width - 34.0)
    tip_y = y + h - (7 if h < 130 else h * 0.4)
    if hold:
        tip_y += 14  # its rings reach further than a fingertip
    if tip_y + 62 <= on.height + on.edge:
        return _hand_at(tip_x, tip_y, 0, on, hold=hold)
    if w > 120:
        return _hand_at(x + w * 0.8, min(tip_y, on.height - 26.0), -52, on, hold=hold)
    from_right = x + w < on.width - 60
    return _hand_at(x + w - 9 if from_right else x + 9, y + h * 0.42, -78 if from_right else 78, on, hold=hold)


def _hand_at(x: float, y: float, turn: float, on: Ground, *, hold: bool) -> str:
    """A hand whose fingertip touches (x, y), turned about that point; `hold` puts two rings there: stay."""
    reach = (28 if hold else 4) - on.edge
    x, y = min(max(x, reach), on.width - reach), min(max(y, reach), on.height - reach)
    place = f"translate({num(x)} {num(y)})" + (f" rotate({num(turn)})" if turn else "")
    place += f" scale(2) translate(-{_TIP[0]} -{_TIP[1]})"
    rings = ""
    if hold:
        rings = "".join(
            f"<circle cx='{num(x)}' cy='{num(y)}' r='{r}' fill='none' stroke='{colour}' stroke-width='{line}'/>"
            for r in (25, 15)
            for colour, line in (("#FFFFFF", 6.5), (look.RING, 3))
        )
    return (
        f"{rings}<g transform='{place}' stroke-linejoin='round'>"
        f"<path d='{_HAND}' fill='#FFFFFF' stroke='#FFFFFF' stroke-width='4'/>"
        f"<path d='{_HAND}' fill='#FFFFFF' stroke='{look.INK}' stroke-width='2.2'/></g>"
    )


_CORNER: Final = 46.0  # dp; the arrow ends before the word at the end of the track
_SHORTEST: Final = 60.0
_TURNS: Final = {"right": 0, "down": 90, "left": 180, "up": -90}


def _swipe(box: Box, direction: str, on: Ground) -> str:
    """From an edge zone the arrow starts in the zone and goes on; elsewhere it lies in the target, off its words."""
    x, y, w, h = box
    upright = direction in ("up", "down")
    along, across = (h, w) if upright else (w, h)
    cx, cy = x + w / 2, y + h / 2
    if upright and (y < 10 or (w > on.width / 2 and h > on.height / 2)):
        cx = x + w * 0.75  # beside the word "practice"; right of a list's words, left of what ends its rows
    if along < 100:
        length = 130.0
        sign = 1 if direction in ("right", "down") else -1
        cx += 0 if upright else sign * length / 2
        cy += sign * length / 2 if upright else 0
    else:
        length = min(along * 0.5, 190.0)
        if not upright and across < 110:
            cy = y + h + 9  # a row: the arrow runs along its lower edge, its words stay readable
    if upright and across > 2 * along and 10 < y < on.height - 100:
        cx, length = x + 32, max(length, 90.0)  # a message: over its picture at the left, off its words
    reach = length / 2 + 14
    cx = min(max(cx, reach if not upright else 24.0), on.width - (reach if not upright else 24.0))
    cy = min(max(cy, reach if upright else 20.0), on.height - (reach if upright else 4.0))
    return _arrow(cx, cy, length, _TURNS[direction])


def _slide(ring: Box, direction: str, knob: float | None) -> str:
    """Along the track, on the ring's lower edge, so that knob and words stay in sight; from below the knob onwards."""
    x, y, w, h = ring
    length = min(w * 0.6, 200.0)
    if knob is None or direction not in ("left", "right"):
        return _arrow(x + w / 2, y + h, length, _TURNS[direction])
    sign = 1 if direction == "right" else -1
    room = (x + w - knob if sign > 0 else knob - x) - _CORNER
    length = min(max(room, _SHORTEST), length)
    return _arrow(knob + sign * length / 2, y + h, length, _TURNS[direction])


def _arrow(cx: float, cy: float, length: float, turn: float) -> str:
    """An arrow with a round tail (put the finger there), its middle at (cx, cy)."""
    half = num(length / 2)
    d = f"M-{half} 0H{num(length / 2 - 3)}M{num(length / 2 - 22)} -22L{half} 0L{num(length / 2 - 22)} 22"
    return (
        f"<g transform='translate({num(cx)} {num(cy)}) rotate({num(turn)})' fill='none' stroke-linecap='round' "
        f"stroke-linejoin='round'><path d='{d}' stroke='#FFFFFF' stroke-width='18'/>"
        f"<circle cx='-{half}' r='13' fill='{look.RING}' stroke='#FFFFFF' stroke-width='4'/>"
        f"<path d='{d}' stroke='{look.RING}' stroke-width='10'/></g>"
    )


def _pinch(box: Box) -> str:
    """Two fingers moving apart: one arrow up to the right, one down to the left."""
    x, y, w, h = box
    cx, cy = x + w / 2, y + h / 2
    reach = min(58.0, max(w, 120) * 0.2)
    return _arrow(cx + reach, cy - reach, 80, -45) + _arrow(cx - reach, cy + reach, 80, 135)


def together(svg: str, layer: str) -> str:
    """Screen and layer as one SVG: both have the same view box, so the layer's content goes before the screen's end."""
    if not svg or not layer:
        return svg
    inner = layer[layer.index(">") + 1 : layer.rindex("</svg>")]
    return f'{svg.removesuffix("</svg>")}<g font-family="{look.SANS}">{inner}</g></svg>'


def on_paper(svg: str) -> str:
    """A layer, or a screen with its layer joined, for print: what is not the target is whitened instead of dimmed."""
    return svg.replace(_VEIL, _PAPER_VEIL)
