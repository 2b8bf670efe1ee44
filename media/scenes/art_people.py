"""Faces, drawn from a few shapes: friendly, plain, nobody in particular. Knows nothing of scenes."""

from typing import Final

_LIGHT, _TAN = "#F6D3B3", "#E9BC94"
_BLACK, _BROWN, _GREY, _WHITE = "#2E2A2B", "#4E382E", "#A9AEB4", "#DADDE0"

# Shoulders: cut to the round of a small portrait, or wide to the lower edge for a video call.
_ROUND = "M15.9 86.6C18 74 34 68 50 68S82 74 84.1 86.6A50 50 0 0 1 15.9 86.6Z"
_FLAT = "M5 100C7 79 30 68 50 68S93 79 95 100Z"

_CAP = "M30.5 42C27 24 37 15.5 50 15.5S73 24 69.5 42C68 35 65 31 62 29C54 32.5 44 32 37.5 29.5C34.5 32 32 36 30.5 42Z"
_PARTING = "M30.5 44C28 25 37 16 50 16S72 25 69.5 44C66 39 63 35 60 29C53 36 42 38 34 37C32 39 31 41 30.5 44Z"
_BOB = "<path d='M25 62C20 28 33 12 50 12S80 28 75 62C70 67 30 67 25 62Z' fill='{0}'/>"
_LONG = "<path d='M24 74C20 28 33 12 50 12S80 28 76 74C66 80 34 80 24 74Z' fill='{0}'/>"
_BUN = "<circle cx='50' cy='13' r='9.5' fill='{0}'/><path d='M28 48C25 26 35 14 50 14S75 26 72 48Z' fill='{0}'/>"
_CURLS = "".join(
    f"<circle cx='{x}' cy='{y}' r='9' fill='{{0}}'/>"
    for x, y in ((31, 46), (29, 34), (34, 23), (44, 16.5), (56, 16.5), (66, 23), (71, 34), (69, 46))
)
_TAILS = (
    "<circle cx='24' cy='44' r='9' fill='{0}'/><circle cx='76' cy='44' r='9' fill='{0}'/>"
    "<circle cx='31' cy='39' r='3.5' fill='#E2557A'/><circle cx='69' cy='39' r='3.5' fill='#E2557A'/>"
)
_SIDES = (
    "<path d='M29.5 47C27 36 30 28 35 25C33 32 33 40 33.5 47ZM70.5 47C73 36 70 28 65 25C67 "
    "32 67 40 66.5 47Z' fill='{0}'/>"
)
_SPIKES = (
    "M30.5 41C27 28 33 20 38 18L41 13L46 16.5L51 11.5L55 16L61 14L63 19.5C70 23 72 31 69.5 41C67 "
    "33 63 29 60 28C53 31 44 31 39 28.5C35 31 32 35 30.5 41Z"
)

_EYES = "<circle cx='42.5' cy='44' r='2.3' fill='#2B2320'/><circle cx='57.5' cy='44' r='2.3' fill='#2B2320'/>"
_SMILE = "<path d='M43 53.5q7 6.5 14 0' fill='none' stroke='#9B4A3C' stroke-width='2.4' stroke-linecap='round'/>"
_FLATMOUTH = "<path d='M44.5 55.5h11' fill='none' stroke='#8A4A3E' stroke-width='2.4' stroke-linecap='round'/>"
_CHEEKS = "<g fill='#EE8F7C' opacity='.38'><circle cx='37.5' cy='51.5' r='4'/><circle cx='62.5' cy='51.5' r='4'/></g>"
_SPECS = (
    "<g fill='none' stroke='#4A3B35' stroke-width='1.9'><circle cx='42' cy='44' r='6.5'/>"
    "<circle cx='58' cy='44' r='6.5'/><path d='M48.5 43.5q1.5-1.5 3 0M35.5 43l-4.5-1.5M64.5 43l4.5-1.5'/></g>"
)
_DARKSPECS = (
    "<g fill='#23262B'><rect x='34' y='39.5' width='14' height='9.5' rx='4.2'/><rect x='52' y='39.5' width='14' "
    "height='9.5' rx='4.2'/></g><path d='M47 42.5h6M31 42l4 1M69 42l-4 1' stroke='#23262B' stroke-width='2'/>"
)
_COLLAR = "<path d='M40 69L50 82L60 69L64.5 71L54 87L50 84L46 87L35.5 71Z' fill='{0}'/>"
_COAT = (
    "<path d='M41 69L50 84L59 69Z' fill='#7DB4D6'/><path d='M50 84v12' stroke='#C9D3DC' stroke-width='1.6'/>"
    "<path d='M38 70.5C35 79 38 84 41 85M62 70.5C65 78 63 81 61.5 83' fill='none' stroke='#4B5B6B' "
    "stroke-width='2.2' stroke-linecap='round'/><circle cx='61' cy='86' r='3' fill='none' "
    "stroke='#4B5B6B' stroke-width='2'/>"
)
_SCARF = "<path d='M36 67q14 9 28 0l1.5 7q-15.5 9-31 0Z' fill='{0}'/>"
_BUTTONS = (
    "<path d='M50 70v26' stroke='#00000022' stroke-width='1.6'/><g fill='#FFFFFFAA'>"
    "<circle cx='53.5' cy='79' r='1.5'/><circle cx='53.5' cy='87' r='1.5'/></g>"
)
_PEAK = (
    "<path d='M26 31C27 16 38 10.5 50 10.5S73 16 74 31Z' fill='{0}'/>"
    "<path d='M24.5 31.5q25.5-7 51 0q-2 5-6 5q-19.5-5-39 0q-4 0-6-5Z' fill='{1}'/>"
)
_HEADSET = (
    "<path d='M29.5 45C27 22 38 13.5 50 13.5S73 22 70.5 45' fill='none' stroke='#37424E' stroke-width='3'/>"
    "<rect x='26' y='41' width='7' height='13' rx='3.5' fill='#37424E'/>"
    "<rect x='67' y='41' width='7' height='13' rx='3.5' "
    "fill='#37424E'/><path d='M30 54q3 8.5 13 7.5' fill='none' stroke='#37424E' stroke-width='2.2' "
    "stroke-linecap='round'/>"
)
_HOOD = "<path d='M27 72C20 30 33 8 50 8S80 30 73 72C66 78 34 78 27 72Z' fill='#4D5966'/>"
_BADGE = "<circle cx='50' cy='22' r='4.2' fill='#E5C15A'/>"
_APRON = "<path d='M38 69v31h24V69L58 80H42Z' fill='#F3E9D8'/>"
_WRINKLES = "<path d='M44 32.5q6-1.5 12 0' fill='none' stroke='#C99873' stroke-width='1.3' stroke-linecap='round'/>"


def _bust(
    clothes: str,
    *,
    skin: str = _LIGHT,
    behind: str = "",
    hair: str = "",
    colour: str = _BLACK,
    on: str = "",
    mouth: str = _SMILE,
    front: str = "",
    eyes: str = _EYES,
    shoulders: str = _ROUND,
) -> str:
    """`behind` lies behind the head, `hair` is an outline over it, `on` lies on the clothes, `front` "
    "before the face."""
    fringe = f"<path d='{hair}' fill='{colour}'/>" if hair else ""
    brows = (
        f"<path d='M38.5 38.5q4-2.2 8 0M53.5 38.5q4-2.2 8 0' fill='none' "
        f"stroke='{colour}' stroke-width='1.7' stroke-linecap='round'/>"
    )
    return (
        f"{behind.replace('{0}', colour)}<path d='{shoulders}' fill='{clothes}'/>"
        f"<path d='M42 56h16v11q-8 8.5-16 0Z' fill='{_TAN}'/>{on}"
        f"<circle cx='31' cy='45' r='4.2' fill='{skin}'/><circle cx='69' cy='45' r='4.2' fill='{skin}'/>"
        f"<path d='M31 40C31 26 39 20.5 50 20.5S69 26 69 40C69 54 60 64 50 64S31 54 31 40Z' fill='{skin}'/>"
        f"{_CHEEKS}{eyes}{brows}{mouth}{fringe}{front}"
    )


_WHO: Final = {
    # name: (ground of the portrait, what the bust is made of)
    "grandson": (
        "#D5E8F7",
        {
            "clothes": "#3E86C9",
            "hair": _SPIKES,
            "on": "<path d='M38 69q12 10 24 0l2 3.5q-14 11-28 0Z' fill='#FFFFFF'/>",
        },
    ),
    "granddaughter": ("#FBE0E6", {"clothes": "#F09AB0", "hair": _PARTING, "behind": _TAILS}),
    "daughter": ("#FBE6D4", {"clothes": "#C9695B", "hair": _PARTING, "behind": _LONG, "colour": _BROWN}),
    "son": ("#DCEBE3", {"clothes": "#4D7F6B", "hair": _CAP, "on": _COLLAR.replace("{0}", "#FFFFFF")}),
    "grandmother": (
        "#F3E4EF",
        {
            "clothes": "#8C5A8E",
            "hair": _PARTING,
            "behind": _BUN,
            "colour": _WHITE,
            "front": _SPECS,
            "on": _SCARF.replace("{0}", "#C48BB8"),
        },
    ),
    "grandfather": (
        "#E3E9F1",
        {"clothes": "#5F7387", "behind": _SIDES, "colour": _WHITE, "front": _SPECS + _WRINKLES, "on": _BUTTONS},
    ),
    "neighbour": ("#E7F0D6", {"clothes": "#6C9A4A", "behind": _CURLS, "hair": _CAP, "colour": _GREY, "on": _APRON}),
    "doctor-woman": ("#D9EDF0", {"clothes": "#FFFFFF", "behind": _BOB, "hair": _PARTING, "on": _COAT}),
    "doctor-man": ("#DCE8F5", {"clothes": "#FFFFFF", "hair": _CAP, "on": _COAT, "front": _SPECS}),
    "stranger": (
        "#D8DCE1",
        {
            "clothes": "#3B4550",
            "behind": _HOOD,
            "front": _PEAK.replace("{0}", "#252B33").replace("{1}", "#15191F") + _DARKSPECS,
            "mouth": _FLATMOUTH,
            "eyes": "",
        },
    ),
    "teacher": (
        "#FDF0CF",
        {
            "clothes": "#2F7C86",
            "behind": _BOB,
            "hair": _PARTING,
            "colour": _BROWN,
            "front": _SPECS,
            "on": _COLLAR.replace("{0}", "#F7F3E8"),
        },
    ),
    "police-fake": (
        "#DDE3EC",
        {
            "clothes": "#27406B",
            "on": _COLLAR.replace("{0}", "#9DB4D3") + "<path d='M47.5 80h5l2 14h-9Z' fill='#14233F'/>",
            "front": _PEAK.replace("{0}", "#27406B").replace("{1}", "#14233F") + _BADGE,
            "mouth": _FLATMOUTH,
        },
    ),
    "service-fake": (
        "#FBE3D0",
        {
            "clothes": "#D97B00",
            "hair": _CAP,
            "colour": _BROWN,
            "front": _HEADSET,
            "on": _COLLAR.replace("{0}", "#FFFFFF"),
        },
    ),
    "courier": (
        "#E2F0E6",
        {
            "clothes": "#2E8B57",
            "front": _PEAK.replace("{0}", "#2E8B57").replace("{1}", "#1F6A41"),
            "on": "<path d='M26 74l10-4v28l-10-6ZM74 74l-10-4v28l10-6Z' fill='#F2C94C'/>",
        },
    ),
}

BUSTS: Final[dict[str, str]] = {name: _bust(**made, shoulders=_FLAT) for name, (_, made) in _WHO.items()}
PEOPLE: Final[dict[str, str]] = {
    name: f"<circle cx='50' cy='50' r='50' fill='{ground}'/>{_bust(**made)}" for name, (ground, made) in _WHO.items()
}
