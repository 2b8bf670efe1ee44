"""Judging messages as a learner: what is new to her, what the book keeps, and a surprise in the middle of a walk."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import text

from media.words import say
from tests.axe import faults
from tests.conftest import until
from tests.gate.conftest import NOON, Cast, Clock, Visit, who
from tests.serving import Server
from tracker import consents, judged, sessions, surprises
from tracker.days import day_of
from tracker.ids import new_id
from web.gate.gate import Pupil
from web.gate.identity import LEARNER_COOKIE, STAFF_COOKIE
from web.gate.learning import Learning
from web.light import routes
from web.surprises import of_walk
from web.wiring import House

PATH = "/learn/judge"


def script_data(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="judge-data">(.*?)</script>', html, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def as_learner(house: House, cast: Cast) -> tuple[Pupil, dict[str, str]]:
    now = house.book.now()
    learning = Learning(cast.learners[0], True, "", now, now)
    return Pupil(learning, "王阿姨", ""), {LEARNER_COOKIE: house.gate.sealed(learning)}


def test_a_learners_page_knows_what_is_new_to_her_and_a_guests_has_no_ticket(
    house: House,
    cast: Cast,
    visit: Visit,
) -> None:
    guest = script_data(visit().get(PATH).text)
    assert guest["me"] is None and not any(one["first"] for one in guest["items"])
    _, cookie = as_learner(house, cast)
    visitor = visit()
    visitor.cookies.update(cookie)
    hers = script_data(visitor.get(PATH).text)
    assert hers["me"] and all(one["first"] for one in hers["items"])
    assert hers["items"] != guest["items"]


def test_the_hand_of_a_day_changes_at_the_midnight_of_her_place(
    house: House, cast: Cast, clock: Clock, visit: Visit
) -> None:
    _, cookie = as_learner(house, cast)
    with house.book.engine.begin() as db:
        db.execute(text("UPDATE place SET zone = 'Pacific/Honolulu' WHERE id = :here"), {"here": cast.place})

    def hand_at(hour: int) -> list[str]:
        clock.now = NOON.replace(hour=hour)
        visitor = visit()
        visitor.cookies.update(cookie)
        return [one["id"] for one in script_data(visitor.get(PATH).text)["items"]]

    evening, morning, afternoon = hand_at(9), hand_at(11), hand_at(20)  # it is midnight there at ten, here at four
    assert evening != morning == afternoon


def test_a_surprise_comes_only_with_consent_and_not_in_a_pause(house: House, cast: Cast) -> None:
    pupil, _ = as_learner(house, cast)
    boss = who(house, cast.manager)
    lesson = house.library.lessons["shop-pay"]

    def come() -> list[int]:
        return [n for n in range(30) if of_walk(house, pupil, lesson, n, "zh")]

    assert come() == []
    consents.note(house.book, boss, cast.learners[0], "surprises", True, "paper")
    assert 3 <= len(come()) <= 18
    surprises.pause(house.book, boss, cast.learners[0], day_of(house.book.now()))
    assert come() == []


# --- in a browser


@pytest.fixture
def server(house: House, cast: Cast, clock: Clock) -> Iterator[str]:
    clock.run()
    found = Server(lambda: routes.plain(house))
    yield found.address
    found.close()


def kept(house: House) -> list[dict[str, object]]:
    with house.book.engine.connect() as db:
        return [json.loads(row.detail) for row in db.execute(text("SELECT detail FROM event ORDER BY observed_at"))]


def test_a_learner_judges_with_touch_and_keyboard_and_the_book_keeps_two_numbers(
    house: House,
    cast: Cast,
    server: str,
    open_page: Callable[..., Page],
) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, locale="zh-CN")
    token = sessions.begin(house.book, cast.staff["volunteer"], "paired")
    page.context.add_cookies([{"name": STAFF_COOKIE, "value": token, "url": server}])
    page.goto(f"{server}/me?lang=zh")
    page.get_by_role("button", name="王阿姨").click()
    page.get_by_role("heading", name="您是 王阿姨").wait_for()
    page.goto(f"{server}{PATH}?lang=zh")
    data = script_data(page.content())
    answers = []
    for n, item in enumerate(data["items"]):
        name = "不能信" if n == 0 else "先问问人" if n == 1 else "可以信" if item["genuine"] else "不能信"
        expect(page.get_by_text(item["words"][-1], exact=True).last).to_be_visible()
        button = page.get_by_role("button", name=name)
        if n % 2:
            button.focus()
            page.keyboard.press("Enter")
        else:
            button.click()
        heading = page.get_by_role("heading", name=item["verdicts"][_said(name)])
        expect(heading).to_be_focused()
        expect(page.get_by_text(item["what"], exact=True)).to_be_visible()
        assert page.get_by_role("button", name="可以信").count() == 0  # what is answered stays answered
        answers.append((item, _said(name)))
        if n == 4:  # a reload goes on where she was, with another page of the same hand
            until(page, "Object.keys(localStorage).every((key) => !key.startsWith('qibu.out.'))")
            page.reload()
            page.get_by_role("button", name="先问问人").wait_for()
            assert page.evaluate("new URL(location.href).searchParams.get('n')") == "5"
            page.get_by_role("button", name=name).click()
        page.get_by_role("button", name="下一条").click()
    expect(page.get_by_role("heading", name="这一轮看完了")).to_be_focused()
    until(page, "Object.keys(localStorage).every((key) => !key.startsWith('qibu.out.'))")
    assert "王阿姨" not in page.evaluate("JSON.stringify(localStorage)")
    again = kept(house)
    assert len(again) == 11 and sum(bool(one["first"]) for one in again) == 10
    found = judged.numbers(house.book, who(house, cast.manager), cast.learners[0])
    false = [said for item, said in answers if not item["genuine"]]
    genuine = [said for item, said in answers if item["genuine"]]
    assert (found.false, found.genuine) == (5, 5)
    assert (found.caught, found.over_refused) == (sum(one != "trust" for one in false), genuine.count("refuse"))


def _said(name: str) -> str:
    return {"可以信": "trust", "不能信": "refuse", "先问问人": "ask"}[name]


SURPRISE = """
import { surpriseFor } from '%s';
const said = [];
window.events = said;
const me = JSON.parse(document.getElementById('me-data').textContent);
const back = document.getElementById('back');
const made = surpriseFor(me, { add: (event) => said.push(event) }, () => { window.went = true; });
window.none = surpriseFor({}, null, null);
document.body.appendChild(made.node);
made.open(back);
window.made = made;
window.again = () => surpriseFor(me, null, null);
"""


def test_a_surprise_waits_in_the_walk_and_records_under_its_own_ticket(
    house: House,
    cast: Cast,
    server: str,
    open_page: Callable[..., Page],
    visit: Visit,
) -> None:
    pupil, _ = as_learner(house, cast)
    consents.note(house.book, who(house, cast.manager), cast.learners[0], "surprises", True, "paper")
    lesson = house.library.lessons["shop-pay"]
    found = next(one for n in range(30) if (one := of_walk(house, pupil, lesson, n, "zh")))
    me = {"learner": cast.learners[0], "meeting": "", "ticket": "other", "surprise": found}
    page = open_page(viewport={"width": 390, "height": 844})
    script = SURPRISE % house.assets.url("surprise.js")
    style = f'<link rel="stylesheet" href="{house.assets.url("judging.css")}">'
    block = json.dumps(me, ensure_ascii=False).replace("<", "\\u003c")
    body = (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>x</title>{style}</head><body><main>'
        f'<h1>x</h1><button id="back">back</button></main><script type="application/json" id="me-data">{block}</script>'
        '<script type="module" src="/walk.js"></script></body></html>'
    )
    page.route("**/walk", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
    page.route("**/walk.js", lambda route: route.fulfill(body=script, content_type="text/javascript"))
    page.goto(f"{server}/walk")
    dialog = page.get_by_role("dialog", name=say("judging.surprise_title", "zh"))
    expect(dialog).to_be_visible()
    expect(dialog.get_by_text("演练 PRACTICE").first).to_be_visible()
    assert faults(page) == []
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('[role=dialog]').contains(document.activeElement)")
    dialog.get_by_role("button", name="先问问人").click()
    events = page.evaluate("window.events")
    assert [one["detail"]["surprise"] for one in events] == [True]
    assert events[0]["ticket"] == found["ticket"] and events[0]["detail"]["in"] == found["in"]
    dialog.get_by_role("button", name="接着练").click()
    expect(dialog).to_be_hidden()
    expect(page.locator("#back")).to_be_focused()
    assert page.evaluate("window.went && window.none === null && window.again() === null && !window.made.open()")
    answer = visit().post("/api/events", json={"sent_at": events[0]["observed_at"], "events": events})
    assert len(answer.json()["kept"]) == 1
    assert of_walk(house, pupil, lesson, int(str(found["in"]).rpartition("/")[2]), "zh") is None


def test_it_comes_up_between_two_steps_of_a_practise_walk_and_the_walk_goes_on(
    house: House,
    cast: Cast,
    server: str,
    open_page: Callable[..., Page],
) -> None:
    pupil, cookie = as_learner(house, cast)
    her = cast.learners[0]
    consents.note(house.book, who(house, cast.manager), her, "surprises", True, "paper")
    lesson = next(one for _, row in house.library.shelf() for one in row if of_walk(house, pupil, one, 0, "zh"))
    found = of_walk(house, pupil, lesson, 0, "zh")
    assert found
    n = next(n for n, step in enumerate(lesson.steps, start=1) if step.id == found["after"])
    page = open_page(viewport={"width": 390, "height": 844}, locale="zh-CN")
    page.context.add_cookies([{"name": LEARNER_COOKIE, "value": cookie[LEARNER_COOKIE], "url": server}])
    done = [step.id for step in lesson.steps[: n - 1]]
    where = {"learner": her, "lesson": lesson.id, "mode": "practise", "version": lesson.version, "walk": new_id(NOON)}
    place = json.dumps(where | {"done": done})
    page.add_init_script(f"localStorage.setItem('qibu.practise.{lesson.id}.practise', {json.dumps(place)})")
    page.goto(f"{server}/learn/{lesson.id}/practise?lang=zh")
    page.get_by_role("heading", name=f"第 {n} 步").wait_for()
    helper = page.get_by_role("button", name="请帮帮我").first
    dialog = page.get_by_role("dialog")
    for _ in range(12):  # help grows until it is done together
        if dialog.is_visible():
            break
        together = page.locator("[data-do=together], [data-do=seen]").first
        (together if together.is_visible() else helper).click()
        page.wait_for_timeout(600)  # a second touch within half a second counts as one
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("link", name="我好像被骗了")).to_be_visible()
    dialog.get_by_role("button", name="不能信").click()
    dialog.get_by_role("button", name="接着练").click()
    page.get_by_role("heading", name=f"第 {n + 1} 步").wait_for()
    until(page, "Object.keys(localStorage).every((key) => !key.startsWith('qibu.out.'))")
    assert [one["in"] for one in kept(house) if one.get("surprise")] == [f"{lesson.id}/0"]
    assert found["in"] in judged.met(house.book, pupil.who, her).surprised_in
