"""What staff write into the book, as frozen values that check themselves. Knows no database, no clock and no lesson."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from tracker import numbers
from tracker.faults import HiddenNumber, Unfit

Lang = Literal["zh", "en"]
Dialect = Literal["mandarin", "home"]

NOTE_ROOM: Final = 2000  # letters in a note; longer ones are refused, never cut
NAME_ROOM: Final = 80
_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}", re.A)
_FILE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}", re.A)
_SHA: Final = re.compile(r"[0-9a-f]{64}", re.A)
_KEY: Final = re.compile(r"[a-z][a-z0-9_]{0,59}", re.A)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_UNSEEN: Final = ("Zs", "Zl", "Zp", "Cc", "Cf", "Cs")
# breaks a line, or turns round whatever is written behind the name: no part of any name
_TURNS: Final = re.compile(r"[\t\r\x85\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Recording:
    """A person's voice for one touch (1 to 3) of one step: an MP3 called `file` in the folder `recordings/`.

    `spoken` is what was to be said when it was made; it counts only as long as the lesson still says that.
    """

    lesson: str
    step: str
    touch: int
    spoken: str
    lang: Lang
    dialect: Dialect
    file: str
    sha: str
    seconds: float
    recorder: str = ""
    id: str = ""
    made_at: datetime | None = None

    def __post_init__(self) -> None:
        _place(self.lesson, self.step)
        _need("spoken", 0 < len(self.spoken) <= NOTE_ROOM, f"1 to {NOTE_ROOM} letters")
        _need("touch", 1 <= self.touch <= 3, "1 to 3")
        _need("lang", self.lang in ("zh", "en"), "zh or en")
        _need("dialect", self.dialect in ("mandarin", "home"), "mandarin or home")
        _need("file", bool(_FILE.fullmatch(self.file)), "a plain file name")
        _need("sha", bool(_SHA.fullmatch(self.sha)), "64 hexadecimal digits")
        _need("seconds", 0 < self.seconds <= 600, "more than 0, at most 600")
        _line("recorder", self.recorder, NAME_ROOM)


@dataclass(frozen=True, slots=True)
class MenuCheck:
    """今天核对过: somebody went through this lesson on a real phone of this brand, on this day."""

    lesson: str
    version: int
    phone: str
    checked_on: date
    app_version: str = ""
    id: str = ""
    noted_at: datetime | None = None

    def __post_init__(self) -> None:
        _place(self.lesson, None)
        _version(self.version)
        _need("phone", bool(_SLUG.fullmatch(self.phone)), "a phone's id")
        _line("app_version", self.app_version, NAME_ROOM)


@dataclass(frozen=True, slots=True)
class Difference:
    """这里不一样: on this phone this step looks different; `picture` is a file in `pictures/`, or nothing."""

    lesson: str
    version: int
    step: str
    phone: str
    note: str
    picture: str = ""
    id: str = ""
    noted_at: datetime | None = None
    settled_at: datetime | None = None

    def __post_init__(self) -> None:
        _place(self.lesson, self.step)
        _version(self.version)
        _need("phone", not self.phone or bool(_SLUG.fullmatch(self.phone)), "a phone's id, or nothing")
        _need("note", bool(self.note.strip()) and len(self.note) <= NOTE_ROOM, f"1 to {NOTE_ROOM} letters")
        _need("note", not _CONTROL.search(self.note), "no control characters")
        _need("picture", not self.picture or bool(_FILE.fullmatch(self.picture)), "a plain file name, or nothing")


def check_setting(key: str, value: str) -> None:
    """Raise `Unfit` for a key or value that must not get into the book."""
    _need("key", bool(_KEY.fullmatch(key)), "small letters, digits and underscores")
    _line("value", value, NOTE_ROOM)


def check_line(field: str, text: str, room: int) -> None:
    """Raise `Unfit` unless `text` is one line of at most `room` letters without control characters."""
    _line(field, text, room)


def check_name(field: str, text: str, room: int) -> None:
    """The same for what somebody or something is called: there is something to be seen, and it stays in its place."""
    _line(field, text, room)
    _need(field, not _TURNS.search(text), "a name and nothing else")
    _need(field, any(unicodedata.category(sign) not in _UNSEEN for sign in text), "a name")


def check_text(field: str, text: str, room: int = NOTE_ROOM) -> None:
    """The same for text that may run over several lines."""
    _need(field, len(text) <= room, f"at most {room} letters")
    _need(field, not _CONTROL.search(text), "no control characters")


def check_no_number(field: str, text: str, allowed: frozenset[numbers.Kind] = frozenset()) -> None:
    """Raise `HiddenNumber` when an identity card's, a bank card's or a mobile number stands in what staff typed.

    Asked when something is written, never when it is read: what stands in an older book stays readable.
    """
    if hidden := [kind for kind in numbers.found(text) if kind not in allowed]:
        raise HiddenNumber(field, hidden[0])


def _version(version: int) -> None:
    _need("version", 1 <= version <= 1_000_000, "1 or more")


def _place(lesson: str, step: str | None) -> None:
    _need("lesson", bool(_SLUG.fullmatch(lesson)), "a lesson's id")
    _need("step", step is None or bool(_SLUG.fullmatch(step)), "a step's id")


def _line(field: str, text: str, room: int) -> None:
    _need(field, len(text) <= room, f"at most {room} letters")
    _need(field, not _CONTROL.search(text) and "\n" not in text, "one line without control characters")


def _need(field: str, holds: bool, reason: str) -> None:
    if not holds:
        raise Unfit(field, reason)
