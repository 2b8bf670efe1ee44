"""What was shown in a meeting and when: a line with each change of the live class. Asks nobody who reads it."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from tracker.tables_live import live_change
from tracker.tables_staff import staff


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the log; `what` holds the fields that changed. `by` is the name of who did it."""

    seq: int
    at: datetime
    by: str
    what: dict[str, Any]


def note(db: Connection, meeting_id: str, seq: int, what: dict[str, Any], now: datetime, by: str) -> None:
    """Within the transaction of the change; `by` is an id of staff."""
    body = json.dumps(what, separators=(",", ":"))
    db.execute(live_change.insert(), {"meeting": meeting_id, "seq": seq, "what": body, "at": now, "by": by})


def lines(db: Connection, meeting_id: str) -> list[Change]:
    """First to last."""
    wanted = (
        select(live_change.c.seq, live_change.c.at, staff.c.name, live_change.c.what)
        .join(staff, staff.c.id == live_change.c.by, isouter=True)
        .where(live_change.c.meeting == meeting_id)
        .order_by(live_change.c.seq)
    )
    return [Change(row[0], row[1], row[2] or "", json.loads(row[3])) for row in db.execute(wanted)]
