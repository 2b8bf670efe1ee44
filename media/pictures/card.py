"""The step card: one step as a 16:9 picture, for slides and for sending. Knows no lesson, only the card's words."""

import io
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageDraw

from media import look, words
from media.pictures.lettering import Block, Letters, block, write
from media.pictures.phone import Shown, phone, stand
from media.pictures.signs import badge, icon, panel

WIDE: Final = 1600
HIGH: Final = 900
MARGIN: Final = 64
_PANEL: Final = 590  # px of coloured ground behind the phone
_ROOM: Final = HIGH - 2 * MARGIN
_BADGE: Final = 92
_PAD: Final = 30  # inside the note

_ACTION: Final = Letters(82, bold=True, leading=1.28, even=True)
_NOTE: Final = Letters(43, leading=1.5)
_HINT: Final = Letters(36, fill="#0A3D6B", leading=1.45)
_STEP: Final = Letters(44, bold=True, fill=look.QUIET)
_SCALES: Final = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52, 0.46, 0.4)


@dataclass(frozen=True, slots=True)
class _Column:
    """The right side, set at one scale."""

    action: Block
    note: Block
    hint: Block

    @property
    def gap(self) -> int:
        return round(self.action.letters.size * 0.42)

    @property
    def height(self) -> int:
        parts = [_BADGE, self.action.height]
        parts += [self.note.height] if self.note.lines else []
        parts += [self.hint.height + 2 * _PAD - 12] if self.hint.lines else []
        return sum(parts) + self.gap * (len(parts) - 1)


def step_card(shown: Shown, *, number: int, of: int, text: str, note: str, hint: str, lang: str) -> bytes:
    """PNG, 1600 x 900: the phone at the left, at the right the step's number, `text`, what is said about it (`note`)
    and what to do when it goes wrong (`hint`); the last two may be empty, and `shown` too. Raises `NoFont`."""
    page = Image.new("RGB", (WIDE, HIGH), look.PAPER)
    left = MARGIN
    if shown:
        page.paste(look.ACCENT_SOFT, (0, 0, _PANEL, HIGH))
        device = phone(shown, _PANEL - 80, HIGH - 56)
        stand(page, device, (_PANEL - device.width) // 2, (HIGH - device.height) // 2)
        left = _PANEL + MARGIN
    column = _set(text, note, hint, WIDE - MARGIN - left)
    _draw(page, column, left, words.say("pictures.step", lang, n=number, of=of), number)
    out = io.BytesIO()
    page.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _set(text: str, note: str, hint: str, room: int) -> _Column:
    """As large as fits: long texts and long words get smaller letters, never less room at the edge."""
    for scale in _SCALES:
        inner = room - 2 * _PAD - _indent(scale)
        column = _Column(
            _action(text, scale, room), block(note, _NOTE.at(scale), room), block(hint, _HINT.at(scale), inner)
        )
        if column.height <= _ROOM:
            return column
    return column


def _action(text: str, scale: float, room: int) -> Block:
    """On one line, if letters a little smaller make that possible."""
    for smaller in (1.0, 0.94, 0.88):
        set_ = block(text, _ACTION.at(scale * smaller), room)
        if len(set_.lines) == 1:
            return set_
    return block(text, _ACTION.at(scale), room)


def _indent(scale: float) -> int:
    """The note's words start after its icon."""
    return round(_HINT.size * scale * 1.7)


def _draw(page: Image.Image, column: _Column, left: int, step: str, number: int) -> None:
    pen = ImageDraw.Draw(page)
    y = max(MARGIN, (HIGH - column.height) // 2)
    badge(page, left, y, _BADGE, number)
    counted = block(step, _STEP, WIDE)
    write(pen, left + _BADGE + 26, y + (_BADGE - counted.height) / 2, counted)
    y = round(write(pen, left, y + _BADGE + column.gap, column.action))
    if column.note.lines:
        y = round(write(pen, left, y + column.gap, column.note))
    if column.hint.lines:
        letters = column.hint.letters
        y += column.gap
        panel(page, (left, y, WIDE - MARGIN - left, column.hint.height + 2 * _PAD - 12), look.ACCENT_SOFT)
        size = round(letters.size * 1.2)
        top = y + _PAD - 6
        icon(page, "info", left + _PAD, top + round((letters.size * letters.leading - size) / 2), size, look.ACCENT)
        write(pen, left + _PAD + round(letters.size * 1.7), top, column.hint)
