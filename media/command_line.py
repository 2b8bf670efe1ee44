"""What the commands of both wings have in common: a parser that speaks the reader's language, and a calm end.

Knows no command.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from media import reasons
from media.words import lang_of, say


def lang_at_terminal(env: Mapping[str, str] = os.environ) -> str:
    """The language to speak: as wished in `QIBU_LANG`, else the system's own, else Chinese."""
    return lang_of(env.get("QIBU_LANG") or env.get("LANG"))


def in_language(lang: str) -> type[argparse.ArgumentParser]:
    """argparse whose own words come from the catalogue. Wrong use is two lines on stderr and exit code 2."""

    class Parser(argparse.ArgumentParser):
        def __init__(self, **given: Any) -> None:
            super().__init__(**given, add_help=False, allow_abbrev=False)
            self._positionals.title = say("commands.given", lang)
            self._optionals.title = say("commands.options", lang)
            self.add_argument("-h", "--help", action="help", help=say("commands.help", lang))

        def format_usage(self) -> str:
            return self._ours(super().format_usage())

        def format_help(self) -> str:
            return self._ours(super().format_help())

        def error(self, message: str) -> NoReturn:
            self.exit(
                2, say("commands.wrong_use", lang, problem=reasons.of_argument(message)) + "\n" + self.format_usage()
            )

        def _ours(self, text: str) -> str:
            return text.replace("usage:", say("commands.usage", lang), 1)

    return Parser


def run(main: Callable[[list[str]], int]) -> NoReturn:
    """Run a door's `main` and leave with its code; Ctrl-C is no fault, and every console gets letters it can show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:  # whoever read has seen enough, as in `… | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
