"""One screen, in one language and one state, to SVG and to the rectangles that can be touched. Pure and quick."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from media import look
from media.scenes import (  # noqa: F401  (each room of parts registers its kinds on import)
    calls,
    chat,
    controls,
    forms,
    home,
    keys,
    lists,
    overlays,
    parcels,
    people,
    shop,
)
from media.scenes.kinds import KINDS
from media.scenes.pen import Box, Pen, num, width
from media.words import say

FRAME: Final = 14  # dp of phone around the screen: the SVG's view box is -14 -14 388 688

# Places that every phone has, whatever is on the screen.
BUILT_IN: Final[dict[str, Box]] = {
    "screen": (0, 28, 360, 610),
    "top-edge": (12, 0, 336, 44),
    "bottom-edge": (60, 616, 240, 44),
    "left-edge": (0, 180, 44, 320),
    "right-edge": (316, 180, 44, 320),
    "power": (352, 150, 24, 76),
    "volume-up": (-16, 130, 24, 60),
    "volume-down": (-16, 196, 24, 60),
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """`svg` is a whole element; `boxes` are dp on the 360 x 660 screen, in drawing order; `too_low` names what
    did not fit; `knobs` says how far across the knob of a slider stands."""

    svg: str
    boxes: Mapping[str, Box]
    labels: Mapping[str, str]
    too_low: tuple[str, ...]
    knobs: Mapping[str, float]


def draw(screen: Mapping[str, Any], lang: str) -> Drawing:
    """Draw a screen: `{"look": "light", "time": "9:30", "parts": [{"kind", "id", ...}]}`, texts already in `lang`.

    Raises KeyError for a kind, icon, colour or art that does not exist: the lesson check has looked before.
    """
    pen = Pen(dark=screen.get("look") in ("dark", OFF), lang=lang)
    is_off = screen.get("look") == OFF
    _ground(pen, screen.get("look", "light"))
    parts = screen["parts"]
    placed = {place: [part for part in parts if KINDS[part["kind"]].place == place] for place in _ORDER}
    for part in placed["full"]:
        KINDS[part["kind"]].draw(pen, part)
    if not is_off:
        _status(pen, screen.get("time") or "9:30", screen.get("battery", ""), charging=bool(screen.get("charging")))
    for part in placed["bottom"]:
        kind = KINDS[part["kind"]]
        pen.floor -= kind.height(part) if kind.height else 0
    for part in parts:
        if KINDS[part["kind"]].place in ("top", "body"):
            KINDS[part["kind"]].draw(pen, part)
    low = pen.floor
    for part in placed["bottom"]:
        pen.y = low
        KINDS[part["kind"]].draw(pen, part)
        kind = KINDS[part["kind"]]
        low += kind.height(part) if kind.height else 0
    for part in placed["over"]:
        KINDS[part["kind"]].draw(pen, part)
    _practice(pen, drill=bool(screen.get("drill")))
    _frame(pen, is_off=is_off)
    size = f"viewBox='-{FRAME} -{FRAME} {look.PHONE_W + 2 * FRAME} {look.PHONE_H + 2 * FRAME}'"
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' {size} font-family=\"{look.SANS}\">{''.join(pen.svg)}</svg>"
    return Drawing(svg, pen.boxes, pen.labels, tuple(pen.too_low), pen.knobs)


_ORDER: Final = ("full", "top", "body", "bottom", "over")
OFF: Final = "off"  # the screen is asleep: no status line, nothing shines
GROUNDS: Final = {"light": look.MIST, "white": "#FFFFFF", "dark": "#14181F", "home": "#DCE7F3", OFF: "#07090C"}


def _ground(pen: Pen, kind: str) -> None:
    pen.rect(0, 0, look.PHONE_W, look.PHONE_H, fill=GROUNDS[kind])
    if kind == "home":  # a quiet morning: two hills and a sun, nobody's wallpaper
        pen.circle(278, 150, 44, fill="#F7E3B5")
        pen.path("M0 470Q90 380 190 450T360 420V660H0Z", fill="#C4D8E8")
        pen.path("M0 560Q120 480 230 545T360 520V660H0Z", fill="#AFC9DD")


def _status(pen: Pen, time: str, battery: str, *, charging: bool) -> None:
    """Time, signal and battery; how full it is in figures where the scene says so, a flash in it while it charges."""
    pen.text(20, 20, time, size=13, bold=True)
    left = 314 - (width(battery, 14, True) + 6 if battery else 0)
    pen.icon("wifi", left - 22, 7, 16)
    if battery:
        pen.text(310, 20.5, battery, size=14, bold=True, anchor="end")
    pen.rect(314, 9, 24, 12, r=3, stroke=pen.ink, line=1.4)
    full = min(float(battery.rstrip("%")) / 100, 1.0) if battery else 0.72
    if charging:
        pen.rect(315, 10, 22, 10, r=2, fill=look.NAMED["green"])
        pen.icon("charge", 317.5, 6.5, 17, "#FFFFFF")
    else:
        pen.rect(316.5, 11.5, max(21 * full, 3), 7, r=1.5, fill=pen.ink if full > 0.2 else look.NAMED["red"])
    pen.rect(339.5, 12.5, 2, 5, r=1, fill=pen.ink)


def _practice(pen: Pen, *, drill: bool) -> None:
    """On every screen, above everything that may lie on it, the word that says this is no real phone.

    Where what is shown may be a fraud it says so in both languages, whoever looks over her shoulder.
    """
    wide = 136.0 if drill else 80.0
    pen.rect(180 - wide / 2, 4, wide, 21, r=10.5, fill=look.STOP if drill else look.ACCENT)
    words = say("scenes.drill" if drill else "scenes.practice", pen.lang)
    pen.text(180, 19.5, words, size=14, bold=True, fill="#FFFFFF", anchor="middle")


def _frame(pen: Pen, *, is_off: bool) -> None:
    """The phone around the screen, drawn last so that it trims the corners; side keys, and the line to swipe home."""
    if not is_off:
        pen.rect(130, 650, 100, 4, r=2, fill=pen.ink, opacity=0.45)
    body, key = "#23262D", "#3A3F49"
    pen.rect(371, 158, 5, 60, r=2.5, fill=key)
    pen.rect(-16, 138, 5, 46, r=2.5, fill=key)
    pen.rect(-16, 204, 5, 46, r=2.5, fill=key)
    outer = _rounded(-12, -12, 384, 684, 36)  # 36: covers the square corners of what fills the screen
    inner = _rounded(0, 0, 360, 660, 33)
    pen.svg.append(f"<path d='{outer}{inner}' fill='{body}' fill-rule='evenodd'/>")


def _rounded(x: float, y: float, w: float, h: float, r: float) -> str:
    n = num
    curve, across, down = f"a{n(r)} {n(r)} 0 0 1", n(w - 2 * r), n(h - 2 * r)
    return (
        f"M{n(x + r)} {n(y)}h{across}{curve} {n(r)} {n(r)}v{down}{curve} -{n(r)} {n(r)}"
        f"h-{across}{curve} -{n(r)} -{n(r)}v-{down}{curve} {n(r)} -{n(r)}Z"
    )
