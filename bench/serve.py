"""What the server itself takes: from its start to the first answer, the pages a learner opens, and memory.

Pages are asked for in turn over one connection that stays open, as a browser does.
"""

import argparse
import gzip
import http.client
import re
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bench import figures, servers, step
from bench.figures import Row
from bench.servers import Served

READY: Final = 3.0  # seconds from process start to the first answer
SHELF: Final = 0.030  # seconds
YARDSTICK: Final = "a file that never changes"  # nothing is worked out for it
_PAGES: Final = {
    "shelf": "/learn?lang=zh",
    "lesson": "/learn/{lesson}?lang=zh",
    "lesson, step 3 without scripts": "/learn/{lesson}/3?lang=zh",
    "cover": "/learn/{lesson}/cover.svg?lang=zh",
}


def ask(line: http.client.HTTPConnection, path: str) -> tuple[float, bytes]:
    """Seconds for one answer, and the answer. Raises RuntimeError for any but a good one."""
    began = time.perf_counter()
    line.request("GET", path, headers={"Accept-Encoding": "gzip", "Accept": "text/html"})
    answer = line.getresponse()
    body = answer.read()
    taken = time.perf_counter() - began
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    return taken, body


def in_turn(line: http.client.HTTPConnection, pages: Mapping[str, str], rounds: int) -> dict[str, list[float]]:
    """Every page in turn; the first round is the cold one."""
    seconds: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(rounds + 1):
        for name, path in pages.items():
            seconds[name].append(ask(line, path)[0])
    return seconds


def memory(served: Served) -> str:
    """Megabytes that the process holds now; "" where the system does not tell in this way."""
    status = Path(f"/proc/{served.pid}/status")
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.is_file() else None
    return f"{int(found[1]) / 1024:.0f} MB" if found else ""


def page_rows(seconds: Mapping[str, list[float]]) -> list[Row]:
    rows = []
    yardstick = figures.median(seconds[YARDSTICK][1:])
    for name, (cold, *warm) in seconds.items():
        share = figures.times(figures.median(warm), yardstick)
        line = (figures.ms(cold), *figures.spread(warm), share)
        bound = (f"p95 <= {SHELF * 1000:.0f} ms", figures.p95(warm) <= SHELF) if name == "shelf" else ()
        rows.append(Row(name, line, *bound))
    return rows


def starts(many: int) -> tuple[list[Served], list[Served]]:
    """Starts with an empty data folder, and with one in which the book is already there; in turn."""
    first: list[Served] = []
    later: list[Served] = []
    for _ in range(many):
        with tempfile.TemporaryDirectory(prefix="qibu-bench-") as folder:
            for kind in (first, later):
                with servers.app(folder) as served:
                    kind.append(served)
    return first, later


def start_rows(first: list[Served], later: list[Served]) -> list[Row]:
    rows = []
    for name, found in (("with an empty folder", first), ("with a book", later)):
        seconds = [one.ready_after for one in found]
        processor = [one.processor for one in found if one.processor]
        used = figures.ms(figures.median(processor)) if processor else ""
        kept = figures.median(seconds) <= READY
        busy = bool(processor) and figures.median(processor) <= READY  # others had the processor: not ours to judge
        line = (*figures.spread(seconds), used)
        rows.append(Row(name, line, f"median <= {READY:.0f} s", None if busy and not kept else kept))
    return rows


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.serve", description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--starts", type=int, default=3)
    parser.add_argument("--lesson", default=step.LESSON)
    given = parser.parse_args(arguments)
    begun = start_rows(*starts(given.starts))
    figures.table("From process start to the first /healthz", ("median", "p95", "", "processor"), begun)
    with servers.app() as served:
        line = http.client.HTTPConnection(served.url.removeprefix("http://"), timeout=60)
        before = memory(served)
        pages = {name: path.format(lesson=given.lesson) for name, path in _PAGES.items()}
        pages[YARDSTICK] = _file(ask(line, f"/learn/{given.lesson}/1?lang=zh")[1])
        seconds = in_turn(line, pages, given.rounds)
        after = memory(served)
        line.close()
    heads = ("first", "p50", "p95", "", "to a fixed file")
    figures.table("Pages over loopback, connection kept open", heads, page_rows(seconds))
    if before:
        figures.table("Memory of the server", ("at start", "after"), [Row("resident", (before, after))])


def _file(page: bytes) -> str:
    """The address of the style sheet that the page asks for."""
    found = re.search(rb'href="(/assets/[^"]+player\.css)"', gzip.decompress(page))
    if not found:
        raise RuntimeError("the lesson page names no style sheet")
    return found[1].decode()


if __name__ == "__main__":
    main()
