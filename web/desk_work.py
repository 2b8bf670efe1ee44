"""Making clips while everybody goes on working: one run at a time, in a thread of its own.

It lives as long as the program: closing the page does not stop it, and whoever opens the page again sees how it stands.
"""

import threading
from collections.abc import Callable, Iterable
from typing import Final

from lessons.screens.voices import Work
from media.voice.clips import ClipShelf, MakeReport
from media.words import LANGS, say

Sentences = Callable[[str, str], list[str]]  # language, lesson ("" all) -> what is to be said


class VoiceWork:
    """The one run. Safe to ask from several threads."""

    def __init__(self, clips: ClipShelf, sentences: Sentences) -> None:
        self._clips: Final = clips
        self._sentences: Final = sentences
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._done: dict[str, tuple[int, int]] = {}
        self._reports: list[tuple[str, MakeReport]] = []
        self._failed = False

    def begin(self, lesson: str, network: bool) -> bool:
        """Make what is missing of a lesson, or of all for "". False when a run is already going."""
        with self._lock:
            if self._going():
                return False
            wanted = {lang: self._sentences(lang, lesson) for lang in LANGS}
            self._stop.clear()
            self._reports, self._failed = [], False
            self._done = {lang: (0, len(sentences)) for lang, sentences in wanted.items()}
            self._thread = threading.Thread(target=self._run, args=(wanted, network), daemon=True, name="voice-work")
            self._thread.start()
            return True

    def stop(self) -> None:
        """Stop after the sentence that is being made."""
        self._stop.set()

    def wait(self, seconds: float) -> bool:
        """True once nothing is being made."""
        if self._thread:
            self._thread.join(seconds)
        return not self._going()

    def look(self, lang: str) -> Work:
        """How it stands, in the reader's language."""
        done = sum(one for one, _ in self._done.values())
        of = sum(one for _, one in self._done.values())
        if self._going():
            return Work("stopping" if self._stop.is_set() else "going", done, of)
        if self._thread is None:
            return Work("idle")
        return Work("over", done, of, tuple(self._told(lang)))

    def _going(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _run(self, wanted: dict[str, list[str]], network: bool) -> None:
        whole = False
        try:
            for lang, sentences in wanted.items():
                if not self._stop.is_set():
                    self._reports.append((lang, self._make(sentences, lang, network)))
            whole = True
        finally:  # whatever happened, staff hear that it is over; the log has the fault
            self._failed = not whole

    def _make(self, sentences: Iterable[str], lang: str, network: bool) -> MakeReport:
        def progress(done: int, of: int) -> None:
            self._done[lang] = (done, of)

        return self._clips.make_all(sentences, lang, network=network, progress=progress, stop=self._stop.is_set)

    def _told(self, lang: str) -> list[str]:
        told = []
        for spoken, report in self._reports:
            for sentence in report.sentences(lang):
                told.append(say("desk.report", lang, lang=say(f"desk.lang_{spoken}", lang), sentence=sentence))
        if self._failed:
            told.append(say("desk.work_broke", lang))
        return told or [say("desk.nothing_to_make", lang)]
