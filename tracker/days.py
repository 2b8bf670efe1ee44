"""A place's own days: which calendar day an instant falls on there, and the instants a day begins and ends. Pure."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

CHINA = "Asia/Shanghai"


def day_of(moment: datetime, zone: str = CHINA) -> date:
    """The calendar day of an aware instant in `zone`; raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("an instant needs its offset")
    return moment.astimezone(ZoneInfo(zone)).date()


def bounds(day: date, zone: str = CHINA) -> tuple[datetime, datetime]:
    """The first instant of `day` in `zone`, and the first one after it, in UTC."""
    place = ZoneInfo(zone)
    first, after = (datetime.combine(one, time(), tzinfo=place) for one in (day, day + timedelta(days=1)))
    return first.astimezone(UTC), after.astimezone(UTC)


def monday(day: date) -> date:
    """The Monday of that week; weeks are named by it."""
    return day - timedelta(days=day.weekday())
