"""Which slip of the pen made a YAML line unreadable: the few that authors make, told apart. Knows no lesson."""

import re
from collections.abc import Sequence
from typing import Final

_KEY: Final = r"^\s*(?:- )?[\w-]+"
_SLIPS: Final = tuple(
    (code, re.compile(pattern))
    for code, pattern in (
        ("slip_tab", r"^ *\t"),
        ("slip_wide_colon", _KEY + "："),
        ("slip_no_space", _KEY + r":[^\s:/]"),
        ("slip_quotes", _KEY + r""": +(["'])[^"']*\1\s*[^\s#]"""),
        ("slip_first_sign", _KEY + r": +[@`%]"),
        ("slip_colon_inside", _KEY + r": +[^\s\"'{\[].*: "),
    )
)


def slip(lines: Sequence[str], at: int) -> tuple[str, int]:
    """(code of `check.toml`, line) for a file that could not be read from line `at` on, both counted from 1.

    The reader often stumbles one line after the slip; where none is known, the line is told as it is.
    """
    for line in (at, at - 1):
        for code, pattern in _SLIPS:
            if 0 < line <= len(lines) and pattern.search(lines[line - 1]):
                return code, line
    return "not_yaml", at
