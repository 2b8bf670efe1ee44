"""`python -m media voice`: makes the lessons' clips ahead. Knows the house only by the two things it asks of it."""

import argparse
import sys
import time
from pathlib import Path
from typing import Protocol

from media.voice.clips import ClipShelf
from media.words import LANGS, say

OK, PROBLEMS, WRONG_USE = 0, 1, 2


class SpeakingHouse(Protocol):
    """What this command needs of the house."""

    @property
    def clips(self) -> ClipShelf: ...

    def spoken_sentences(self, lang: str, lesson_id: str | None = None) -> list[str]: ...


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", lang: str) -> None:
    """Add `voice` to the wing's commands."""
    about = say("voice.cli_about", lang)
    parser = commands.add_parser("voice", help=about, description=about)
    parser.add_argument("--lesson", metavar="ID", help=say("voice.cli_lesson", lang))
    parser.add_argument("--lang", choices=LANGS, help=say("voice.cli_lang", lang))
    parser.add_argument("--network", action="store_true", help=say("voice.cli_network", lang))
    parser.add_argument("--check", action="store_true", help=say("voice.cli_check", lang))
    parser.add_argument("--data", type=Path, metavar="PATH", help=say("voice.cli_data", lang))


def run(wanted: argparse.Namespace, house: SpeakingHouse, lang: str) -> int:
    """Do what was asked; tell in the language `lang`. Returns the exit code."""
    chosen = (wanted.lang,) if wanted.lang else LANGS
    work: dict[str, list[str]] = {}
    for each in chosen:
        try:
            work[each] = house.spoken_sentences(each, wanted.lesson)
        except KeyError:
            work[each] = []
    if not any(work.values()):
        return _nothing_to_say(wanted.lesson, lang)
    act = _check if wanted.check else _make
    return max(act(house.clips, sentences, each, lang, wanted.network) for each, sentences in work.items())


def _nothing_to_say(lesson: str | None, lang: str) -> int:
    if lesson is None:
        sys.stderr.write(say("voice.cli_nothing", lang) + "\n")
        return PROBLEMS
    sys.stderr.write(say("voice.cli_no_lesson", lang, lesson=lesson) + "\n")
    return WRONG_USE


def _check(shelf: ClipShelf, sentences: list[str], spoken: str, lang: str, network: bool) -> int:
    name = _name(spoken, lang)
    usable = [engine for engine in shelf.engines if engine.available(spoken) and (network or not engine.network)]
    if usable:
        names = say("voice.cli_and", lang).join(say(f"voice.engine_{engine.id}", lang) for engine in usable)
        _tell(say("voice.cli_engines", lang, lang=name, names=names))
    else:
        _tell(say("voice.no_engine" if spoken == "zh" else "voice.no_engine_en", lang))
    wanted = list(dict.fromkeys(sentences))
    missing = sum(shelf.find(sentence, spoken) is None for sentence in wanted)
    if missing:
        _tell(say("voice.cli_missing", lang, lang=name, n=missing, of=len(wanted)))
        return PROBLEMS
    _tell(say("voice.cli_all_there", lang, lang=name, n=len(wanted)))
    return OK


def _make(shelf: ClipShelf, sentences: list[str], spoken: str, lang: str, network: bool) -> int:
    report = shelf.make_all(sentences, spoken, network=network, progress=_Progress(_name(spoken, lang), lang))
    for sentence in report.sentences(lang):
        _tell(sentence)
    return PROBLEMS if report.failed else OK


class _Progress:
    """One line that counts up; where the output is a file, a line now and then."""

    def __init__(self, name: str, lang: str) -> None:
        self._name, self._lang = name, lang
        self._live, self._told = sys.stdout.isatty(), 0.0

    def __call__(self, done: int, of: int) -> None:
        now = time.monotonic()
        if done not in (0, of) and now - self._told < (0.1 if self._live else 5):
            return
        self._told = now
        line = say("voice.cli_progress", self._lang, lang=self._name, done=done, of=of)
        sys.stdout.write(f"\r{line}" + ("\n" if done == of else "") if self._live else f"{line}\n")
        sys.stdout.flush()


def _name(spoken: str, lang: str) -> str:
    return say("voice.cli_chinese" if spoken == "zh" else "voice.cli_english", lang)


def _tell(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")
