"""Flat drawings made for Qibu, each on 100 x 100: goods, faces and places that scenes show. No real brand or person."""

from typing import Final

from media.scenes.art_goods import GOODS
from media.scenes.art_people import BUSTS, PEOPLE
from media.scenes.art_places import PLACES
from media.scenes.art_signs import SIGNS

ART: Final[dict[str, str]] = {**GOODS, **PEOPLE, **PLACES, **SIGNS}
FILLS: Final = frozenset(PLACES)  # drawn to the edges: these may be cut to fill a wider or a higher box

__all__ = ["ART", "BUSTS", "FILLS"]
