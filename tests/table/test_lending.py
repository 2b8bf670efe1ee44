"""The volunteer's phone lent for practising, 在家试了吗 beside her, and what she goes over today."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from tests.axe import faults
from tests.conftest import set_size, until
from tests.table.conftest import Town
from tracker import at_home, learner_record
from tracker.ids import new_id
from tracker.progress import Status

Ask = Callable[[str], TestClient]
At = Callable[..., Page]
LESSON = "bigger-letters"


def block(html: str, name: str) -> dict[str, Any]:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', html)
    assert found, name
    value: dict[str, Any] = json.loads(found[1])
    return value


def post(client: TestClient, town: Town, me: dict[str, Any], mode: str, prompts: list[str]) -> dict[str, Any]:
    """What the practise page reports of a walk."""
    walk, lesson = new_id(town.clock()), town.house.library.lessons[LESSON]
    now = datetime.now(UTC).isoformat()
    events = [
        {
            "id": new_id(town.clock()), "walk": walk, "kind": "step", "lesson": LESSON, "version": lesson.version,
            "step": step.id, "mode": mode, "prompt": prompt, "misses": 0, "meeting": me["meeting"],
            "detail": {"touched": [], "traps": [], "way": "touch"}, "observed_at": now, "ticket": me["ticket"],
        }
        for step, prompt in zip(lesson.steps, prompts, strict=False)
    ]  # fmt: skip
    answer: dict[str, Any] = client.post("/api/events", json={"sent_at": now, "events": events}).json()
    assert answer["refused"] == []
    return answer


@pytest.mark.parametrize("mode", ["practise", "check"])
def test_what_she_does_on_the_lent_phone_counts_for_her_and_names_the_volunteer(
    ask: Ask, town: Town, mode: str
) -> None:
    ma, her = ask("ma"), town.learners["赵叔"]
    page = ma.get(f"/table/{her}/{LESSON}/{mode}")
    assert page.status_code == 200 and page.headers["cache-control"] == "no-store"
    assert {"practise": "这是 赵叔 的练习", "check": "赵叔：不看提示"}[mode] in page.text
    me = block(page.text, "me")
    assert (me["learner"], me["meeting"], me["shared"], me["walks_before"]) == (her, town.meeting, False, 0)
    post(ma, town, me, mode, ["independent"] * 30)
    [walk] = learner_record.walks(town.book, town.who("lin"), her)
    assert (walk.mode, walk.recorder, walk.complete, walk.meeting) == (mode, town.staff["ma"], True, town.meeting)
    [progress] = learner_record.lessons(town.book, town.who("lin"), her)
    assert progress.status == Status.WITH_HELP and progress.due_on is not None
    assert block(ma.get(f"/table/{her}/{LESSON}/{mode}").text, "me")["walks_before"] == 1


def test_a_walk_left_on_one_lent_phone_goes_on_at_another_of_the_same_volunteer(ask: Ask, town: Town) -> None:
    her = town.learners["赵叔"]
    address = f"/table/{her}/{LESSON}/practise"
    me = block(ask("ma").get(address).text, "me")
    assert me["walk"] is None
    post(ask("ma"), town, me, "practise", ["independent", "verbal"])
    steps = [step.id for step in town.house.library.lessons[LESSON].steps]
    walk = block(ask("ma").get(address).text, "me")["walk"]
    assert walk["done"] == steps[:2]
    assert block(ask("ma").get(f"/table/{her}/{LESSON}/check").text, "me")["walk"] is None


def test_every_way_out_leads_to_the_table_and_every_way_on_stays_with_her(ask: Ask, town: Town) -> None:
    her = town.learners["王阿姨"]
    data = block(ask("ma").get(f"/table/{her}/{LESSON}/practise?lang=zh&phone=huawei").text, "lesson-data")
    assert data["links"]["shelf"].startswith(f"/table/{her}?") and data["end"]["next"] is None
    assert data["links"]["check"].startswith(f"/table/{her}/{LESSON}/check?")
    assert data["links"]["other_lang"].startswith(f"/table/{her}/{LESSON}/practise?lang=en")
    assert data["phones"] and all(one["link"].startswith(f"/table/{her}/{LESSON}/") for one in data["phones"])
    assert data["words"]["all_lessons"] == "志愿者桌"


def test_a_lent_phone_has_the_usual_letters_for_each_and_its_owner_keeps_hers(at: At, served: Town) -> None:
    def lent(page: Page, name: str) -> None:
        page.goto(f"{served.url}/table/{served.learners[name]}/{LESSON}/practise?lang=zh")
        page.locator("[data-phone]").first.wait_for()

    def letters(page: Page) -> str:
        return str(page.evaluate("getComputedStyle(document.querySelector('.qibu')).getPropertyValue('--letters')"))

    page = at("ma", f"/table/{served.learners['陈奶奶']}", letters=1.2)
    lent(page, "陈奶奶")
    assert letters(page) == "1"
    page.get_by_role("button", name="更多", exact=True).press("Enter")  # a touch right after the page came is a slip
    page.get_by_role("button", name="字大一点", exact=True).press("Enter")
    assert letters(page) == "1.2"
    page.reload()
    page.locator("[data-phone]").first.wait_for()
    assert letters(page) == "1.2"  # she has it still
    lent(page, "王阿姨")
    assert letters(page) == "1"
    assert page.evaluate("localStorage.getItem('qibu.letters')") == "1.2"


def test_no_phone_is_lent_to_somebody_who_is_not_theirs(ask: Ask, town: Town) -> None:
    for learner in (town.learners["钱伯伯"], town.learners["远方"], new_id(town.clock())):
        for mode in ("practise", "check"):
            assert ask("ma").get(f"/table/{learner}/{LESSON}/{mode}").status_code == 404
    assert ask("ma").get(f"/table/{town.learners['王阿姨']}/no-such-lesson/practise").status_code == 404
    assert ask("").get(f"/table/{town.learners['王阿姨']}/{LESSON}/practise").status_code in (303, 401)


def test_whether_she_tried_it_at_home_is_asked_beside_her_in_class_and_a_later_answer_counts(
    ask: Ask, town: Town
) -> None:
    ma, her = ask("ma"), town.learners["陈奶奶"]
    page = ma.get(f"/table/{her}").text
    assert "在家试了吗" in page and page.count('name="answer"') == 3
    for answer in ("no", "a_bit"):
        assert ma.post(f"/table/{her}/home", data={"answer": answer}).headers["location"].startswith(f"/table/{her}?")
    assert "，在家：试了一点" in ma.get(f"/table/{her}").text
    assert [one.said for one in at_home.told(town.book, town.who("lin"), her)] == ["a_bit"]
    assert ma.post(f"/table/{her}/home", data={"answer": "always"}).status_code == 404
    visited = town.learners["何婆婆"]  # on a visit there is no meeting to ask at
    assert "在家试了吗" not in ma.get(f"/table/{visited}").text
    assert ma.post(f"/table/{visited}/home", data={"answer": "yes"}).status_code == 404
    assert ma.post(f"/table/{town.learners['远方']}/home", data={"answer": "yes"}).status_code == 404


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_her_page_asks_shows_today_and_lends_the_phone_to_the_end(at: At, served: Town, lang: str) -> None:
    her = served.learners["陈奶奶"]
    page = at("ma", f"/table/{her}", lang)
    expect(page.get_by_role("heading", name={"zh": "今天复习", "en": "Once more today"}[lang])).to_be_visible()
    page.get_by_role("button", name={"zh": "还没试", "en": "Not yet"}[lang], exact=True).tap()
    expect(page.locator(".at-home.answered")).to_be_visible()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.locator(".reviews .lend a").first.tap()
    whose = {"zh": "这是 陈奶奶 的练习", "en": "陈奶奶 is practising"}[lang]
    expect(page.get_by_role("region", name=whose)).to_be_visible()
    page.locator("[data-phone]").first.wait_for()
    set_size(page, 360, 740)
    if lang == "zh":  # the phone stands whole above the bar
        edges = "['[data-phone]', '.qibu-bar'].map((one) => document.querySelector(one).getBoundingClientRect())"
        until(page, f"innerWidth === 360 && (([phone, bar]) => phone.bottom <= bar.top)({edges})")
    page.wait_for_timeout(600)  # a touch right after the page has been drawn is a slip
    page.locator(f'a[href^="/table/{her}?"]').first.tap()
    page.wait_for_url(f"**/table/{her}?**")
    expect(page.locator(".at-home.answered")).to_be_visible()
