"""How long drawing takes: every screen on every lesson's way, in both languages and on every phone; and what is
done once when the app starts (reading and checking all lessons) or once for a page (the player's data)."""

import argparse
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

from bench import figures, step
from bench.figures import Row
from lessons import graph, library, play
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


def taken(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def drawings(found: Screens, rounds: int) -> dict[str, float]:
    """The median seconds of each screen, all screens drawn in turn `rounds` times."""
    seconds: dict[str, list[float]] = {name: [] for name in found}
    for _ in range(rounds):
        for name, (plain, lang) in found.items():
            seconds[name].append(taken(lambda plain=plain, lang=lang: draw(plain, lang)))  # type: ignore[misc]
    return {name: figures.median(one) for name, one in seconds.items()}


def data(taught: Library) -> Iterator[float]:
    """Seconds to make the player's data of each ready lesson."""
    for lesson in taught.lessons.values():
        for lang in LANGS if lesson.status == "ready" else ():
            yield taken(lambda one=lesson, lang=lang: play.player_data(one, lang, sentences=speech.sentences))  # type: ignore[misc]


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.scenes", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args(arguments)
    reading = [taken(step.bundled) for _ in range(5)]
    taught = step.bundled()
    each = drawings(screens(taught), given.rounds)
    slowest = max(each, key=lambda name: each[name])
    made = list(data(taught))
    rows = [
        Row(
            "a screen",
            (*figures.spread(list(each.values())), f"slowest {figures.ms(each[slowest])}"),
            f"median of each <= {BOUND * 1000:.0f} ms",
            each[slowest] <= BOUND,
        ),
        Row("slowest screen", (slowest,)),
    ]
    once = [
        Row("reading and checking all lessons", figures.spread(reading), f"<= {READ} s", figures.median(reading) <= READ),
        Row("player data of a lesson", figures.spread(made), f"p95 <= {DATA} s", figures.p95(made) <= DATA),
    ]
    figures.table(f"Drawing every screen on every way ({len(taught.lessons)} lessons)", ("median", "p95"), rows[:1])
    figures.table(f"Done once (slowest screen: {slowest})", ("median", "p95"), once)


if __name__ == "__main__":
    main()
