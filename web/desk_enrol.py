"""Enrolling at the desk: reads what was pasted or brought, and writes everybody into the book, or nobody."""

from collections.abc import Iterator, Sequence

from media.words import say
from tracker import classes, people, roster, roster_file, roster_lines
from tracker.access import Who
from tracker.people import NewLearner
from tracker.roster import Candidate, Roster
from tracker.screens import importing
from tracker.screens.importing import Told
from tracker.screens.page import Way
from web import desk_days, desk_door
from web.wiring import House
from web.wishes import Wishes

STEP = 50  # people between two signs of progress


def page_of(home: House, wish: Wishes, who: Who) -> None:
    lang = wish.lang
    place, _ = desk_door.places(home, who, wish)
    here = {one.name: one.id for one in classes.listed(home.book, who, place)}
    chosen = desk_door.asked("class")
    known = [one.nickname for one in people.listed(home.book, who, place_id=place)]
    today = desk_days.today_at(home.book, who, place)
    back = Way(say("desk.place_classes", lang), wish.link("/classes", place=place))
    if chosen in here.values():
        name = next(name for name, one in here.items() if one == chosen)
        back = Way(name, wish.link("/classes", **{"class": chosen}))

    def read_file(data: bytes) -> Roster | str:
        try:
            return roster.from_rows(roster_file.rows(data, roster.has_heading), known, today)
        except roster_file.BadFile as bad:
            return bad.sentence(lang)

    deeds = importing.Deeds(
        read_lines=lambda text, bare: roster_lines.read(text, today, known, bare),
        read_file=read_file,
        enrol=lambda new, klass, told: desk_door.attempt(lang, lambda: enrol(home, who, place, new, klass, told)),
    )
    form = tuple(tuple(say(f"people.form_{n}_{i}", lang) for i in range(6)) for n in range(3))
    listed = tuple((one, name) for name, one in here.items())
    importing.show(importing.Enrolling(listed, chosen, back, form), lang, deeds)


def enrol(home: House, who: Who, place: str, new: Sequence[Candidate], class_id: str, told: Told) -> list[str]:
    """Take in everybody, in one transaction; classes that a list names and nobody has made yet are made first."""
    told(0, len(new))
    here = {one.name: one.id for one in classes.listed(home.book, who, place)}
    for name in dict.fromkeys(one.klass for one in new if one.klass):
        if name not in here:
            here[name] = classes.add(home.book, who, place, name)
    seats = [here[one.klass] if one.klass else class_id or None for one in new]
    made = people.enrol(home.book, who, place, _counted(new, told), class_ids=seats)
    told(len(new), len(new))
    return made


def _counted(new: Sequence[Candidate], told: Told) -> Iterator[NewLearner]:
    for n, one in enumerate(new, 1):
        yield NewLearner(one.nickname, one.decade, "", one.real_name, one.phone, one.consent)
        if n % STEP == 0:
            told(n, len(new))
