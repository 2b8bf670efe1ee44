"""The overview's content, gathered from the book's summaries and the lessons' titles. Draws nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import streamlit as st

from lessons.lesson import Lesson
from media.words import say
from tracker import classes, overview, presence
from tracker.access import Who
from tracker.days import day_of
from tracker.overview import Help, Line, Whom
from tracker.screens import overview as screen
from tracker.screens.matrix import Cell, Column, Matrix, Row
from tracker.screens.overview import Answer, Came, Due, Entry, Filter, Overview
from tracker.screens.page import Way
from tracker.screens.trend import Week
from web import desk_days, desk_door
from web.table.suggest import step_number
from web.wiring import House
from web.wishes import Wishes

ROWS: Final = 100  # learners on one page of the matrix
WEEKS: Final = ("12", "4", "26", "52")
STATUSES: Final = ("help", "1", "2", "3", "4")
NAMED: Final = 2  # names that an answer on top gives
LOOK_AHEAD: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the page is about; `lessons` are those shown, in order."""

    home: House
    wish: Wishes
    who: Who
    whom: Whom
    course: str
    status: str
    weeks: int
    page: int
    today: date
    lessons: tuple[tuple[str, Lesson], ...]  # title of the course, lesson
    by_id: Mapping[str, Lesson]

    @property
    def lang(self) -> str:
        return self.wish.lang

    def say(self, key: str, **values: object) -> str:
        return say(f"overview.{key}", self.lang, **values)

    def learner(self, one: str, lesson: str = "") -> str:
        return self.wish.link("/learner", learner=one, **({"lesson": lesson} if lesson else {}))

    def names(self, named: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        """(id, nickname) as (nickname, link)."""
        return tuple((nickname, self.learner(one)) for one, nickname in named)

    def few(self, nicknames: Iterable[str]) -> str:
        """The first names, and that there are more."""
        every = list(dict.fromkeys(nicknames))
        joined = say("pages.title_join", self.lang).join(every[:NAMED])
        return self.say("and_more", names=joined) if len(every) > NAMED else joined


def page_of(home: House, wish: Wishes, who: Who) -> None:
    """The page; choices go into the address."""
    place, places = desk_door.places(home, who, wish)
    address = {name: desk_door.asked(name) for name in ("class", "course", "status", "weeks", "page")}
    screen.show(gather(home, wish, who, place, places, address), wish.lang, chosen=choose)


def choose(name: str, value: str) -> None:
    """Keep a choice in the address; what no longer fits it goes."""
    gone = {"page"} | ({"class"} if name == "place" else set())
    for one in gone & set(st.query_params):
        del st.query_params[one]
    if name == "place":
        st.session_state.pop("filter-class", None)
    if value:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def gather(
    home: House, wish: Wishes, who: Who, place: str, places: Sequence[tuple[str, str]], address: Mapping[str, str]
) -> Overview:
    """Everything for the page. Raises `NoSuch` for a place that is not this person's."""
    known = classes.listed(home.book, who, place)
    names = {one.id: one.name for one in known}
    shelf = home.library.shelf()
    course = address.get("course", "") if address.get("course", "") in {one.id for one, _ in shelf} else ""
    shown = [(one.title.of(wish.lang), lesson) for one, taught in shelf if course in ("", one.id) for lesson in taught]
    ask = _Asked(
        home=home,
        wish=wish,
        who=who,
        whom=Whom(place, address.get("class") if address.get("class") in names else None),
        course=course,
        status=address.get("status", "") if address.get("status", "") in STATUSES else "",
        weeks=int(address["weeks"]) if address.get("weeks") in WEEKS else int(WEEKS[0]),
        page=int(page) if (page := address.get("page", "")).isascii() and page.isdigit() else 1,
        today=day_of(home.book.now(), desk_days.zone_of(who, place)),
        lessons=tuple(shown),
        by_id={lesson.id: lesson for _, lesson in shown},
    )
    return _gathered(ask, dict(places)[place], names, _filters(ask, places, names))


def _gathered(ask: _Asked, place: str, names: Mapping[str, str], filters: tuple[Filter, ...]) -> Overview:
    book, who, whom = ask.home.book, ask.who, ask.whom
    shown = ask.by_id
    lines = overview.matrix(book, who, whom, list(shown))
    wanted = [one for one in overview.help_wanted(book, who, whom) if one.lesson in shown]
    wanted.sort(key=lambda one: not one.again)
    away = overview.absent(book, who, whom)
    held = presence.last_held(book, who, whom, ask.today)
    coming = [one for one in overview.due(book, who, whom, ask.today + LOOK_AHEAD) if one.lesson in shown]
    weeks = overview.trend(book, who, whom, ask.weeks)
    present = [nickname for one in held for _, nickname in one.present]
    answers = (
        Answer(ask.say("q_came"), ask.say("people", n=len(present)), _last_day(ask, held), "came"),
        Answer(
            ask.say("q_help"),
            ask.say("people", n=len({one.learner for one in wanted})),
            ask.few(one.nickname for one in wanted) or ask.say("nobody"),
            "help",
            calls=bool(wanted),
        ),
        Answer(
            ask.say("q_absent"),
            ask.say("people", n=len(away)),
            ask.few(one.nickname for one in away) or ask.say("nobody"),
            "absent",
            calls=bool(away),
        ),
        Answer(
            ask.say("q_due"),
            ask.say("people", n=len({one.learner for one in coming})),
            ask.few(shown[one.lesson].title.of(ask.lang) for one in coming) or ask.say("nothing"),
            "due",
        ),
    )
    whose = names[whom.class_id] if whom.class_id else ""
    return Overview(
        title=ask.say("title_class", place=place, name=whose) if whose else ask.say("title", place=place),
        note=ask.say("note", day=desk_days.day_and_weekday(ask.today, ask.lang), n=len(lines)),
        filters=filters,
        answers=answers,
        matrix=_matrix(ask, lines, wanted),
        help=_help(ask, wanted),
        warm_up=_warm_up(ask),
        absent=tuple(_absent(ask, one) for one in away),
        came=tuple(_came(ask, one) for one in held),
        due=_due(ask, coming),
        weeks=tuple(Week(desk_days.day(one.monday, ask.lang), one.by_status) for one in weeks),
        trend_said=_trend_said(ask, weeks),
    )


def _filters(ask: _Asked, places: Sequence[tuple[str, str]], names: Mapping[str, str]) -> tuple[Filter, ...]:
    courses = [(one.id, one.title.of(ask.lang)) for one, _ in ask.home.library.shelf()]
    statuses = [(one, say(f"book.status_{one}" if one != "help" else "book.needs_help", ask.lang)) for one in STATUSES]
    weeks = [("" if one == WEEKS[0] else one, ask.say("weeks", n=one)) for one in sorted(WEEKS, key=int)]
    made = [
        Filter("class", ask.say("class"), (("", ask.say("all_classes")), *names.items()), ask.whom.class_id or ""),
        Filter("course", ask.say("course"), (("", ask.say("all_courses")), *courses), ask.course),
        Filter("status", ask.say("status"), (("", ask.say("all_statuses")), *statuses), ask.status),
        Filter("weeks", ask.say("trend_filter"), tuple(weeks), "" if str(ask.weeks) == WEEKS[0] else str(ask.weeks)),
    ]
    if len(places) > 1:
        made.insert(0, Filter("place", ask.say("place"), tuple(places), ask.whom.place))
    return tuple(made)


def _last_day(ask: _Asked, held: Sequence[presence.Held]) -> str:
    if not held:
        return ask.say("no_meeting")
    days = sorted({one.day for one in held})
    if len(days) == 1:
        return desk_days.day_and_weekday(days[0], ask.lang)
    return ask.say("last_meetings", n=len(held))


def _matrix(ask: _Asked, lines: Sequence[Line], wanted: Sequence[Help]) -> Matrix:
    places: dict[tuple[str, str], list[Help]] = {}
    for one in wanted:
        places.setdefault((one.learner, one.lesson), []).append(one)
    ids = list(ask.by_id)
    alone = tuple(sum(one in line.cells and line.cells[one].status >= 3 for line in lines) for one in ids)
    kept = [line for line in lines if _fits(ask, line, places)]
    count = max(1, -(-len(kept) // ROWS))
    at = min(max(ask.page, 1), count)
    rows = []
    for line in kept[(at - 1) * ROWS : at * ROWS]:
        cells = []
        for lesson in ids:
            cell = line.cells.get(lesson)
            stuck = places.get((line.learner, lesson), [])
            cells.append(Cell(int(cell.status) if cell else 0, _where(ask, stuck)))
        rows.append(Row(line.nickname, ask.learner(line.learner), tuple(cells)))
    columns = tuple(Column(lesson.title.of(ask.lang), course) for course, lesson in ask.lessons)
    return Matrix(columns, tuple(rows), alone, len(lines), _pages(ask, at, count))


def _fits(ask: _Asked, line: Line, places: Mapping[tuple[str, str], list[Help]]) -> bool:
    if ask.status == "help":
        return any(learner == line.learner for learner, _ in places)
    return not ask.status or any(int(cell.status) == int(ask.status) for cell in line.cells.values())


def _pages(ask: _Asked, at: int, count: int) -> tuple[Way, ...]:
    if count == 1:
        return ()
    asked = {"class": ask.whom.class_id or "", "course": ask.course, "status": ask.status}
    kept = {"place": ask.whom.place} | {name: value for name, value in asked.items() if value}
    return tuple(
        Way(ask.say("page", n=n), ask.wish.link("/overview", **kept, page=str(n)), main=n == at)
        for n in range(1, count + 1)
    )


def _where(ask: _Asked, stuck: Sequence[Help]) -> str:
    numbers = [step_number(ask.by_id[one.lesson], one.step) for one in stuck]
    known = [ask.say("at_step", n=n) for n in numbers if n]
    if not stuck:
        return ""
    joined = say("pages.title_join", ask.lang).join(known)
    return ask.say("help_at", steps=joined) if known else say("book.needs_help", ask.lang)


def step_words(lesson: Lesson, step: str, lang: str) -> str:
    """A step by its number and words; one that is no longer in the lesson says so."""
    n = step_number(lesson, step)
    if not n:
        return say("overview.step_gone", lang, title=lesson.title.of(lang))
    text = lesson.steps[n - 1].touches[0].text.of(lang)
    return say("overview.step_of", lang, title=lesson.title.of(lang), n=n, text=text)


def _help(ask: _Asked, wanted: Sequence[Help]) -> tuple[Entry, ...]:
    """Everybody once, with all the steps; whom somebody had to show twice running first, then the latest."""
    people: dict[tuple[str, str], list[Help]] = {}
    for one in wanted:
        people.setdefault((one.learner, one.nickname), []).append(one)
    zone = desk_days.zone_of(ask.who, ask.whom.place)
    made = []
    for (learner, nickname), places in people.items():
        lines = []
        for one in places:
            day = desk_days.moment(one.last_at, zone, ask.lang)
            what = step_words(ask.by_id[one.lesson], one.step, ask.lang)
            lines.append((what, ask.say("why_shown" if one.again else "why_stopped", day=day)))
        made.append(Entry(nickname, ask.learner(learner, places[0].lesson), tuple(lines)))
    return tuple(made)


def _warm_up(ask: _Asked) -> tuple[str, ...]:
    lessons = ask.by_id
    return tuple(
        ask.say("warm_up_step", step=step_words(lessons[one.lesson], one.step, ask.lang), n=one.shown, of=one.of)
        for one in overview.lost_steps(ask.home.book, ask.who, ask.whom, most=6)
        if one.lesson in lessons
    )[:3]


def _absent(ask: _Asked, one: overview.Absence) -> Entry:
    what = ask.say("never_seen")
    if one.last_seen:
        what = ask.say("last_seen", day=desk_days.day_and_weekday(one.last_seen, ask.lang))
    why = ask.say("missed", n=one.missed) if one.phone else ask.say("missed_no_phone", n=one.missed)
    return Entry(one.nickname, ask.learner(one.learner), ((what, why),), one.phone)


def _came(ask: _Asked, one: presence.Held) -> Came:
    lesson = ask.home.library.lessons.get(one.lesson)
    what = lesson.title.of(ask.lang) if lesson else ask.say("no_lesson_noted")
    day = desk_days.day_and_weekday(one.day, ask.lang)
    asked = len(one.present) + len(one.absent) + len(one.excused)
    return Came(
        ask.say("meeting", name=one.class_name, day=day, title=what),
        ask.say("came_count", n=len(one.present), of=asked),
        (
            (ask.say("did_not_come"), ask.names(one.absent)),
            (ask.say("excused"), ask.names(one.excused)),
            (ask.say("did_come"), ask.names(one.present)),
        ),
    )


def _due(ask: _Asked, coming: Sequence[overview.DueLesson]) -> tuple[Due, ...]:
    """A lesson once, with everybody it is due for; the day is the first class date it falls on."""
    lessons: dict[str, list[overview.DueLesson]] = {}
    for one in coming:
        lessons.setdefault(one.lesson, []).append(one)
    made = []
    for lesson, rows in sorted(lessons.items(), key=lambda pair: (min(one.on_class for one in pair[1]), -len(pair[1]))):
        first = min(one.on_class for one in rows)
        when = ask.say("due_when", day=desk_days.day_and_weekday(max(first, ask.today), ask.lang), n=len(rows))
        names = tuple((one.nickname, ask.learner(one.learner, lesson)) for one in rows)
        made.append(Due(ask.by_id[lesson].title.of(ask.lang), when, names))
    return tuple(made)


def _trend_said(ask: _Asked, weeks: Sequence[overview.Week]) -> str:
    first, last = weeks[0], weeks[-1]
    able = [one.by_status[3] + one.by_status[4] for one in (first, last)]
    day = desk_days.day(first.monday, ask.lang)
    return ask.say("trend_said", day=day, before=able[0], now=able[1], company=last.by_status[2])
