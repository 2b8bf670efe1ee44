"""Takes in what pages send to `POST /api/events`: checked at the door, put under the right person, written, answered.

Knows no web framework: gets the bytes of a body, gives a status and what to answer. See docs/events.md.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from media.words import say
from tracker.event import Event
from tracker.event_schema import NotAnEvent, checked, made_at, moment
from tracker.faults import BookFault
from tracker.tickets import Ticket, Tickets
from tracker.transaction import Full
from tracker.writer import Refusals, Writer

BODY_MOST: Final = 256 * 1024  # bytes
BATCH_MOST: Final = 100  # events in one post
SLACK: Final = timedelta(seconds=5)  # a difference this small is the way of the post, not a wrong clock
OLDEST: Final = timedelta(days=400)
AGAIN: Final = 3  # seconds after which a sender tries again


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP status and the JSON to go with it; `again` seconds belong into Retry-After."""

    status: int
    body: dict[str, Any]
    again: int | None = None


class Intake:
    """One for a running program; `take` may be called from many requests at once."""

    def __init__(self, writer: Writer, tickets: Tickets, clock: Callable[[], datetime]) -> None:
        self._writer = writer
        self._tickets = tickets
        self._clock = clock

    async def take(self, raw: bytes, lang: str = "zh") -> Answer:
        """The answer to one post, after everything in it is on disk or refused for good."""
        if len(raw) > BODY_MOST:
            return self._fault(413, "too_large", lang)
        body = _read(raw)
        if body is None:
            return self._fault(400, "unreadable", lang)
        now = self._clock().astimezone(UTC)
        sent_at = moment(body.get("sent_at"))
        if sent_at is None or len(body["events"]) > BATCH_MOST:
            return self._fault(400 if sent_at is None else 413, "unreadable" if sent_at is None else "too_large", lang)
        events, refused, ids = self._sorted(body["events"], sent_at, now)
        try:
            if events:
                written: Refusals = await asyncio.wrap_future(self._writer.submit(events))
                refused |= written
        except BookFault as fault:
            why = "full" if isinstance(fault, Full) else "busy"
            return Answer(503, {"error": why, "say": fault.say(lang)}, AGAIN)
        told = [{"id": one, "why": why, "say": say(f"book.refused_{why}", lang)} for one, why in refused.items()]
        return Answer(200, {"kept": [one for one in ids if one not in refused], "refused": told})

    def _sorted(
        self, values: list[object], sent_at: datetime, now: datetime
    ) -> tuple[list[Event], Refusals, list[str]]:
        """Events that may be written, what is refused for good, and the ids of all that have one."""
        events: list[Event] = []
        refused: Refusals = {}
        ids: list[str] = []
        tickets: dict[str, Ticket | None] = {}
        for value in values:
            name = _name(value)
            ids.append(name)
            try:
                fields = checked(value)
                text = fields["ticket"]
                if text not in tickets:
                    tickets[text] = self._tickets.read(text, now)
                events.append(_event(fields, tickets[text], sent_at, now))
            except NotAnEvent as fault:
                refused[name] = fault.why
        return events, refused, list(dict.fromkeys(ids))

    def _fault(self, status: int, why: str, lang: str) -> Answer:
        return Answer(status, {"error": why, "say": say(f"book.{why}", lang)})


def _read(raw: bytes) -> dict[str, Any] | None:
    try:
        body = json.loads(raw, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return None
    sound = isinstance(body, dict) and isinstance(body.get("events"), list) and set(body) <= {"sent_at", "events"}
    return body if sound else None


def _no_constant(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity are not JSON


def _name(value: object) -> str:
    """What the answer calls it: its id, as far as that can be written."""
    found = value.get("id") if isinstance(value, dict) else None
    return found[:36].encode("utf-8", "replace").decode() if isinstance(found, str) else ""


def _event(fields: Mapping[str, Any], ticket: Ticket | None, sent_at: datetime, now: datetime) -> Event:
    """The event under the person of its ticket, its time put right by how wrong the sender's clock is."""
    if ticket is None:
        raise NotAnEvent("ticket", "ticket")
    if ticket.lesson and ticket.lesson != fields["lesson"]:
        raise NotAnEvent("ticket", "lesson")
    staff = bool(ticket.recorder)
    if not staff and (fields["kind"] == "correction" or fields["mode"] == "own_phone"):
        raise NotAnEvent("staff", "kind" if fields["kind"] == "correction" else "mode")
    observed = _put_right(fields, sent_at, now)
    detail = fields.get("detail", {})
    if fields["kind"] == "correction" and not _corrects(detail):
        raise NotAnEvent("detail", "detail")
    return Event(
        id=fields["id"], walk=fields["walk"], kind=fields["kind"], learner=ticket.learner, lesson=fields["lesson"],
        version=fields["version"], mode=fields["mode"], observed_at=observed, step=fields.get("step", ""),
        variant=fields.get("variant", ""), prompt=fields.get("prompt", ""), misses=fields.get("misses", 0),
        detail=detail, meeting=fields.get("meeting", ""), recorder=ticket.recorder, sent_at=sent_at, received_at=now,
    )  # fmt: skip


def _put_right(fields: Mapping[str, Any], sent_at: datetime, now: datetime) -> datetime:
    observed = moment(fields["observed_at"])
    made = made_at(fields["id"])
    wrong_by = now - sent_at
    if observed is None or made is None:
        raise NotAnEvent("id" if made is None else "time", "id" if made is None else "observed_at")
    if abs(wrong_by) <= SLACK:
        wrong_by = timedelta()
    try:
        right = observed + wrong_by
    except OverflowError:
        raise NotAnEvent("time", "observed_at") from None
    if not now - OLDEST <= right <= now + SLACK:
        raise NotAnEvent("time", "observed_at")
    return min(right, now)


def _corrects(detail: Mapping[str, Any]) -> bool:
    """Pages may take back (记错了); moving a walk to somebody else (这次不是她) asks the store who may see whom."""
    return set(detail) == {"event"} or (set(detail) == {"whole"} and detail["whole"] is True)
