"""Signed tickets: who may write records for whom. A page carries one, and only the ticket authorises what it sends.

A ticket holds opaque ids and the time it ends; it can be read by anybody and made only by who has the key.
"""

import base64
import binascii
import hashlib
import hmac
import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Final, Self

from tracker import keys
from tracker.store import Book

LASTS: Final = timedelta(days=30)
_KEY: Final = "ticket_key"


@dataclass(frozen=True, slots=True)
class Ticket:
    """`recorder` is a staff id, or empty for the learner's own touches; `lesson` empty: any lesson (a visit, paper)."""

    learner: str
    lesson: str
    recorder: str
    until: int  # seconds since 1970, UTC


class Tickets:
    """Makes and reads tickets with one key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    @classmethod
    def of(cls, book: Book) -> Self:
        """With the book's own key."""
        return cls(keys.own(book, _KEY))

    def make(self, now: datetime, learner: str, lesson: str, recorder: str = "") -> str:
        """A ticket for thirty days. Who calls has made sure that this person may write for that learner."""
        ticket = Ticket(learner, lesson, recorder, int((now + LASTS).timestamp()))
        body = _text(json.dumps(list(asdict(ticket).values()), separators=(",", ":")).encode())
        return f"{body}.{self._sign(body)}"

    def read(self, text: str, now: datetime) -> Ticket | None:
        """None for one that was not made here, was changed, or is over."""
        body, _, signature = text.partition(".")
        if len(text) > 400 or not text.isascii() or not hmac.compare_digest(signature, self._sign(body)):
            return None
        try:
            ticket = Ticket(*json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))))
        except (ValueError, TypeError, binascii.Error):
            return None
        return ticket if now.timestamp() < ticket.until else None

    def _sign(self, body: str) -> str:
        return _text(hmac.new(self._key, b"qibu.ticket." + body.encode(), hashlib.sha256).digest())


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
