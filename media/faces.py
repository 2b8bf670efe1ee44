"""Pictures by which learners find themselves in the picker and on their card: things everybody knows, no photographs.

Whoever has chosen none gets one by her id, always the same. Knows no learner and no page.
"""

import hashlib
from collections.abc import Mapping
from typing import Final

# name -> (ground, shapes on 0..100)
_DRAWN: Final = {
    "lotus": (
        "#FCE4EC",
        "<path fill='#D6457F' d='M50 22c14 16 14 34 0 48-14-14-14-32 0-48Z'/>"
        "<path fill='#B52C66' d='M18 42c20 0 30 12 32 30-20 0-32-10-32-30Zm64 0c-20 0-30 12-32 30 20 0 32-10 "
        "32-30Z'/>",
    ),
    "sun": (
        "#FFF3D1",
        "<circle cx='50' cy='50' r='19' fill='#E08A00'/>"
        "<g stroke='#E08A00' stroke-width='7' stroke-linecap='round'>"
        "<path d='M50 12v9M50 79v9M12 50h9M79 50h9M23 23l7 7M70 70l7 7M77 23l-7 7M30 70l-7 7'/></g>",
    ),
    "boat": (
        "#DDEFFB",
        "<path fill='#A8441C' d='M16 62h68L72 80H28Z'/><path fill='#0B4F8A' d='M48 14v42H24Z'/>"
        "<path fill='#2D7DC0' d='M54 24v32h22Z'/>",
    ),
    "fish": (
        "#DFF4F1",
        "<path fill='#D9541E' d='M14 50c14-24 42-24 56 0-14 24-42 24-56 0Z'/>"
        "<path fill='#B23C0C' d='M66 50l22-18v36Z'/><circle cx='31' cy='46' r='5' fill='#fff'/>",
    ),
    "leaf": (
        "#E6F4E1",
        "<path fill='#3B7D23' d='M20 80c-4-38 20-60 62-60 0 42-22 64-62 60Z'/>"
        "<path stroke='#E6F4E1' stroke-width='5' d='M22 80l38-40'/>",
    ),
    "moon": (
        "#E6E6F7",
        "<path fill='#4A4A9C' d='M62 14a38 38 0 1 0 24 52A32 32 0 0 1 62 14Z'/>",
    ),
    "cup": (
        "#F3ECE2",
        "<path fill='#7A4A1E' d='M20 36h48v26a18 18 0 0 1-18 18H38a18 18 0 0 1-18-18Z'/>"
        "<path fill='none' stroke='#7A4A1E' stroke-width='8' d='M68 42h8a10 10 0 0 1 0 20h-8'/>"
        "<path stroke='#B08A5E' stroke-width='6' stroke-linecap='round' d='M36 14v12M52 14v12'/>",
    ),
    "gourd": (
        "#FFF0DC",
        "<circle cx='50' cy='66' r='22' fill='#C77800'/><circle cx='50' cy='34' r='14' fill='#DE9417'/>"
        "<path stroke='#4E7A1E' stroke-width='6' stroke-linecap='round' fill='none' d='M50 20c0-8 6-10 12-10'/>",
    ),
    "bird": (
        "#E3F1FA",
        "<path fill='#1F6F9F' d='M16 58c8-26 38-34 54-16l16 2-12 10c-2 22-32 30-58 4Z'/>"
        "<circle cx='62' cy='44' r='4' fill='#fff'/>"
        "<path fill='#12496A' d='M28 56c10-8 20-8 28 0-6 8-18 10-28 0Z'/>",
    ),
    "house": (
        "#FBE9E3",
        "<path fill='#B3401F' d='M50 16l38 32H12Z'/><path fill='#D98A62' d='M22 48h56v34H22Z'/>"
        "<path fill='#7A2A12' d='M43 60h14v22H43Z'/>",
    ),
    "lantern": (
        "#FDE8E8",
        "<ellipse cx='50' cy='48' rx='30' ry='24' fill='#C01F1F'/>"
        "<path stroke='#E8B93A' stroke-width='7' d='M34 23h32M34 73h32'/>"
        "<path stroke='#E8B93A' stroke-width='5' stroke-linecap='round' d='M50 76v14M50 10v10'/>",
    ),
    "apple": (
        "#FBE7E9",
        "<path fill='#B5202F' d='M50 34c16-12 34 0 30 22-4 20-18 32-30 26-12 6-26-6-30-26-4-22 14-34 30-22Z'/>"
        "<path stroke='#5B3A1A' stroke-width='6' stroke-linecap='round' d='M50 34V20'/>"
        "<path fill='#3F8F2C' d='M54 24c4-12 16-12 22-10-2 10-12 14-22 10Z'/>",
    ),
    "umbrella": (
        "#E9E5F8",
        "<path fill='#5B3FA8' d='M12 54a38 38 0 0 1 76 0Z'/>"
        "<path fill='none' stroke='#3A2670' stroke-width='7' stroke-linecap='round' d='M50 16v58a9 9 0 0 0 18 "
        "0'/>",
    ),
    "kite": (
        "#E2F3F7",
        "<path fill='#0E7C8B' d='M52 10l26 28-30 30-24-32Z'/>"
        "<path stroke='#E2F3F7' stroke-width='4' d='M52 10l-4 58M24 36l54 2'/>"
        "<path fill='none' stroke='#0E7C8B' stroke-width='5' stroke-linecap='round' d='M48 68c-2 10-16 8-18 22'/>",
    ),
    "tree": (
        "#E5F3E6",
        "<path fill='#6B431C' d='M44 58h12v28H44Z'/><circle cx='50' cy='40' r='26' fill='#2E7D3A'/>",
    ),
    "star": (
        "#FFF5D6",
        "<path fill='#B98300' d='M50 12l11 25 27 3-20 18 6 27-24-14-24 14 6-27-20-18 27-3Z'/>",
    ),
    "mountain": (
        "#E4EAF0",
        "<path fill='#4B6580' d='M8 80l30-52 20 34 10-14 24 32Z'/><path fill='#fff' d='M38 28l10 17H28Z'/>",
    ),
    "plum": (
        "#FDEAF0",
        "<g fill='#C2305E'><circle cx='50' cy='30' r='14'/><circle cx='69' cy='44' r='14'/>"
        "<circle cx='62' cy='66' r='14'/><circle cx='38' cy='66' r='14'/><circle cx='31' cy='44' r='14'/></g>"
        "<circle cx='50' cy='50' r='10' fill='#F4C542'/>",
    ),
    "drum": (
        "#FCE9DF",
        "<path fill='#B4321C' d='M20 34h60v36a30 12 0 0 1-60 0Z'/>"
        "<ellipse cx='50' cy='34' rx='30' ry='12' fill='#F3D9A4'/>"
        "<path stroke='#5E1A0E' stroke-width='5' stroke-linecap='round' d='M56 30l26-18M44 30L18 12'/>",
    ),
    "bamboo": (
        "#E7F5E6",
        "<path stroke='#2F7F3F' stroke-width='12' d='M40 12v20M40 36v24M40 64v24'/>"
        "<path fill='#4C9A4A' d='M48 34c12-14 26-16 38-12-8 12-22 18-38 12Zm0 28c12-10 24-10 34-6-8 10-20 14-34 "
        "6Z'/>",
    ),
}  # fmt: skip

NAMES: Final = tuple(_DRAWN)


def name_for(learner_id: str, chosen: str = "") -> str:
    """The picture somebody chose, or one by her id."""
    return chosen if chosen in _DRAWN else NAMES[hashlib.sha256(learner_id.encode()).digest()[0] % len(NAMES)]


def free_name(learner_id: str, taken: Mapping[str, int]) -> str:
    """The first picture from her own on that nobody has; when all are taken, one of those that the fewest have."""
    own = NAMES.index(name_for(learner_id))
    return min((*NAMES[own:], *NAMES[:own]), key=lambda name: taken.get(name, 0))


def svg(name: str) -> str:
    """One picture, round, 100 x 100; raises KeyError for one that is not drawn."""
    ground, shapes = _DRAWN[name]
    head = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100' aria-hidden='true'>"
    return f"{head}<circle cx='50' cy='50' r='50' fill='{ground}'/>{shapes}</svg>"
