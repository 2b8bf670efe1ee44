"""Things one buys, holds or unpacks, each on a quiet ground of its own. Knows nothing of scenes."""

from typing import Final

_GROUND = "<rect width='100' height='100' rx='12' fill='#EAF2F8'/>"


def _lenses(frame: str, lens: str, shape: str) -> str:
    return (
        f"{_GROUND}<ellipse cx='50' cy='80' rx='36' ry='3.5' fill='#D3E0EA'/><g fill='{lens}' stroke='{frame}' "
        f"stroke-width='5' stroke-linecap='round' stroke-linejoin='round'>{shape}</g>"
    )


_SHINE = "<path d='M24 47l7-7M62 47l7-7' stroke='#FFFFFF' stroke-width='3' stroke-linecap='round'/>"

GOODS: Final[dict[str, str]] = {
    "glasses": _lenses(
        "#2B3440",
        "#D8EAF5",
        "<circle cx='30' cy='54' r='18'/><circle cx='70' cy='54' r='18'/><path d='M47 50q3-4 6 0M12 49l-3-9M88 "
        "49l3-9' fill='none'/>",
    )
    + _SHINE,
    "glasses-brown": _lenses(
        "#8A5A3B",
        "#F3E8DC",
        "<rect x='11' y='40' width='35' height='26' rx='8'/><rect x='54' y='40' width='35' height='26' rx='8'/>"
        "<path d='M46 49q4-4 8 0M11 46l-3-8M89 46l3-8' fill='none'/>",
    )
    + _SHINE,
    "glasses-gold": _lenses(
        "#B98A1E",
        "#F7F1DC",
        "<path d='M12 48q17-5 33 0q2 20-15 20T12 48ZM55 48q16-5 33 0q-1 20-18 20T55 48ZM45 49q5-4 "
        "10 0M12 48l-3-9M88 48l3-9' stroke-width='3.4'/>",
    )
    + _SHINE,
    "thermos": _GROUND
    + "<ellipse cx='50' cy='91' rx='24' ry='3' fill='#D3E0EA'/><rect x='38' y='9' width='24' height='15' "
    "rx='4' fill='#C9D2DA'/>"
    "<rect x='36' y='21' width='28' height='7' rx='2.5' fill='#8F9BA6'/><path d='M34 30q0-4 4-4h24q4 0 4 "
    "4v54q0 6-6 6H40q-6 0-6-6Z' fill='#C2413A'/>"
    "<rect x='34' y='70' width='32' height='8' fill='#F3D27A'/><rect x='39' y='33' width='5' height='33' "
    "rx='2.5' fill='#FFFFFF' opacity='.45'/>"
    "<path d='M66 38h5q8 0 8 9v8q0 9-8 9h-5' fill='none' stroke='#8F9BA6' stroke-width='5'/>",
    "shoes": _GROUND + "<ellipse cx='50' cy='83' rx='40' ry='3.5' fill='#D3E0EA'/><path d='M10 58q8 4 16-2l6-12q6 "
    "8 16 9l14 3q20 4 27 13v7H10Z' fill='#4C8C7B'/>"
    "<path d='M10 58q8 4 16-2l3-6q2 9-2 14q-8 6-17 4Z' fill='#3A7061'/><path d='M8 74h82q1 7-6 7H15q-7 "
    "0-7-7Z' fill='#F5F1E8'/>"
    "<path d='M8 74h82' stroke='#D7CFBF' stroke-width='2'/><path d='M42 58l7-6M50 60l7-5M58 "
    "62l6-4' stroke='#FFFFFF' stroke-width='3.4' stroke-linecap='round'/>",
    "rice": _GROUND + "<ellipse cx='50' cy='91' rx='30' ry='3' fill='#D3E0EA'/><path d='M26 20q24-7 48 0l5 60q1 "
    "10-9 10H30q-10 0-9-10Z' fill='#F4E6C8'/>"
    "<path d='M26 20q24-7 48 0l1 9q-25-6-50 0Z' fill='#C98B3A'/><rect x='31' y='40' width='38' height='34' "
    "rx='8' fill='#FFFFFF'/>"
    "<path d='M50 70V47M50 54q-9-1-10-8q9 0 10 8ZM50 62q-9-1-10-8q9 0 10 8ZM50 54q9-1 10-8q-9 0-10 8ZM50 "
    "62q9-1 10-8q-9 0-10 8Z' "
    "fill='#E0AE45' stroke='#8C9A3C' stroke-width='1.6' stroke-linejoin='round'/>",
    "radio": _GROUND
    + "<ellipse cx='50' cy='86' rx='36' ry='3' fill='#D3E0EA'/><path d='M26 36L66 12' stroke='#8F9BA6' "
    "stroke-width='4' stroke-linecap='round'/>"
    "<circle cx='66' cy='12' r='3.5' fill='#8F9BA6'/><rect x='14' y='34' width='72' height='50' "
    "rx='9' fill='#9A5B3C'/>"
    "<circle cx='36' cy='59' r='16' fill='#F3E4D2'/><g stroke='#9A5B3C' stroke-width='2.6'>"
    "<path d='M27 53h18M24 59h24M27 65h18'/></g>"
    "<rect x='58' y='43' width='21' height='12' rx='3' fill='#FBF2DA'/><path d='M69 43v12' stroke='#C62828' "
    "stroke-width='2'/>"
    "<circle cx='63' cy='69' r='5.5' fill='#E9C46A'/><circle cx='76' cy='69' r='5.5' fill='#E9C46A'/>",
    "coat": _GROUND + "<path d='M36 16L22 24Q14 30 12 46L9 74l12 3l6-30v41h46V47l6 30l12-3l-3-28Q86 30 78 24L64 16L50 "
    "26Z' fill='#7A4E86'/>"
    "<path d='M36 16L50 26L64 16L67 24L52 40V88h-4V40L33 24Z' fill='#5F3B6A'/><g fill='#E9C46A'>"
    "<circle cx='57' cy='49' r='2.6'/>"
    "<circle cx='57' cy='61' r='2.6'/><circle cx='57' cy='73' r='2.6'/></g>"
    "<path d='M31 68h11M59 82h10' stroke='#5F3B6A' stroke-width='3' stroke-linecap='round'/>",
    "socks": _GROUND + "<path d='M50 20h24v38q0 6-5 10l-17 14q-8 6-14-1t1-14l11-11Z' fill='#D98C7A'/>"
    "<path d='M50 20h24v9H50Z' fill='#FBEDE6'/>"
    "<path d='M24 14h24v38q0 6-5 10L26 76q-8 6-14-1t1-14l11-11Z' fill='#5E8FB8'/>"
    "<path d='M24 14h24v9H24Z' fill='#EEF4F9'/>"
    "<g stroke='#EEF4F9' stroke-width='4'><path d='M24 32h24M24 41h24'/></g>",
    "pills": _GROUND
    + "<ellipse cx='42' cy='89' rx='28' ry='3' fill='#D3E0EA'/><rect x='22' y='12' width='40' height='15' "
    "rx='4' fill='#F5F7F9' stroke='#CBD5DE' stroke-width='2'/>"
    "<path d='M25 29h34q5 3 5 9v42q0 8-8 8H28q-8 0-8-8V38q0-6 5-9Z' fill='#E39A3B'/>"
    "<rect x='20' y='44' width='44' height='30' fill='#FFFFFF'/>"
    "<path d='M42 50v18M33 59h18' stroke='#2E8B57' stroke-width='6' stroke-linecap='round'/>"
    "<g transform='rotate(-28 78 78)'><rect x='66' y='72' width='26' height='13' rx='6.5' fill='#F7F7F5'/>"
    "<path d='M79 72h6.5a6.5 6.5 0 0 1 0 13H79Z' fill='#C9504B'/></g>",
    "eggs": _GROUND
    + "<g fill='#E8B98D'><ellipse cx='28' cy='44' rx='12' ry='16'/><ellipse cx='72' cy='44' rx='12' ry='16'/>"
    "</g><ellipse cx='50' cy='42' rx='12.5' ry='17' fill='#F2CBA3'/>"
    "<g fill='#FFFFFF' opacity='.5'><ellipse cx='46' cy='35' rx='3' ry='5'/><ellipse cx='25' cy='38' rx='2.6' "
    "ry='4.5'/><ellipse cx='69' cy='38' rx='2.6' ry='4.5'/></g>"
    "<path d='M9 50h82l-6 26q-2 7-9 7H24q-7 0-9-7Z' fill='#8FA27E'/><path d='M9 50q7 9 14 9t14-9q6 9 "
    "13 9t13-9q7 9 14 9t14-9v6H9Z' fill='#7A8F69'/>",
    "scissors": _GROUND
    + "<g stroke='#AEB9C3' stroke-width='7' stroke-linecap='round'><path d='M66 14L40 62M34 14L60 62'/></g>"
    "<circle cx='50' cy='43.5' r='3' fill='#5B6B78'/>"
    "<g fill='none' stroke='#C62828' stroke-width='7'><ellipse cx='33' cy='75' rx='11' "
    "ry='13' transform='rotate(24 33 75)'/>"
    "<ellipse cx='67' cy='75' rx='11' ry='13' transform='rotate(-24 67 75)'/></g>",
    "parcel": _GROUND + "<ellipse cx='50' cy='88' rx='38' ry='3.5' fill='#D3E0EA'/><path d='M50 14L88 30V70L50 87L12 "
    "70V30Z' fill='#D9A869'/>"
    "<path d='M50 47L88 30V70L50 87Z' fill='#C08F50'/><path d='M50 47L12 30L50 14L88 30Z' fill='#EBC48D'/>"
    "<path d='M27 23.5L65 40v13l8-3.5V36.6L35 20Z' fill='#F7E7C6'/>"
    "<rect x='19' y='55' width='20' height='13' fill='#FFFFFF' transform='skewY(24) translate(0 -13)'/>",
    "parcel-open": _GROUND
    + "<ellipse cx='50' cy='90' rx='36' ry='3' fill='#D3E0EA'/><path d='M20 46L4 34L22 26L38 40ZM80 "
    "46L96 34L78 26L62 40Z' fill='#EBC48D'/>"
    "<path d='M18 44h64v38q0 6-6 6H24q-6 0-6-6Z' fill='#A97B3F'/><circle cx='50' cy='38' r='19' fill='#C2413A'/>"
    "<path d='M50 19v38M33 30q17 8 34 0' stroke='#F3D27A' stroke-width='4' fill='none'/>"
    "<path d='M18 50h64v32q0 6-6 6H24q-6 0-6-6Z' fill='#D9A869'/><rect x='58' y='66' width='16' height='13' "
    "rx='2' fill='#FFFFFF'/>",
    "coins": _GROUND
    + "<g stroke='#C08A12' stroke-width='2'><g fill='#F2C94C'><ellipse cx='36' cy='80' rx='22' ry='8'/>"
    "<ellipse cx='36' cy='71' rx='22' ry='8'/>"
    "<ellipse cx='36' cy='62' rx='22' ry='8'/><ellipse cx='36' cy='53' rx='22' ry='8'/>"
    "<circle cx='68' cy='64' r='21'/></g><circle cx='68' cy='64' r='15' fill='#F8DD85'/>"
    "<rect x='63.5' y='59.5' width='9' height='9' fill='#EAF2F8'/>"
    "<circle cx='58' cy='25' r='15' fill='#F2C94C'/><circle cx='58' cy='25' r='10' fill='#F8DD85'/></g>",
    "phone": _GROUND + "<rect x='28' y='8' width='44' height='84' rx='9' fill='#2B3440'/>"
    "<rect x='32' y='13' width='36' height='74' rx='5' fill='#DCE7F3'/>"
    "<g><rect x='36' y='20' width='12' height='12' rx='3.5' fill='#2F6FDE'/>"
    "<rect x='52' y='20' width='12' height='12' rx='3.5' fill='#2E8B57'/>"
    "<rect x='36' y='37' width='12' height='12' rx='3.5' fill='#D97B00'/>"
    "<rect x='52' y='37' width='12' height='12' rx='3.5' fill='#C2185B'/></g>"
    "<rect x='42' y='81' width='16' height='2.5' rx='1.2' fill='#2B3440'/>",
    "red-packet": _GROUND
    + "<rect x='22' y='8' width='56' height='84' rx='8' fill='#C62F2B'/><path d='M22 16q0-8 8-8h40q8 0 8 "
    "8v18q-28 18-56 0Z' fill='#DB4A3F'/>"
    "<circle cx='50' cy='43' r='13' fill='#F5CF6B'/><path d='M50 35v16M43 43h14' stroke='#B9812A' "
    "stroke-width='3.4' stroke-linecap='round'/><path d='M36 76h28' stroke='#F5CF6B' "
    "stroke-width='3.4' stroke-linecap='round'/>",
    "id-card": _GROUND
    + "<rect x='7' y='22' width='86' height='56' rx='7' fill='#FFFFFF' stroke='#A9BFD3' stroke-width='2.5'/>"
    "<path d='M8 36q42-14 84 6' stroke='#E3EDF6' stroke-width='12' fill='none'/>"
    "<g stroke='#6F8296' stroke-width='4' stroke-linecap='round'><path d='M16 36h28M16 46h20M16 56h30M16 69h44'/></g>"
    "<rect x='62' y='31' width='23' height='29' rx='3' fill='#DCE7F3'/><circle cx='73.5' cy='41' r='5.5' "
    "fill='#8FA0B2'/><path d='M64 59q1-10 9.5-10T83 59Z' fill='#8FA0B2'/>",
    "receipt": _GROUND + "<path d='M24 10h52v76l-6.5 5l-6.5-5l-6.5 5l-6.5-5l-6.5 5l-6.5-5l-6.5 "
    "5L24 86Z' fill='#FFFFFF' stroke='#C7D2DC' stroke-width='2' stroke-linejoin='round'/>"
    "<g stroke='#9AA8B5' stroke-width='3.6' stroke-linecap='round'><path d='M34 34h18M60 34h6M34 44h14M60 "
    "44h6M34 54h18M60 54h6'/></g>"
    "<path d='M34 22h22' stroke='#2B3440' stroke-width='5' stroke-linecap='round'/>"
    "<path d='M32 64h36' stroke='#C7D2DC' stroke-width='2' stroke-dasharray='3 3'/>"
    "<path d='M34 74h10M54 74h12' stroke='#C62828' stroke-width='5' stroke-linecap='round'/>",
    "flower": _GROUND + "<path d='M50 58v34' stroke='#4E8A45' stroke-width='5' stroke-linecap='round'/>"
    "<path d='M50 80q-16 2-20-12q17-1 20 12ZM50 74q15 0 18-13q-16 0-18 13Z' fill='#6FAE5F'/>"
    "<g fill='#E77B93'><circle cx='50' cy='20' r='12'/><circle cx='67' cy='32' r='12'/>"
    "<circle cx='61' cy='52' r='12'/><circle cx='39' cy='52' r='12'/><circle cx='33' cy='32' r='12'/></g>"
    "<circle cx='50' cy='38' r='10.5' fill='#F5CF6B'/>",
}
