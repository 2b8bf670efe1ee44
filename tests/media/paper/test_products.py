"""Handout, volunteer's sheet, cards and lists: as many pages as meant, readable, safe with any words."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from media import look
from media.paper import typeset
from media.paper.cards import Card, cards
from media.paper.handout import Step, handout
from media.paper.lists import class_list, signature_sheet
from media.paper.sheet import Line, volunteer_sheet
from media.pictures import fonts
from media.scenes.draw import draw
from media.scenes.highlight import mark, together
from tests.media.paper.conftest import Printed

LANGS = ("zh", "en")
SAYS = {
    "zh": "在屏幕上找一个灰色的小齿轮，下面写着“设置”。轻轻点一下。",
    "en": "Look for a grey gear. Tap it once, gently.",
}
NASTY = ("#[*x*]", "$x$", "@id", "<b>", "\\", "#panic()", "// no", "= H", "```", '"', "{n}")
HREF = "http://192.168.10.20:8501/who#k=Ab3dEf6hIjKlMn0pQrStU01"


def screen(number: int, lang: str = "zh") -> str:
    drawing = draw({"parts": [{"kind": "button", "id": "go", "label": "OK"}]}, lang)
    return together(drawing.svg, mark(drawing.boxes["go"], "tap", number))


def one_handout(lang: str, steps: int = 6, words: str = "点开设置", **more: Any) -> bytes:
    walk = [Step(n, words, SAYS[lang], screen(n, lang)) for n in range(1, steps + 1)]
    return handout(words, words, walk, words, words, words, words, lang, **more)


def one_sheet(lang: str, words: str = "点开“设置”", steps: int = 12) -> bytes:
    lines = [Line(n, words, n % 3 == 0) for n in range(1, steps + 1)]
    return volunteer_sheet(words, "K7-42", words, lines, [words] * 8, lang)


PRODUCTS: dict[str, Callable[[str, str], bytes]] = {
    "handout": lambda words, lang: one_handout(lang, 2, words, link=HREF, help_phone=words),
    "sheet": lambda words, lang: one_sheet(lang, words),
    "cards": lambda words, lang: cards([Card(words, "", HREF)], lang),
    "class list": lambda words, lang: class_list(words, [words] * 3, lang, place=words, dates=[words]),
    "signatures": lambda words, lang: signature_sheet(words, [words], lang, date=words, teacher=words),
}


def pages(pdf: bytes) -> int:
    assert pdf.startswith(b"%PDF-")
    return max(int(n) for n in re.findall(rb"/Type/Pages/Count (\d+)", pdf))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("product", PRODUCTS)
def test_a_paper_is_tagged_titled_and_knows_its_language(product: str, lang: str) -> None:
    pdf = PRODUCTS[product]("把字变大", lang)
    assert b"/StructTreeRoot" in pdf and b"/Title" in pdf
    assert (b"/Lang(zh-CN)" if lang == "zh" else b"/Lang(en-US)") in pdf


@pytest.mark.parametrize("words", NASTY)
@pytest.mark.parametrize("product", PRODUCTS)
def test_whatever_somebody_typed_comes_out_as_plain_words(product: str, words: str) -> None:
    assert pages(PRODUCTS[product](words, "zh")) >= 1


def test_a_nickname_that_looks_like_markup_is_printed_like_any_other(printed: Printed) -> None:
    plain, odd = (printed(cards, [Card(name, "", HREF)], "zh")[0] for name in ("", "#[*x*] $x$ @id"))
    assert np.abs(np.asarray(plain, int) - np.asarray(odd, int)).sum() > 0


@pytest.mark.parametrize("lang", LANGS)
def test_a_handout_has_two_steps_a_page_and_a_last_page(lang: str) -> None:
    assert pages(one_handout(lang, 6)) == 4


def test_a_handout_takes_a_real_picture_and_a_step_without_one(tmp_path: Path) -> None:
    Image.new("RGB", (540, 1170), "#7799BB").save(tmp_path / "shot.webp")
    walk = [Step(1, "看这里", "", (tmp_path / "shot.webp").read_bytes()), Step(2, "按一下电源键")]
    assert pages(handout("课", "学会", walk, "", "", "", "", "zh")) == 1


def test_on_paper_a_screen_is_whitened_and_not_dimmed() -> None:
    packed = typeset.picture(screen(1), "alt")
    assert packed is not None
    assert look.DIM not in packed["svg"] and "fill='#FFFFFF' fill-opacity='.5'" in packed["svg"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "words",
    ["点开设置", "点第一个“退货退款，东西寄回去”那一行字", "Hold the phone upright, level with both of your own eyes"],
)
def test_twelve_steps_fit_on_one_sheet(lang: str, words: str) -> None:
    assert pages(one_sheet(lang, words)) == 1


def test_thirteen_steps_are_refused() -> None:
    with pytest.raises(ValueError, match="13"):
        one_sheet("zh", steps=13)


def test_eleven_cards_are_two_pages() -> None:
    assert pages(cards([Card("李阿姨", "", HREF)] * 10, "zh")) == 1
    assert pages(cards([Card("李阿姨", "", HREF)] * 11, "zh")) == 2


def test_no_cards_are_no_paper() -> None:
    with pytest.raises(ValueError, match="no cards"):
        cards([], "zh")


def test_a_card_holds_its_address_in_the_code_only() -> None:
    data = typeset.packed({"code": typeset.code(HREF, "alt")}, title="t", lang="zh")
    assert HREF not in data and "192.168" not in data


@pytest.mark.parametrize("lang", LANGS)
def test_sixty_people_sign_on_three_pages_and_long_names_make_no_more(lang: str) -> None:
    people = ["李阿姨", "欧阳建国", "阿姨" * 8, "Grandmother Wilhelmina", "W" * 40] * 12
    assert pages(signature_sheet("周三班", people, lang)) == 3
    assert pages(class_list("周三班", people, lang)) == 3


def test_every_page_of_a_list_has_the_same_heading_row(printed: Printed) -> None:
    _, second, third = printed(signature_sheet, "周三班", ["李阿姨"] * 60, "zh", dpi=60)
    top = (0, 32, second.width, 50)  # 13 mm from the edge, at 60 dpi
    assert np.array_equal(np.asarray(second.crop(top)), np.asarray(third.crop(top)))


@pytest.mark.parametrize("product", PRODUCTS)
def test_without_a_chinese_font_it_says_so(product: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QIBU_FONT", str(tmp_path / "none.ttf"))
    for kept in (fonts.font_files, fonts.face, typeset._fonts):
        kept.cache_clear()
    try:
        with pytest.raises(fonts.NoFont):
            PRODUCTS[product]("课", "zh")
    finally:
        for kept in (fonts.font_files, fonts.face, typeset._fonts):
            kept.cache_clear()
