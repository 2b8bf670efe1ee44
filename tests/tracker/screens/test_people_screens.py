"""The pages about people, from values made by hand: what they show, and what is called back."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from media.words import say
from tests.lessons.screens.test_shelf import shown
from tests.tracker.test_roster_lines import read
from tracker.screens import attendance, classes, importing, keeping, meeting, page, portrait, privacy, team
from tracker.screens.again import Again
from tracker.screens.attendance import Attendance
from tracker.screens.classes import Held, OneClass
from tracker.screens.helping import Helping
from tracker.screens.learnt import Learnt
from tracker.screens.page import Way

BACK = Way("班", "/classes")
TODAY = date(2026, 11, 24)
HELPING = Helping({"verbal": 1, "gesture": 2, "physical": 4}, ("model", "gesture"))
NUMBERS = {
    "independence": 80, "alone_in_a_row": 2, "help_in_a_row": 2, "fluent_walks": 3, "fluent_days": 2,
    "fluent_after_days": 7, "fluent_own_phone": 1,
}  # fmt: skip
LEARNT = Learnt(NUMBERS, "1 3 7 14 30", "一直是原来的。")


def draw(name, *given):  # type: ignore[no-untyped-def]
    import importlib

    importlib.import_module(f"tracker.screens.{name}").show(*given)


class Done:
    """Remembers what was called; answers as told."""

    def __init__(self, answer: Any = None) -> None:
        self.calls: list[tuple[object, ...]] = []
        self.answer = answer

    def does(self, name: str) -> Callable[..., Any]:
        def done(*given: object) -> Any:
            self.calls.append((name, *given))
            return self.answer

        return done

    def deeds(self, kind: Any) -> Any:
        return kind(**{name: self.does(name) for name in kind.__dataclass_fields__})


def opened(name: str, *given: object) -> AppTest:
    app = AppTest.from_function(draw, default_timeout=30, args=(name, *given)).run()
    assert not app.exception
    return app


def test_only_touches_since_the_last_answer_are_written() -> None:
    before = {"a": "present", "b": "absent"}
    touched = {"a": "present", "b": "present", "c": "excused", "stranger": "present", "d": "nonsense"}
    assert attendance.changes(touched, before, ["a", "b", "c", "d"]) == {"b": "present", "c": "excused"}


def a_meeting(**more: Any) -> meeting.Meeting:
    held = Attendance("m", (("a", "王阿姨"),), {"a": "present"})
    lessons = (("bigger", "把字变大"),)
    screen = Way("打开上课大屏：把字变大", "/class?lesson=bigger", main=True)
    minutes = (("s", "小马", 0),)
    usual = meeting.Meeting("周二班", "正在上课", BACK, held, lessons, "bigger", screen, True, minutes, 120, (), None)
    return replace(usual, **more)


def test_a_meeting_opens_the_class_screen_and_ends() -> None:
    done = Done()
    app = opened("meeting", a_meeting(), "zh", done.deeds(meeting.Deeds))
    assert 'href="/class?lesson=bigger"' in shown(app)
    app.button(key="minutes-do-s").click().run()
    app.button(key="meeting-end").click().run()
    assert done.calls == [("minutes", "s", 120), ("end",)]


def test_a_meeting_whose_day_has_not_come_says_so_and_asks_for_no_minutes() -> None:
    app = opened("meeting", a_meeting(is_to_come=True, is_open=False), "zh", Done().deeds(meeting.Deeds))
    assert say("people.came_not_yet", "zh") in shown(app) and not app.text_input


HARD = Again(("“视频通话”第 3 步",), (("video", "视频通话"),))


def a_class(**more: Any) -> OneClass:
    coming = (Held("12月1日", "排好了：没有选课", "/meeting?meeting=n", "n"), Held("12月8日", "排好了", "/m", "later"))
    lessons = (("bigger", "把字变大"), ("video", "视频通话"))
    usual = OneClass("周二班", (), (), coming, lessons, (), (), TODAY, BACK, BACK, again=HARD, next="n")
    return replace(usual, **more)


def test_what_was_hard_last_time_is_todays_lesson_or_the_next_meetings_by_one_touch() -> None:
    done = Done()
    app = opened("classes", a_class(next=""), "zh", done.deeds(classes.Deeds))
    assert app.selectbox(key=classes.BEGIN).value == "" and shown(app).count(HARD.steps[0]) == 1
    app.button(key="again-today-video").click().run()
    assert app.selectbox(key=classes.BEGIN).value == "video"
    app.button(key="meeting-begin").click().run()
    later = opened("classes", a_class(), "zh", done.deeds(classes.Deeds))
    assert shown(later).count(HARD.steps[0]) == 1
    later.button(key="again-next-video").click().run()
    assert done.calls == [("begin", "video"), ("lesson", "n", "video")]


def test_a_lesson_planned_for_today_stands_chosen_and_is_not_offered_again() -> None:
    app = opened("classes", a_class(planned="video", next=""), "zh", Done().deeds(classes.Deeds))
    assert app.selectbox(key=classes.BEGIN).value == "video"
    assert "again-today-video" not in [one.key for one in app.button]


def test_a_meeting_takes_over_a_lesson_chosen_elsewhere_and_writes_nothing_back() -> None:
    done, held = Done(), a_meeting(lessons=(("bigger", "把字变大"), ("video", "视频通话")), again=HARD)
    app = opened("meeting", held, "zh", done.deeds(meeting.Deeds))
    app.selectbox(key="lesson-m-bigger").set_value("video").run()
    assert done.calls == [("lesson", "video")]
    app = opened("meeting", held, "zh", done.deeds(meeting.Deeds))
    app.button(key="again-this-video").click().run()
    assert done.calls == [("lesson", "video")] * 2


def test_minutes_that_are_no_number_are_refused_before_anything_is_written() -> None:
    done = Done()
    app = opened("meeting", a_meeting(), "zh", done.deeds(meeting.Deeds))
    app.text_input(key="minutes-s").set_value("两小时").run()
    app.button(key="minutes-do-s").click().run()
    assert done.calls == []


def an_enrolment(done: Done) -> AppTest:
    deeds = importing.Deeds(read, lambda data: "坏了", done.does("enrol"))
    return opened("importing", importing.Enrolling((("k", "早班"),), "k", BACK), "zh", deeds)


def test_a_pasted_list_is_shown_before_it_is_taken_in() -> None:
    done = Done()
    app = an_enrolment(done)
    app.text_area(key="enrol-text-0").set_value("王阿姨，李叔叔").run()
    assert "可以加 2 位" in shown(app) and not done.calls
    app.button(key="enrol-do").click().run()
    assert [one.nickname for one in done.calls[0][1]] == ["王阿姨", "李叔叔"] and done.calls[0][2] == "k"  # type: ignore[attr-defined]
    assert "都加进来了" in app.success[0].value


def test_a_number_beside_a_name_is_asked_about_and_then_shown_as_it_was_understood() -> None:
    app = an_enrolment(Done())
    app.text_area(key="enrol-text-0").set_value("张奶奶 72").run()
    assert all(one.key != "enrol-do" for one in app.button)
    app.radio(key="enrol-bare-0").set_value("age").run()
    assert "1950 年代" in shown(app) and "可能差一年" in shown(app)
    assert any(one.key == "enrol-do" for one in app.button)


def test_classes_that_a_list_would_make_are_named_before() -> None:
    app = an_enrolment(Done())
    app.text_area(key="enrol-text-0").set_value("王阿姨，早班\n李叔叔，早斑班").run()
    assert "会一起建好：早斑班。" in shown(app)


def test_one_bad_row_leaves_no_button_to_take_anything_in() -> None:
    app = an_enrolment(Done())
    app.text_area(key="enrol-text-0").set_value("王阿姨\n110101195001011234").run()
    assert "身份证号一概不收" in shown(app) and "1234" not in shown(app)
    assert all(one.key != "enrol-do" for one in app.button)


def test_a_refusal_of_the_book_is_told_and_the_list_stays() -> None:
    app = an_enrolment(Done("没有存上。"))
    app.text_area(key="enrol-text-0").set_value("王阿姨").run()
    app.button(key="enrol-do").click().run()
    assert app.error[0].value == "没有存上。" and app.text_area(key="enrol-text-0").value == "王阿姨"


def a_person(**more: Any) -> privacy.Person:
    agreed = (privacy.Agreed("phone", False, "还没有问过。"), privacy.Agreed("visits", True, "签了字。"))
    hers = portrait.Portrait("p", "sun", "", False, (("sun", "太阳", "<svg/>"), ("moon", "月亮", "<svg/>")))
    decades = (("", "不知道"), ("1950", "1950 年代"))
    usual = privacy.Person("p", "王阿姨", 1950, "active", "", hers, "", "", agreed, BACK, decades)
    return replace(usual, **more)


def a_persons(done: Done) -> privacy.Deeds:
    deeds: privacy.Deeds = done.deeds(privacy.Deeds)
    return replace(deeds, portrait=done.deeds(portrait.Deeds))


def test_another_picture_is_one_touch_and_a_photograph_waits_for_consent() -> None:
    done = Done()
    app = opened("privacy", a_person(), "zh", a_persons(done))
    app.button(key="picture-moon").click().run()
    assert done.calls == [("choose", "moon")]
    assert "用照片要本人先同意" in shown(app) and all(one.key != "photo-do" for one in app.button)
    agreed = replace(a_person().portrait, agreed=True, photo="/me/photo/p")
    app = opened("privacy", a_person(portrait=agreed), "zh", a_persons(done))
    assert app.button(key="photo-do").disabled and "/me/photo/p" in shown(app)


def test_a_consent_is_taken_back_with_one_touch() -> None:
    done = Done()
    app = opened("privacy", a_person(), "zh", a_persons(done))
    app.button(key="withdraw-visits").click().run()
    app.button(key="agree-paper-phone").click().run()
    assert done.calls == [("consent", "visits", False, "paper", ""), ("consent", "phone", True, "paper", "")]


def test_a_spoken_consent_needs_its_witness() -> None:
    done = Done()
    app = opened("privacy", a_person(), "zh", a_persons(done))
    app.button(key="agree-spoken-phone").click().run()
    assert done.calls == []
    app.text_input(key="witness-phone").set_value("小马").run()
    app.button(key="agree-spoken-phone").click().run()
    assert done.calls == [("consent", "phone", True, "spoken", "小马")]


def test_without_consent_there_is_no_field_for_name_and_telephone() -> None:
    app = opened("privacy", a_person(), "zh", a_persons(Done()))
    assert {one.key for one in app.text_input} & {"kept-name", "kept-phone"} == set()


def test_nobody_is_erased_under_another_name() -> None:
    done = Done()
    app = opened("privacy", a_person(), "zh", a_persons(done))
    app.text_input(key="erase-typed").set_value("李叔叔").run()
    app.button(key="erase-do").click().run()
    assert done.calls == [] and "什么也没有删" in app.error[0].value
    app.text_input(key="erase-typed").set_value("王阿姨").run()
    app.button(key="erase-do").click().run()
    assert done.calls == [("erase",)]


@pytest.mark.parametrize("name", ["![](http://elsewhere/x.png)", "*_`$[a](b)~", ":red[王]", "<b>&lt;"])
def test_a_name_in_a_label_is_no_markdown(name: str) -> None:
    app = opened("privacy", replace(a_person(), nickname=name), "zh", a_persons(Done()))
    label = app.text_input(key="erase-typed").label
    assert page.plain(name) in label and name not in label
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", page.plain(name)) == name


def test_a_status_is_noted_only_after_a_second_touch() -> None:
    done = Done()
    app = opened("privacy", a_person(), "en", a_persons(done))
    app.radio(key="life-radio").set_value("died").run()
    assert done.calls == []
    app.button(key="life-do").click().run()
    assert done.calls == [("status", "died")]


def a_team(**more: Any) -> team.Team:
    helper = team.Colleague("m", "小马", "小马", ("volunteer",), False)
    staff = (helper, team.Colleague("z", "周", "zhou", ("manager",), True, True))
    visits, held = (team.Visit("v", "小马去看王阿姨"),), (team.Signed("s", "小马：手机", "小马"),)
    usual = team.Team("p", (("p", "阳光里"),), staff, visits, held, (("l", "王阿姨"),), TODAY, date(2027, 1, 1), True)
    return replace(usual, **more)


def test_the_pairing_code_is_shown_once() -> None:
    done = Done(team.PairOffer("<svg/>", "1234 5678", "http://192.168.1.2:8501/pair"))
    app = opened("team", a_team(), "zh", done.deeds(team.Deeds))
    app.button(key="pair-do").click().run()
    assert "1234 5678" in shown(app) and done.calls == [("pair", "m")]
    app.run()
    assert "1234 5678" not in shown(app)


def test_a_social_worker_sees_colleagues_and_changes_no_account() -> None:
    app = opened("team", a_team(manages=False), "zh", Done().deeds(team.Deeds))
    keys = {one.key for one in app.button}
    assert "pair-do" in keys and "visit-do" in keys and "staff-make" not in keys
    assert "还没有答应六条约定" in shown(app)


def test_a_visit_needs_days_that_are_days() -> None:
    done = Done()
    app = opened("team", a_team(), "zh", done.deeds(team.Deeds))
    app.text_input(key="visit-until").set_value("下个月").run()
    app.button(key="visit-do").click().run()
    assert done.calls == []
    app.text_input(key="visit-until").set_value("2026年12月24日").run()
    app.button(key="visit-do").click().run()
    assert done.calls == [("assign", "l", "m", TODAY, date(2026, 12, 24))]


def test_data_past_its_time_goes_only_after_the_list_was_looked_at() -> None:
    done = Done()
    past = (keeping.Past("王阿姨", "最后一次：2025-01-01"),)
    held = keeping.Keeping("p", (), (("/x", "U 盘"),), "", True, "", HELPING, LEARNT, past, 12, (), None)
    app = opened("keeping", held, "zh", done.deeds(keeping.Deeds))
    assert "王阿姨" in shown(app) and app.button(key="past-do").disabled
    app.checkbox(key="past-sure").check().run()
    app.button(key="past-do").click().run()
    assert done.calls == [("retention",)]


def test_how_practice_helps_is_set_by_numbers_and_put_back_by_one_touch() -> None:
    done = Done()
    held = keeping.Keeping("p", (), (("/x", "U 盘"),), "", True, "", HELPING, LEARNT, (), 12, (), None)
    app = opened("keeping", held, "zh", done.deeds(keeping.Deeds))
    app.number_input(key="helping-verbal-1").set_value(3)
    app.selectbox(key="helping-walk-1-gesture").set_value("")
    app.button(key="helping-do").click().run()
    app.button(key="helping-usual").click().run()
    given = {"verbal": 3, "gesture": 2, "model": 0, "physical": 4}
    assert done.calls == [("helping", given, ("model", "", "")), ("usual_helping",)]


def test_when_something_counts_as_learnt_is_set_by_numbers_and_put_back_by_one_touch() -> None:
    done = Done()
    held = keeping.Keeping("p", (), (("/x", "U 盘"),), "", True, "", HELPING, LEARNT, (), 12, (), None)
    app = opened("keeping", held, "zh", done.deeds(keeping.Deeds))
    assert "一直是原来的" in shown(app) and "已经学会的还是学会的" in shown(app)
    app.number_input(key="learnt-independence-p-80").set_value(90)
    app.text_input(key="learnt-intervals-p-1 3 7 14 30").set_value("2 9")
    app.button(key="learnt-do").click().run()
    app.button(key="learnt-usual").click().run()
    assert done.calls == [("learnt", NUMBERS | {"independence": 90}, "2 9"), ("usual_learnt",)]


def test_a_threshold_that_cannot_be_is_told_beside_what_was_touched() -> None:
    held = keeping.Keeping("p", (), (("/x", "U 盘"),), "", True, "", HELPING, LEARNT, (), 12, (), None)
    app = opened("keeping", held, "zh", Done("天数要一次比一次长。").deeds(keeping.Deeds))
    app.button(key="learnt-do").click().run()
    assert [one.value for one in app.error] == ["天数要一次比一次长。"]


def test_days_are_read_as_people_write_them() -> None:
    for text in ("2026-11-24", "2026/11/24", "2026.11.24", "2026年11月24日"):
        assert classes.read_day(text) == TODAY
    assert classes.read_day("明天") is None and classes.read_day("2026-13-01") is None


def test_a_refusal_stands_beside_what_was_touched_and_at_once() -> None:
    agreed = (privacy.Agreed("phone", True, "签了字。"),)
    app = opened("privacy", a_person(agreed=agreed), "zh", a_persons(Done("这像身份证号。没有存。")))
    app.button(key="contact-do").click().run()
    assert [one.value for one in app.error] == ["这像身份证号。没有存。"]


def test_what_somebody_else_changed_meanwhile_is_shown_and_not_written_over() -> None:
    def page(deeds, known):  # type: ignore[no-untyped-def]
        import streamlit as st

        from tracker.screens import privacy

        privacy.show(known[st.session_state.get("now", 0)], "zh", deeds)

    done = Done()
    known = [a_person(nickname="何叔叔"), a_person(nickname="何大叔")]
    app = AppTest.from_function(page, default_timeout=30, args=(a_persons(done), known)).run()
    app.session_state["now"] = 1
    app.text_input(key="kept-nickname").set_value("何同学").run()
    app.button(key="kept-do").click().run()
    assert [one.value for one in app.error] == [say("people.changed_elsewhere", "zh")] and done.calls == []
    assert app.text_input(key="kept-nickname").value == "何大叔"
    app.text_input(key="kept-nickname").set_value("何老师").run()
    app.button(key="kept-do").click().run()
    assert [call[:2] for call in done.calls] == [("change", "何老师")]


def test_two_of_one_nickname_are_told_apart_on_their_pages() -> None:
    assert "<h1" in (html := shown(opened("privacy", a_person(name="王阿姨 2"), "zh", a_persons(Done()))))
    assert "王阿姨 2</h1>" in html


def test_a_place_without_anybody_asks_to_add_people_and_not_for_other_filters() -> None:
    app = opened("people", [], [], [], "here", [], "zh")
    assert say("people.found_nobody", "zh") in shown(app)
    app.text_input(key="people-find").set_value("王").run()
    assert say("people.found_none", "zh") in shown(app)
