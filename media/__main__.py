"""The door of the media wing: `python -m media voice`. Each command stands in a module of its own."""

import argparse
import os
import sys
from pathlib import Path

from media.voice import command as voice
from media.words import lang_of, say


def open_house(data: Path | None) -> voice.SpeakingHouse:
    """The house with all its rooms: only a door may know the hall, and only when somebody really comes in."""
    from web import wiring

    return wiring.open_house(data)


def main(argv: list[str]) -> int:
    lang = lang_of(os.environ.get("QIBU_LANG"))
    parser = argparse.ArgumentParser(prog="python -m media", description=say("voice.cli_room", lang))
    commands = parser.add_subparsers(dest="command", required=True, metavar="voice")
    voice.add(commands, lang)
    wanted = parser.parse_args(argv)
    return voice.run(wanted, open_house, lang)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # Windows consoles
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        raise SystemExit(130) from None  # clips made so far are kept
