"""When a lesson comes back: 1, 3, 7, 14, 30 days, on the class's dates. Pure; knows only days and whether it went well.

A review that went well moves one interval up, one that did not moves one down: pass, pass, fail, pass are due in
3, 7, 3, 7 days. Practising again before the day changes nothing, and of one day only the first result counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.rules import DEFAULT


@dataclass(frozen=True, slots=True)
class Due:
    """Where a learner stands with one lesson: interval number `level`, last reviewed `on`, wanted again `due_on`."""

    level: int
    on: date
    due_on: date


def first(on: date, intervals: tuple[int, ...] = DEFAULT.intervals) -> Due:
    """The lesson went well for the first time."""
    return Due(0, on, on + timedelta(days=intervals[0]))


def after(due: Due, on: date, passed: bool, intervals: tuple[int, ...] = DEFAULT.intervals) -> Due:
    """The same after trying again on a day. Where it changes nothing, the same value comes back."""
    if on <= due.on or (passed and on < due.due_on):
        return due
    level = min(due.level + 1, len(intervals) - 1) if passed else max(due.level - 1, 0)
    level = min(level, len(intervals) - 1)
    return Due(level, on, on + timedelta(days=intervals[level]))


def snapped(due_on: date, class_dates: Iterable[date]) -> date:
    """The first class date on or after the day; the day itself where no date is known."""
    return min((one for one in class_dates if one >= due_on), default=due_on)
