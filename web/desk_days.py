"""Days in words as the desk shows them, in a place's own calendar. Knows no page and no person."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from media.words import say
from tracker.access import Who
from tracker.days import CHINA, day_of
from tracker.store import Book


def zone_of(who: Who, place: str) -> str:
    """The time zone of a place this person works at."""
    return next((grant.zone for grant in who.grants if grant.place == place), CHINA)


def today_at(book: Book, who: Who, place: str) -> date:
    """Today, as it is there."""
    return day_of(book.now(), zone_of(who, place))


def day(when: date, lang: str) -> str:
    """11月2日 / 2 Nov."""
    return say("overview.day", lang, month=say(f"overview.month_{when.month}", lang), day=when.day)


def day_and_weekday(when: date, lang: str) -> str:
    """11月2日 周一 / Mon 2 Nov."""
    weekday = say(f"overview.weekday_{when.weekday()}", lang)
    return say("overview.day_weekday", lang, day=day(when, lang), weekday=weekday)


def moment(when: datetime, zone: str, lang: str) -> str:
    """The day an instant falls on there."""
    return day(day_of(when, zone), lang)


def clock(when: datetime, zone: str) -> str:
    """The time of day there, 14:45."""
    return f"{when.astimezone(ZoneInfo(zone)):%H:%M}"


def day_words(when: date, lang: str) -> str:
    """With its year and weekday: 2026年11月2日 周一 / Monday 2026-11-02."""
    weekday = say("people.weekdays", lang).split("|")[when.weekday()]
    return say("people.day", lang, year=when.year, month=when.month, day=when.day, weekday=weekday)
