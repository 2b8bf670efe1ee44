"""Places: drawn to the edges, so that a wide or a high window may show only their middle. Knows nothing of scenes."""

from typing import Final


def _tree(x: float, y: float, size: float, green: str = "#6FA65E") -> str:
    return (
        f"<g transform='translate({x} {y}) scale({size})'><rect x='-2.5' y='-16' width='5' "
        f"height='16' fill='#8A6242'/>"
        f"<circle cx='0' cy='-26' r='13' fill='{green}'/><circle cx='-9' cy='-20' r='9' fill='{green}'/>"
        f"<circle cx='9' cy='-20' r='9' fill='{green}'/></g>"
    )


def _sky(colour: str = "#CFE6F3") -> str:
    return f"<rect width='100' height='100' fill='{colour}'/>"


def _bloom(x: float, y: float, colour: str) -> str:
    return (
        f"<path d='M{x} {y}v10' stroke='#4E8A45' stroke-width='1.8'/><circle cx='{x}' cy='{y}' r='4.6' "
        f"fill='{colour}'/>"
        f"<circle cx='{x}' cy='{y}' r='1.8' fill='#FBEFC9'/>"
    )


_STALL = "".join(
    f"<path d='M{8 + i * 12} 30h12v12q-6 7-12 0Z' fill='{'#D9534A' if i % 2 == 0 else '#FFF6E8'}'/>" for i in range(7)
)
_FRUIT = "".join(
    f"<circle cx='{x}' cy='{y}' r='5' fill='{c}'/>"
    for x, y, c in (
        (18, 62, "#E5574F"), (27, 61, "#E5574F"), (22.5, 56, "#EE7468"),
        (43, 62, "#F3A24B"), (52, 62, "#F3A24B"), (47.5, 56.5, "#F7B96B"),
        (69, 62, "#6FA65E"), (78, 62, "#6FA65E"), (73.5, 56.5, "#86BA74"), (84, 60, "#86BA74"),
    )
)  # fmt: skip
_WINDOWS = "".join(
    f"<rect x='{x}' y='{y}' width='9' height='9' rx='1.5' fill='#BBDCEB'/>" for x in (22, 35, 56, 69) for y in (36, 50)
)

_BLOOMS = "".join(
    _bloom(x, y, c)
    for x, y, c in (
        (12, 78, "#E77B93"), (28, 84, "#F3A24B"),
        (44, 76, "#C2185B"), (60, 84, "#E5574F"),
        (76, 77, "#8E6BBF"), (90, 85, "#E77B93")
    )
)  # fmt: skip

PLACES: Final[dict[str, str]] = {
    "market": _sky("#FBEFD9")
    + "<rect y='82' width='100' height='18' fill='#D9C7A8'/><path d='M12 36v50M88 36v50' stroke='#8A6242' "
        "stroke-width='4'/>"
    + f"<rect x='8' y='24' width='84' height='7' fill='#B23B34'/>{_STALL}{_FRUIT}"
    + "<path d='M8 66h84l-4 20H12Z' fill='#B98450'/><path d='M36 66l1 20M64 66l-1 20' "
        "stroke='#8A6242' stroke-width='2'/>",
    "hospital": _sky()
    + "<rect y='80' width='100' height='20' fill='#BFD3B4'/><rect x='17' y='30' width='66' height='54' "
        "rx='3' fill='#FFFFFF'/>"
    + "<rect x='38' y='14' width='24' height='24' rx='4' fill='#FFFFFF'/>"
        "<path d='M50 19v14M43 26h14' stroke='#C62828' stroke-width='5'/>"
    + f"{_WINDOWS}<rect x='42' y='64' width='16' height='20' fill='#7DB4D6'/>"
        f"<path d='M50 64v20' stroke='#FFFFFF' stroke-width='1.6'/>"
    + "<rect x='36' y='60' width='28' height='5' rx='2' fill='#C62828'/>"
    + _tree(8, 86, 0.42)
    + _tree(92, 86, 0.42),
    "room": _sky("#F3E9DC")
    + "<rect y='74' width='100' height='26' fill='#C9A67C'/><rect x='10' y='16' width='30' height='34' "
        "rx='2' fill='#BFE0F2' stroke='#FFFFFF' stroke-width='4'/>"
    + "<path d='M25 16v34M10 33h30' stroke='#FFFFFF' stroke-width='2.5'/>"
        "<rect x='46' y='52' width='48' height='14' rx='5' fill='#F7F3EC'/>"
    + "<rect x='42' y='62' width='54' height='20' rx='4' fill='#7C9EB8'/>"
        "<rect x='78' y='54' width='14' height='9' rx='4' fill='#FFFFFF'/>"
    + "<rect x='92' y='44' width='5' height='44' rx='2' fill='#8A6242'/>"
        "<path d='M44 82v8M92 82v8' stroke='#8A6242' stroke-width='4'/>"
    + "<rect x='14' y='64' width='20' height='24' rx='2' fill='#A97B4F'/>"
        "<path d='M20 64l2-12h4l2 12Z' fill='#E9C46A'/><circle cx='24' cy='76' r='1.8' fill='#F3E9DC'/>",
    "park": _sky()
    + "<circle cx='80' cy='18' r='9' fill='#F9E2A0'/><path d='M0 58q30-14 55-4t45-4v50H0Z' fill='#A9CC95'/>"
    + "<path d='M38 100q6-22 20-30t6-14q8 8 0 18T66 100Z' fill='#EBDDBF'/>"
    + _tree(22, 70, 1.1)
    + _tree(82, 66, 0.9, "#5F9670")
    + "<path d='M14 80h22M14 86h22M17 74v20M33 74v20' stroke='#9A6B43' stroke-width='3.4' stroke-linecap='round'/>",
    "garden": _sky("#DDEDF5")
    + "<path d='M0 60q50-12 100 0v40H0Z' fill='#9CC687'/><g fill='#FFFFFF'><path d='M6 46l4-6l4 6v24H6ZM22 "
        "46l4-6l4 6v24h-8ZM38 46l4-6l4 6v24h-8ZM54 46l4-6l4 6v24h-8ZM70 46l4-6l4 6v24h-8ZM86 46l4-6l4 6v24h-8Z'/>"
    + "<path d='M0 52h100v4H0ZM0 63h100v4H0Z'/></g>"
    + _BLOOMS,
    "living-room": _sky("#F1E4D3")
    + "<rect y='78' width='100' height='22' fill='#B98F66'/><rect x='6' y='12' width='32' height='36' "
        "rx='2' fill='#CFE6F3' stroke='#FFFFFF' stroke-width='4'/>"
    + "<path d='M22 12v36' stroke='#FFFFFF' stroke-width='2.5'/><rect x='60' y='16' width='28' height='20' "
        "rx='2' fill='#FFFFFF'/><path d='M62 34l8-9l6 6l4-4l6 7Z' fill='#9CC687'/>"
    + "<rect x='18' y='56' width='62' height='22' rx='8' fill='#B0675A'/>"
        "<rect x='12' y='62' width='14' height='22' rx='6' fill='#9C574B'/>"
        "<rect x='72' y='62' width='14' height='22' rx='6' fill='#9C574B'/>"
    + "<rect x='22' y='70' width='54' height='12' rx='5' fill='#C27A6C'/><path d='M94 84V50' stroke='#8A6242' "
        "stroke-width='2.5'/><path d='M88 50l3-12h6l3 12Z' fill='#F5CF6B'/>",
    "street": _sky()
    + "<rect x='0' y='26' width='30' height='48' fill='#E9CDB4'/><rect x='30' y='14' width='34' height='60' "
        "fill='#D8DEE6'/><rect x='64' y='32' width='36' height='42' fill='#EBD9A9'/>"
    + "<g fill='#8FB4CC'><path d='M6 34h7v8H6ZM18 34h7v8h-7ZM36 22h7v8h-7ZM51 22h7v8h-7ZM36 37h7v8h-7ZM51 "
        "37h7v8h-7ZM70 40h8v8h-8ZM85 40h8v8h-8Z'/></g>"
    + "<path d='M2 54h26v6H2Z' fill='#C2413A'/><path d='M66 56h32v6H66Z' fill='#2E8B57'/>"
        "<path d='M6 60h18v14H6ZM72 62h20v12H72ZM41 56h12v18H41Z' fill='#7D8B99'/>"
    + "<rect y='74' width='100' height='7' fill='#C9CED4'/><rect y='81' width='100' height='19' fill='#7B848E'/>"
        "<path d='M4 91h16M32 91h16M60 91h16M88 91h10' stroke='#FFFFFF' stroke-width='2.5'/>",
    "bus": _sky()
    + "<rect y='78' width='100' height='22' fill='#8B949D'/><path d='M0 78h100' stroke='#C9CED4' "
        "stroke-width='4'/><rect x='8' y='26' width='84' height='56' rx='9' fill='#2E8B57'/>"
    + "<path d='M8 60h84v8H8Z' fill='#F5F1E8'/><g fill='#D5EBF5'><rect x='14' y='34' width='16' height='18' "
        "rx='3'/><rect x='33' y='34' width='16' height='18' rx='3'/>"
    + "<rect x='71' y='34' width='16' height='20' rx='3'/></g><rect x='53' y='34' width='14' height='44' "
        "rx='2' fill='#BFE0D0'/><path d='M60 34v44' stroke='#2E8B57' stroke-width='2'/>"
    + "<g fill='#2B3440'><circle cx='26' cy='83' r='9'/><circle cx='76' cy='83' r='9'/></g><g fill='#C9D2DA'>"
        "<circle cx='26' cy='83' r='4'/><circle cx='76' cy='83' r='4'/></g>"
    + "<rect x='86' y='69' width='6' height='5' rx='2' fill='#F9E2A0'/>",
}  # fmt: skip
