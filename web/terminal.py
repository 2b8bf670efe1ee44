"""Sentences for the one who sits at the terminal. Knows no house, so that it can speak before one is opened."""

import sys
from collections.abc import Iterable
from typing import TextIO


def tell(lines: Iterable[str], where: TextIO | None = None) -> None:
    """Print them; letters that an old terminal cannot show become question marks."""
    out = where or sys.stdout
    code = out.encoding or "utf-8"
    out.write("".join(f"{line}\n" for line in lines).encode(code, "replace").decode(code))
    out.flush()
