"""A fictional community for trying out: 40 learners, their staff, ten weeks of believable history, by seed.

Written through the store's own functions, with a clock that walks through the past. Everybody in it is invented.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo

from tracker import accounts, classes, confidence, consents, meetings, people, surprises, visits
from tracker.access import Who
from tracker.accounts import NewStaff
from tracker.days import CHINA, day_of
from tracker.demo_judged import rounds
from tracker.demo_staff import STAFF, SignIn, sign_ins
from tracker.event import PROMPTS, Event
from tracker.ids import new_id
from tracker.judged import LESSON as JUDGING
from tracker.known import hand_in
from tracker.outline import Outline
from tracker.people import NewLearner
from tracker.sessions import begin, who_of
from tracker.store import Book
from tracker.transaction import writing
from tracker.writer import TOGETHER, keep

WEEKS: Final = 10
GONE: Final = timedelta(days=20)  # since when some no longer come
JUDGES: Final = 8
Kind = Literal["steady", "quick", "forgets", "stops", "stuck"]
KINDS: Final[tuple[tuple[Kind, int], ...]] = (("steady", 23), ("quick", 5), ("forgets", 6), ("stops", 5), ("stuck", 1))
_SURNAMES: Final = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗"
_CALLED: Final = ("阿姨", "叔叔", "奶奶", "爷爷")
# chance of doing a step alone: the first time, and what is gained each time
_ALONE: Final[dict[Kind, tuple[float, float]]] = {
    "steady": (0.45, 0.22), "quick": (0.7, 0.3), "forgets": (0.45, 0.2), "stops": (0.35, 0.15), "stuck": (0.4, 0.2),
}  # fmt: skip


@dataclass(slots=True)
class _Person:
    id: str
    kind: Kind
    ability: float
    tried: dict[str, int] = field(default_factory=dict)
    last: dict[str, date] = field(default_factory=dict)


class _Clock:
    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def fill(
    book: Book,
    outlines: Sequence[Outline],
    hashed: Callable[[str], str],
    seed: int = 7,
    messages: Mapping[str, bool] | None = None,
) -> list[SignIn]:
    """Fill an empty book; needs some ten outlines. `hashed` makes what is kept of a passphrase. `messages` to judge,
    with whether each is genuine; without them nobody has judged any.

    Returns who can sign in, as `sign_ins` tells at any later time.
    """
    chance = random.Random(seed)
    today = day_of(book.now())
    clock = _Clock(_at(today - timedelta(weeks=WEEKS, days=1), 9))
    past = Book(book.engine, clock)
    hand_in(past, outlines)
    staff = sign_ins(seed)
    story = _Story(
        past, clock, chance, list(outlines)[:WEEKS], today, {one.sign_in: hashed(one.passphrase) for one in staff}
    )
    story.found()
    for week in range(WEEKS):
        story.week(week)
    if messages:
        hand_in(past, [Outline(JUDGING, 1, ())])
        story.judge(messages, seed)
    story.finish()
    return staff


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=ZoneInfo(CHINA)).astimezone(UTC)


class _Story:
    """Who they are, and what happens week by week."""

    def __init__(
        self,
        book: Book,
        clock: _Clock,
        chance: random.Random,
        lessons: Sequence[Outline],
        today: date,
        hashes: Mapping[str, str],
    ) -> None:
        self.book = book
        self.clock = clock
        self.chance = chance
        self.lessons = lessons
        self.today = today
        self.hashes = hashes  # by the name to sign in with
        self.staff: dict[str, Who] = {}
        self.people: list[_Person] = []
        self.classes: list[tuple[str, list[_Person]]] = []
        self.place = ""
        self.events: list[Event] = []

    def found(self) -> None:
        """Places, accounts, learners, classes."""
        manager = self._found_place("阳光里社区")
        for name, sign_in, role in STAFF[1:]:
            new = NewStaff(name, sign_in, self.hashes[sign_in])
            staff_id = accounts.add_staff(self.book, manager, new, [role], self.place)
            accounts.accept_conduct(self.book, self._who(staff_id))
            self.staff[sign_in] = self._who(staff_id)
        social = self.staff["lin"]
        kinds = [kind for kind, count in KINDS for _ in range(count)]
        self.chance.shuffle(kinds)
        kinds.sort(key=lambda kind: kind == "steady")  # whoever is visited at home is steady; the rest sit in classes
        seats = self.chance.sample(range(37), 37)
        kinds[:37] = [kinds[seat] for seat in seats]
        new_ones = list(self._learners(len(kinds)))
        ids = people.enrol(self.book, social, self.place, new_ones)
        self.people = [
            _Person(one, kind, self.chance.uniform(-0.1, 0.15)) for one, kind in zip(ids, kinds, strict=True)
        ]
        for name, first, last in (("周二上午班", 0, 19), ("周四下午班", 19, 37)):
            class_id = classes.add(self.book, social, self.place, name)
            members = self.people[first:last]
            classes.join(self.book, social, class_id, [one.id for one in members])
            for helper in ("ma", "zheng") if first == 0 else ("sun", "zheng"):
                classes.add_helper(self.book, social, class_id, self.staff[helper].staff)
            self.classes.append((class_id, members))
        until = self.clock.now + timedelta(weeks=WEEKS + 8)
        for one in self.people[37:]:
            consents.note(self.book, social, one.id, "visits", True, "paper")
            visits.assign(self.book, social, one.id, self.staff["sun"].staff, self.clock.now, until)
        for one in self._agreed():
            consents.note(self.book, social, one.id, "surprises", True, "paper")

    def _agreed(self) -> list[_Person]:
        """Who agreed to drills that come by themselves; the last of them was tricked herself since."""
        return [one for one in self.classes[0][1] if one.kind == "steady"][:3]

    def week(self, week: int) -> None:
        monday = self.today - timedelta(days=self.today.weekday() + 7 * (WEEKS - week))
        for (class_id, members), (days, hour) in zip(self.classes, ((1, 9), (3, 14)), strict=True):
            self._meet(week, monday + timedelta(days=days), hour, class_id, members)
        for one in self.people[37:]:
            self._visit(week, monday + timedelta(days=5), one)

    def judge(self, messages: Mapping[str, bool], seed: int) -> None:
        """Some who come to class have judged messages there, twice."""
        some = [one.id for one in self.people[:37] if one.kind != "stops"][:JUDGES]
        days = [_at(self.today - timedelta(weeks=week), 10) for week in (4, 1)]
        self.events += rounds(some, messages, days, seed)

    def finish(self) -> None:
        """Life goes on: two leave, one pauses, one died, one was tricked; the next meetings are planned; another place
        exists."""
        self._keep()
        self.clock.now = _at(self.today - timedelta(days=2), 10)
        social = self.staff["lin"]
        for one, status in self._gone(self.today).items():
            people.note_status(self.book, social, one, status, self.today - GONE)
        surprises.pause(self.book, social, self._agreed()[-1].id, self.today + timedelta(days=60))
        monday = self.today - timedelta(days=self.today.weekday())
        for week in range(4):
            for (class_id, _), days in zip(self.classes, (1, 3), strict=True):
                day = monday + timedelta(weeks=week, days=days)
                if day >= self.today:
                    meetings.plan(self.book, social, class_id, day)
        if self.today.weekday() not in (1, 3):  # whoever tries it out finds a class today
            meetings.plan(self.book, social, self.classes[0][0], self.today)
        other = accounts.add_place(self.book, self.staff["zhou"], "翠竹苑社区")
        manager = self._who(self.staff["zhou"].staff)
        people.enrol(self.book, manager, other, list(self._learners(3)))
        accounts.give_role(self.book, manager, self.staff["he"].staff, "social_worker", other)

    def _found_place(self, name: str) -> Who:
        called, sign_in, _ = STAFF[0]
        new = NewStaff(called, sign_in, self.hashes[sign_in])
        staff_id, self.place = accounts.set_up(self.book, new, name)
        self.staff["zhou"] = self._who(staff_id)
        return self.staff["zhou"]

    def _who(self, staff_id: str) -> Who:
        return who_of(self.book, begin(self.book, staff_id)) or Who("guest")

    def _learners(self, count: int) -> Iterator[NewLearner]:
        names = [surname + called for surname in _SURNAMES for called in _CALLED]
        for nickname in self.chance.sample(names, count):
            phone = f"555-01{self.chance.randrange(10, 100)}" if self.chance.random() < 0.6 else ""
            yield NewLearner(
                nickname,
                self.chance.choice((1930, 1940, 1940, 1950, 1950, 1950, 1960)),
                f"face-{self.chance.randrange(1, 49):02d}",
                phone=phone,
                consent="paper" if phone else "",
            )

    def _meet(self, week: int, day: date, hour: int, class_id: str, members: list[_Person]) -> None:
        self.clock.now = _at(day, hour)
        social = self.staff["lin"]
        lesson = self.lessons[min(week, len(self.lessons) - 1)]
        meeting = meetings.open_now(self.book, social, class_id, lesson.lesson)
        members = [one for one in members if one.id not in self._gone(day)]
        present = [one for one in members if self._comes(one, week)]
        came: dict[str, meetings.Came] = {one.id: "present" if one in present else "absent" for one in members}
        meetings.note_attendance(self.book, social, meeting.id, came)
        for one in present:
            self._lesson(one, lesson, meeting.id, _at(day, hour, 20))
            for earlier in self._due(one, day)[:1]:
                self._walk(one, earlier, "check", meeting.id, _at(day, hour, 5))
        for one in present[::4]:
            faces: tuple[tuple[confidence.When, int], ...] = (("before", 2), ("after", 4))
            for when, face in faces:
                sure = max(1, min(5, face + self.chance.randrange(-1, 2)))
                confidence.note(self.book, social, one.id, lesson.lesson, when, sure, meeting_id=meeting.id)
        self.clock.now = _at(day, hour + 2)
        for helper in classes.helpers(self.book, social, class_id):
            meetings.note_minutes(self.book, social, meeting.id, helper.staff, 120)
        meetings.close(self.book, social, meeting.id)

    def _gone(self, day: date) -> dict[str, people.LifeStatus]:
        """Who no longer comes on this day, and why: nobody calls their names any more."""
        became: tuple[people.LifeStatus, ...] = ("left", "left", "paused", "died")
        stopped = [one.id for one in self.people if one.kind == "stops"]
        return dict(zip(stopped, became, strict=False)) if day >= self.today - GONE else {}

    def _visit(self, week: int, day: date, one: _Person) -> None:
        if week % 2 and one.kind != "quick":
            return
        self.clock.now = _at(day, 10)
        sun = self.staff["sun"]
        lesson = self.lessons[week // 2]
        self._walk(one, lesson, "own_phone", "", _at(day, 9, 15), sun.staff)
        ready = tuple(self.chance.sample(visits.READY[:5], 2))
        done = visits.Visit(new_id(self.clock.now), one.id, _at(day, 9), 50, lesson.lesson)
        visits.end_visit(self.book, sun, done, visits.Told(ready, "", lesson.lesson))

    def _comes(self, one: _Person, week: int) -> bool:
        if one.kind == "stops" and week >= 5:
            return False
        return self.chance.random() < (0.95 if one.kind in ("quick", "stuck") else 0.85)

    def _due(self, one: _Person, day: date) -> list[Outline]:
        return [each for each in self.lessons if each.lesson in one.last and (day - one.last[each.lesson]).days >= 7]

    def _lesson(self, one: _Person, lesson: Outline, meeting: str, at: datetime) -> None:
        self._walk(one, lesson, "practise", meeting, at)
        self._walk(one, lesson, "practise", meeting, at + timedelta(minutes=25))
        if one.kind == "quick":
            own = self.staff["zheng"].staff
            self._walk(one, lesson, "own_phone", meeting, at + timedelta(minutes=50), own)

    def _walk(self, one: _Person, lesson: Outline, mode: str, meeting: str, at: datetime, recorder: str = "") -> None:
        walk = new_id(at)
        times = one.tried.get(lesson.lesson, 0)
        first, gained = _ALONE[one.kind]
        lost = 0.45 if one.kind == "forgets" and mode == "check" else 0.0
        alone = min(first + gained * times + one.ability, 1.0) - lost
        steps = lesson.steps[: self.chance.randrange(2, len(lesson.steps))] if self._tires(one) else lesson.steps
        one.tried[lesson.lesson] = times + 1
        one.last[lesson.lesson] = day_of(at)
        for n, step in enumerate(steps):
            when = at + timedelta(seconds=40 * (n + 1) + self.chance.randrange(20))
            prompt = "independent" if self.chance.random() < alone else self._help()
            if one.kind == "stuck" and n == 3 and lesson is self.lessons[1]:
                prompt = "model" if times % 2 else "physical"
            record = Event(new_id(when), walk, "step", one.id, lesson.lesson, lesson.version, mode, when, step)
            misses = 0 if prompt == "independent" else PROMPTS.index(prompt)
            told: dict[str, Any] = {"prompt": prompt, "misses": misses, "meeting": meeting, "recorder": recorder}
            self.events.append(replace(record, **told, sent_at=when, received_at=when))

    def _tires(self, one: _Person) -> bool:
        return one.kind != "quick" and self.chance.random() < 0.06

    def _help(self) -> str:
        return self.chance.choices(PROMPTS[1:], (5, 3, 2, 1))[0]

    def _keep(self) -> None:
        """All records, a person's together: each summary is then worked out once or twice."""
        self.events.sort(key=lambda event: (event.learner, event.lesson, event.order))
        for start in range(0, len(self.events), TOGETHER):
            with writing(self.book) as db:
                keep(db, self.events[start : start + TOGETHER])
