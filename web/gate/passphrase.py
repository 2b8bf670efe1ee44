"""Passphrases: what is long enough, and whether one fits its hash. Knows no account; keeps no passphrase."""

import threading
import unicodedata
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

SHORTEST: Final = 12
LONGEST: Final = 200
_HASHER: Final = PasswordHasher()  # the library's own cost: about 50 ms and 64 MB
_few: Final = threading.Semaphore(2)  # forty who try at once over TLS must not take all of a small computer's memory


def fault(words: str, again: str) -> str | None:
    """What is wrong with a new passphrase, as a key of the catalogue."""
    if len(words) < SHORTEST:
        return "gate.passphrase_short"
    if len(words) > LONGEST:
        return "gate.passphrase_long"
    return None if words == again else "gate.passphrase_differs"


def hashed(words: str) -> str:
    return _HASHER.hash(_plain(words))


def fits(kept: str | None, words: str) -> bool:
    """Whether these are the words. Without a hash (no such account) it takes as long, and is False."""
    try:
        with _few:
            found = _HASHER.verify(kept or _nobodys(), _plain(words[: 2 * LONGEST]))
    except (VerifyMismatchError, InvalidHashError):
        return False
    return bool(found and kept)


@cache
def _nobodys() -> str:
    return _HASHER.hash("nobody has this passphrase")


def _plain(words: str) -> str:
    """Full-width letters, as an input method makes them, count as the usual ones."""
    return unicodedata.normalize("NFKC", words)
