"""Who comes in, what they see, and what is written, through the app without a browser."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from media.pictures.fonts import NoFont
from media.words import say
from tests.table.conftest import Town
from tracker import accounts, beside, classes, figures, give_out, learner_record, meetings, presence, visits
from tracker.days import bounds, day_of
from tracker.ids import new_id
from web.table import sheets

Ask = Callable[[str], TestClient]
LESSON = "bigger-letters"


def test_who_is_not_signed_in_is_led_to_sign_in_and_sees_nobody(ask: Ask) -> None:
    answer = ask("").get("/table")
    assert answer.status_code in (303, 401) and "王阿姨" not in answer.text


def test_the_rules_of_conduct_come_before_the_first_learner(ask: Ask, town: Town) -> None:
    sun = ask("sun")
    for path in ("/table", f"/table/{town.learners['王阿姨']}"):
        assert sun.get(path).headers["location"].startswith("/table/conduct")
    assert "不先问一声" in sun.get("/table/conduct").text
    assert sun.post("/table/conduct").headers["location"].startswith("/table?")
    assert "王阿姨" in sun.get("/table").text


def test_today_lists_the_class_and_the_visits_each_with_what_comes_next(ask: Ask, town: Town) -> None:
    text = ask("ma").get("/table").text
    for words in ("周二上午班", "上门的学员", "“把字变大”第 4 步要帮忙", "该复习“点、按、滑、返回”了"):
        assert words in text
    assert "钱伯伯" not in text and "远方" not in text
    only = ask("ma").get("/table?show=help").text
    assert "李大爷" in only and "王阿姨" not in only


def test_a_term_planned_ahead_does_not_hide_todays_class(ask: Ask, town: Town) -> None:
    (class_id,) = {one.class_id for one in meetings.running(town.book, town.who("lin"))}
    for week in range(1, 14):
        meetings.plan(town.book, town.who("lin"), class_id, day_of(town.clock()) + timedelta(days=7 * week))
    assert "周二上午班" in ask("ma").get("/table").text


def test_a_sheet_that_cannot_be_printed_is_a_sentence(ask: Ask, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_font(*_: object) -> bytes:
        raise NoFont

    monkeypatch.setattr(sheets, "volunteer_sheet", no_font)
    answer = ask("ma").get(f"/table/{town.learners['王阿姨']}/{LESSON}/sheet.pdf")
    assert answer.status_code == 503 and say("pictures.no_font", "zh") in answer.text


def test_those_i_sit_beside_stand_first(ask: Ask, town: Town) -> None:
    lin, names = town.who("lin"), re.compile(r"<strong>([^<]+)</strong>|<h3>([^<]+)</h3>")

    def listed() -> list[str]:
        return [name or title for name, title in names.findall(ask("ma").get("/table").text)][:6]

    assert set(listed()[:4]) == {"王阿姨", "李大爷", "陈奶奶", "赵叔"}  # nothing is arranged: all of them in one list
    (class_id,) = {one.id for one in classes.listed(town.book, lin)}
    wanted = {"赵叔": "ma", "陈奶奶": "ma", "王阿姨": "sun"}
    seats = {town.learners[name]: town.staff[staff] for name, staff in wanted.items()}
    beside.sit(town.book, lin, class_id, seats)
    first = listed()
    assert (first[0], first[3]) == ("我身边的人", "其他人") and set(first[1:3]) == {"赵叔", "陈奶奶"}


def test_who_was_noted_as_away_stands_below_the_list(ask: Ask, town: Town) -> None:
    meetings.note_attendance(town.book, town.who("lin"), town.meeting, {town.learners["赵叔"]: "absent"})
    assert "今天没来：赵叔" in ask("ma").get("/table").text


def test_somebody_else_s_learner_answers_like_one_that_does_not_exist(ask: Ask, town: Town) -> None:
    ma, nobody = ask("ma"), new_id(town.clock())

    def answers(learner: str) -> list[tuple[int, str]]:
        walk = new_id(town.clock())
        found = [
            *(ma.get(f"/table/{learner}{tail}") for tail in ("", f"/{LESSON}", f"/{LESSON}/walk", f"/{LESSON}/paper")),
            *(ma.get(f"/table/{learner}{tail}") for tail in (f"/{LESSON}/visit", f"/{LESSON}/sheet.pdf")),
            ma.get(f"/table/{learner}/walks/{walk}"),
            *(
                ma.post(f"/table/{learner}/{LESSON}{tail}", data={"face": "3"})
                for tail in ("", "/visit", "/hand-over", "/paper")
            ),
            ma.post(f"/table/{learner}/walks/{walk}", data={"do": "back"}),
        ]
        return [(one.status_code, one.text.replace(learner, "")) for one in found]

    missing = answers(nobody)
    assert {status for status, _ in missing} == {404} and all('href="/table?lang=zh"' in text for _, text in missing)
    for name in ("钱伯伯", "远方"):
        assert answers(town.learners[name]) == missing


def test_access_ends_24_hours_after_the_class(ask: Ask, town: Town) -> None:
    meetings.close(town.book, town.who("lin"), town.meeting)
    path = f"/table/{town.learners['王阿姨']}"
    town.clock.ahead += timedelta(hours=23, minutes=59)
    assert ask("ma").get(path).status_code == 200
    town.clock.ahead += timedelta(minutes=2)
    assert ask("ma").get(path).status_code == 404
    assert "王阿姨" not in ask("ma").get("/table").text


def sheet(ask: Ask, town: Town, **more: str) -> dict[str, str]:
    page = ask("ma").get(f"/table/{town.learners['何婆婆']}/{LESSON}/paper").text
    walk = re.search(r'name="walk" value="([^"]+)"', page)
    assert walk is not None
    steps = town.house.library.lessons[LESSON].steps
    day = (town.clock() - timedelta(days=2)).date().isoformat()
    marks = {f"mark-{step.id}": "verbal" if n == 2 else "independent" for n, step in enumerate(steps)}
    sent = {"walk": walk[1], "day": day, "where": "visit", "mode": "own_phone", "minutes": "40", "say-went_well": "1"}
    return {**sent, **marks, **more}


def test_a_sheet_is_kept_with_its_own_day_and_who_typed_it(ask: Ask, town: Town) -> None:
    her, ma = town.learners["何婆婆"], town.who("ma")
    typed = sheet(ask, town)
    answer = ask("ma").post(f"/table/{her}/{LESSON}/paper", data=typed)
    assert answer.status_code == 303 and "paper_kept" in answer.headers["location"]
    walk = learner_record.walks(town.book, ma, her, LESSON)[0]
    assert walk.complete and walk.first_at.date().isoformat() == typed["day"] and walk.recorder == town.staff["ma"]
    assert visits.hand_overs(town.book, ma, her)[0].sentences == ("went_well",)


def test_a_sheet_typed_a_minute_after_midnight_stays_on_its_day(ask: Ask, town: Town) -> None:
    her = town.learners["何婆婆"]
    midnight = bounds(day_of(town.clock()))[1]
    town.clock.ahead += midnight + timedelta(minutes=1) - town.clock()
    today = day_of(town.clock())
    assert ask("ma").post(f"/table/{her}/{LESSON}/paper", data=sheet(ask, town, day=str(today))).status_code == 303
    walk = learner_record.walks(town.book, town.who("ma"), her, LESSON)[0]
    assert (day_of(walk.first_at), day_of(walk.at)) == (today, today)


def test_the_same_form_sent_twice_changes_nothing(ask: Ask, town: Town) -> None:
    her, typed = town.learners["何婆婆"], sheet(ask, town)
    for _ in range(2):
        assert ask("ma").post(f"/table/{her}/{LESSON}/paper", data=typed).status_code == 303
    assert len(learner_record.walks(town.book, town.who("ma"), her, LESSON)) == 1
    assert sum(one.lesson == LESSON for one in visits.hand_overs(town.book, town.who("ma"), her)) == 1


def test_the_same_sheet_typed_again_is_noticed_and_can_be_insisted_on(ask: Ask, town: Town) -> None:
    her = town.learners["何婆婆"]
    ask("ma").post(f"/table/{her}/{LESSON}/paper", data=sheet(ask, town))
    again = sheet(ask, town)
    answer = ask("ma").post(f"/table/{her}/{LESSON}/paper", data=again)
    assert answer.status_code == 422 and "是同一张纸吗" in answer.text
    assert 'value="verbal" checked' in answer.text  # nothing typed is lost
    assert ask("ma").post(f"/table/{her}/{LESSON}/paper", data={**again, "sure": "1"}).status_code == 303
    assert len(learner_record.walks(town.book, town.who("ma"), her, LESSON)) == 2


def test_a_sheet_with_a_wrong_day_or_a_telephone_number_comes_back_whole(ask: Ask, town: Town) -> None:
    her = town.learners["何婆婆"]
    late = (town.clock() + timedelta(days=3)).date().isoformat()
    for more, words in (
        ({"day": late}, "日期不对"),
        ({"own_words": "女儿 13812345678"}, "手机号码"),
        ({"minutes": "999"}, "0 到 600"),
        ({"where": ""}, "请选在哪里"),
        ({"own_words": "好" * 2001}, "写得太长了"),
    ):
        answer = ask("ma").post(f"/table/{her}/{LESSON}/paper", data=sheet(ask, town, **more))
        assert answer.status_code == 422 and words in answer.text
    assert learner_record.walks(town.book, town.who("ma"), her, LESSON) == []


def test_a_sheet_from_class_is_no_visit_so_that_its_minutes_count_once(ask: Ask, town: Town) -> None:
    wang, lin = town.learners["王阿姨"], town.who("lin")
    today = str(day_of(town.clock()))
    meetings.note_minutes(town.book, lin, town.meeting, town.staff["ma"], 120)
    assert '"class" selected' in ask("ma").get(f"/table/{wang}/{LESSON}/paper").text  # she comes to a class
    typed = sheet(ask, town, day=today, where="class")
    for _ in range(2):
        kept = ask("ma").post(f"/table/{wang}/{LESSON}/paper", data=typed)
        assert kept.status_code == 303 and "没有再算一遍" in ask("ma").get(kept.headers["location"]).text
    assert presence.visited(town.book, lin, wang) == []
    assert [one.sentences for one in visits.hand_overs(town.book, lin, wang)] == [("went_well",)]
    found = figures.figures(town.book, lin, town.place, day_of(town.clock()), day_of(town.clock()))
    assert (found.minutes, found.visits) == (120, 0)


def test_a_visit_noted_by_mistake_counts_no_more(ask: Ask, town: Town) -> None:
    her, ma, lin = town.learners["何婆婆"], ask("ma"), ask("lin")
    assert '"visit" selected' in ma.get(f"/table/{her}/{LESSON}/paper").text  # she comes to no class
    ma.post(f"/table/{her}/{LESSON}/paper", data=sheet(ask, town))
    others = sheet(ask, town, by=town.staff["lin"], mode="practise")
    assert lin.post(f"/table/{her}/{LESSON}/paper", data=others).status_code == 303
    assert len(presence.visited(town.book, town.who("lin"), her)) == 2
    (mine,) = presence.visited(town.book, town.who("ma"), her)
    path = f"/table/{her}/visits/{mine.id}"
    assert path in ma.get(f"/table/{her}").text and "马老师陪了 40 分钟" in ma.get(path).text
    assert "不算了" in ma.get(ma.post(path).headers["location"]).text
    assert ma.post(path).status_code == 404
    (left,) = presence.visited(town.book, town.who("lin"), her)
    assert ma.post(f"/table/{her}/visits/{left.id}").status_code == 404  # somebody else's
    day = day_of(left.began_at)
    found = figures.figures(town.book, town.who("lin"), town.place, day, day)
    assert (found.visits, found.minutes) == (1, 0)  # it was a social worker's, whose time is no volunteer's
    assert len(visits.hand_overs(town.book, town.who("ma"), her)) == 3  # what was said stays


def test_who_is_nobody_of_the_place_cannot_have_sat_beside_her(ask: Ask, town: Town) -> None:
    answer = ask("ma").post(
        f"/table/{town.learners['何婆婆']}/{LESSON}/paper", data=sheet(ask, town, by=town.staff["lin"])
    )
    assert answer.status_code == 422 and "是谁陪的" in answer.text


def test_a_social_worker_types_a_sheet_for_the_volunteer_who_was_there(ask: Ask, town: Town) -> None:
    her = town.learners["何婆婆"]
    typed = sheet(ask, town, by=town.staff["ma"])
    assert ask("lin").post(f"/table/{her}/{LESSON}/paper", data=typed).status_code == 303
    assert learner_record.walks(town.book, town.who("lin"), her, LESSON)[0].recorder == town.staff["ma"]


def test_a_sheet_that_went_out_is_remembered_until_it_is_entered(ask: Ask, town: Town) -> None:
    her, ma = town.learners["何婆婆"], ask("ma")
    assert "家里连不上这台电脑" in ma.get(f"/table/{her}/{LESSON}/visit").text
    ma.post(f"/table/{her}/{LESSON}/visit")
    assert "有 1 张纸还没补记" in ma.get("/table").text and "何婆婆" in ma.get("/table/sheets").text
    ma.post(f"/table/{her}/{LESSON}/paper", data=sheet(ask, town))
    assert "还没补记" not in ma.get("/table").text


def test_a_sheet_that_was_not_used_is_crossed_off(ask: Ask, town: Town) -> None:
    her, ma = town.learners["何婆婆"], ask("ma")
    ma.post(f"/table/{her}/{LESSON}/visit")
    ma.post("/table/sheets", data={"learner": her, "lesson": LESSON})
    assert "都补记好了" in ma.get("/table/sheets").text


def test_the_sheet_is_a_pdf(ask: Ask, town: Town) -> None:
    answer = ask("ma").get(f"/table/{town.learners['何婆婆']}/{LESSON}/sheet.pdf")
    assert answer.headers["content-type"] == "application/pdf" and answer.content.startswith(b"%PDF")


def walks(town: Town, name: str) -> list[str]:
    return [one.id for one in learner_record.walks(town.book, town.who("lin"), town.learners[name])]


def test_a_record_is_taken_back_and_the_taking_back_undone(ask: Ask, town: Town) -> None:
    li, ma = town.learners["李大爷"], ask("ma")
    newest, older = walks(town, "李大爷")
    answer = ma.post(f"/table/{li}/walks/{newest}", data={"do": "back"})
    assert walks(town, "李大爷") == [older]
    undo = re.search(r'name="undo" value="([^"]+)"', ma.get(answer.headers["location"]).text)
    assert undo is not None
    ma.post(f"/table/{li}/walks/{newest}", data={"do": "again", "undo": undo[1]})
    assert walks(town, "李大爷") == [newest, older]


def test_a_walk_moves_to_the_right_learner_and_back(ask: Ask, town: Town) -> None:
    li, zhao, ma = town.learners["李大爷"], town.learners["赵叔"], ask("ma")
    newest = walks(town, "李大爷")[0]
    assert "挪给赵叔" in ma.get(f"/table/{li}/walks/{newest}?do=move").text
    answer = ma.post(f"/table/{li}/walks/{newest}", data={"do": "move", "to": zhao})
    assert walks(town, "赵叔") == [newest]
    assert "撤回" in ma.get(answer.headers["location"]).text
    ma.post(f"/table/{zhao}/walks/{newest}", data={"do": "move", "to": li, "undo": "1"})
    assert newest in walks(town, "李大爷") and walks(town, "赵叔") == []


def test_a_walk_never_moves_to_a_learner_of_somebody_else(ask: Ask, town: Town) -> None:
    li, newest = town.learners["李大爷"], walks(town, "李大爷")[0]
    for name in ("钱伯伯", "远方"):
        answer = ask("ma").post(f"/table/{li}/walks/{newest}", data={"do": "move", "to": town.learners[name]})
        assert answer.status_code == 404
    assert newest in walks(town, "李大爷")


def test_a_hand_over_sent_twice_is_kept_once_and_counts_its_minutes(ask: Ask, town: Town) -> None:
    her, ma = town.learners["何婆婆"], town.who("ma")
    said = {"sentences": "went_well,stuck", "own_words": "卡在第 4 步。", "minutes": "35", "face": "4"}
    said["id"] = new_id(town.clock())
    for _ in range(2):
        assert ask("ma").post(f"/table/{her}/{LESSON}/hand-over", json=said).status_code == 200
    kept = [one for one in visits.hand_overs(town.book, ma, her) if one.lesson == LESSON]
    assert [(one.sentences, one.own_words, one.by) for one in kept] == [
        (("went_well", "stuck"), "卡在第 4 步。", "马老师")
    ]
    told = give_out.whole(town.book, town.who("lin"), her)
    assert [one["minutes"] for one in told["visit"]] == [35]
    assert [one["face"] for one in told["confidence"]] == [4]


def test_the_same_words_about_another_walk_are_another_hand_over(ask: Ask, town: Town) -> None:
    path = f"/table/{town.learners['何婆婆']}/{LESSON}/hand-over"
    for _ in range(2):
        assert ask("ma").post(path, json={"id": new_id(town.clock()), "sentences": "tired"}).status_code == 200
    kept = visits.hand_overs(town.book, town.who("ma"), town.learners["何婆婆"])
    assert sum(one.sentences == ("tired",) for one in kept) == 2


def test_an_id_that_stands_for_another_person_keeps_nothing(ask: Ask, town: Town) -> None:
    said = {"id": new_id(town.clock()), "sentences": "tired", "minutes": "5"}
    her, other = town.learners["何婆婆"], town.learners["王阿姨"]
    assert ask("ma").post(f"/table/{her}/{LESSON}/hand-over", json=said).status_code == 200
    for wrong in (said, said | {"id": "1"}):
        assert ask("ma").post(f"/table/{other}/{LESSON}/hand-over", json=wrong).status_code == 422
    assert visits.hand_overs(town.book, town.who("lin"), other) == []


def test_a_hand_over_with_a_telephone_number_is_sent_back_with_a_word(ask: Ask, town: Town) -> None:
    path = f"/table/{town.learners['何婆婆']}/{LESSON}/hand-over"
    said = {"id": new_id(town.clock()), "own_words": "13812345678"}
    answer = ask("ma").post(path, json=said)
    assert answer.status_code == 409 and "手机号码" in answer.json()["warn"][0]
    assert ask("ma").post(path, json=said | {"sure": "1"}).status_code == 200


def test_the_recorder_is_who_signed_in_whatever_the_page_sends(ask: Ask, town: Town) -> None:
    page = ask("ma").get(f"/table/{town.learners['何婆婆']}/{LESSON}/walk").text
    ticket = re.search(r'"ticket":"([^"]+)"', page)
    assert ticket is not None
    found = town.house.gate.tickets.read(ticket[1], town.clock())
    assert found is not None
    assert (found.learner, found.lesson, found.recorder) == (town.learners["何婆婆"], LESSON, town.staff["ma"])
    assert accounts.has_accounts(town.book)
