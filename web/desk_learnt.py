"""When a lesson counts as learnt, as the desk sets it for a place: puts the answers together, and says in a sentence
what cannot be."""

import re
from collections.abc import Mapping
from typing import Final

from media.words import say
from tracker import known
from tracker.access import Who
from tracker.days import day_of
from tracker.rules import DEFAULT, Rules
from tracker.screens.learnt import ASKED, Learnt
from tracker.screens.page import Refusal
from web import desk_days, desk_door
from web.wiring import House

LONGEST: Final = 365  # days until a lesson comes back
MOST: Final = 10  # times it does
_DAYS: Final = re.compile(r"[0-9]{1,3}(?:[\s,，、]+[0-9]{1,3})*")


def shown(home: House, who: Who, place: str, lang: str) -> Learnt:
    """What is in force at this place now."""
    now = known.rules_in_force(home.book, who, place)
    since = say("people.learnt_since_ever", lang)
    if now.id:
        day = day_of(now.since, desk_days.zone_of(who, place))
        key = "learnt_since_usual" if now.rules == DEFAULT else "learnt_since"
        since = say(f"people.{key}", lang, day=desk_days.day(day, lang), year=day.year)
    return Learnt(_numbers(now.rules), " ".join(map(str, now.rules.intervals)), since)


def save(home: House, who: Who, place: str, lang: str, numbers: Mapping[str, int], intervals: str) -> Refusal:
    """Other thresholds from now on, or why they cannot be so; nothing is changed then."""
    days = _days(intervals)
    if not days:
        return say("people.learnt_bad_intervals", lang, most=MOST, longest=LONGEST)
    if numbers["fluent_days"] > numbers["fluent_walks"]:
        return say("people.learnt_bad_days", lang)
    if numbers["fluent_own_phone"] > numbers["fluent_walks"]:
        return say("people.learnt_bad_own_phone", lang)
    rest = {name: value for name, value in numbers.items() if name != "independence"}
    wish = Rules(independence=numbers["independence"] / 100, intervals=days, **rest)
    return _keep(home, who, place, lang, wish)


def usual(home: House, who: Who, place: str, lang: str) -> Refusal:
    """The thresholds it comes with."""
    return _keep(home, who, place, lang, DEFAULT)


def _keep(home: House, who: Who, place: str, lang: str, wish: Rules) -> Refusal:
    def keep() -> None:
        if wish != known.rules_in_force(home.book, who, place).rules:  # saved as it was, it holds as long as it did
            known.change_rules(home.book, who, place, wish)

    return desk_door.attempt(lang, keep)


def _numbers(rules: Rules) -> dict[str, int]:
    return {name: getattr(rules, name) for name in ASKED} | {"independence": round(rules.independence * 100)}


def _days(text: str) -> tuple[int, ...]:
    """The days as typed, each longer than the one before; nothing for what is none."""
    if not _DAYS.fullmatch(text.strip()):
        return ()
    days = tuple(int(one) for one in re.findall("[0-9]+", text))
    rising = list(days) == sorted(set(days)) and days[0] > 0
    return days if rising and days[-1] <= LONGEST and len(days) <= MOST else ()
