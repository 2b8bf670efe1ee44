"""Finds numbers that do not belong into a note or a name: identity cards, bank cards, mobiles. Pure; keeps none."""

import re
from typing import Final, Literal

Kind = Literal["identity", "card", "mobile"]

_RUN: Final = re.compile(r"(?<![0-9A-Za-z])\d(?:[ \-]?\d){9,20}[ \-]?[Xx]?(?![0-9A-Za-z])", re.A)
_MOBILE: Final = re.compile(r"(?:\+?86)?1[3-9]\d{9}", re.A)
_WIDE: Final = {ord("０") + n: ord("0") + n for n in range(10)}


def found(text: str) -> list[Kind]:
    """What kinds of numbers stand in the text, however they are spaced; each once, in the order they stand."""
    kinds = [kind for run in _RUN.findall(text.translate(_WIDE)) if (kind := _kind(re.sub(r"[ \-]", "", run)))]
    return list(dict.fromkeys(kinds))


def _kind(digits: str) -> Kind | None:
    if len(digits) == 18 and digits[:17].isdigit() and 1900 <= int(digits[6:10]) <= 2099:
        return "identity"
    if _MOBILE.fullmatch(digits):
        return "mobile"
    return "card" if 16 <= len(digits) <= 19 and digits.isdigit() else None
