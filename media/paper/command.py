"""`python -m media paper`: one lesson as a PDF to take home. Knows no lesson, only who makes it."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from media.pictures.fonts import NoFont
from media.pictures.uploads import BadPicture
from media.words import LANGS, say

OK, PROBLEMS, WRONG_USE = 0, 1, 2
Make = Callable[[str, str, str | None], bytes]  # lesson id, language, address or None -> PDF; KeyError: no such lesson


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", lang: str) -> None:
    """Add `paper` to the wing's commands."""
    about = say("paper.cli_about", lang)
    parser = commands.add_parser("paper", help=about, description=about)
    parser.add_argument("lesson", metavar="ID", help=say("paper.cli_lesson", lang))
    parser.add_argument("out", type=Path, help=say("paper.cli_out", lang))
    parser.add_argument("--lang", choices=LANGS, help=say("paper.cli_lang", lang))
    parser.add_argument("--link", metavar="URL", help=say("paper.cli_link", lang))
    parser.add_argument("--data", type=Path, metavar="PATH", help=say("voice.cli_data", lang))


def run(wanted: argparse.Namespace, make: Make, lang: str) -> int:
    """Do what was asked; tell in the language `lang`. Returns the exit code."""
    try:
        made = make(wanted.lesson, wanted.lang or lang, wanted.link)
    except KeyError:
        return _refuse(say("voice.cli_no_lesson", lang, lesson=wanted.lesson), WRONG_USE)
    except NoFont:
        return _refuse(say("paper.no_font", lang), PROBLEMS)
    except BadPicture as bad:
        return _refuse(bad.sentence(lang), PROBLEMS)
    try:
        wanted.out.write_bytes(made)
    except OSError:
        return _refuse(say("paper.cli_cannot_keep", lang, path=wanted.out), PROBLEMS)
    sys.stdout.write(say("paper.cli_done", lang, path=wanted.out, kb=max(1, len(made) // 1024)) + "\n")
    return OK


def _refuse(sentence: str, code: int) -> int:
    sys.stderr.write(sentence + "\n")
    return code
