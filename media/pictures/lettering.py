"""Sets words in pictures: lines measured with the real font. Knows no card and no lesson."""

from dataclasses import dataclass, replace

from PIL import ImageDraw

from media import look
from media.pictures.fonts import face
from media.scenes.pen import wrap_by


@dataclass(frozen=True, slots=True)
class Letters:
    """How words look: size in pixels, the distance of two baselines in sizes. `even` makes lines of like length."""

    size: int
    bold: bool = False
    fill: str = look.INK
    leading: float = 1.45
    even: bool = False

    def at(self, scale: float) -> "Letters":
        return replace(self, size=round(self.size * scale))

    def measure(self, words: str) -> float:
        return face(self.size, self.bold).getlength(words)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines ready to be drawn, and the room they take."""

    lines: tuple[str, ...]
    letters: Letters

    @property
    def height(self) -> int:
        return round(len(self.lines) * self.letters.size * self.letters.leading)

    @property
    def width(self) -> float:
        return max((self.letters.measure(line) for line in self.lines), default=0.0)


def block(words: str, letters: Letters, room: float) -> Block:
    """`words` in lines no wider than `room` pixels. Raises `NoFont`."""
    if not words:
        return Block((), letters)
    lines = wrap_by(letters.measure, words, room)
    if letters.even and len(lines) > 1:
        lines = _evened(lines, words, letters, room)
    return Block(tuple(lines), letters)


def _evened(lines: list[str], words: str, letters: Letters, room: float) -> list[str]:
    """The same number of lines, narrower: no character is left alone on the last, no quoted name is torn apart."""
    narrower = (wrap_by(letters.measure, words, room * share / 100) for share in range(54, 100, 4))
    choices = [*(one for one in narrower if len(one) == len(lines)), lines]
    return min(choices, key=_torn)


def _torn(lines: list[str]) -> int:
    """How many quoted names go over the end of a line."""
    so_far = ""
    torn = 0
    for line in lines[:-1]:
        so_far += line
        torn += so_far.count("“") > so_far.count("”")
    return torn


def write(pen: ImageDraw.ImageDraw, x: float, y: float, what: Block, *, centre: bool = False) -> float:
    """Draw with the block's top at `y` and its left side (or its middle) at `x`; returns the y below it."""
    letters = what.letters
    step = letters.size * letters.leading
    for number, line in enumerate(what.lines):
        base = y + step * (number + 0.5) + letters.size * 0.36  # where the middle of a character meets the line's
        font = face(letters.size, letters.bold)
        pen.text((x, base), line, font=font, fill=letters.fill, anchor="ms" if centre else "ls")
    return y + what.height
