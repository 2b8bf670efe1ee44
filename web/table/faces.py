"""The five faces of 不敢用 … 很有把握, drawn by ourselves: eyes, brows and a mouth that rises. Pure."""

from typing import Final

MOST: Final = 5
# How far the corners of the mouth stand below its middle, and how steep the brows are.
_MOUTH: Final = {1: -9, 2: -5, 3: 0, 4: 6, 5: 10}
_BROW: Final = {1: 4, 2: 2, 3: 0, 4: 0, 5: 1}
_GROUND: Final = {1: "#F2D6C9", 2: "#F8E3C4", 3: "#FBF0C9", 4: "#E2F0CF", 5: "#CDE8CF"}


def face(number: int) -> str:
    """Face 1 (不敢用) to 5 (很有把握) as SVG; the words stand beside it, so it says nothing by itself."""
    bend, brow = _MOUTH[number], _BROW[number]
    corner = 43 - bend / 2
    return (
        '<svg viewBox="0 0 64 64" width="56" height="56" aria-hidden="true" focusable="false" fill="none" '
        'stroke="#1A1A1A" stroke-width="3" stroke-linecap="round">'
        f'<circle cx="32" cy="32" r="29" fill="{_GROUND[number]}" stroke-width="2.5"/>'
        f'<path d="M18 {20 + brow}L26 {20 - brow}M46 {20 + brow}L38 {20 - brow}" stroke-width="2.5"/>'
        '<circle cx="22.500" cy="28" r="2" fill="#1A1A1A"/><circle cx="41.500" cy="28" r="2" fill="#1A1A1A"/>'
        f'<path d="M19 {corner}Q32 {corner + bend * 1.6} 45 {corner}"/></svg>'
    )
