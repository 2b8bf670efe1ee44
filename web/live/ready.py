"""What would go wrong in ten minutes, and what to do about it: the lines of 课前检查. Reads, changes nothing.

A line that cannot be known from here (is the sheet printed?) says what to look at, and claims nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal

import psutil

from lessons.lesson import Lesson
from media.words import say
from tracker import beside, classes, people
from tracker.access import GUEST, Who
from tracker.classes import Class
from tracker.days import day_of
from tracker.latest import latest
from web import addresses, desk_days, desk_files, desk_report_files
from web.wiring import House, spoken_in
from web.wishes import Wishes

State = Literal["good", "care", "wrong"]
OLD: Final = 60  # days after which a check of the menus is old: apps change several times a year
AHEAD: Final = timedelta(hours=1)  # a record may lie ahead by that much: clocks are put right a little all the time
ENOUGH: Final = 3  # learners a helper can look after (curriculum notes)
_EVERYWHERE: Final = ("0.0.0.0", "::")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing looked at. `remedy` says what to do, empty where all is well; `ways` are (label, link)."""

    name: str
    state: State
    title: str
    says: str
    remedy: str = ""
    ways: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """What the page has found out about the room: what is around this program and not in the book."""

    phone_ago: int | None  # seconds since another device came to the test page, None: none has
    awake: Callable[[], bool]
    screens: int  # projector windows that are open now


def lines(house: House, who: Who, wish: Wishes, klass: Class, lesson: Lesson | None, looked: Looked) -> list[Line]:
    """Everything to look at before this class, in the order in which it is put right."""
    found = [_network(house, wish.lang), _phone(wish.lang, looked.phone_ago), _awake(wish.lang, looked), _power(wish)]
    found += [_date(house, who, wish.lang, klass), _screen(wish, looked.screens)]
    found += [_voice(house, wish, lesson), _menus(house, who, wish, klass, lesson)] if lesson else [_no_lesson(wish)]
    return [*(one for one in found if one), _helpers(house, who, wish, klass), _paper(wish, klass, lesson)]


def _line(lang: str, name: str, state: State, *ways: tuple[str, str], key: str = "", **values: object) -> Line:
    key = key or (name if state == "good" else f"{name}_{state}")
    remedy = "" if state == "good" else say(f"ready.{key}_do", lang, **values)
    return Line(name, state, say(f"ready.{name}_title", lang), say(f"ready.{key}", lang, **values), remedy, ways)


def _network(house: House, lang: str) -> Line:
    if house.settings.host not in _EVERYWHERE:
        return _line(lang, "network", "wrong", key="network_closed", host=house.settings.host)
    found = addresses.all_for_phones()
    return _line(lang, "network", "good", n=len(found)) if found else _line(lang, "network", "wrong")


def _phone(lang: str, ago: int | None) -> Line:
    if ago is None:
        return _line(lang, "phone", "care")
    return _line(lang, "phone", "good", minutes=max(1, ago // 60))


def _awake(lang: str, looked: Looked) -> Line:
    return _line(lang, "awake", "good" if looked.awake() else "care")


def _power(wish: Wishes) -> Line | None:
    """The battery; nothing where there is none."""
    sensors = getattr(psutil, "sensors_battery", None)  # not there on every system
    battery = sensors() if sensors else None
    if battery is None:
        return None
    charge = round(battery.percent)
    if battery.power_plugged:
        return _line(wish.lang, "power", "good", n=charge)
    return _line(wish.lang, "power", "wrong" if charge < 40 else "care", key="power_care", n=charge)


def _date(house: House, who: Who, lang: str, klass: Class) -> Line:
    """A laptop whose battery ran empty may think that it is years ago."""
    zone, now, last = desk_days.zone_of(who, klass.place), house.book.now(), latest(house.book)
    shown = {"day": desk_days.day_words(day_of(now, zone), lang), "time": desk_days.clock(now, zone)}
    if last is None or last <= now + AHEAD:
        return _line(lang, "date", "good", **shown)
    return _line(lang, "date", "care", **shown, last=desk_days.day_words(day_of(last, zone), lang))


def _screen(wish: Wishes, screens: int) -> Line:
    way = (say("ready.screen_open", wish.lang), wish.link("/screen"))
    return _line(wish.lang, "screen", "good" if screens else "care", way)


def _no_lesson(wish: Wishes) -> Line:
    return _line(wish.lang, "lesson", "care")


def _voice(house: House, wish: Wishes, lesson: Lesson) -> Line:
    wanted = list(dict.fromkeys(spoken_in(lesson, wish.lang)))
    missing = sum(house.clip(one, wish.lang) is None for one in wanted)
    way = (say("ready.voice_make", wish.lang), wish.link("/voices"))
    state: State = "good" if not missing else "care"
    return _line(wish.lang, "voice", state, *([way] if missing else []), n=missing, of=len(wanted))


def _menus(house: House, who: Who, wish: Wishes, klass: Class, lesson: Lesson) -> Line:
    if not lesson.follows_app:
        return _line(wish.lang, "menus", "good", key="menus_none")
    noted = [one.checked_on for one in house.book.checks(GUEST, lesson.id) if one.version == lesson.version]
    last = max([*noted, *([lesson.last_verified] if lesson.last_verified else [])], default=None)
    way = (say("ready.menus_note", wish.lang), wish.link("/lesson", lesson=lesson.id))
    if last is None:
        return _line(wish.lang, "menus", "care", way, key="menus_never")
    old = (desk_days.today_at(house.book, who, klass.place) - last).days > OLD
    return _line(wish.lang, "menus", "care" if old else "good", way, day=desk_days.day(last, wish.lang))


def _helpers(house: House, who: Who, wish: Wishes, klass: Class) -> Line:
    members = [one.id for one in people.listed(house.book, who, class_id=klass.id)]
    helping = classes.helpers(house.book, who, klass.id)
    if not helping:
        way = (say("ready.helpers_add", wish.lang), wish.link("/classes", **{"class": klass.id}))
        return _line(wish.lang, "helpers", "wrong", way)
    seated = beside.of_class(house.book, who, klass.id)
    alone = sum(one not in seated for one in members)
    if alone:
        return _line(wish.lang, "helpers", "care", key="helpers_alone", n=alone)
    few = len(members) > ENOUGH * len(helping)
    return _line(wish.lang, "helpers", "care" if few else "good", n=len(members), of=len(helping))


def _paper(wish: Wishes, klass: Class, lesson: Lesson | None) -> Line:
    ways = [
        (say(f"ready.paper_{kind}", wish.lang), desk_report_files.link(f"{kind}.pdf", wish.lang, **_asked(klass)))
        for kind in ("list", "signatures")
    ]
    if lesson:
        ways.append((say("ready.paper_handout", wish.lang), desk_files.link(lesson.id, "handout.pdf", wish.lang, "")))
    return _line(wish.lang, "paper", "care", *ways)


def _asked(klass: Class) -> dict[str, str]:
    return {"place": klass.place, "class": klass.id}
