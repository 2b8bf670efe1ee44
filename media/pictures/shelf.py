"""Keeps pictures that were painted once, under the hash of what they show. Knows no painter: it is handed one."""

import contextlib
import hashlib
import json
import os
import re
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

RECIPE: Final = 1  # goes up when a painter changes: pictures painted before are then painted anew

SUFFIXES: Final = {"cover": ".webp", "card": ".png", "long": ".jpg", "ring": ".webp", "real": ".webp", "screen": ".png"}
_PAINTED: Final = re.compile(rf"(?:{'|'.join(SUFFIXES)})-[0-9a-f]{{32}}\.(?:webp|png|jpg)", re.A)


def is_painted(name: str) -> bool:
    """Whether a file of that name was painted here and can be painted again, whatever else stands in the folder."""
    return _PAINTED.fullmatch(name) is not None


class PictureShelf:
    """The folder `pictures` in the data folder. Any number of threads and processes may use it at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._guard = threading.Lock()
        self._at_work: dict[Path, tuple[threading.Lock, int]] = {}

    def get(self, kind: str, key_parts: Sequence[object], make: Callable[[], bytes]) -> Path:
        """The picture of `kind` (a key of SUFFIXES) for everything in `key_parts` that can be seen in it (texts, SVG,
        language, number: plain values). `make` is called only if it is not there yet, and never twice at a time;
        what it raises goes through and leaves nothing behind. OSError when the folder cannot be written."""
        path = self._path(kind, key_parts)
        if _there(path):
            return path
        with self._alone(path):
            if not _there(path):
                self._keep(path, make())
        return path

    def _path(self, kind: str, key_parts: Sequence[object]) -> Path:
        key = json.dumps([RECIPE, kind, *key_parts], ensure_ascii=False)
        return self._folder / f"{kind}-{hashlib.sha256(key.encode()).hexdigest()[:32]}{SUFFIXES[kind]}"

    @contextlib.contextmanager
    def _alone(self, path: Path) -> Iterator[None]:
        """One thread at a time for this picture; other pictures go on. The lock lives as long as somebody wants it."""
        with self._guard:
            lock, waiting = self._at_work.get(path, (threading.Lock(), 0))
            self._at_work[path] = lock, waiting + 1
        try:
            with lock:
                yield
        finally:
            with self._guard:
                lock, waiting = self._at_work[path]
                if waiting == 1:
                    del self._at_work[path]
                else:
                    self._at_work[path] = lock, waiting - 1

    def _keep(self, path: Path, data: bytes) -> None:
        """Whole or not at all: readers in this and other processes never see half a picture."""
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"{path.name}.{uuid.uuid4().hex}.part")
        try:
            with unfinished.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        except PermissionError:
            if not _there(path):  # on Windows a reader may hold what another process has just put there: that one does
                raise
        finally:
            unfinished.unlink(missing_ok=True)


def _there(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0
