"""The mark every file carries: who made it and when. Knows no table of learners."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from media.words import say
from tracker.access import Who
from tracker.days import CHINA
from tracker.store import Book
from tracker.tables_staff import staff
from tracker.transaction import reading


@dataclass(frozen=True, slots=True)
class Stamp:
    """`at` in the place's own time."""

    by: str
    at: datetime

    def line(self, lang: str) -> str:
        """For people: at the foot of a page."""
        return say("reports.stamp", lang, by=self.by, at=f"{self.at:%Y-%m-%d %H:%M}")

    @property
    def short(self) -> str:
        """For a column: the same in every language."""
        return f"{self.at.isoformat(timespec='minutes')} {self.by}"


def stamp(book: Book, who: Who, lang: str) -> Stamp:
    """Who asks, at this moment."""
    zone = next((grant.zone for grant in who.grants if grant.place), CHINA)
    with reading(book) as db:
        name = db.execute(select(staff.c.name).where(staff.c.id == who.staff)).scalar()
    return Stamp(str(name or say("reports.at_terminal", lang)), book.now().astimezone(ZoneInfo(zone)))
