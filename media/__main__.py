"""The door of the media wing: `python -m media voice`, `picture`, `paper`. Each command has a module of its own."""

import argparse
import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from media import command_line
from media.paper import command as paper
from media.pictures import command as picture
from media.voice import command as voice
from media.words import say

if TYPE_CHECKING:
    from web.wiring import House


@contextlib.contextmanager
def open_house(data: Path | None) -> Iterator["House"]:
    """The house with all its rooms: only a door may know the hall, and only when somebody really comes in."""
    from web import settings, wiring

    house = wiring.open_house(settings.read(["--data", str(data)] if data else [], os.environ))
    with contextlib.closing(house):
        yield house


def main(argv: list[str]) -> int:
    lang = command_line.lang_at_terminal()
    parser = command_line.in_language(lang)(prog="python -m media", description=say("voice.cli_room", lang))
    commands = parser.add_subparsers(dest="command", required=True, metavar="voice|picture|paper")
    voice.add(commands, lang)
    picture.add(commands, lang)
    paper.add(commands, lang)
    wanted = parser.parse_args(argv)
    return picture.run(wanted, lang) if wanted.command == "picture" else _in_the_house(wanted, lang)


def _in_the_house(wanted: argparse.Namespace, lang: str) -> int:
    from web.settings import WrongUse
    from web.wiring import BookFault

    try:
        with open_house(wanted.data) as house:
            if wanted.command == "voice":
                return voice.run(wanted, house, lang)
            from web.paper import lesson_paper

            return paper.run(wanted, lambda lesson, spoken, link: lesson_paper(house, lesson, spoken, link=link), lang)
    except WrongUse as wrong:
        sys.stderr.write("\n".join(wrong.lines) + "\n")
        return voice.WRONG_USE
    except BookFault as fault:
        sys.stderr.write(fault.say(lang) + "\n")
        return voice.PROBLEMS


if __name__ == "__main__":
    command_line.run(main)  # clips made before a Ctrl-C are kept
