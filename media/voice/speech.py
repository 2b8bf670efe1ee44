"""Text prepared for speaking: its sentences, and each as it is to be said.

Pure. Knows no engine, and is not shown to anybody: what stands on the screen stays as it was written.
"""

import re
from typing import Final

from media.voice import english, mandarin

MAX_SENTENCE: Final = 160  # more than anybody says in one breath

_END: Final = re.compile(
    r"(?:[。！？!?；;…]+|\.(?=[”’」』）)\"']*(?:\s+(?:[^\s\da-z]|\d{1,2}\.\s)|\s*$)))[”’」』）)\"']*\s*|\n+"
)
_CUT: Final = "，、,：:"

normalise = mandarin.normalise
normalise_en = english.normalise


def spoken(text: str, lang: str) -> str:
    """What the voice of `lang` is given to say."""
    return normalise(text) if lang == "zh" else normalise_en(text)


def _pieces(text: str) -> list[str]:
    pieces, at = [], 0
    for end in _END.finditer(text):
        pieces.append(text[at : end.end()])
        at = end.end()
    return [*pieces, text[at:]]


def _shorter(sentence: str, limit: int) -> list[str]:
    """A sentence too long for one breath, cut after a comma or a space if there is one."""
    parts = []
    while len(sentence) > limit:
        cut = max(sentence.rfind(sign, 0, limit) for sign in _CUT) + 1 or sentence.rfind(" ", 0, limit) + 1 or limit
        parts.append(sentence[:cut])
        sentence = sentence[cut:]
    return [*parts, sentence]


def sentences(text: str, limit: int = MAX_SENTENCE) -> list[str]:
    """The sentences of a text, in order, none longer than `limit`. Nothing but white space at their edges is lost."""
    whole: list[str] = []
    pending = ""
    for piece in _pieces(text):
        pending += piece
        if re.search(r"[^\W\d]", pending):  # "1." waits for its words
            whole.append(pending)
            pending = ""
        elif whole and not re.search(r"\w", pending):  # a lone "！" belongs to what stands before it
            whole[-1] += pending
            pending = ""
    if pending.strip():
        whole.append(pending)
    return [part.strip() for piece in whole for part in _shorter(piece.strip(), limit) if part.strip()]
