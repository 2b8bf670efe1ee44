"""The one place where the rooms meet: lessons, book, voices and words joined into an open house. Draws no page."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from lessons import judging, judging_show, library, play, rehearse
from lessons.lesson import Lesson, Touch
from lessons.library import Library
from media import reasons
from media.voice import speech
from media.voice.clips import ClipShelf
from tracker import known, left_open
from tracker.access import GUEST
from tracker.engine import sqlite_url
from tracker.entries import Dialect, Recording
from tracker.faults import BookFault as BookFault  # for the doors of other wings, which know the hall only
from tracker.keeping import BOOK
from tracker.outline import Outline
from tracker.store import Book, Clock
from web import assets, tryout
from web.assets import Assets
from web.gate.gate import Gate
from web.live.awake import Awake
from web.live.hub import Hub
from web.live.seats import Doorkeeper
from web.press import Press
from web.settings import Settings, WrongUse

VERSION: Final = "0.2.0"
FOLDERS: Final = ("voice", "recordings", "pictures")


class _Lessons:
    """The library as it was last read; staff may have it read again while pages are being served."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.edition = 1
        self.library = library.read(folder, today=date.today())

    def reload(self) -> Library:
        self.library = library.read(self._folder, today=date.today())
        self.edition += 1
        return self.library


@dataclass(frozen=True, slots=True)
class House:
    """What is open in this process. Pages and the desk get everything from here."""

    settings: Settings
    book: Book
    clips: ClipShelf
    assets: Assets
    press: Press
    gate: Gate = field(repr=False)
    hub: Hub = field(repr=False)
    door: Doorkeeper = field(repr=False)
    awake: Awake = field(repr=False)
    _lessons: _Lessons = field(repr=False)

    @property
    def library(self) -> Library:
        return self._lessons.library

    @property
    def edition(self) -> int:
        """Goes up whenever the lessons are read again; pages drawn from an older edition are not shown."""
        return self._lessons.edition

    def reload(self) -> Library:
        """Read the lessons again, for staff who changed them."""
        self._lessons.reload()
        known.hand_in(self.book, outlines(self.library))
        return self.library

    def close(self) -> None:
        self.awake.close()
        self.hub.close()
        self.gate.close()
        self.book.close()

    def clip(self, sentence: str, lang: str) -> str | None:
        """The address of a sentence's sound, or None when none has been made."""
        found = self.clips.find(sentence, lang)
        return f"/voice/{found.path.name}" if found else None

    def sound(self, name: str) -> Path | None:
        """The file behind `/voice/<name>`: a clip, or a recording that is still in use."""
        clip = self.settings.data / "voice" / name
        if clip.is_file():
            return clip
        used = any(one.file == name for one in self.book.recordings(GUEST))
        recording = self.settings.data / "recordings" / name
        return recording if used and recording.is_file() else None

    def community_phone(self) -> str:
        """The telephone to ring in this community: as set at the desk, else as started."""
        return self.book.setting(GUEST, "community_phone") or self.settings.community_phone

    def spoken_sentences(self, lang: str, lesson_id: str | None = None) -> list[str]:
        """Every sentence that is read aloud, once each. Raises KeyError for a lesson that does not exist."""
        chosen = [self.library.lessons[lesson_id]] if lesson_id else list(self.library.lessons.values())
        found = [one for lesson in chosen for one in spoken_in(lesson, lang)]
        if not lesson_id:
            found = [*self._pages_aloud(lang), *found, *self._judged_aloud(lang)]
        return list(dict.fromkeys(found))

    def voices_for(self, lesson: Lesson, lang: str, dialect: str = "mandarin", phone: str = "") -> play.Voices:
        """Sound for the player. A recording counts while the lesson still says the same words; whoever prefers
        家乡话 gets it where there is one, and nobody else does."""
        order: tuple[Dialect, ...] = ("home", "mandarin") if dialect == "home" else ("mandarin",)
        made = {(one.step, one.touch, one.spoken, one.dialect): one for one in self._recordings(lesson, lang)}
        steps = {step.id: step.on_phone(phone) for step in lesson.steps}

        def recording(step: str, number: int) -> str | None:
            key = (step, number + 1, said(steps[step][number], lang))
            found = next((made[(*key, one)] for one in order if (*key, one) in made), None)
            return f"/voice/{found.file}" if found else None

        return play.Voices(clip=lambda sentence: self.clip(sentence, lang), recording=recording)

    def picture(self, path: str) -> play.Picture:
        """Where a real picture of the pack is served, and its size. Raises KeyError for one that was not read."""
        found = self.library.pictures[path]
        return play.Picture(f"/learn/picture-{found.sha}.webp", found.width, found.height)

    def unchecked(self, lesson: Lesson, phone: str) -> bool:
        """True when nobody has walked this version on a real phone (on this kind of phone, if one is chosen)."""
        noted = {one.phone for one in self.book.checks(GUEST, lesson.id) if one.version == lesson.version}
        known = noted | {one.phone for one in lesson.verified}
        return phone not in known if phone else not known

    def _recordings(self, lesson: Lesson, lang: str) -> Iterator[Recording]:
        folder = self.settings.data / "recordings"
        for one in self.book.recordings(GUEST, lesson.id):
            if one.lang == lang and (folder / one.file).is_file():
                yield one

    def _pages_aloud(self, lang: str) -> list[str]:
        from web.light import scenario, tricked  # the pages know their words; they stand on this module

        whole = [one for told in self.library.scenarios for one in scenario.sentences(told, lang)]
        return [text for _, text in (*tricked.sentences(lang), *whole)]

    def _judged_aloud(self, lang: str) -> list[str]:
        """Messages to judge and what is said of them."""
        paragraphs = (one for item in self.library.judging for one in judging_show.spoken(item, lang))
        return [sentence for one in paragraphs for sentence in speech.sentences(one)]


def touches(lesson: Lesson) -> Iterator[Touch]:
    """Every touch of a lesson, on whatever phone."""
    for step in lesson.steps:
        yield from step.touches
        for variant in step.variants.values():
            yield from variant


def said(touch: Touch, lang: str) -> str:
    """All that is to be said at a touch, as one text: what a person reads out when recording."""
    return "\n".join(one.text for one in play.spoken(touch, lang, lambda text: [text]))


def spoken_parts(touch: Touch, lang: str) -> list[str]:
    """The sentences of a touch, as clips are made of them."""
    return [one.text for one in play.spoken(touch, lang, speech.sentences)]


def spoken_in(lesson: Lesson, lang: str) -> list[str]:
    """The sentences of a whole lesson, on whatever phone, its last page and what is told in practice too."""
    found = [one for touch in touches(lesson) for one in spoken_parts(touch, lang)]
    found += [one.text for one in play.spoken_at_end(lesson, lang, speech.sentences)]
    if lesson.status == "ready":
        found += [
            one for phone in ("", *lesson.phones) for one in rehearse.spoken(lesson, lang, phone, speech.sentences)
        ]
    return found


def outlines(taught: Library) -> Iterator[Outline]:
    """What the book has to know of each lesson: its steps, which are critical, what comes before it."""
    yield from map(outline_of, taught.lessons.values())
    yield Outline(judging.LESSON, 1, ())  # judged messages are kept under it; it has no steps and is nobody's lesson


def outline_of(lesson: Lesson) -> Outline:
    critical = frozenset(step.id for step in lesson.steps if step.critical)
    return Outline(lesson.id, lesson.version, tuple(step.id for step in lesson.steps), critical, tuple(lesson.needs))


def now() -> datetime:
    return datetime.now(UTC)


_open: list[House] = []
_lock = threading.Lock()


def open_house(settings: Settings, content: Path = library.BUNDLED, clock: Clock = now) -> House:
    """Open everything. Raises `WrongUse` for an unusable folder, `BookFault` for an unusable book."""
    try:
        for name in FOLDERS:
            (settings.data / name).mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise WrongUse("wrong_folder", folder=settings.data, why=reasons.of(fault)) from fault
    clips, taught = ClipShelf(settings.data / "voice"), _Lessons(content)
    if settings.demo:
        shelf = [outline_of(one) for _, lessons in taught.library.shelf() for one in lessons]
        messages = {one.id: one.genuine for one in taught.library.judging}
        tryout.settle(settings.data, shelf, messages, clock)
    book = Book.open(settings.database_url or sqlite_url(settings.data / BOOK), clock)
    files = assets.gather()
    known.hand_in(book, outlines(taught.library))
    left_open.close_all(book)
    gate = Gate(book)
    house = House(settings, book, clips, files, Press(files), gate, Hub(book), Doorkeeper(book), Awake(book), taught)
    with _lock:
        _open[:] = [house]
    return house


def house() -> House:
    """The house open in this process, for the Streamlit script. Raises LookupError when none is."""
    with _lock:
        if not _open:
            raise LookupError("no house is open: start with app.py")
        return _open[0]
