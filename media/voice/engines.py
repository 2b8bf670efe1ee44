"""What can turn a sentence into sound: commands run as child processes with hard deadlines. Knows no lesson.

An engine that hangs, crashes or answers rubbish costs its deadline and one `EngineFailed`, never the program.
"""

import os
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar, Final

from media import words

ROOT: Final = Path(__file__).parents[2]  # where `python -m media...` can be started
REST: Final = 600.0  # seconds a network engine rests after a failure
_LOOK_AGAIN: Final = 60.0  # seconds until a missing voice is looked for again
_LEAST_BYTES: Final = 500


class EngineFailed(Exception):
    """One sentence was not spoken. `why` is a key of the voice catalogue."""

    def __init__(self, why: str, **values: object) -> None:
        self.why, self._values = why, values
        super().__init__(self.sentence("en"))

    def sentence(self, lang: str) -> str:
        values = dict(self._values)
        if "engine" in values:
            values["engine"] = words.say(f"voice.engine_{values['engine']}", lang)
        return words.say(f"voice.{self.why}", lang, **values)


def run(argv: list[str], deadline: float, env: Mapping[str, str] | None = None) -> "subprocess.CompletedProcess[bytes]":
    """The finished process. It is killed at `deadline` seconds. Raises EngineFailed("too_slow") or OSError."""
    try:
        return subprocess.run(
            argv,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=deadline,
            cwd=ROOT,
            env={**os.environ, **(env or {})},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows: no black window over the class
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise EngineFailed("too_slow", n=f"{deadline:g}") from error


class Engine(ABC):
    """One way to speak. `id` stands in clip files and in the catalogue (engine_<id>): it never changes."""

    id: ClassVar[str]
    network: ClassVar[bool] = False

    def __init__(self, deadline: float = 20.0, clock: Callable[[], float] = time.monotonic) -> None:
        self.deadline, self._clock = deadline, clock
        self._voices: dict[str, tuple[str | None, float]] = {}

    def voice(self, lang: str) -> str | None:
        """The voice this computer has for "zh" or "en"; None when it has none. A found one is remembered."""
        name, seen = self._voices.get(lang, (None, float("-inf")))
        if name is None and self._clock() - seen > _LOOK_AGAIN:
            name = self._find(lang)
            self._voices[lang] = (name, self._clock())
        return name

    def available(self, lang: str) -> bool:
        return self.voice(lang) is not None

    def speak(self, spoken: str, lang: str) -> bytes:
        """Sound, in any format that `sound.finish` reads. Raises EngineFailed."""
        voice = self.voice(lang)
        if voice is None:
            raise EngineFailed("broken", engine=self.id)
        with tempfile.TemporaryDirectory(prefix="qibu-voice-") as folder:
            text, out = Path(folder, "text.txt"), Path(folder, "out.wav")
            text.write_text(self._script(spoken, lang), "utf-8")
            try:
                self._run(text, out, lang, voice)
                data = out.read_bytes()
            except OSError as error:
                raise EngineFailed("broken", engine=self.id) from error
        if len(data) < _LEAST_BYTES:
            raise EngineFailed("broken", engine=self.id)
        return data

    def _script(self, spoken: str, lang: str) -> str:
        """What is written into the text file: `spoken` itself, unless an engine wants it otherwise."""
        return spoken

    @abstractmethod
    def _find(self, lang: str) -> str | None: ...

    @abstractmethod
    def _run(self, text: Path, out: Path, lang: str, voice: str) -> None: ...


class CommandEngine(Engine):
    """A local program. What it needs beyond its arguments travels in variables, so nothing has to be quoted."""

    def _run(self, text: Path, out: Path, lang: str, voice: str) -> None:
        argv, env = self._command(text, out, lang, voice)
        if run(argv, self.deadline, env).returncode:
            raise EngineFailed("broken", engine=self.id)

    @abstractmethod
    def _command(self, text: Path, out: Path, lang: str, voice: str) -> tuple[list[str], dict[str, str]]: ...
