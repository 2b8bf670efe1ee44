"""Ids that sort by time and never meet, so that two laptops' books can be joined later (UUID version 7, RFC 9562)."""

import secrets
from datetime import datetime
from uuid import UUID


def new_id(now: datetime) -> str:
    """An id for something that happens at `now` (aware): 48 bits of milliseconds, then 74 random bits."""
    milliseconds = int(now.timestamp() * 1000) & (2**48 - 1)
    number = milliseconds << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(UUID(int=number))
