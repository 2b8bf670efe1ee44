"""Shopping, chat, call and doctor screens: drawn in both languages, inside the phone, each thing with its own place."""

from typing import Any
from xml.etree import ElementTree

import pytest

from media import look
from media.scenes.draw import Drawing, draw
from media.scenes.kinds import KINDS
from media.scenes.pen import width
from tests.media.phone_screens import SCREENS, Part

OURS = (
    "app", "product", "photo", "cost", "footer", "timeline", "ticket", "bubble", "time", "composer",
    "message", "call", "camera", "scanner", "face", "person", "days", "slots", "pairs", "result",
)  # fmt: skip
# A list of lines may be touched as a whole or line by line: these boxes lie inside each other on purpose.
NESTED = {"terms", "way"}


def _in(lang: str, what: Any) -> Any:
    """The same data with only the words of one language, as the lesson hands it over."""
    if isinstance(what, dict):
        if set(what) == {"zh", "en"}:
            return what[lang]
        return {key: _in(lang, value) for key, value in what.items()}
    return [_in(lang, one) for one in what] if isinstance(what, list) else what


def _drawn(name: str, lang: str, **more: Any) -> Drawing:
    return draw({"look": "light", "time": "9:30", "parts": _in(lang, SCREENS[name]), **more}, lang)


def test_every_kind_of_ours_is_in_the_register_and_on_some_screen_here() -> None:
    shown = {part["kind"] for parts in SCREENS.values() for part in parts}
    assert set(OURS) <= set(KINDS)
    assert shown == set(OURS)


def test_our_screens_use_only_fields_the_register_knows() -> None:
    for parts in SCREENS.values():
        for part in parts:
            kind = KINDS[part["kind"]]
            assert set(part) <= {"kind", "id", "items", *kind.fields}
            for item in part.get("items", []):
                assert set(item) <= {"id", *(kind.items or {})}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", SCREENS)
def test_screen_is_drawn_whole_and_is_good_xml(name: str, lang: str) -> None:
    drawing = _drawn(name, lang)
    ElementTree.fromstring(drawing.svg)
    assert drawing.too_low == ()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", SCREENS)
def test_everything_with_an_id_can_be_touched_inside_the_phone(name: str, lang: str) -> None:
    drawing = _drawn(name, lang)
    ids = {
        id_
        for part in SCREENS[name]
        for id_ in (part["id"], part.get("button_id", ""), *(item["id"] for item in part.get("items", [])))
        if id_
    }
    assert set(drawing.boxes) == ids
    for id_, (x, y, w, h) in drawing.boxes.items():
        assert x >= 0 and y >= 0 and x + w <= look.PHONE_W and y + h <= look.PHONE_H, id_
        assert w >= 44 and h >= 34, id_
        assert drawing.labels[id_], id_


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", SCREENS)
def test_no_two_things_to_touch_lie_on_each_other(name: str, lang: str) -> None:
    boxes = [(id_, box) for id_, box in _drawn(name, lang).boxes.items() if id_ not in NESTED]
    for index, (one, a) in enumerate(boxes):
        for other, b in boxes[index + 1 :]:
            apart = (
                a[0] + a[2] <= b[0] + 1 or b[0] + b[2] <= a[0] + 1 or a[1] + a[3] <= b[1] + 1 or b[1] + b[3] <= a[1] + 1
            )
            assert apart, f"{one} and {other}"


@pytest.mark.parametrize("kind", OURS)
def test_words_of_a_lesson_are_never_markup(kind: str) -> None:
    part = next(part for parts in SCREENS.values() for part in parts if part["kind"] == kind)
    words = "<b>&'\""
    texts = {name for name, field in KINDS[kind].fields.items() if field.type == "text"}
    rude: Part = {name: words if name in texts else value for name, value in _in("en", part).items()}
    if "items" in rude:
        rude["items"] = [{**item, "label": words} for item in rude["items"]]
    drawing = draw({"parts": [rude]}, "en")
    ElementTree.fromstring(drawing.svg)
    assert "<b>" not in drawing.svg


@pytest.mark.parametrize("kind", OURS)
def test_a_part_with_only_its_needed_fields_can_be_drawn(kind: str) -> None:
    spec = KINDS[kind]
    part: Part = {"kind": kind, "id": ""}
    part |= {name: "shop" if field.type == "art" else "一二三" for name, field in spec.fields.items() if field.needed}
    if spec.items is not None:
        part["items"] = []
    ElementTree.fromstring(draw({"parts": [part]}, "zh").svg)


@pytest.mark.parametrize("kind", OURS)
def test_very_long_words_stay_on_the_phone(kind: str) -> None:
    """Whatever an author writes, no letter is drawn left or right of the screen: the strip beside it stays empty."""
    spec = KINDS[kind]
    long = "Unpronounceable words that go on and on " * 4 + "1234567890123456789012345678901234567890"
    part: Part = {"kind": kind, "id": "x"} | {name: long for name, field in spec.fields.items() if field.type == "text"}
    part |= {name: "shop" for name, field in spec.fields.items() if field.type == "art" and field.needed}
    if spec.items is not None:
        part["items"] = [
            {"id": f"i{n}"} | {name: long for name, f in spec.items.items() if f.type == "text"} for n in range(2)
        ]
    drawing = draw({"parts": [part]}, "en")
    for node in ElementTree.fromstring(drawing.svg).iter("{http://www.w3.org/2000/svg}text"):
        wide = width(node.text or "", float(node.get("font-size", "0")), node.get("font-weight") == "700")
        x = float(node.get("x", "0")) - {"middle": wide / 2, "end": wide}.get(node.get("text-anchor", ""), 0)
        assert x >= 0 and x + wide <= look.PHONE_W + 1, node.text


def test_a_button_in_a_line_is_touched_apart_from_the_line() -> None:
    boxes = _drawn("doctors", "zh").boxes
    line, button = boxes["doctor-1"], boxes["book-1"]
    assert line[0] + line[2] <= button[0]


def test_a_person_stands_beside_a_bubble_and_a_sent_picture_in_it() -> None:
    face = draw({"parts": [{"kind": "bubble", "id": "b", "text": "好", "art": "grandson"}]}, "zh").boxes["b"]
    picture = draw({"parts": [{"kind": "bubble", "id": "b", "text": "好", "art": "chart-up"}]}, "zh").boxes["b"]
    assert picture[3] > face[3] + 100


def test_a_code_is_written_large() -> None:
    drawing = draw(
        {"parts": [{"kind": "bubble", "id": "b", "form": "code", "text": "验证码482913，请勿告诉别人"}]}, "zh"
    )
    assert "font-size='36' text-anchor='middle' font-weight='700' fill='#1A1A1A'>482913<" in drawing.svg


def test_footer_and_composer_stand_on_the_floor() -> None:
    for name in ("goods", "way", "chat", "more-chat"):
        boxes = _drawn(name, "en").boxes
        last = max(y + h for _, y, _, h in boxes.values())
        assert 640 <= last <= look.PHONE_H


def test_a_sleeping_screen_shows_no_status_and_a_waking_one_says_how_full_it_is() -> None:
    parts = [{"kind": "gap", "id": "dark", "label": "黑着", "height": 560}]
    asleep = draw({"look": "off", "parts": parts}, "zh")
    low, charging = (draw({"battery": "18%", "charging": plug, "parts": parts}, "zh").svg for plug in (False, True))
    assert "9:30" not in asleep.svg and "练习" in asleep.svg and "dark" in asleep.boxes
    assert "18%" in low and low != charging


def test_keys_of_the_keyboard_and_a_button_with_a_sign_alone_have_names() -> None:
    keys = {"kind": "keyboard", "id": "keys", "look": "pinyin", "globe_id": "globe", "delete_id": "rub-out"}
    person = {
        "kind": "person",
        "id": "who",
        "label": "陌生号码",
        "button": "ⓘ",
        "button_id": "i",
        "button_name": "详情",
    }
    found = draw({"parts": [person, keys]}, "zh")
    assert {"globe", "rub-out", "i"} <= set(found.boxes)
    assert found.labels["i"] == "详情" and found.boxes["i"][2] < 60
    assert all(found.labels[name] for name in ("globe", "rub-out"))
