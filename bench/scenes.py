"""How long drawing takes: every screen on every lesson's way, in both languages and on every phone; and what is
done once when the app starts (reading and checking all lessons) or once for a page (the player's data)."""

import argparse
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from bench import figures, step
from bench.figures import Row
from lessons import graph, play
from lessons.library import Library
from media.scenes.draw import draw
from media.voice import speech
from media.words import LANGS

BOUND: Final = 0.005  # seconds, median of each screen
READ: Final = 0.5  # seconds for all bundled lessons
DATA: Final = 0.2  # seconds, the first reader of a lesson waits for it

Screens = dict[str, tuple[dict[str, Any], str]]


def screens(taught: Library) -> Screens:
    """Every different screen that a learner meets on the way of a lesson, by a name that tells where."""
    found: Screens = {}
    known: set[str] = set()
    for lesson in taught.lessons.values():
        for phone in ("", *lesson.phones):
            for stop in graph.way(lesson, phone):
                for node in (stop.at, stop.after):
                    for lang in LANGS if node.scene else ():
                        plain = graph.screen(lesson, node, lang)
                        if (look := f"{lang} {plain}") not in known:
                            known.add(look)
                            found[f"{lesson.id} / {node.scene} / {lang} #{len(known)}"] = (plain, lang)
    return found


def taken(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Seconds that `work` takes by `clock`."""
    began = clock()
    work()
    return clock() - began


def drawings(found: Screens, rounds: int) -> dict[str, float]:
    """The median seconds of each screen, all screens drawn in turn `rounds` times."""
    seconds: dict[str, list[float]] = {name: [] for name in found}
    for _ in range(rounds):
        for name, (plain, lang) in found.items():
            seconds[name].append(taken(partial(draw, plain, lang)))
    return {name: figures.median(one) for name, one in seconds.items()}


def data(taught: Library) -> Iterator[float]:
    """Seconds to make the player's data of each ready lesson."""
    for lesson in taught.lessons.values():
        for lang in LANGS if lesson.status == "ready" else ():
            yield taken(partial(play.player_data, lesson, lang, sentences=speech.sentences))


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.scenes", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args(arguments)
    reading = [(taken(step.bundled, time.process_time), taken(step.bundled)) for _ in range(5)]
    taught = step.bundled()
    each = drawings(screens(taught), given.rounds)
    slowest = max(each, key=lambda name: each[name])
    made = list(data(taught))
    drawn = Row(
        f"{len(each)} screens",
        (*figures.spread(list(each.values()))[:2], figures.ms(each[slowest]), slowest),
        f"median of each <= {BOUND * 1000:.0f} ms",
        each[slowest] <= BOUND,
    )
    heads = ("median", "p95", "slowest", "which")
    figures.table(f"Drawing every screen on the way of {len(taught.lessons)} lessons", heads, [drawn])
    processor = [one for one, _ in reading]
    once = [
        Row(
            "reading and checking all lessons, processor",
            figures.spread(processor),
            f"median <= {READ} s",
            figures.median(processor) <= READ,
        ),
        Row("the same by the clock", figures.spread([clock for _, clock in reading])),
        Row("player data of a lesson", figures.spread(made), f"p95 <= {DATA} s", figures.p95(made) <= DATA),
    ]
    figures.table("Done once, at the start or for the first reader", ("median", "p95"), once)


if __name__ == "__main__":
    main()
