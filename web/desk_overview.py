"""The overview's content, gathered from the book's summaries and the lessons' titles. Draws nothing."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final

from lessons.lesson import Lesson
from media.words import say
from tracker import overview, presence, trend
from tracker.access import Who
from tracker.overview import Help
from tracker.screens import overview as screen
from tracker.screens.filters import Filter
from tracker.screens.overview import Answer, Came, Due, Entry, Overview
from tracker.screens.page import Way
from tracker.screens.trend import Week
from web import desk_asked, desk_days, desk_door, desk_matrix, desk_warm_up
from web.desk_asked import Asked
from web.table.suggest import step_number
from web.wiring import House
from web.wishes import Wishes

LOOK_AHEAD: Final = timedelta(days=7)


def page_of(home: House, wish: Wishes, who: Who) -> None:
    """The page; choices go into the address."""
    place, places = desk_door.places(home, who, wish)
    address = {name: desk_door.asked(name) for name in ("class", "course", "status", "weeks", "page")}
    screen.show(gather(home, wish, who, place, places, address), wish.lang, chosen=desk_asked.choose)


def gather(
    home: House, wish: Wishes, who: Who, place: str, places: Sequence[tuple[str, str]], address: Mapping[str, str]
) -> Overview:
    """Everything for the page. Raises `NoSuch` for a place that is not this person's."""
    ask, names = desk_asked.read(home, wish, who, place, address)
    return _gathered(ask, dict(places)[place], names, desk_asked.filters(ask, places, names))


def _gathered(ask: Asked, place: str, names: Mapping[str, str], filters: tuple[Filter, ...]) -> Overview:
    book, who, whom = ask.home.book, ask.who, ask.whom
    shown = ask.by_id
    lines = ask.people.told(overview.matrix(book, who, whom, list(shown)))
    wanted = ask.people.told(one for one in overview.help_wanted(book, who, whom) if one.lesson in shown)
    wanted.sort(key=lambda one: not one.again)
    away = ask.people.told(overview.absent(book, who, whom))
    held = presence.last_held(book, who, whom, ask.today)
    due = ask.people.told(one for one in overview.due(book, who, whom, ask.today + LOOK_AHEAD) if one.lesson in shown)
    coming = [one for one in due if not one.overdue]
    weeks = trend.weekly(book, who, whom, ask.weeks)
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
            _due_said(ask, due),
            "due",
        ),
    )
    whose = names[whom.class_id] if whom.class_id else ""
    return Overview(
        title=ask.say("title_class", place=place, name=whose) if whose else ask.say("title", place=place),
        note=ask.say("note", day=desk_days.day_and_weekday(ask.today, ask.lang), n=len(lines)),
        filters=filters,
        answers=answers,
        matrix=desk_matrix.gather(ask, lines, wanted),
        help=_help(ask, wanted),
        warm_up=_warm_up(ask),
        absent=tuple(_absent(ask, one) for one in away),
        came=tuple(_came(ask, one) for one in held),
        due=_due(ask, due),
        weeks=tuple(Week(desk_days.day(one.monday, ask.lang), one.by_status) for one in weeks),
        trend_said=_trend_said(ask, weeks),
        enrol=None if lines or held or any(sum(one.by_status[1:]) for one in weeks) else _enrol(ask),
    )


def _enrol(ask: Asked) -> Way:
    into = {"class": ask.whom.class_id} if ask.whom.class_id else {}
    label = say("people.enrol_title", ask.lang)
    return Way(label, ask.wish.link("/enrol", place=ask.whom.place, **into), main=True)


def _last_day(ask: Asked, held: Sequence[presence.Held]) -> str:
    if not held:
        return ask.say("no_meeting")
    days = sorted({one.day for one in held})
    if len(days) == 1:
        return desk_days.day_and_weekday(days[0], ask.lang)
    return ask.say("last_meetings", n=len(held))


def step_words(lesson: Lesson, step: str, lang: str) -> str:
    """A step by its number and words; one that is no longer in the lesson says so."""
    n = step_number(lesson, step)
    if not n:
        return say("overview.step_gone", lang, title=lesson.title.of(lang))
    text = lesson.steps[n - 1].touches[0].text.of(lang)
    return say("overview.step_of", lang, title=lesson.title.of(lang), n=n, text=text)


def _help(ask: Asked, wanted: Sequence[Help]) -> tuple[Entry, ...]:
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


def _warm_up(ask: Asked) -> tuple[str, ...]:
    found = desk_warm_up.steps(ask.home, ask.who, ask.whom, ask.today, ask.by_id)
    return tuple(
        say(
            "reviews.warm_line",
            ask.lang,
            step=step_words(ask.by_id[one.lesson], one.step, ask.lang),
            why=one.why,
        )
        for one in desk_warm_up.said(found, ask.lang)
    )


def _absent(ask: Asked, one: overview.Absence) -> Entry:
    what = ask.say("never_seen")
    if one.last_seen:
        what = ask.say("last_seen", day=desk_days.day_and_weekday(one.last_seen, ask.lang))
    why = ask.say("missed", n=one.missed) if one.phone else ask.say("missed_no_phone", n=one.missed)
    return Entry(one.nickname, ask.learner(one.learner), ((what, why),), one.phone)


def _came(ask: Asked, one: presence.Held) -> Came:
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


def _due_said(ask: Asked, due: Sequence[overview.DueLesson]) -> str:
    """What is due within the week, and, apart from it, how many missed their day."""
    coming = (ask.by_id[one.lesson].title.of(ask.lang) for one in due if not one.overdue)
    titles = ask.few(coming, "title_join")
    late = len({one.learner for one in due if one.overdue})
    if not late:
        return titles or ask.say("nothing")
    return say("reviews.and_late" if titles else "reviews.only_late", ask.lang, titles=titles, n=late)


def _due(ask: Asked, due: Sequence[overview.DueLesson]) -> tuple[Due, ...]:
    """A lesson once, with everybody it is due for; the day is the first class date it falls on. Those who missed
    their day stand apart, in front."""
    lessons: dict[tuple[bool, str], list[overview.DueLesson]] = {}
    for one in due:
        lessons.setdefault((not one.overdue, one.lesson), []).append(one)
    made = []
    for (in_time, lesson), rows in sorted(
        lessons.items(), key=lambda pair: (pair[0][0], min(one.on_class for one in pair[1]), -len(pair[1]))
    ):
        when = say("reviews.late_when", ask.lang, n=len(rows))
        if in_time:
            first = max(min(one.on_class for one in rows), ask.today)
            when = ask.say("due_when", day=desk_days.day_and_weekday(first, ask.lang), n=len(rows))
        names = tuple((one.nickname, ask.learner(one.learner, lesson)) for one in rows)
        made.append(Due(ask.by_id[lesson].title.of(ask.lang), when, names))
    return tuple(made)


def _trend_said(ask: Asked, weeks: Sequence[trend.Week]) -> str:
    first, last = weeks[0], weeks[-1]
    able = [one.by_status[3] + one.by_status[4] for one in (first, last)]
    day = desk_days.day(first.monday, ask.lang)
    return ask.say("trend_said", day=day, before=able[0], now=able[1], company=last.by_status[2])
