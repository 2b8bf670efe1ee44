"""Safekeeping at the desk: writes backups, finds sticks, puts the audit trail into words. Draws nothing."""

import os
import string
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from media import reasons, words
from media.words import say
from tracker import accounts, audit, keeping, people, photographs, retention
from tracker.access import Who
from tracker.days import day_of
from tracker.faults import BookFault
from tracker.screens import keeping as screen
from tracker.screens.keeping import Deeds, Keeping, Line, Past
from tracker.screens.page import Refusal, Way
from web import desk_days, desk_door, desk_helping, desk_learnt, desk_names
from web.settings import telephone
from web.wiring import House
from web.wishes import Wishes

LINES = 100  # of the audit trail on a page
_FOLDER = "Qibu-backup"
_LAST = "last_backup"


def page_of(home: House, wish: Wishes, who: Who) -> None:
    lang = wish.lang
    here, every = desk_door.places(home, who, wish)
    managed = [one for one in every if one[0] in who.places("manager")]
    place = here if here in dict(managed) else managed[0][0]
    zone = desk_days.zone_of(who, place)
    over = desk_names.known(home.book, who).told(retention.over(home.book, who, place))
    trail = _trail(home, who, place, zone, lang)
    shown = Keeping(
        place=place,
        places=tuple(managed),
        targets=tuple(targets(home.settings.data, lang)),
        last_backup=_last(home, who, zone, lang),
        can_back_up=not home.settings.database_url,
        phone=home.community_phone(),
        helping=desk_helping.shown(home),
        learnt=desk_learnt.shown(home, who, place, lang),
        past=tuple(Past(one.nickname, say("people.past_seen", lang, day=one.last_seen.isoformat())) for one in over),
        months=retention.MONTHS,
        trail=tuple(line for _, line in trail),
        older=_older(wish, place, trail),
    )
    deeds = Deeds(
        backup=lambda folder: backup(home, who, Path(folder), lang),
        phone=lambda number: _phone(home, who, number, lang),
        helping=lambda after, shown: desk_helping.save(home, who, lang, after, shown),
        usual_helping=lambda: desk_helping.usual(home, who, lang),
        learnt=lambda numbers, days: desk_learnt.save(home, who, place, lang, numbers, days),
        usual_learnt=lambda: desk_learnt.usual(home, who, place, lang),
        retention=lambda: _retention(home, who, place, lang),
    )
    screen.show(shown, lang, deeds)


def targets(data: Path, lang: str) -> Iterator[tuple[str, str]]:
    """USB sticks that are plugged in, then a folder of this computer."""
    for stick in sticks():
        yield str(stick / _FOLDER), say("people.backup_stick", lang, path=stick)
    yield str(data.parent / _FOLDER), say("people.backup_here", lang, path=data.parent / _FOLDER)


def sticks() -> list[Path]:
    """Where this system puts what is plugged in; only what can be written to."""
    if os.name == "nt":
        found = [Path(f"{letter}:/") for letter in string.ascii_uppercase[3:] if Path(f"{letter}:/").exists()]
        return [one for one in found if os.access(one, os.W_OK)]
    user = os.environ.get("USER", "")
    homes = [Path("/Volumes"), *(Path(root) / user for root in ("/media", "/run/media") if user)]
    inside = [one for home in homes if home.is_dir() for one in sorted(home.iterdir())]
    return [one for one in inside if one.is_mount() and os.access(one, os.W_OK)]


def backup(home: House, who: Who, folder: Path, lang: str) -> tuple[bool, str]:
    """One file with everything, opened and checked before it counts. Says where it is and what was made sure of."""
    now = home.book.now()
    out = folder.expanduser() / f"qibu-{now.astimezone():%Y%m%d-%H%M%S}.zip"
    try:
        if not out.is_absolute():
            return False, say("people.backup_no_path", lang)
        out.parent.mkdir(parents=True, exist_ok=True)
        files = keeping.backup(home.settings.data, out)
        size = out.stat().st_size
    except BookFault as fault:
        return False, fault.say(lang)
    except OSError as fault:
        return False, say("people.backup_refused", lang, path=folder, why=reasons.of(fault))
    home.book.change_setting(who, _LAST, now.isoformat())
    for place in who.places("manager"):
        audit.note(home.book, who, "book.backup", place, detail=str(files))
    return True, say("people.backup_done", lang, file=out, n=files, mb=f"{size / 1_000_000:.1f}")


def _last(home: House, who: Who, zone: str, lang: str) -> str:
    made = home.book.setting(who, _LAST)
    if not made:
        return say("people.backup_never", lang)
    at = datetime.fromisoformat(made)
    days = (home.book.now() - at).days
    day = day_of(at, zone).isoformat()
    return say("people.backup_last", lang, day=day) if days < 8 else say("people.backup_old", lang, day=day, n=days)


def _phone(home: House, who: Who, number: str, lang: str) -> Refusal:
    if number and not telephone(number):
        return say("people.ring_bad", lang)
    return desk_door.attempt(lang, lambda: home.book.change_setting(who, "community_phone", telephone(number)))


def _retention(home: House, who: Who, place: str, lang: str) -> Refusal:
    return desk_door.attempt(lang, lambda: photographs.delete(home.settings.data, retention.run(home.book, who, place)))


def _trail(home: House, who: Who, place: str, zone: str, lang: str) -> list[tuple[datetime, Line]]:
    names = {one.id: one.name for one in accounts.staff_of(home.book, who, place)}
    everybody = people.listed(home.book, who, place_id=place, everybody=True)
    learners = {one.id: one.nickname for one in desk_names.known(home.book, who).told(everybody)}
    found = audit.lines(home.book, who, place, LINES, _before())
    return [(one.at, _line(one, names, names | learners, zone, lang)) for one in found]


def _line(one: audit.Trace, staff: dict[str, str], known: dict[str, str], zone: str, lang: str) -> Line:
    when = one.at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")
    by = staff.get(one.staff, say("people.trail_this_computer" if not one.staff else "people.somebody", lang))
    about = known.get(one.subject, "")
    return Line(when, by, _deed(one.action, lang), about, _source(one.source, lang))


def _deed(action: str, lang: str) -> str:
    """What was done, in words; what is newer than the catalogue keeps its own name."""
    key = "deed_" + action.replace(".", "_")
    return say(f"people.{key}", lang) if key in words.catalogue("people") else action


def _source(source: str, lang: str) -> str:
    key = f"source_{source}"
    return say(f"people.{key}", lang) if key in words.catalogue("people") else source


def _before() -> datetime | None:
    try:
        found = datetime.fromisoformat(desk_door.asked("before"))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _older(wish: Wishes, place: str, trail: list[tuple[datetime, Line]]) -> Way | None:
    if len(trail) < LINES:
        return None
    return Way(
        say("people.trail_older", wish.lang), wish.link("/keeping", place=place, before=trail[-1][0].isoformat())
    )
