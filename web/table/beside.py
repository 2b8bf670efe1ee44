"""Whom somebody sits beside today: learners of today's classes and one's visits, each with what comes next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from tracker import beside as seating
from tracker import classes, learner_record, meetings, overview, people, visits
from tracker.meetings import Meeting
from tracker.overview import Whom
from tracker.people import Learner
from tracker.reach import AFTER_CLASS
from web import desk_names
from web.table.room import Ask
from web.table.suggest import Standing, Suggestion, suggest


@dataclass(frozen=True, slots=True)
class Row:
    """One learner of the list; `help` is true when somebody has to sit with her, `mine` when in class I do."""

    learner: Learner
    help: bool
    next: Suggestion | None
    why: str
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A class of today (with its meeting), or one's visits (without)."""

    name: str
    meeting: Meeting | None
    rows: list[Row]
    away: list[str]  # nicknames of those who were noted as not there


def groups(ask: Ask) -> list[Group]:
    """Today's classes by name, then the visits."""
    found = [_class(ask, one, meeting) for one in classes.listed(ask.book, ask.who) if (meeting := _todays(ask, one))]
    mine = [one.learner for one in visits.assigned(ask.book, ask.who) if one.staff == ask.who.staff]
    rows = [row_of(ask, ask.seen(one)) for one in dict.fromkeys(mine)]
    return [*found, *([Group("", None, rows, [])] if rows else [])]


def row_of(ask: Ask, learner: Learner, class_lesson: str = "") -> Row:
    """One learner by herself, from her own summaries."""
    standing = {
        one.lesson: Standing(one.status, (one.help_steps or (one.stopped_at,))[0], one.due_on)
        for one in learner_record.lessons(ask.book, ask.who, learner.id)
    }
    return _row(ask, learner, standing, class_lesson)


def meeting_with(ask: Ask, learner_id: str) -> Meeting | None:
    """Today's meeting of a class she belongs to, if one is with her there and not on a visit."""
    for one in classes.listed(ask.book, ask.who):
        meeting = _todays(ask, one)
        if meeting and any(each.id == learner_id for each in people.listed(ask.book, ask.who, class_id=one.id)):
            return meeting
    return None


def _todays(ask: Ask, one: classes.Class) -> Meeting | None:
    now, today = ask.book.now(), ask.today(one.place)
    held = meetings.of_class(ask.book, ask.who, one.id, 10, until=today)
    running = [meeting for meeting in held if meeting.goes_on(now)]
    over = [meeting for meeting in held if meeting.closed_at and meeting.closed_at > now - AFTER_CLASS]
    planned = [meeting for meeting in held if meeting.opened_at is None and meeting.day == today]
    return next(iter([*running, *planned, *over]), None)


def _class(ask: Ask, one: classes.Class, meeting: Meeting) -> Group:
    whom = Whom(one.place, one.id)
    stuck: dict[tuple[str, str], str] = {}
    for each in overview.help_wanted(ask.book, ask.who, whom):
        stuck.setdefault((each.learner, each.lesson), each.step)
    came = meetings.attendance_of(ask.book, ask.who, meeting.id)
    called = desk_names.known(ask.book, ask.who)
    members = {each.id: each for each in called.told(people.listed(ask.book, ask.who, class_id=one.id))}
    seated = seating.of_class(ask.book, ask.who, one.id)
    rows, away = [], []
    for line in overview.matrix(ask.book, ask.who, whom):
        if came.get(line.learner) in ("absent", "excused"):
            away.append(members[line.learner].nickname)
            continue
        standing = {
            lesson: Standing(cell.status, stuck.get((line.learner, lesson), ""), cell.due_on)
            for lesson, cell in line.cells.items()
        }
        row = _row(ask, members[line.learner], standing, meeting.lesson)
        rows.append(replace(row, mine=seated.get(line.learner) == ask.who.staff))
    return Group(one.name, meeting, rows, away)


def _row(ask: Ask, learner: Learner, standing: Mapping[str, Standing], class_lesson: str) -> Row:
    found = suggest(standing, ask.shelf(), ask.today(learner.place), class_lesson)
    return Row(learner, _any_stuck(standing.values()), found, why(ask, found))


def why(ask: Ask, found: Suggestion | None) -> str:
    """The reason as one short sentence."""
    if found is None:
        return ask.say("why_all")
    return ask.say(f"why_{found.why}", title=found.lesson.title.of(ask.lang), n=found.step)


def _any_stuck(standing: Iterable[Standing]) -> bool:
    return any(one.stuck for one in standing)


def minutes_since(ask: Ask, meeting: Meeting) -> int:
    """How long the meeting has been going on, to the next five minutes: the proposal for a volunteer's own."""
    end = meeting.closed_at or ask.book.now()
    lasted = end - meeting.opened_at if meeting.opened_at else timedelta()
    return min(240, -(-int(lasted.total_seconds()) // 300) * 5)
