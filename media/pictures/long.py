"""The long picture (长图) of a whole lesson, to forward in WeChat. Knows no lesson, only its words and screens."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageDraw

from media import look, words
from media.pictures.lettering import Block, Letters, block, write
from media.pictures.phone import Shown, phone, stand
from media.pictures.signs import badge, icon, panel

WIDE: Final = 1080
MARGIN: Final = 48
ROOM: Final = WIDE - 2 * MARGIN
MOST: Final = 20_000  # px; WeChat shows taller pictures small and blurred
_PHONE: Final = 456  # px of the phone beside its words
_GAP: Final = 40
_BADGE: Final = 84
_PAD: Final = 44

_TITLE: Final = Letters(92, bold=True, fill="#FFFFFF", leading=1.25, even=True)
_ON_TITLE: Final = Letters(46, fill="#FFFFFF", leading=1.45)
_ACTION: Final = Letters(60, bold=True, leading=1.3, even=True)
_SAY: Final = Letters(46, leading=1.5)
_STEP: Final = Letters(44, bold=True, fill=look.QUIET)
_HEADING: Final = Letters(52, bold=True, leading=1.4)
_FOOT: Final = Letters(44, fill=look.QUIET, leading=1.45)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its screen with the mark joined to it (or a ringed real picture), the action, what is said about it."""

    shown: Shown
    number: int
    text: str
    say: str


def long_picture(
    title: str, steps: Sequence[Step], *, safety: str, at_home: str, lang: str, objective: str = "", foot: str = ""
) -> bytes:
    """JPEG, 1080 px wide and as tall as the lesson (12 steps: about 11,000 px): every step with its phone and its
    words, then what to keep in mind and what to try at home. `foot` is a last line, such as 未在真手机上核对.

    JPEG because every version of WeChat opens it. Raises `NoFont`.
    """
    bands = [
        _title(title, objective or words.say("pictures.all_steps", lang, n=len(steps))),
        *(_step(step, len(steps), lang) for step in steps),
        *_notes(safety, at_home, lang),
        _foot(foot, lang),
    ]
    page = Image.new("RGB", (WIDE, sum(band.height for band in bands)), look.PAPER)
    y = 0
    for band in bands:
        page.paste(band, (0, y))
        y += band.height
    if page.height > MOST:
        page = page.resize((round(WIDE * MOST / page.height), MOST), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    page.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()


def _title(title: str, below: str) -> Image.Image:
    product = block(words.say("pictures.product", "zh"), _ON_TITLE, ROOM)
    name, line = block(title, _TITLE, ROOM), block(below, _ON_TITLE, ROOM)
    band = Image.new("RGB", (WIDE, 64 + product.height + 20 + name.height + 24 + line.height + 64), look.ACCENT)
    pen = ImageDraw.Draw(band)
    y = write(pen, MARGIN, 64, product) + 20
    write(pen, MARGIN, write(pen, MARGIN, y, name) + 24, line)
    return band


def _step(step: Step, of: int, lang: str) -> Image.Image:
    """Phone left, words right, on white and mist in turn so that one step is told from the next."""
    device = phone(step.shown, _PHONE, 900) if step.shown else None
    left = MARGIN + _PHONE + _GAP if device else MARGIN
    room = WIDE - MARGIN - left
    counted = block(words.say("pictures.step", lang, n=step.number, of=of), _STEP, room - _BADGE - 22)
    action, said = block(step.text, _ACTION, room), block(step.say, _SAY, room)
    high = _BADGE + 26 + action.height + (26 + said.height if said.lines else 0)
    tall = max(high, device.height if device else 0)
    band = Image.new("RGB", (WIDE, tall + 2 * _PAD), look.PAPER if step.number % 2 else look.MIST)
    if device:
        stand(band, device, MARGIN, _PAD + (tall - device.height) // 2, soft=16)
    pen = ImageDraw.Draw(band)
    y = _PAD + (tall - high) // 2
    badge(band, left, y, _BADGE, step.number)
    write(pen, left + _BADGE + 22, y + (_BADGE - counted.height) / 2, counted)
    write(pen, left, write(pen, left, y + _BADGE + 26, action) + 26, said)
    return band


def _notes(safety: str, at_home: str, lang: str) -> list[Image.Image]:
    bands = []
    if safety:
        bands.append(_note("shield", words.say("player.safety", lang), safety, look.WARN_SOFT))
    if at_home:
        bands.append(_note("home", words.say("player.at_home", lang), at_home, look.ACCENT_SOFT))
    return bands


def _note(sign: str, heading: str, text: str, ground: str) -> Image.Image:
    inner = ROOM - 2 * _PAD
    head, said = block(heading, _HEADING, inner - 84), block(text, _SAY, inner)
    high = _PAD + head.height + 14 + said.height + _PAD
    band = Image.new("RGB", (WIDE, high + _GAP), look.PAPER)
    panel(band, (MARGIN, _GAP // 2, ROOM, high), ground, radius=32)
    x, y = MARGIN + _PAD, _GAP // 2 + _PAD
    icon(band, sign, x, y + (head.height - 60) // 2, 60, look.INK)
    pen = ImageDraw.Draw(band)
    write(pen, x, write(pen, x + 84, y, head) + 14, said)
    return band


def _foot(foot: str, lang: str) -> Image.Image:
    lines: list[Block] = [block(words.say("pictures.practice", lang), _FOOT, ROOM)]
    if foot:
        lines.append(block(foot, _FOOT, ROOM))
    name = block(words.say("pictures.product", lang), _HEADING, ROOM)
    band = Image.new("RGB", (WIDE, 40 + sum(line.height + 16 for line in lines) + name.height + 72), look.PAPER)
    pen = ImageDraw.Draw(band)
    y: float = 40
    for line in lines:
        y = write(pen, MARGIN, y, line) + 16
    write(pen, MARGIN, y + 8, name)
    return band
