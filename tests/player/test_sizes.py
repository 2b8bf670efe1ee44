"""Everything can be read and hit: sizes of letters and buttons, nothing cut off, nothing on top of anything."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.conftest import set_size
from tests.player.stage import lesson

At = Callable[..., Page]

# Everything that can be seen and pressed, with its size; the drawn phone's other parts are no buttons.
BUTTONS = """() => [...document.querySelectorAll('.qibu button, .qibu a')]
  .filter((node) => node.offsetParent && getComputedStyle(node).visibility === 'visible')
  .map((node) => [node.textContent || node.getAttribute('aria-label'), node.getBoundingClientRect(), node.className])
  .map(([name, box, kind]) => [name, box.width, box.height, kind.includes('qibu-big')])"""

# Letters outside the drawn phone: [words, size].
LETTERS = """() => {
  const found = [], walk = document.createTreeWalker(document.querySelector('.qibu'), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.parentElement;
    if (walk.currentNode.data.trim() && at.getClientRects().length && !at.closest('svg'))
      found.push([walk.currentNode.data, parseFloat(getComputedStyle(at).fontSize)]);
  }
  return found;
}"""

# Words wider than the box they stand in, or higher than a button.
CUT = """() => [...document.querySelectorAll('.qibu-small, .qibu-big, .qibu-way, .qibu-text, .qibu-say, .qibu-note')]
  .filter((node) => node.offsetParent && (node.scrollWidth > node.clientWidth + 1
    || (node.matches('a, button') && node.scrollHeight > node.clientHeight + 2)))
  .map((node) => node.textContent)"""

# Boxes that lie on each other; the bar floats over what scrolls.
OVERLAPS = """() => {
  const names = '.qibu-top > *, .qibu-head, .qibu-task, .qibu-drawn, .qibu-below:not(.qibu-end), .qibu-card, '
    + '.qibu-ways, .qibu-note, .qibu-big';
  const all = [...document.querySelectorAll(names)].filter((node) => node.offsetParent && node.offsetHeight);
  const found = [];
  all.forEach((a, i) => all.slice(i + 1).forEach((b) => {
    if (Boolean(a.closest('.qibu-bar')) !== Boolean(b.closest('.qibu-bar'))) return;
    const p = a.getBoundingClientRect(), q = b.getBoundingClientRect();
    if (p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 1 && q.top < p.bottom - 1)
      found.push([a.className, b.className]);
  }));
  return found;
}"""

PHONES = [(320, 568), (360, 740), (390, 844)]
WALLS = [(1280, 720), (1920, 1080)]


def places(page: Page, n: int) -> list[str]:
    """What is wrong with step `n` as it stands."""
    page.evaluate(f"player.go({n})")
    wrong = [
        f"{name!r} is {w:.0f} x {h:.0f}"
        for name, w, h, big in page.evaluate(BUTTONS)
        if w < 60 or h < (72 if big else 60)
    ]
    wrong += [f"{words!r} has {size} px" for words, size in page.evaluate(LETTERS) if size < 22]
    wrong += [f"cut off: {words!r}" for words in page.evaluate(CUT)]
    wrong += [f"{one} lies on {other}" for one, other in page.evaluate(OVERLAPS)]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        wrong.append("scrolls sideways")
    return [f"step {n}: {what}" for what in wrong]


@pytest.mark.parametrize("letters", [1, 1.45])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_phones_everything_is_large_enough_and_nothing_is_cut_off(at: At, lang: str, letters: float) -> None:
    page = at(lang, letters=letters)
    wrong = []
    for width, height in PHONES:
        set_size(page, width, height)
        wrong += [f"{width} x {height}, {what}" for n in range(1, 6) for what in places(page, n)]
    page.get_by_role("button", name={"zh": "更多", "en": "More"}[lang], exact=True).click()
    assert wrong + places(page, 1) == []


@pytest.mark.parametrize("letters", [1, 1.45])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_the_wall_everything_is_large_enough_and_nothing_scrolls(at: At, lang: str, letters: float) -> None:
    page = at(lang, 1280, 720, host="screen", letters=letters)
    wrong = []
    for width, height in WALLS:
        set_size(page, width, height)
        for n in range(1, 6):
            wrong += [f"{width} x {height}, {what}" for what in places(page, n)]
            if page.evaluate("document.documentElement.scrollHeight") > height:
                wrong.append(f"{width} x {height}, step {n} scrolls")
    assert wrong == []


def test_the_step_stands_out(at: At) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('.qibu-text')).fontSize)"
    assert at(width=320, height=568).evaluate(size) >= 30
    wall = at(width=1280, height=720, host="screen")
    assert wall.evaluate(size) == pytest.approx(1280 * 0.044, abs=1)


def test_the_whole_phone_is_in_sight_on_an_ordinary_phone(at: At) -> None:
    page = at()
    bottom = page.evaluate("document.querySelector('[data-phone]').getBoundingClientRect().bottom")
    assert bottom <= page.evaluate("document.querySelector('.qibu-bar').getBoundingClientRect().top")


@pytest.mark.parametrize("size", [(320, 568), (360, 640)])
def test_on_small_phones_the_sentence_and_the_target_are_in_sight_together(at: At, size: tuple[int, int]) -> None:
    data = lesson("zh")
    for step in data["steps"]:
        for touch in step["touches"]:
            touch["text"], touch["say"], touch["meanwhile"] = "看清楚了，再点右下角的“确认”", [], None
            touch["box"], touch["gesture"] = [180, 600, 160, 48], "tap"
    page = at("zh", *size, data=data)
    names = "['.qibu-text', '[data-target]', '.qibu-bar']"
    for n in (1, 2, 3):  # the first as the page has opened
        page.evaluate(f"player.go({n})")
        text, target, bar = page.evaluate(
            f"{names}.map((one) => document.querySelector(one).getBoundingClientRect().toJSON())"
        )
        assert text["top"] >= 0 and target["top"] >= text["bottom"] and target["bottom"] <= bar["top"], n


@pytest.mark.parametrize("letters", [1, 1.45])
def test_on_a_phone_on_its_side_the_step_and_the_whole_phone_stand_in_sight(at: At, letters: float) -> None:
    page = at("en", 844, 390, letters=letters)
    names = "['.qibu-text', '[data-phone]', '.qibu-bar']"
    boxes = f"{names}.map((one) => document.querySelector(one).getBoundingClientRect())"
    for n in range(1, 5):
        page.evaluate(f"player.go({n})")
        text, phone, bar = page.evaluate(boxes)
        assert text["bottom"] <= bar["top"] and phone["bottom"] <= 390


@pytest.mark.parametrize("host", ["phone", "screen"])
def test_twice_the_zoom_loses_nothing(at: At, host: str) -> None:
    page = at("zh", 640, 360, host=host)  # 1280 x 720 at 200 %
    assert [what for n in range(1, 6) for what in places(page, n)] == []


def test_a_small_thing_at_the_edge_has_a_large_target_within_the_phone(at: At) -> None:
    data = lesson("zh")
    data["steps"][0]["touches"][0]["box"] = [352, 150, 24, 76]  # the side key
    page = at(width=320, height=568, data=data)
    target = page.locator("[data-target]").bounding_box()
    phone = page.locator("[data-phone]").bounding_box()
    assert target and phone
    assert target["width"] >= 60 and target["x"] + target["width"] <= phone["x"] + phone["width"] + 1


def test_a_player_in_a_narrow_place_measures_itself_by_that(at: At) -> None:
    page = at(width=1280, height=720, host="screen")
    page.evaluate("document.getElementById('root').style.width = '1000px'; dispatchEvent(new Event('resize'))")
    assert places(page, 1) == []


def test_the_motion_is_still_for_those_who_asked_for_calm(at: At) -> None:
    page = at()
    page.evaluate("player.go(2)")
    name = "getComputedStyle(document.querySelector('.qibu-motion')).animationName"
    assert page.evaluate(name) == "qibu-fade, qibu-up"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(name) == "none"
