"""How fast the overview answers: classes of 30, 200 and 1,000 learners, in a small place and a large one.

`python -m bench.overview [events]` (in the large place; default one million). Prints medians of eleven, server time.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from bench.figures import line
from bench.people import founded, grow
from tracker import classes, overview
from tracker.engine import sqlite_url
from tracker.overview import Whom

SIZES = ((30, 50), (200, 100), (1000, 300))  # learners, milliseconds allowed
SMALL = 10_000


def median(run: Callable[[], object]) -> float:
    run()
    took = []
    for _ in range(11):
        begun = time.perf_counter()
        run()
        took.append((time.perf_counter() - begun) * 1000)
    return statistics.median(took)


def place_with(folder: Path, events: int) -> dict[int, float]:
    """Milliseconds by size of class, in a place with that many events."""
    book, who = founded(sqlite_url(folder / f"{events}.db"))
    place = who.places("manager")[0]
    ids = grow(book, who, 2000, events)
    found = {}
    for size, _ in SIZES:
        class_id = classes.add(book, who, place, str(size))
        classes.join(book, who, class_id, ids[:size])
        whom = Whom(place, class_id)
        found[size] = median(partial(overview.matrix, book, who, whom))
        parts: Sequence[tuple[str, Callable[..., object]]] = (
            ("help", overview.help_wanted), ("due", overview.due), ("absent", overview.absent),
        )  # fmt: skip
        rest = "  ".join(f"{name} {median(partial(do, book, who, whom)):5.1f} ms" for name, do in parts)
        line(f"{events:>9,} events, 2,000 in the place: {size:>5,} x 30 matrix {found[size]:6.1f} ms  {rest}")
    book.close()
    return found


def main(arguments: Sequence[str]) -> None:
    events = min(int(arguments[0]) if arguments else 1_000_000, 5_000_000)
    with tempfile.TemporaryDirectory() as folder:
        small, large = place_with(Path(folder), SMALL), place_with(Path(folder), events)
    for size, allowed in SIZES:
        line(f"{size:>5,} learners: allowed {allowed} ms, large against small place {large[size] / small[size]:.2f} x")


if __name__ == "__main__":
    main(sys.argv[1:])
