"""Coming back and evidence at the desk: what is gathered from the book and the lessons' own words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lessons import part_names
from tracker import accounts, at_home, classes, meetings, people, sessions
from tracker.access import Who
from tracker.accounts import NewStaff
from tracker.event import Event
from tracker.ids import new_id
from tracker.overview import Whom
from tracker.people import NewLearner
from tracker.transaction import writing
from tracker.writer import keep
from web import desk_evidence, desk_overview, desk_warm_up, wiring
from web.settings import Settings
from web.wiring import House
from web.wishes import Wishes

ZH, EN = Wishes("zh", "", ""), Wishes("en", "", "")
LESSON = "shop-search"
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


@dataclass
class Class:
    """Six learners who searched for glasses twice; the second time the third step went wrong for five of them."""

    house: House
    who: Who
    place: str
    id: str
    learners: list[str]

    def walked(self, learner: str, days_ago: int, astray: bool) -> None:
        at, walk, lesson = NOW - timedelta(days=days_ago), new_id(NOW), self.house.library.lessons[LESSON]
        events = []
        for n, step in enumerate(lesson.steps):
            when = at + timedelta(seconds=n)
            one = Event(new_id(when), walk, "step", learner, LESSON, lesson.version, "practise", when, step.id)
            events.append(replace(one, prompt="independent", detail={"touched": [], "traps": [], "way": "touch"}))
        if astray:
            detail = {"touched": ["sort-glasses", "gone-since"], "traps": ["live-show"], "way": "touch"}
            events[2] = replace(events[2], prompt="model", misses=2, detail=detail)
        with writing(self.house.book) as db:
            assert keep(db, events) == {}


@pytest.fixture
def group(tmp_path: Path, read_once: None) -> Iterator[Class]:
    house = wiring.open_house(Settings(data=tmp_path / "data"), clock=lambda: NOW)
    book = house.book
    staff, place = accounts.set_up(book, NewStaff("周主任", "zhou", "$" + "x" * 60), "阳光里社区")
    boss = sessions.who_of(book, sessions.begin(book, staff))
    assert boss is not None
    class_id = classes.add(book, boss, place, "周二上午班")
    ids = people.enrol(book, boss, place, [NewLearner(f"学员{n}") for n in range(6)], class_id)
    made = Class(house, boss, place, class_id, ids)
    for n, one in enumerate(ids):
        made.walked(one, 9, False)
        made.walked(one, 2, n < 5)
    yield made
    house.close()


def test_the_warm_up_leads_to_the_class_screen_at_the_step_that_was_lost(group: Class) -> None:
    rows = desk_warm_up.rows(group.house, ZH, group.who, Whom(group.place, group.id), NOW.date())
    assert rows[0].step.startswith("“第三步：搜商品”第 3 步：") and "5 人（做过的 6 人）" in rows[0].why
    assert rows[0].link == f"/class?lang=zh&lesson={LESSON}&step=3"


def test_a_learners_evidence_speaks_in_the_words_of_the_screen(group: Class) -> None:
    view = desk_evidence.gather(group.house, ZH, group.who, group.learners[0])
    [lesson] = view.lessons
    [step] = lesson.steps
    assert (step.n, step.prompts) == (3, ("independent", "model"))
    assert step.touched == "点错过：一处旧的按钮、“眼镜”" and "最后三件" in step.trapped
    assert (
        desk_evidence.gather(group.house, EN, group.who, group.learners[0])
        .lessons[0]
        .steps[0]
        .touched.endswith("Glasses")
    )
    assert desk_evidence.gather(group.house, ZH, group.who, group.learners[5]).lessons == ()


def test_the_author_sees_the_step_that_fails_with_its_wording_and_counts_from_five_on(group: Class) -> None:
    lesson = group.house.library.lessons[LESSON]
    [step] = desk_evidence.hard(group.house, ZH, group.who, [group.place], lesson).steps
    assert (step.n, step.text) == (3, lesson.steps[2].touches[0].text.zh)
    assert step.told == "做了 12 次，42% 要人帮" and step.people == "6 人做过"
    assert step.strayed[1].endswith("（5 人）")
    people.note_status(group.house.book, group.who, group.learners[0], "left", NOW.date())
    other = group.house.library.lessons["typing"]
    assert desk_evidence.hard(group.house, ZH, group.who, [group.place], other).steps == ()


def test_what_she_says_about_home_stands_apart(group: Class) -> None:
    book, her = group.house.book, group.learners[0]
    meeting = meetings.open_now(book, group.who, group.id).id
    at_home.note(book, group.who, her, meeting, "yes")
    [line] = desk_evidence.gather(group.house, ZH, group.who, her).at_home
    assert (line.day, line.what) == ("11月24日 周二", "“第三步：搜商品”：试了")


def test_the_overview_counts_what_is_overdue_apart_from_the_week(group: Class) -> None:
    meetings.plan(group.house.book, group.who, group.id, NOW.date() - timedelta(days=1))  # nobody reviewed on that day
    view = desk_overview.gather(group.house, ZH, group.who, group.place, [(group.place, "阳光里")], {})
    due = next(one for one in view.answers if one.anchor == "due")
    assert (due.count, due.names) == ("1 位", "第三步：搜商品；另有 5 位没赶上")
    assert [one.when for one in view.due] == ["上课那天没赶上的 5 人，下次课补上", "11月25日 周三起，1 人"]


def test_every_part_and_trap_of_every_lesson_has_a_name(group: Class) -> None:
    for lesson in group.house.library.lessons.values():
        for lang in ("zh", "en"):
            found = part_names.names(lesson, lang)
            targets = {touch.target for step in lesson.steps for touch in step.touches if touch.target}
            pictured = {touch.target for step in lesson.steps for touch in step.touches if touch.picture}
            assert all(found.parts.values()) and all(found.traps.values())
            assert targets - pictured <= set(found.parts), lesson.id
