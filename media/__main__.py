"""The door of the media wing: `python -m media voice` and `picture`. Each command stands in a module of its own."""

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from media.pictures import command as picture
from media.voice import command as voice
from media.words import lang_of, say


@contextlib.contextmanager
def open_house(data: Path | None) -> Iterator[voice.SpeakingHouse]:
    """The house with all its rooms: only a door may know the hall, and only when somebody really comes in."""
    from web import settings, wiring

    house = wiring.open_house(settings.read(["--data", str(data)] if data else [], os.environ))
    with contextlib.closing(house):
        yield house


def main(argv: list[str]) -> int:
    lang = lang_of(os.environ.get("QIBU_LANG"))
    parser = argparse.ArgumentParser(prog="python -m media", description=say("voice.cli_room", lang))
    commands = parser.add_subparsers(dest="command", required=True, metavar="voice|picture")
    voice.add(commands, lang)
    picture.add(commands, lang)
    wanted = parser.parse_args(argv)
    return picture.run(wanted, lang) if wanted.command == "picture" else _voice(wanted, lang)


def _voice(wanted: argparse.Namespace, lang: str) -> int:
    from web.settings import WrongUse

    try:
        with open_house(wanted.data) as house:
            return voice.run(wanted, house, lang)
    except WrongUse as wrong:
        sys.stderr.write("\n".join(wrong.lines) + "\n")
        return voice.WRONG_USE


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # Windows consoles
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        raise SystemExit(130) from None  # clips made so far are kept
