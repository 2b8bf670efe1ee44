"""The page without scripts: readable, walkable, and so like the player that mounting over it moves nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import until
from tests.player.stage import Stage, lesson, twin

# Where the blocks of the page stand, in whole pixels.
PLACES = """() => [
  '.qibu-top', '.qibu-top > *', '.qibu-tricked', '.qibu-more', '.qibu-heading', '.qibu-dots', '.qibu-text',
  '.qibu-drawn', '.qibu-picture svg', '.qibu-mark svg', '[data-target]', '.qibu-say', '.qibu-remarks',
  '.qibu-card', '.qibu-ways', '.qibu-note', '.qibu-bar', '.qibu-next'].map((name) => {
    const node = document.querySelector(name);
    if (!node || !node.getClientRects().length) return name + ' none';
    const box = node.getBoundingClientRect();
    return [name, box.left, box.top, box.width, box.height].map((n) => (n.toFixed ? n.toFixed(0) : n)).join(' ');
  })"""


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 720)])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_mounting_over_it_moves_nothing(
    stage: Stage, open_page: Callable[..., Page], lang: str, width: int, height: int
) -> None:
    page = open_page(viewport={"width": width, "height": height})
    for n in (1, 2, 4, 5):
        page.goto(stage.page(f"/lesson/{n}", lesson(lang), n=n, start=n) + "?wait")
        until(page, "Boolean(window.show)")  # a function that is waited for would be called
        before = page.evaluate(PLACES)
        page.evaluate("show()")
        page.wait_for_function("window.player")
        assert page.evaluate(PLACES) == before


def test_what_was_opened_on_it_stays_open_when_the_script_has_come(
    stage: Stage, open_page: Callable[..., Page]
) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    for last, then in (
        ("更多", page.get_by_role("button", name="字大一点")),
        ("请帮帮我", page.get_by_role("heading", name="请帮帮我")),
    ):
        page.goto(stage.page("/lesson", lesson("zh"), n=1, start=1) + "?wait")
        for name in dict.fromkeys(("更多", last)):
            page.get_by_text(name, exact=True).click()
        until(page, "Boolean(window.show)")
        page.evaluate("show()")
        expect(then).to_be_visible()


def test_it_can_be_walked_with_links_alone(stage: Stage, open_page: Callable[..., Page]) -> None:
    data = lesson("zh")
    for n in range(1, 6):
        style = "<link rel=stylesheet href=/player/player.css><link rel=icon href=data:,>"
        stage.pages[f"/twin/{n}"] = (style + twin(data, n)).encode()
    page = open_page(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page.goto(stage.url + "/twin/1")
    expect(page.get_by_role("link", name="听一遍")).to_have_attribute("href", "/voice/one.wav")
    for n in (1, 2, 3):
        expect(page.get_by_role("heading", name=f"第 {n} 步，共 4 步")).to_be_visible()
        page.get_by_role("link", name="下一步").click()
    page.locator("[data-target]").click()
    expect(page.get_by_role("heading", name="学完了这一课")).to_be_visible()
    page.get_by_role("link", name="上一步").click()
    expect(page.get_by_role("link", name="我好像被骗了")).to_be_visible()


def test_it_shows_every_touch_of_a_step_and_escapes_what_lessons_say() -> None:
    data = lesson("zh")
    data["steps"][2]["touches"][0]["text"] = "点<b>这里</b>“看”"
    html = twin(data, 3)
    assert "点&lt;b&gt;这里&lt;/b&gt;" in html and "再点" in html
    assert html.count("data-phone") == 2
