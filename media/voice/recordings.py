"""A person's recording made ready: the best voice there is. Whose it is, and for which step, only the book knows."""

import hashlib
from dataclasses import dataclass

from media.voice.sound import finish


@dataclass(frozen=True, slots=True)
class Recorded:
    """A finished recording. `sha` is the SHA-256 of `mp3` in hex and can be its file name."""

    mp3: bytes
    seconds: float
    sha: str


def accept(data: bytes) -> Recorded:
    """A recording from a browser or a phone (m4a, mp3, amr, wav, webm, 3gp ...) as MP3. Raises sound.BadSound.

    What the phone wrote into the file about itself, place and time included, is not carried over.
    """
    done = finish(data)
    return Recorded(done.mp3, done.seconds, hashlib.sha256(done.mp3).hexdigest())
