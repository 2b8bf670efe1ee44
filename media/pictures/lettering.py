"""Sets words in pictures: measured lines, broken as Chinese and English are, as large as the room allows."""

from collections.abc import Iterator
from dataclasses import dataclass

from PIL import ImageDraw

from media.pictures.fonts import face
from media.scenes.pen import NO_END, NO_START, TOKENS


@dataclass(frozen=True, slots=True)
class Lettering:
    """How words look: letters in pixels, the distance of two baselines in letters."""

    size: int
    bold: bool = False
    fill: str = "#000000"
    leading: float = 1.4

    def at(self, scale: float) -> "Lettering":
        return Lettering(round(self.size * scale), self.bold, self.fill, self.leading)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines ready to be drawn, and the room they take."""

    lines: tuple[str, ...]
    letters: Lettering

    @property
    def height(self) -> int:
        return round(len(self.lines) * self.letters.size * self.letters.leading)

    @property
    def width(self) -> float:
        return max((measure(line, self.letters) for line in self.lines), default=0.0)


def measure(words: str, letters: Lettering) -> float:
    """The width of one line in pixels."""
    return face(letters.size, letters.bold).getlength(words)


def block(words: str, letters: Lettering, room: float) -> Block:
    """`words` in lines no wider than `room` pixels; no line starts with a closing mark or ends with an opening one."""
    return Block(tuple(_lines(words, letters, room)) if words else (), letters)


def draw(pen: ImageDraw.ImageDraw, x: float, y: float, what: Block, *, centre: bool = False) -> float:
    """Draw with the block's top at `y` and its left side (or its middle) at `x`; returns the y below it."""
    letters = what.letters
    step = letters.size * letters.leading
    for number, line in enumerate(what.lines):
        middle = y + step * (number + 0.5) + letters.size * 0.36  # a Chinese character stands 0.88 above its baseline
        pen.text((x, middle), line, font=face(letters.size, letters.bold), fill=letters.fill, anchor="ms"[centre:] and ("ms" if centre else "ls"))
    return y + what.height


def _lines(words: str, letters: Lettering, room: float) -> Iterator[str]:
    for paragraph in words.split("\n"):
        line: list[str] = []
        for piece in _pieces(paragraph, letters, room):
            if line and measure(("".join(line) + piece).rstrip(), letters) > room:
                carry = _goes_along(line, piece)
                yield "".join(line).rstrip()
                line = [*carry, piece if carry else piece.lstrip()]
            else:
                line.append(piece)
        yield "".join(line).rstrip()
