"""Figures and the small table they are printed in. Knows nothing of what was measured."""

import statistics
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what was measured, its figures as text, and whether the bound was kept (None: cannot be told)."""

    what: str
    figures: tuple[str, ...]
    bound: str = ""
    kept: bool | None = None

    @property
    def verdict(self) -> str:
        word = {None: "BUSY", True: "PASS", False: "FAIL"}[self.kept]
        return f"{word}  {self.bound}" if self.bound else ""


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """The nearest-rank 95th percentile; with fewer than 20 values that is the worst one."""
    ordered = sorted(values)
    return ordered[-(-95 * len(ordered) // 100) - 1]


def ms(seconds: float) -> str:
    """Seconds as milliseconds, with a decimal where it says something."""
    value = seconds * 1000
    return f"{value:.1f} ms" if value < 100 else f"{value:.0f} ms"


def spread(seconds: Sequence[float]) -> tuple[str, str, str]:
    """Median, 95th percentile and the number of values, for a row."""
    return ms(median(seconds)), ms(p95(seconds)), f"n={len(seconds)}"


def times(one: float, other: float) -> str:
    """How many times `other` goes into `one`."""
    return f"{one / other:.2f}x"


def line(text: str) -> None:
    """One line by itself, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def table(title: str, heads: Sequence[str], rows: Sequence[Row]) -> None:
    """Print the rows under their heads, columns aligned as a terminal shows them (Chinese letters are two wide)."""
    lines = [("", *heads, ""), *((row.what, *row.figures, row.verdict) for row in rows)]
    columns = max(len(line) for line in lines)
    full = [[*line[:-1], *[""] * (columns - len(line)), line[-1]] for line in lines]
    widths = [max(_wide(line[i]) for line in full) for i in range(columns)]
    sys.stdout.write(f"\n{title}\n")
    for line in full:
        cells = [text + " " * (width - _wide(text)) for text, width in zip(line, widths, strict=True)]
        sys.stdout.write(("  " + "  ".join(cells)).rstrip() + "\n")
    sys.stdout.flush()


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
