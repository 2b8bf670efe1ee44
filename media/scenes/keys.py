"""The keyboard at the bottom in its four looks: letters (pinyin), numbers, handwriting, voice. Types nothing itself."""

from collections.abc import Sequence
from typing import Final

from media import look
from media.scenes.icons import ICONS
from media.scenes.kinds import ID, TEXT, PartData, kind, one_of
from media.scenes.pen import Pen, shorten, width
from media.words import say

HEIGHT: Final = 256.0
_CANDIDATES: Final = 46.0  # dp, the row of words above the keys
_ROW: Final = 48.0
_GROUND: Final = "#D5DAE1"
_SOFT: Final = "#B7BFCA"  # keys that do something rather than write something
_NUMBERS: Final = ("1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "0", "backspace")


@kind(
    "keyboard",
    place="bottom",
    fields={
        "look": one_of("pinyin", "numbers", "hand", "voice"),
        "typed": TEXT,
        **{f"{key}_id": ID for key in ("mic", "send", "delete", "globe")},
    },
    items={},
    height=lambda _: HEIGHT,
)
def keyboard(pen: Pen, part: PartData) -> None:
    """The part's id is the whole area of keys; candidates, microphone and send key have their own."""
    top, looks = pen.y, part.get("look", "pinyin")
    pen.rect(0, top, look.PHONE_W, look.PHONE_H - top, fill=_GROUND)
    _candidates(pen, part, top)
    keys = top + _CANDIDATES
    label = part.get("label") or say("scenes.keyboard", pen.lang)
    pen.touch(part["id"], 0, keys, look.PHONE_W, HEIGHT - _CANDIDATES - 14, label)
    {"pinyin": _letters, "numbers": _numbers, "hand": _hand, "voice": _voice}[looks](pen, part, keys)


def _candidates(pen: Pen, part: PartData, top: float) -> None:
    pen.rect(0, top, look.PHONE_W, _CANDIDATES, fill="#F4F6F9")
    x, typed = 14.0, part.get("typed", "")
    if typed and part.get("look", "pinyin") == "pinyin":
        typed = shorten(typed, 16, 110)
        pen.text(x, top + 29, typed, size=16, fill=look.ACCENT)
        x += width(typed, 16) + 14
        pen.line(x - 4, top + 12, x - 4, top + 34, stroke="#C3CAD3")
    for index, item in enumerate(part.get("items", [])):
        words = shorten(item.get("label", ""), 19, 160)
        wide = width(words, 19, index == 0) + 24
        if x + wide > 356:
            break  # as on a real phone: what does not fit stands further to the right
        pen.text(x + 12, top + 30, words, size=19, bold=index == 0, fill=look.INK)
        pen.touch(item["id"], x, top, wide, _CANDIDATES, item.get("label", ""))
        x += wide


def key(
    pen: Pen, x: float, y: float, w: float, h: float, face: str, *, fill: str = "#FFFFFF", ink: str = look.INK
) -> None:
    """One key; `face` is an icon's name or what is written on it."""
    pen.rect(x, y + 1.5, w, h, r=6, fill="#A9B2BE")
    pen.rect(x, y, w, h, r=6, fill=fill)
    if face in ICONS:
        pen.icon(face, x + w / 2 - 11, y + h / 2 - 11, 22, ink)
    elif face:
        size = 21 if len(face) == 1 else 16
        pen.text(x + w / 2, y + h / 2 + size * 0.36, face, size=size, fill=ink, anchor="middle")


def number_keys(pen: Pen, top: float, row: float, faces: Sequence[str], right: float = 360) -> None:
    """A pad of three columns from `top` down, between the left edge and `right`."""
    wide = (right - 8) / 3
    for index, face in enumerate(faces):
        x, y = 6 + index % 3 * wide, top + 4 + index // 3 * row
        if face:
            soft = face in ICONS
            key(pen, x, y, wide - 6, row - 7, face, fill=_SOFT if soft else "#FFFFFF")


def _letters(pen: Pen, part: PartData, top: float) -> None:
    for index, (letters, left) in enumerate((("qwertyuiop", 4.0), ("asdfghjkl", 21.6), ("zxcvbnm", 56.8))):
        y = top + 6 + index * _ROW
        for place, letter in enumerate(letters):
            key(pen, left + place * 35.2, y, 31, _ROW - 8, letter)
    y = top + 6 + 2 * _ROW
    key(pen, 4, y, 46, _ROW - 8, "shift", fill=_SOFT)
    _delete(pen, part, 307, y, 49, _ROW - 8)
    y += _ROW
    key(pen, 4, y, 54, _ROW - 8, "123", fill=_SOFT)
    _globe(pen, part, 63, y, 44, _ROW - 8)
    _mic(pen, part, 112, y, 44, _ROW - 8)
    key(pen, 161, y, 116, _ROW - 8, "space")
    _send(pen, part, 282, y, 74, _ROW - 8)


def _numbers(pen: Pen, part: PartData, top: float) -> None:
    number_keys(pen, top + 2, _ROW, _NUMBERS, right=274)
    _mic(pen, part, 276, top + 6, 78, _ROW - 7)
    key(pen, 276, top + 6 + _ROW, 78, _ROW - 7, "space", fill=_SOFT)
    _send(pen, part, 276, top + 6 + 2 * _ROW, 78, 2 * _ROW - 7)


def _hand(pen: Pen, part: PartData, top: float) -> None:
    pen.rect(6, top + 6, 268, 188, r=12, fill="#FFFFFF")
    grid = "M140 {0}v176M52 {1}h176"
    pen.svg.append("<g stroke-dasharray='5 6'>")
    pen.path(grid.format(round(top + 12), round(top + 100)), stroke="#D3D9E1", line=1.4)
    pen.svg.append("</g>")
    typed = part.get("typed", "")
    if typed:
        pen.text(140, top + 148, typed[:1], size=132, fill=look.INK, anchor="middle")
    else:
        pen.text(
            140, top + 184, say("scenes.keyboard_write", pen.lang), size=15, fill=look.QUIET, anchor="middle", room=250
        )
    _delete(pen, part, 282, top + 6, 72, 42)
    _mic(pen, part, 282, top + 55, 72, 42)
    key(pen, 282, top + 104, 72, 42, "space")
    _send(pen, part, 282, top + 153, 72, 42)


def _voice(pen: Pen, part: PartData, top: float) -> None:
    pen.rect(0, top, look.PHONE_W, look.PHONE_H - top, fill="#F4F6F9")
    for x, tall in ((62, 14), (80, 30), (98, 20), (116, 40), (244, 40), (262, 20), (280, 30), (298, 14)):
        pen.line(x, top + 88 - tall / 2, x, top + 88 + tall / 2, stroke="#9DB8D3", line=6)
    pen.circle(180, top + 88, 56, fill="#D6E6F6")
    pen.circle(180, top + 88, 46, fill=look.ACCENT)
    pen.icon("mic", 158, top + 66, 44, "#FFFFFF")
    hold = part.get("typed") or say("scenes.keyboard_speak", pen.lang)
    pen.text(180, top + 172, hold, size=18, fill=look.INK, anchor="middle", room=300)
    pen.icon("keyboard", 20, top + 160, 26, look.QUIET)
    pen.touch(part.get("mic_id", ""), 120, top + 28, 120, 120, hold)
    if part.get("send_id"):
        _send(pen, part, 286, top + 152, 66, 42)


def _delete(pen: Pen, part: PartData, x: float, y: float, w: float, h: float) -> None:
    key(pen, x, y, w, h, "backspace", fill=_SOFT)
    pen.touch(part.get("delete_id", ""), x - 2, y - 3, w + 4, h + 6, say("scenes.keyboard_delete", pen.lang))


def _globe(pen: Pen, part: PartData, x: float, y: float, w: float, h: float) -> None:
    """The key to other ways of writing, where the scene needs it; else the one for smileys."""
    key(pen, x, y, w, h, "globe" if part.get("globe_id") else "emoji", fill=_SOFT)
    pen.touch(part.get("globe_id", ""), x - 2, y - 3, w + 4, h + 6, say("scenes.keyboard_globe", pen.lang))


def _mic(pen: Pen, part: PartData, x: float, y: float, w: float, h: float) -> None:
    key(pen, x, y, w, h, "mic", fill=_SOFT)
    pen.touch(part.get("mic_id", ""), x - 2, y - 3, w + 4, h + 6, say("scenes.keyboard_mic", pen.lang))


def _send(pen: Pen, part: PartData, x: float, y: float, w: float, h: float) -> None:
    """The key at the right end: it sends where the scene gives it an id, else it only starts a new line."""
    sends = bool(part.get("send_id"))
    key(
        pen,
        x,
        y,
        w,
        h,
        "send" if sends else "enter",
        fill=look.ACCENT if sends else _SOFT,
        ink="#FFFFFF" if sends else look.INK,
    )
    pen.touch(part.get("send_id", ""), x - 2, y - 3, w + 4, h + 6, say("scenes.keyboard_send", pen.lang))
