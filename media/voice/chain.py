"""Which engines this kind of computer can have, and in which order they are asked. Order and nothing else."""

import sys
from typing import Final

from media.voice.computer import Espeak, Sapi, Say
from media.voice.engines import Engine
from media.voice.google import Google

ORDER: Final = (Google.id, Sapi.id, Say.id, Espeak.id)  # best first; also for clips made on another computer


def chain(platform: str = sys.platform) -> list[Engine]:
    """Every engine this kind of computer can have, the best first."""
    own: list[Engine] = [Sapi()] if platform == "win32" else [Say()] if platform == "darwin" else []
    return [Google(), *own, Espeak()]


def rank(engine: str) -> int:
    """Where an engine stands in the order; unknown ones stand last."""
    return ORDER.index(engine) if engine in ORDER else len(ORDER)
