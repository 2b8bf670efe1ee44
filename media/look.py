"""Colours and sizes, in one place: what drawn phones, cards, pages and the desk all look like."""

from typing import Final

INK: Final = "#1A1A1A"
QUIET: Final = "#4A4F57"  # secondary text; 8.2:1 on white
PAPER: Final = "#FFFFFF"
MIST: Final = "#F4F6F9"  # page ground
LINE: Final = "#D9DEE5"
ACCENT: Final = "#0B4F8A"  # buttons and links; white on it 8.40:1
ACCENT_SOFT: Final = "#E8F1FB"
RING: Final = "#D93A00"  # the place to touch: ring, badge, nothing else
WARN_SOFT: Final = "#FFF3D6"
SAFE: Final = "#1B5E20"  # white on it 7.87:1
STOP: Final = "#9C1C1C"  # white on it 8.09:1; only where somebody was tricked
DIM: Final = "#0B1020"  # laid over a screen at 42 % around the target

PHONE_W: Final = 360  # dp
PHONE_H: Final = 660  # dp

# Colours that a scene may name, for icons and tiles; white drawn on each is readable.
NAMED: Final[dict[str, str]] = {
    "blue": "#2F6FDE",
    "green": "#2E8B57",
    "orange": "#D97B00",
    "red": "#C62828",
    "pink": "#C2185B",
    "purple": "#6A3FB5",
    "teal": "#00838F",
    "brown": "#795548",
    "grey": "#5B6B78",
    "dark": "#2B3440",
    "yellow": "#E8A800",
    "white": "#FFFFFF",
}

SANS: Final = (
    "'PingFang SC','Microsoft YaHei','HarmonyOS Sans SC','Noto Sans SC','Noto Sans CJK SC',"
    "'Source Han Sans SC','Hiragino Sans GB','WenQuanYi Micro Hei',sans-serif"
)
