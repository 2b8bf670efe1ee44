"""Where things stand on the practice page: the phone above the bar however long the words, the note never below it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from lessons.library import Library
from tests.conftest import set_size, until
from tests.player.practising import data_of, do, eight, put_data
from tests.player.stage import Json, Stage

Open = Callable[..., Page]
LONG: Final = "Drag the round dot on the line as far to the right as it will go"
HINT: Final = "See the line with a round dot on it? Put your finger on the dot and slide it slowly. " * 2
EDGES: Final = """['[data-phone]', '.qibu-bar', '.qibu-note', '.qibu-top'].map((one) => {
  const { top, bottom } = document.querySelector(one).getBoundingClientRect();
  return { top, bottom };
})"""

SENTENCE_AND_TARGET: Final = """['.qibu-text', '[data-target]'].map((one) => {
  const { top, bottom } = document.querySelector(one).getBoundingClientRect();
  return { top, bottom };
})"""

# Walks a lesson to its end by help alone. -> [step, help, what is wrong], with help 0 before any
BY_HELP: Final = """(letters) => {
  localStorage.clear();
  localStorage.setItem('qibu.letters', letters);
  window.events = [];
  begin('practise', true);
  const box = (name) => { const one = document.querySelector(name); return one && one.getBoundingClientRect(); };
  const press = (name) => { pass(1000); document.querySelector(name).click(); };
  const wrong = [];
  while (!document.querySelector('.qibu-at-end')) {
    const step = document.querySelector('.qibu-badge').textContent;
    for (let helped = 0; helped < 5; helped += 1) {
      if (helped) press('[data-do=raise]');
      const [text, target, note, bar] = ['.qibu-text', '[data-target]', '.qibu-told', '.qibu-bar'].map(box);
      const found = (is, what) => is && wrong.push([step, helped, what]);
      found(text.top < 0, 'the sentence begins above');
      found(target && target.bottom > bar.top, 'the target ends under the bar');
      found(helped && (!note || note.top < 0 || note.bottom > bar.top), 'the help is not seen');
      found(target && note && note.top < target.bottom && note.bottom > target.top, 'the help hides the target');
    }
    press('.qibu-next');
  }
  return wrong;
}"""


@pytest.fixture
def practise(stage: Stage, tmp_path: Path, open_page: Callable[..., Page]) -> Open:
    """Open a lesson whose first step has long words: `practise(360, 740, letters=1.45)`."""

    def visit(width: int, height: int, letters: float = 1, line: int = 0, low: bool = False) -> Page:
        data = data_of(eight(tmp_path), "en")
        if low:  # nothing on this page stands lower than the row of the sixth step
            data["steps"] = data["steps"][5:]
            data["steps"][0]["n"] = 1
        touch = data["steps"][0]["touches"][0]
        touch["text"] = LONG
        touch["say"] = [{"text": LONG, "src": None, "part": "text"}, {"text": HINT, "src": None, "part": "say"}]
        page = open_page(viewport={"width": width, "height": height}, has_touch=True)
        page.add_init_script(f"localStorage.setItem('qibu.letters', '{letters}')")
        address = put_data(stage, data)
        path = address[len(stage.url) :]
        whose = f'<p style="margin:0;height:{line}px"></p>'.encode()  # as on a phone that is lent
        stage.pages[path] = stage.pages[path].replace(b"<main", whose + b"<main")
        page.goto(address)
        page.wait_for_function("window.player")
        return page

    return visit


def edges(page: Page) -> tuple[Any, Any, Any, Any]:
    phone, bar, note, top = page.evaluate(EDGES)
    return phone, bar, note, top


@pytest.mark.parametrize("line", [0, 54])
def test_below_three_lines_of_words_the_whole_phone_stands_above_the_bar(practise: Open, line: int) -> None:
    phone, bar, _, _ = edges(practise(360, 740, line=line))
    assert phone["bottom"] <= bar["top"] and phone["top"] > 0


@pytest.mark.parametrize("letters", [1, 1.45])
@pytest.mark.parametrize("size", [(320, 568), (360, 640)])
def test_on_small_pages_the_sentence_and_the_lowest_thing_to_touch_are_in_sight_together(
    practise: Open, size: tuple[int, int], letters: float
) -> None:
    page = practise(*size, letters=letters, low=True)
    expect(page.locator("[data-target]")).to_have_attribute("data-part", "name")
    for helped in range(4):  # and so they stay while help is shown
        _, bar, note, _ = edges(page)
        text, target = page.evaluate(SENTENCE_AND_TARGET)
        assert text["top"] >= 0 and target["top"] >= text["bottom"], helped
        assert target["bottom"] <= bar["top"], helped
        assert not helped or note["bottom"] <= target["top"] or note["top"] >= target["bottom"], helped
        do(page, "Help me")
        expect(page.locator(".qibu-told")).to_be_visible()


@pytest.mark.parametrize("letters", [1, 1.45])
@pytest.mark.parametrize("size", [(844, 390), (667, 375), (1280, 720)])
def test_a_note_is_never_under_the_bar(practise: Open, size: tuple[int, int], letters: float) -> None:
    page = practise(*size, letters=letters)
    do(page, "Help me")
    expect(page.locator(".qibu-told")).to_contain_text("See the line")
    _, bar, note, top = edges(page)
    assert note["bottom"] <= bar["top"] + 1 and note["top"] >= top["bottom"] - 1


def test_a_phone_turned_round_with_a_note_on_it_shows_both_whole(practise: Open) -> None:
    page = practise(390, 844)
    do(page, "Help me")
    set_size(page, 844, 390)
    until(page, f"innerWidth === 844 && (([phone, bar, note]) => note.bottom <= bar.top + 1)({EDGES})")
    set_size(page, 390, 844)
    until(page, f"innerWidth === 390 && (([phone, bar, note]) => phone.bottom <= bar.top)({EDGES})")


def test_letters_changed_behind_more_leave_the_phone_its_size(practise: Open) -> None:
    page = practise(390, 844)
    width = "document.querySelector('[data-phone]').getBoundingClientRect().width"
    for name in ("More", "Bigger", "Smaller"):
        do(page, name)
    do(page, "Less")
    before = page.evaluate(width)
    page.reload()
    page.wait_for_function("window.player")
    assert abs(page.evaluate(width) - before) < 12


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("letters", [1, 1.45])
def test_no_help_at_any_step_of_any_lesson_hides_what_it_speaks_of(
    lesson_on: Callable[..., tuple[Page, Json]], taught: Library, letters: float, lang: str
) -> None:
    wrong = []
    for lesson in (one for one in taught.lessons.values() if one.status == "ready"):
        page, _ = lesson_on(lesson, lang)
        set_size(page, 320, 568)
        wrong += [(lesson.id, *one) for one in page.evaluate(BY_HELP, letters)]
    assert wrong == []
