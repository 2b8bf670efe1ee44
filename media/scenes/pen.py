"""Draws onto one phone screen: SVG fragments on one side, rectangles that can be touched on the other. All in dp."""

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape

from media import look
from media.scenes.art import ART
from media.scenes.icons import ICONS

Box = tuple[float, float, float, float]  # x, y, width, height in dp

NO_START = "，。、；：？！）》」』】”’…%％—,.!?;:)"
NO_END = "（《「『【“‘(¥￥"
_TOKENS = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9\-_.@%'’:/]|,(?=\d))*|\s|.", re.S)


@functools.lru_cache(maxsize=8192)
def _share(char: str) -> float:
    """The width of one letter, as a share of its height."""
    if ord(char) >= 0x2E80 or char in "“”‘’—…·●○★☆→←":
        return 1.0
    if char.isdigit() or char in "¥$+-=<>":
        return 0.58
    if char.isupper() or char in "mw@%":
        return 0.72
    if char in " .,:;'|!()ijlI1tfr":
        return 0.33
    return 0.54


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide `text` will be, estimated: the reader's own fonts draw it, so no font is measured here."""
    return sum(map(_share, text)) * size * (1.05 if bold else 1.0)


def wrap(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """Lines no wider than `room`, by estimate."""
    return wrap_by(lambda words: width(words, size, bold), text, room)


def wrap_by(measured: Callable[[str], float], text: str, room: float) -> list[str]:
    """Lines no wider than `room`, broken as Chinese and English are: no line starts with a closing mark."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line: list[str] = []
        for piece in _pieces(measured, paragraph, room):
            if line and measured(("".join(line) + piece).rstrip()) > room:
                carry = _goes_along(line, piece)
                lines.append("".join(line).rstrip())
                line = [*carry, piece if carry else piece.lstrip()]
            else:
                line.append(piece)
        lines.append("".join(line).rstrip())
    return lines


def _goes_along(line: list[str], piece: str) -> list[str]:
    """Takes off the end of `line` what has to move down with `piece`: the word before a closing mark, opening marks."""
    at = len(line)
    if piece in NO_START:
        while at > 0 and line[at - 1] in NO_START:
            at -= 1
        at -= 1
    while at > 0 and line[at - 1] in NO_END:
        at -= 1
    if at <= 0:  # nothing would be left on the line: rather a mark at the start of the next
        return []
    carry = line[at:]
    del line[at:]
    return carry


def _pieces(measured: Callable[[str], float], paragraph: str, room: float) -> Iterator[str]:
    """Words that stay together; one wider than a whole line (an address, a long number) goes letter by letter."""
    for token in _TOKENS.findall(paragraph):
        if measured(token) <= room:
            yield token
        else:
            yield from token


def shorten(text: str, size: float, room: float, bold: bool = False) -> str:
    if width(text, size, bold) <= room:
        return text
    while text and width(text + "…", size, bold) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def num(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


@dataclass
class Pen:
    """`y` is where the next body part starts, `floor` where the room for body parts ends."""

    y: float = 28.0
    floor: float = float(look.PHONE_H)
    dark: bool = False
    lang: str = "zh"  # only for the few words that belong to the phone itself ("back"); a part's texts come translated
    svg: list[str] = field(default_factory=list)
    boxes: dict[str, Box] = field(default_factory=dict)
    knobs: dict[str, float] = field(default_factory=dict)  # how far across each slider's knob stands
    labels: dict[str, str] = field(default_factory=dict)
    too_low: list[str] = field(default_factory=list)  # ids and kinds that did not fit

    @property
    def ink(self) -> str:
        return "#FFFFFF" if self.dark else look.INK

    @property
    def quiet(self) -> str:
        return "#C9D1DC" if self.dark else "#5A616B"

    def rect(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        *,
        r: float = 0,
        fill: str = "none",
        stroke: str = "",
        line: float = 1,
        opacity: float = 1,
    ) -> None:
        more = f" rx='{num(r)}'" if r else ""
        more += f" stroke='{stroke}' stroke-width='{num(line)}'" if stroke else ""
        more += f" opacity='{opacity}'" if opacity < 1 else ""
        self.svg.append(f"<rect x='{num(x)}' y='{num(y)}' width='{num(w)}' height='{num(h)}'{more} fill='{fill}'/>")

    def circle(self, x: float, y: float, r: float, *, fill: str = "none", stroke: str = "", line: float = 1) -> None:
        more = f" stroke='{stroke}' stroke-width='{num(line)}'" if stroke else ""
        self.svg.append(f"<circle cx='{num(x)}' cy='{num(y)}' r='{num(r)}'{more} fill='{fill}'/>")

    def line(self, x1: float, y1: float, x2: float, y2: float, *, stroke: str = look.LINE, line: float = 1) -> None:
        self.svg.append(
            f"<path d='M{num(x1)} {num(y1)}L{num(x2)} {num(y2)}' stroke='{stroke}' stroke-width='{num(line)}'/>"
        )

    def path(self, d: str, *, fill: str = "none", stroke: str = "", line: float = 2) -> None:
        """`d` is written by us, never taken from a lesson."""
        more = f" stroke='{stroke}' stroke-width='{num(line)}' stroke-linecap='round' stroke-linejoin='round'"
        self.svg.append(f"<path d='{d}' fill='{fill}'{more if stroke else ''}/>")

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 18,
        bold: bool = False,
        fill: str = "",
        anchor: str = "start",
        room: float = 0,
    ) -> None:
        """One line with its baseline at `y`; cut with … where it is wider than `room`."""
        if room:
            words = shorten(words, size, room, bold)
        more = f" text-anchor='{anchor}'" if anchor != "start" else ""
        more += " font-weight='700'" if bold else ""
        more += f" fill='{fill or self.ink}'"
        self.svg.append(f"<text x='{num(x)}' y='{num(y)}' font-size='{num(size)}'{more}>{escape(words)}</text>")

    def paragraph(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float,
        room: float,
        bold: bool = False,
        fill: str = "",
        anchor: str = "start",
        most: int = 12,
        leading: float = 1.4,
    ) -> float:
        """Wrapped lines, the first with its top at `y`; returns the height taken. `x` is the middle if centred."""
        lines = wrap(words, size, room, bold)
        if len(lines) > most:
            lines = [*lines[: most - 1], shorten(" ".join(lines[most - 1 :]), size, room, bold)]
        for index, row in enumerate(lines):
            base = y + size * leading * index + size * (0.5 + leading / 2 - 0.12)
            self.text(x, base, row, size=size, bold=bold, fill=fill, anchor=anchor)
        return len(lines) * size * leading

    def icon(self, name: str, x: float, y: float, size: float, colour: str = "") -> None:
        """The line icon `name`, its 24-unit grid scaled to `size` with the top left corner at (x, y)."""
        scale = num(size / 24) if size / 24 == int(size / 24) else f"{size / 24:.3f}"
        self.svg.append(
            f"<g transform='translate({num(x)} {num(y)}) scale({scale})' fill='none' stroke='{colour or self.ink}' "
            f"stroke-width='2' stroke-linecap='round' stroke-linejoin='round'>{ICONS[name]}</g>"
        )

    def tile(self, icon: str, colour: str, x: float, y: float, size: float) -> None:
        """An icon on a rounded coloured square, as app icons and list icons are drawn."""
        ground = look.NAMED[colour]
        self.rect(x, y, size, size, r=size * 0.26, fill=ground)
        mark = size * 0.62
        line = look.INK if colour in ("white", "yellow") else "#FFFFFF"
        self.icon(icon, x + (size - mark) / 2, y + (size - mark) / 2, mark, line)

    def badge(self, words: str, x: float, y: float) -> None:
        """A red mark centred on (x, y): a number or a word in it, a plain dot for "dot", nothing for no words."""
        if words == "dot":
            self.circle(x, y, 6, fill=look.NAMED["red"], stroke="#FFFFFF", line=1.5)
        elif words:
            words = shorten(words, 13, 60, True)
            wide = max(20.0, width(words, 13, True) + 11)
            self.rect(x - wide / 2, y - 10, wide, 20, r=10, fill=look.NAMED["red"], stroke="#FFFFFF", line=1.5)
            self.text(x, y + 4.7, words, size=13, bold=True, fill="#FFFFFF", anchor="middle")

    def art(self, name: str, x: float, y: float, w: float, h: float) -> None:
        """The drawing `name` (made on 100 x 100) inside the box, whole, in the middle."""
        side = min(w, h)
        self.svg.append(
            f"<g transform='translate({num(x + (w - side) / 2)} {num(y + (h - side) / 2)}) scale({side / 100:.3f})'>"
            f"{ART[name]}</g>"
        )

    def touch(self, id_: str, x: float, y: float, w: float, h: float, label: str = "") -> None:
        """Remember that this rectangle can be touched under the name `id_` (nothing happens for an empty id)."""
        if id_:
            self.boxes[id_] = (round(x, 1), round(y, 1), round(w, 1), round(h, 1))
            self.labels[id_] = label

    def cover(self, x: float, y: float, w: float, h: float) -> None:
        """Something lies over this rectangle from here on: what is mostly under it can no longer be touched, and what
        looks out below is cut to the piece that does."""
        for id_, (bx, by, bw, bh) in list(self.boxes.items()):
            inside = min(x + w, bx + bw) > max(x, bx) and min(y + h, by + bh) > max(y, by)
            if not inside:
                continue
            left_over = by + bh - (y + h)
            if left_over < bh / 2:
                del self.boxes[id_], self.labels[id_]
            else:
                self.boxes[id_] = (bx, round(y + h, 1), bw, round(left_over, 1))

    def room(self, height: float, part_name: str) -> float:
        """Take `height` of the body's room for the next part; returns the y where that part starts."""
        start = self.y
        self.y += height
        if self.y > self.floor + 1:
            self.too_low.append(part_name)
        return start
