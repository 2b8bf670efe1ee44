"""The network voice: gTTS in a child process of its own, so that nothing it does can hold or hurt the program.

Used only when staff ask for it. Its limits stand here; what it does with the network stands in `gtts_child`.
"""

import sys
from pathlib import Path
from typing import ClassVar, Final

from media.voice.engines import Engine, EngineFailed, run

FAILED: Final = 3  # how the child ends when it can say why


class Google(Engine):
    """gTTS, killed at its deadline. `base` is another address to ask, for the stand-in server of the tests."""

    id: ClassVar[str] = "gtts"
    network: ClassVar[bool] = True
    _VOICES: ClassVar = {"zh": "zh-CN", "en": "en"}

    def __init__(self, deadline: float = 8.0, base: str = "") -> None:
        super().__init__(deadline)
        self._base = base

    def _find(self, lang: str) -> str | None:
        return self._VOICES.get(lang)

    def _run(self, text: Path, out: Path, lang: str, voice: str) -> None:
        argv = [sys.executable, "-m", "media.voice.gtts_child", str(text), str(out), voice]
        done = run([*argv, *(["--base", self._base] if self._base else [])], self.deadline)
        if done.returncode == 0:
            return
        if done.returncode != FAILED:
            raise EngineFailed("broken", engine=self.id)
        why, _, status = done.stdout.decode("utf-8", "replace").strip().rpartition("\n")[2].partition(" ")
        raise EngineFailed(why, status=status, n=f"{self.deadline:g}")
