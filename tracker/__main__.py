"""The tracker's own commands. Exit code 0: done, 1: it could not be done, 2: wrong use."""

import os
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from media import command_line
from media.words import say
from tracker import commands, keeping
from tracker.faults import BookFault
from web import settings, titles


def main(arguments: list[str], env: Mapping[str, str]) -> int:
    lang = command_line.lang_at_terminal(env)
    deed = arguments[0] if arguments else ""
    follow = {"backup": 1, "restore": 1, **commands.DEEDS}.get(deed)
    given = arguments[1 : 1 + (follow or 0)]
    try:
        wanted = settings.read(arguments[1 + len(given) :], env)
    except (settings.WrongUse, settings.HelpAsked):
        follow = None
    if follow is None or len(given) != follow or any(word.startswith("--") for word in given):
        return _tell(say("book.commands_use", lang), 2)
    try:
        if not wanted.database_url and keeping.finish(wanted.data):
            _tell(say("terminal.restore_finished", lang, folder=wanted.data), 0)
        if deed in commands.DEEDS:
            return _tell(commands.run(deed, given, wanted.data, wanted.database_url, lang, titles.at_terminal), 0)
        if wanted.database_url:
            return _tell(say("terminal.backup_city", lang, folder=wanted.data), 2)
        return _tell(_do(deed, Path(given[0]).absolute(), wanted.data, lang), 0)
    except BookFault as fault:
        return _tell(fault.say(lang), 1)


def _do(deed: str, file: Path, data: Path, lang: str) -> str:
    if deed == "backup":
        return say("terminal.backup_made", lang, file=file, n=keeping.backup(data, file))
    known: list[bool] = []  # whether it could be told who had been erased since
    count, former = keeping.restore(
        data, file, datetime.now(), lambda beside: known.append(commands.make_ready(beside, data))
    )
    done = (
        say("terminal.restore_done", lang, n=count, old=former)
        if former
        else say("terminal.restore_fresh", lang, n=count, folder=data)
    )
    return done if all(known) else f"{done}\n{say('terminal.restore_erased', lang)}"


def _tell(sentence: str, code: int) -> int:
    (sys.stderr if code else sys.stdout).write(sentence + "\n")
    return code


if __name__ == "__main__":
    command_line.run(lambda arguments: main(arguments, os.environ))
