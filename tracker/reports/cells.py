"""What may stand in a cell of a file: text that no spreadsheet takes for a formula, numbers as numbers. Pure."""

import re
from datetime import date
from typing import Final

Cell = str | int | float | date | None

# OWASP's list for CSV, with the full-width forms that a Chinese Excel reads as the same signs
_FORMULA: Final = "=+-@\t\r\n＝＋－＠"
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML can hold these


def safe(text: str) -> str:
    """Somebody else's text for a cell: without signs that cannot be written, and never a formula."""
    kept = _UNWRITABLE.sub("", text)
    return f"'{kept}" if kept.lstrip(" \u3000")[:1] in tuple(_FORMULA) else kept


def telephone(number: str) -> str:
    """Digits in groups, so that a spreadsheet keeps them as written: 138 0000 0000."""
    if not number.isdecimal() or not number.isascii():
        return safe(number)
    return " ".join([number[:3], *(number[n : n + 4] for n in range(3, len(number), 4))])
