"""Draws a learner's picture: her sign (an icon she chose) or the first letter of her nickname, on a quiet ground. Pure."""

import hashlib
from html import escape
from typing import Final

from media.scenes.icons import ICONS

GROUNDS: Final = ("#0B4F8A", "#1B5E20", "#6A3FB5", "#00696F", "#8A3B12", "#4A4F57", "#9A1750", "#5B4A00")


def portrait(nickname: str, picture: str = "") -> str:
    """A round picture as SVG. The same name has the same colour on every page; nothing but the name is told by it."""
    ground = GROUNDS[hashlib.sha256(nickname.encode()).digest()[0] % len(GROUNDS)]
    inside = _sign(picture) if picture in ICONS else _letter(nickname)
    return (
        '<svg viewBox="0 0 72 72" width="72" height="72" aria-hidden="true" focusable="false">'
        f'<circle cx="36" cy="36" r="36" fill="{ground}"/>{inside}</svg>'
    )


def _sign(name: str) -> str:
    return (
        '<g transform="translate(15 15) scale(1.75)" fill="none" stroke="#fff" stroke-width="1.8" '
        f'stroke-linecap="round" stroke-linejoin="round">{ICONS[name]}</g>'
    )


def _letter(nickname: str) -> str:
    first = escape(nickname.strip()[:1].upper())
    return f'<text x="36" y="48" text-anchor="middle" font-size="34" font-weight="700" fill="#fff">{first}</text>'
