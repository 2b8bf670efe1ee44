"""Writing on the practice phone: our own keys, a real keyboard, the clipboard, an input method; both languages."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import until
from tests.player.practice_stage import CODE, GLASSES, READING, stand
from tests.player.stage import Json, Stage
from tests.player.test_axe import AXE, RUN

NOON: Final = datetime(2026, 11, 20, 12)
ADDRESS: Final[Json] = GLASSES | {"want": "幸福路8号", "accepts": ["幸福路8号"], "spell": "", "characters": [
    list("辛幸"), list("福副"), list("路跟"), list("38"), list("号另")]}  # fmt: skip


@pytest.fixture
def sheet(stage: Stage, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Open the page with the keyboard for some words: `sheet("zh", GLASSES, 320, 568)`."""

    def visit(lang: str, typing: Json | None, width: int = 390, height: int = 844, **more: Any) -> Page:
        page = open_page(viewport={"width": width, "height": height}, has_touch=width < 1000, **more)
        page.clock.install(time=NOON)
        page.goto(stand(stage, lang))
        until(page, "Boolean(window.surface)")
        page.clock.pause_at(NOON + timedelta(hours=1))  # from here on a test says how much time goes by
        page.evaluate("typing => scene('search', { typing })", typing)
        page.get_by_role("button", name="找什么" if lang == "zh" else "Search for").press("Enter")
        return page

    return visit


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.get_by_role("dialog").get_by_role("button", name=key, exact=True).click()
        page.clock.fast_forward(200)


def line(page: Page) -> str:
    return page.get_by_role("textbox").input_value()


def deeds(page: Page) -> list[tuple[str, str, str]]:
    return [(one["part"], one["gesture"], one["text"]) for one in page.evaluate("deeds")]


def test_pinyin_is_spelled_with_nine_keys_and_its_characters_chosen(sheet: Callable[..., Page]) -> None:
    page = sheet("zh", GLASSES)
    expect(page.get_by_role("dialog", name="请写：老花镜")).to_be_visible()
    press(page, "JKL", "ABC", "MNO")
    expect(page.locator(".qibu-spelling")).to_have_text("lao")
    press(page, "老")
    assert line(page) == "老"
    press(page, "GHI", "分词", "JKL", "花镜", "写好了")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert deeds(page) == [("box", "type", "老花镜")]


def test_letters_spelled_in_full_count_as_chosen(sheet: Callable[..., Page]) -> None:
    page = sheet("zh", GLASSES, 1280, 720)  # where all letters have room side by side
    press(page, *"laohuajing", "写好了")
    assert deeds(page) == [("box", "type", "老花镜")]


def test_letters_that_spell_nothing_are_told_kindly_and_taken_away_again(sheet: Callable[..., Page]) -> None:
    page = sheet("zh", GLASSES)
    press(page, "JKL", "WXYZ")
    expect(page.get_by_text("没有这样拼的字，删一个再试")).to_be_visible()
    expect(page.locator(".qibu-spelling")).to_have_text("jw")  # the first letter of each
    press(page, "删一个")
    expect(page.get_by_role("button", name="老", exact=True)).to_be_visible()


def test_a_finger_between_two_keys_has_meant_the_nearer_one(sheet: Callable[..., Page]) -> None:
    page = sheet("zh", GLASSES)
    for name, far in (("JKL", 2), ("ABC", 1), ("MNO", 2)):
        box = page.get_by_role("button", name=name, exact=True).bounding_box()
        assert box
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] + far)
        page.clock.fast_forward(200)
    expect(page.locator(".qibu-spelling")).to_have_text("lao")


def test_characters_are_chosen_one_after_the_other_and_a_wrong_one_is_no_mistake(sheet: Callable[..., Page]) -> None:
    page = sheet("zh", GLASSES)
    press(page, "写一写", "考", "花", "镜", "写好了")
    expect(page.get_by_text("要写的是：老花镜。多的字用“删一个”")).to_be_visible()
    assert deeds(page) == []
    press(page, "删一个", "删一个", "删一个", "老", "花", "镜", "写好了")
    assert deeds(page) == [("box", "type", "老花镜")]


def test_words_that_nobody_has_spelled_are_chosen_or_said(sheet: Callable[..., Page]) -> None:
    page = sheet("zh", ADDRESS)
    assert page.get_by_role("button", name="拼音").count() == 0
    press(page, "幸", "福", "路", "8", "号", "写好了")
    assert deeds(page) == [("box", "type", "幸福路8号")]


@pytest.mark.parametrize(("lang", "typing"), [("zh", GLASSES), ("en", READING), ("zh", CODE)])
def test_it_can_be_said_instead(sheet: Callable[..., Page], lang: str, typing: Json) -> None:
    page = sheet(lang, typing)
    say, finish = ("说一说", "写好了") if lang == "zh" else ("Say it", "Finish")
    press(page, say)
    for _ in range(2):
        page.locator("[data-key=speak]").click()
        page.clock.fast_forward(200)
    assert line(page) == typing["want"]
    press(page, finish)
    assert deeds(page) == [("box", "speak", typing["want"])]


def test_english_letters_keep_their_words_and_the_rest_is_offered(sheet: Callable[..., Page]) -> None:
    page = sheet("en", READING | {"want": "Auntie Wang", "accepts": ["Auntie Wang"]})
    press(page, "a", "u", "Auntie", "w", "a", "n", "g", "Finish")
    assert deeds(page) == [("box", "type", "Auntie Wang")]  # the space came with the word


def test_numbers_have_keys_of_their_own(sheet: Callable[..., Page]) -> None:
    page = sheet("zh", CODE)
    assert page.get_by_role("button", name="拼音").count() == 0
    press(page, *"482913", "写好了")
    assert deeds(page) == [("box", "type", "482913")]


def test_a_trembling_finger_writes_each_letter_once(sheet: Callable[..., Page]) -> None:
    page = sheet("zh", CODE)
    for key in "482913":
        page.evaluate(  # two clicks of a finger at the very same time
            "key => { const one = document.querySelector(`[data-key='sign ${key}']`);"
            "[0, 1].forEach(() => one.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }))); }",
            key,
        )
        page.clock.fast_forward(200)
    assert line(page) == "482913"


def test_a_real_keyboard_the_clipboard_and_an_input_method_write_into_the_same_line(sheet: Callable[..., Page]) -> None:
    page = sheet("zh", GLASSES, 1280, 720)
    page.keyboard.insert_text("老花")  # what an input method hands over
    wire = page.context.new_cdp_session(page)
    wire.send("Input.imeSetComposition", {"text": "jing", "selectionStart": 4, "selectionEnd": 4})
    page.keyboard.press("Escape")
    page.get_by_role("button", name="找什么").press("Enter")
    page.get_by_role("textbox").fill("老 花镜")
    page.keyboard.press("Enter")
    assert deeds(page) == [("box", "type", "老 花镜")]


def test_what_was_copied_can_be_pasted(sheet: Callable[..., Page]) -> None:
    page = sheet("en", READING, permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.clipboard.writeText('Reading glasses')")
    page.get_by_role("textbox").focus()
    page.keyboard.press("Control+v")
    expect(page.get_by_role("textbox")).to_have_value("Reading glasses")
    press(page, "Finish")
    assert deeds(page) == [("box", "type", "Reading glasses")]


def test_a_field_nobody_asked_for_takes_any_words_and_can_be_left(sheet: Callable[..., Page]) -> None:
    page = sheet("en", None)
    press(page, "Finish")
    expect(page.get_by_text("Nothing written yet.")).to_be_visible()
    press(page, "Not now")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.evaluate("document.activeElement.hasAttribute('data-phone')")
    page.get_by_role("button", name="Search for").press("Enter")
    press(page, "h", "i", "Finish")
    assert deeds(page) == [("box", "type", "hi")]


@pytest.mark.parametrize(
    ("lang", "width", "keys", "wide", "high"),
    [("zh", 320, 9, 90, 60), ("zh", 390, 9, 110, 60), ("en", 320, 27, 46, 46), ("en", 390, 27, 56, 50)],
)
def test_keys_are_as_large_as_a_stiff_finger(
    sheet: Callable[..., Page], lang: str, width: int, keys: int, wide: int, high: int
) -> None:
    page = sheet(lang, GLASSES if lang == "zh" else READING, width, 568)
    sizes = page.locator(".qibu-write-key").evaluate_all(
        "keys => keys.map((key) => [key.getBoundingClientRect().width, key.getBoundingClientRect().height])"
    )
    assert len(sizes) == keys
    assert min(across for across, _ in sizes) >= wide and min(tall for _, tall in sizes) >= high
    dialog = page.get_by_role("dialog").bounding_box()
    assert dialog and dialog["y"] >= 0 and dialog["x"] >= 0


def test_the_spelling_of_whole_words_is_cut_into_its_syllables(sheet: Callable[..., Page]) -> None:
    page = sheet("zh", GLASSES)
    cut = "async ([spell, want]) => (await import('/player/spelling.js')).syllablesOf(spell, want)"
    known = {
        "老花镜": "lao hua jing",
        "王阿姨": "wang a yi",
        "银发商城": "yin fa shang cheng",
        "青禾医院": "qing he yi yuan",
    }
    for want, spelled in known.items():
        assert page.evaluate(cut, [spelled.replace(" ", ""), want]) == spelled.split()
        assert page.evaluate(cut, [spelled, want]) == spelled.split()
    assert page.evaluate(cut, ["xiaolan", "女儿小兰"]) is None  # that spells other words


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing_on_the_sheet(sheet: Callable[..., Page], lang: str) -> None:
    page = sheet(lang, GLASSES if lang == "zh" else READING, 320, 568)
    page.clock.resume()  # axe waits for time to go by
    page.evaluate(AXE)
    page.evaluate("document.getElementById('root').style.setProperty('--letters', 1.45)")
    found = []
    for tab in page.locator(".qibu-way-to-write").all():
        tab.click()
        found += page.evaluate(RUN)
    assert found == []
