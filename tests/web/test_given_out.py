"""What a learner takes along of her data: a page that she or her family can read, without the house's own codes."""

import re

import pytest

from web import given_out
from web.given_out import Names

STEP = {"kind": "step", "lesson": "letters", "step": "open", "mode": "practise", "prompt": "model", "misses": 2}
JUDGED = {"kind": "judged", "lesson": "judging", "step": "", "mode": "practise", "prompt": "", "misses": 0}
WHOLE = {
    "given_out_at": "2026-11-30T17:30:00+00:00",
    "learner": [{"id": "x1", "nickname": "王阿姨", "birth_decade": 1950, "picture": "face-19", "status": "active"}],
    "consent": [{"kind": "phone", "given": True, "how": "paper", "noted_at": "2026-11-02T01:00:00+00:00"}],
    "event": [
        STEP | {"detail": '{"part": "gear"}', "observed_at": "2026-11-02T01:20:56+00:00"},
        JUDGED | {"detail": '{"item": "packet", "said": "ask"}', "observed_at": "2026-11-03T02:00:39+00:00"},
        JUDGED | {"kind": "correction", "detail": '{"event": "x"}', "observed_at": "2026-11-03T02:00:39+00:00"},
    ],
    "step_progress": [{"lesson": "letters", "step": "open", "recent": "model"}],
    "membership": [{"class_id": "c1", "joined_at": "2026-09-21T01:00:37+00:00", "left_at": None}],
    "hand_over": [{"lesson": "letters", "sentences": '["went_well", "review_step:4"]', "own_words": "<b>慢</b>"}],
    "audit": [{"action": "consent.given", "detail": "phone", "source": "desk"}],
}


def read(lang: str) -> str:
    titles, steps = {"letters": "字调大"}, {("letters", "open"): "第 1 步：点设置"}
    names = Names(lang, "Asia/Shanghai", "鱼", titles, steps, {"packet": "您的包裹到了" * 9}, {"c1": "周二班"})
    return given_out.page(WHOLE, "王阿姨", names).decode()


def test_codes_are_said_in_words_and_times_are_the_places_own() -> None:
    page = read("zh")
    for word in (
        "1950 年代",
        "鱼",
        "在学",
        "记电话，打给本人",
        "签了字",
        "是",
        "第 1 步：点设置",
        "字调大",
        "做给她看",
    ):
        assert f">{word}</td>" in page, word
    for word in ("周二班", "2026-11-02 09:20", "先问问人", "记下同意", "办公桌", "改正", "&lt;b&gt;慢"):
        assert word in page, word
    assert "2026-12-01" in page.partition("</p>")[0]  # half past one at night there


@pytest.mark.parametrize("code", ["practise", "model", "True", "paper", "face-19", "judged", "{", "consent", "active"])
def test_no_code_of_the_house_is_left(code: str) -> None:
    assert code not in re.sub("<style>.*?</style>|<[^>]*>", " ", read("zh"))


def test_what_is_newer_than_the_words_keeps_its_own_name() -> None:
    page = given_out.page({"later": [{"colour": "blue"}]}, "王阿姨", Names("en", "Asia/Shanghai")).decode()
    assert "later" in page and "colour" in page and "blue" in page
