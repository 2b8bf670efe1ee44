"""`python -m media picture`: takes in a screenshot of a real phone, hides and rings places. Needs no house."""

import argparse
import sys
from pathlib import Path
from typing import Final

from media.pictures.fonts import NoFont
from media.pictures.ring import ring
from media.pictures.uploads import BadPicture, Fractions, Taken, inside, redact, take_in
from media.words import say

OK, PROBLEMS, WRONG_USE = 0, 1, 2
GESTURES: Final = ("tap", "hold", "type", "speak", "look")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", lang: str) -> None:
    """Add `picture` to the wing's commands."""
    about = say("pictures.cli_about", lang)
    parser = commands.add_parser("picture", help=about, description=about)
    parser.add_argument("file", type=Path, help=say("pictures.cli_file", lang))
    parser.add_argument("out", type=Path, help=say("pictures.cli_out", lang))
    parser.add_argument("--hide", action="append", default=[], metavar="X,Y,W,H", help=say("pictures.cli_hide", lang))
    parser.add_argument("--ring", metavar="X,Y,W,H", help=say("pictures.cli_ring", lang))
    parser.add_argument("--number", type=int, default=1, help=say("pictures.cli_number", lang))
    parser.add_argument("--gesture", choices=GESTURES, default="tap", help=say("pictures.cli_gesture", lang))


def run(wanted: argparse.Namespace, lang: str) -> int:
    """Do what was asked; returns the exit code. Nothing is written unless everything worked."""
    boxes: dict[str, Fractions] = {}
    for given in [*wanted.hide, *([wanted.ring] if wanted.ring else [])]:
        try:
            boxes[given] = _box(given)
        except ValueError:
            return _refuse(say("pictures.cli_box", lang, given=given), WRONG_USE)
    try:
        data = wanted.file.read_bytes()
    except OSError:
        return _refuse(say("pictures.cli_no_file", lang, path=wanted.file), WRONG_USE)
    try:
        made = take_in(data)
        if wanted.hide:
            made = redact(made.webp, [boxes[given] for given in wanted.hide])
        if wanted.ring:
            made = ring(made.webp, boxes[wanted.ring], number=wanted.number, gesture=wanted.gesture)
    except BadPicture as bad:
        return _refuse(bad.sentence(lang), PROBLEMS)
    except NoFont:
        return _refuse(say("pictures.no_font", lang), PROBLEMS)
    return _keep(made, wanted.out, lang)


def _keep(made: Taken, out: Path, lang: str) -> int:
    try:
        out.write_bytes(made.webp)
    except OSError:
        return _refuse(say("pictures.cli_cannot_keep", lang, path=out), PROBLEMS)
    kb = max(1, len(made.webp) // 1024)
    sys.stdout.write(say("pictures.cli_done", lang, path=out, width=made.width, height=made.height, kb=kb) + "\n")
    return OK


def _box(given: str) -> Fractions:
    x, y, wide, high = (float(share) for share in given.split(","))
    return inside((x, y, wide, high))


def _refuse(sentence: str, code: int) -> int:
    sys.stderr.write(sentence + "\n")
    return code
