"""Cards, covers, long pictures: nothing runs over an edge, whatever the words; the same words give the same bytes."""

import io

import pytest
from PIL import Image, ImageChops

from media.pictures import card, cover, long
from media.pictures.lettering import Letters, block
from media.scenes.draw import draw
from media.scenes.highlight import mark, together
from media.scenes.pen import NO_END, NO_START

ZH = "在屏幕上找一个灰色的小齿轮，下面写着“设置”。有个橙色的跟它很像，那是工具箱，看清名字。轻轻点一下。"
EN = "Look, here comes a swindler. She says she is customer service and wants you to pay her privately. "
TEXTS = {
    "zh": ("点“显示和亮度”这一行", ZH, "点到别的了？从左边往里滑，退回来"),
    "en": ("Push the message about WeChat up and away", EN * 2, "Opened it? Don't answer, don't add, don't pay."),
    "long-zh": (ZH, ZH * 4, ZH * 2),
    "long-en": (EN, EN * 4, EN * 2),
    "one-word": ("W" * 60, "x" * 300, "https://" + "very-long" * 20),
    "little": ("看", "", ""),
}


@pytest.fixture(scope="module")
def screen() -> str:
    rows = {"kind": "rows", "id": "", "items": [{"id": "it", "label": "显示和亮度", "icon": "sun", "colour": "orange"}]}
    drawing = draw({"look": "light", "parts": [{"kind": "bar", "id": "back", "title": "设置"}, rows]}, "zh")
    return together(drawing.svg, mark(drawing.boxes["it"], "tap", 2))


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def is_plain(picture: Image.Image, box: tuple[int, int, int, int], colour: str) -> bool:
    """Nothing but the ground in this part."""
    part = picture.crop(box)
    return ImageChops.difference(part, Image.new("RGB", part.size, colour)).getbbox() is None


@pytest.mark.parametrize("words", list(TEXTS))
def test_no_word_of_a_card_comes_near_its_edges(words: str, screen: str) -> None:
    text, note, hint = TEXTS[words]
    lang = "en" if "en" in words else "zh"
    picture = opened(card.step_card(screen, number=12, of=12, text=text, note=note, hint=hint, lang=lang))
    assert picture.size == (1600, 900)
    for margin in ((1600 - 56, 0, 1600, 900), (640, 0, 1600, 48), (640, 852, 1600, 900), (596, 0, 648, 900)):
        assert is_plain(picture, margin, "#FFFFFF")


def test_a_card_without_a_screen_uses_the_whole_width() -> None:
    picture = opened(card.step_card("", number=1, of=5, text="看看窗外", note=ZH, hint="", lang="zh"))
    assert not is_plain(picture, (64, 0, 560, 900), "#FFFFFF")


@pytest.mark.parametrize("letters", [Letters(60, bold=True, even=True), Letters(46)])
@pytest.mark.parametrize("room", [300, 484, 880])
@pytest.mark.parametrize("words", [ZH, EN, "x" * 200, "“" * 5 + "好" * 40 + "。" * 5])
def test_lines_keep_to_their_room_and_to_the_rules_of_marks(words: str, room: int, letters: Letters) -> None:
    made = block(words, letters, room)
    assert made.width <= room
    assert "".join(made.lines).replace(" ", "") == words.replace(" ", "")
    if words in (ZH, EN):
        assert not any(line[0] in NO_START or line[-1] in NO_END for line in made.lines)


@pytest.mark.parametrize("colour", list(cover.GROUNDS))
def test_a_cover_is_small_and_has_its_colour(colour: str, screen: str) -> None:
    data = cover.cover(screen, colour)
    assert opened(data).size == (640, 400) and len(data) < 30_000


def twelve(screen: str, words: str) -> list[long.Step]:
    text, said, _ = TEXTS[words]
    return [long.Step(screen, number, text, said) for number in range(1, 13)]


@pytest.mark.parametrize("words", ["zh", "en", "long-en"])
def test_a_lesson_of_twelve_steps_stays_within_what_can_be_forwarded(words: str, screen: str) -> None:
    lang = "zh" if words == "zh" else "en"
    data = long.long_picture("把字变大", twelve(screen, words), safety=ZH, at_home=ZH, lang=lang, foot=ZH)
    picture = opened(data)
    assert Image.open(io.BytesIO(data)).format == "JPEG"
    assert picture.height <= long.MOST and len(data) < 4_000_000
    if words in ("zh", "en"):
        assert picture.width == 1080


def test_nothing_of_a_long_picture_runs_over_its_right_edge(screen: str) -> None:
    steps = [long.Step(screen, 1, *TEXTS["one-word"][:2]), long.Step("", 3, *TEXTS["one-word"][:2])]
    picture = opened(long.long_picture("长" * 30, steps, safety="W" * 90, at_home=EN, lang="zh", foot="W" * 90))
    right = picture.crop((1080 - 40, 0, 1080, picture.height))
    rows = right.resize((1, right.height), Image.Resampling.BOX).resize((40, right.height))
    _, most = ImageChops.difference(right, rows).convert("L").getextrema()
    assert isinstance(most, int | float) and most < 40  # no letters, only JPEG grain


def test_a_real_picture_stands_in_cards_and_long_pictures_too(screen: str) -> None:
    out = io.BytesIO()
    Image.new("RGB", (540, 1170), "#2F6FDE").save(out, "WEBP")
    picture = opened(card.step_card(out.getvalue(), number=1, of=5, text="点一下", note="", hint="", lang="zh"))
    middle = picture.getpixel((295, 450))
    assert isinstance(middle, tuple) and middle[2] > 180 > middle[0]
    assert long.long_picture(
        "课", [long.Step(out.getvalue(), 1, "点一下", "")], safety="", at_home="", lang="zh"
    ).startswith(b"\xff\xd8")


def test_the_same_words_give_the_same_bytes(screen: str) -> None:
    def once() -> tuple[bytes, bytes, bytes]:
        step = long.Step(screen, 1, "点一下", ZH)
        return (
            card.step_card(screen, number=1, of=2, text="点一下", note=ZH, hint="", lang="zh"),
            cover.cover(screen, "teal"),
            long.long_picture("课", [step], safety=ZH, at_home=ZH, lang="zh"),
        )

    assert once() == once()
