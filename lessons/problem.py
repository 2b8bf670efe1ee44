"""One thing that is wrong with a lesson: where, why, and what to do about it. Knows the words, not the rules."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

from media import words
from media.words import Text

Level = Literal["error", "warning"]
_OURS: Final = ("unknown_kind", "unknown_name", "unknown_gesture", "unknown_phone")  # names that the format guide lists


@dataclass(frozen=True, slots=True)
class Problem:
    """`code` names two sentences in the catalogue: `check.<code>` (the reason) and `check.<code>_fix` (the remedy)."""

    code: str
    file: str
    line: int = 0
    place: str = ""  # lesson, step or scene, as the author calls it
    level: Level = "error"
    values: dict[str, object] = field(default_factory=dict, hash=False)

    def reason(self, lang: str) -> str:
        return words.say(f"check.{self.code}", lang, **self._values(lang))

    def remedy(self, lang: str) -> str:
        guessless = self.values.get("meant") == ""  # "did you mean" needs something that is close
        if not guessless:
            fix = f"{self.code}_fix"
        elif "choices" in self.values:
            fix = "choices_fix"
        else:
            fix = "name_fix" if self.code in _OURS else "spelling_fix"
        return words.say(f"check.{fix}", lang, **self._values(lang))

    def _values(self, lang: str) -> dict[str, object]:
        """Words in both languages are said in one, and several names with its comma."""
        return {name: _said(value, lang) for name, value in self.values.items()}

    def say(self, lang: str) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}  {self.place}\n    {self.reason(lang)}\n    → {self.remedy(lang)}"


def _said(value: object, lang: str) -> object:
    if isinstance(value, Text):
        return value.of(lang)
    return ("、" if lang == "zh" else ", ").join(value) if isinstance(value, tuple) else value


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or "" when nothing is close."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return close[0] if close else ""
