"""Ids that sort by time and never meet, so that two laptops' books can be joined later (UUID version 7, RFC 9562)."""

import secrets
import threading
from datetime import datetime
from typing import Final
from uuid import UUID

_TAIL: Final = 74  # bits after the milliseconds, version and variant left out
_one_at_a_time = threading.Lock()
_last = (0, 0)  # milliseconds and tail of the id made last


def new_id(now: datetime) -> str:
    """An id for something that happens at `now` (aware): 48 bits of milliseconds, then 74 random bits. Of two made one
    after the other within a millisecond the second is the larger (RFC 9562, 6.2, method 2)."""
    global _last
    milliseconds = int(now.timestamp() * 1000) & (2**48 - 1)
    with _one_at_a_time:
        before, tail = _last
        tail = tail + 1 + secrets.randbits(32) if milliseconds == before else secrets.randbits(_TAIL - 1)
        _last = milliseconds, tail
    high, low = tail >> 62 & 0xFFF, tail & (2**62 - 1)
    return str(UUID(int=milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low))
