"""A folder of clips on disk: one MP3 and one JSON beside it for each. Knows what is in it, not how a clip is made.

Several processes may use one folder: a file appears whole or not at all.
"""

import json
import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from media.voice.chain import rank

RECIPE: Final = 1  # goes up when preparing or finishing changes so much that clips should be made again
_BYTES_A_SECOND: Final = 6000  # 48 kbit/s
_TICK: Final = 2.0  # seconds within which a folder may change twice under one time stamp


@dataclass(frozen=True, slots=True)
class Clip:
    """One sentence as sound. `name` is the file's name without .mp3; `seconds` is how long it plays."""

    name: str
    engine: str
    seconds: float
    path: Path
    recipe: int = RECIPE

    def there(self) -> bool:
        try:
            return self.path.stat().st_size >= 0.8 * self.seconds * _BYTES_A_SECOND
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Said:
    """What a clip says: its language, the prepared text, and the voice that speaks."""

    lang: str
    text: str
    voice: str


class ClipFolder:
    """The clips of one folder by what they say. The folder is read again only when it has changed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._known: dict[str, tuple[str, str, Clip]] = {}  # by name: language, text, clip
        self._index: dict[tuple[str, str], list[Clip]] = {}
        self._stamp, self._looked = -1, 0.0

    def best(self, lang: str, text: str) -> Clip | None:
        """The clip of the best engine that says `text`; None when there is none."""
        self._refresh()
        return next((clip for clip in self._index.get((lang, text), ()) if clip.there()), None)

    def keep(self, name: str, engine: str, said: Said, mp3: bytes, seconds: float) -> Clip:
        """Write a clip. Whoever comes second takes what is there. Raises OSError."""
        self._refresh()
        entry = self._known.get(name)
        if entry and entry[2].there():
            return entry[2]
        clip = Clip(name, engine, seconds, self.path / f"{name}.mp3")
        about = {
            "spoken": said.text,
            "lang": said.lang,
            "engine": engine,
            "voice": said.voice,
            "recipe": RECIPE,
            "seconds": seconds,
            "made_by_machine": True,
        }
        self.path.mkdir(parents=True, exist_ok=True)
        _write(clip.path, mp3)
        _write(clip.path.with_suffix(".json"), json.dumps(about, ensure_ascii=False).encode())
        with self._lock:
            self._known[name] = (said.lang, said.text, clip)
            self._sort()
        return clip

    def _refresh(self) -> None:
        try:
            stamp = self.path.stat().st_mtime_ns
        except OSError:
            stamp = 0
        now = time.time()
        settled = self._looked - stamp / 1e9 > _TICK  # the last look was late enough to have seen every change
        if stamp == self._stamp and (settled or now - self._looked < _TICK):
            return
        with self._lock:
            names = {path.stem for path in self.path.glob("*.json")} if stamp else set()
            for gone in self._known.keys() - names:
                del self._known[gone]
            for name in names - self._known.keys():
                if entry := self._read(name):
                    self._known[name] = entry
            self._stamp, self._looked = stamp, now
            self._sort()

    def _read(self, name: str) -> tuple[str, str, Clip] | None:
        path = self.path / f"{name}.mp3"
        try:
            about = json.loads(path.with_suffix(".json").read_bytes())
            clip = Clip(name, str(about["engine"]), float(about["seconds"]), path, int(about["recipe"]))
            with path.open("rb") as file:
                whole = file.read(3) == b"ID3"
            return (str(about["lang"]), str(about["spoken"]), clip) if whole else None
        except (OSError, ValueError, KeyError, TypeError):
            return None  # half a file, or a stranger's: as good as not there

    def _sort(self) -> None:
        index: dict[tuple[str, str], list[Clip]] = {}
        for lang, text, clip in self._known.values():
            index.setdefault((lang, text), []).append(clip)
        for clips in index.values():
            clips.sort(key=lambda clip: (rank(clip.engine), -clip.recipe, clip.name))
        self._index = index  # in one move: readers hold no lock


def _write(path: Path, data: bytes) -> None:
    """The whole file or none, also when the plug is pulled or another process writes the same."""
    part = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
