"""Drawn screens: everything is on the phone, nothing that is touched overlaps, and no word escapes its place."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import pytest

from media.scenes.draw import BUILT_IN, FRAME, Drawing, draw
from media.scenes.highlight import LEFT, RIGHT, TOP, badge_at, mark
from media.scenes.icons import ICONS
from media.scenes.kinds import KINDS
from media.scenes.pen import Box, shorten, width, wrap

ICON_NAMES = """settings wifi phone message camera chat contacts search back plus close sun letters volume bell lock
battery info cart home user store gift play mic keyboard emoji video flip speaker hangup answer hospital calendar card
clock location truck box star heart tick warning shield coin qr torch bus photo trash list eye download link folder bank
family people music news game weather note"""


def part(kind: str, id_: str = "it", **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "id": id_, **fields}


def items(*labels: str, **fields: Any) -> list[dict[str, Any]]:
    return [{"id": f"item-{n}", "label": label, **fields} for n, label in enumerate(labels)]


def drawn(*parts: dict[str, Any], lang: str = "zh", look: str = "light") -> Drawing:
    return draw({"look": look, "time": "9:30", "parts": list(parts)}, lang)


ZH = ["无线网络", "蓝牙和其他设备", "显示和亮度"]
EN = ["Wireless network", "Bluetooth and other devices", "Display, brightness and the size of letters"]


def every_kind(lang: str) -> Iterator[dict[str, Any]]:
    """One plausible part of every kind drawn here, with words as long as scenes really have them."""
    words = ZH if lang == "zh" else EN
    one, two, three = words
    values = ["small", "normal", "big", "huge"]
    yield part("bar", title=three, subtitle=one, items=[*items(two), {"id": "more", "icon": "more", "label": one}])
    yield part("rows", heading=one, items=items(*words, icon="wifi", colour="blue", value=two, note=three))
    yield part("rows", items=items(*words, switch="on", badge="3"))
    yield part("words", text=" ".join(words) * 2, size="title", align="centre")
    yield part("icons", items=items(*words, *words[:2], icon="chat", colour="green", badge="12"))
    yield part("dock", items=items(*words, one, icon="phone", colour="teal"))
    yield part("lock", time="9:30", note=three)
    yield part("panel", items=items(*words, icon="torch", switch="on"))
    yield part("slider", variable="big", values=values, left=one, right=two, label=three)
    yield part("slider", variable="small", values=values)
    for size in values:
        yield part("sample", text=three, variable=size)
    yield part("check", label=" ".join(words), variable="on", note=two)
    yield part("choice", heading=one, selected="item-1", items=items(*words))
    yield part("choice", heading=one, variable="item-2", items=items(*words))
    yield part("stepper", label=three, variable="2", values=["1", "2", "3"])
    yield part("segments", selected="item-0", items=items(*words))
    yield part("tabs", selected="item-0", items=items(*words, one, two, icon="home", badge="3"))
    for look in ("main", "plain", "danger"):
        yield part("button", label=three, look=look)
    yield part("button", label=one, disabled=True)
    yield part("buttons", items=items(*words, look="main"))
    yield part("search", hint=three, value=two, variable="filled", button=one, button_id="go")
    yield part("field", label=three, hint=two, value=one, variable="empty", button=two, button_id="send", focus=True)
    yield part("field", label=one, value="123456", secret=True)
    for look in ("pinyin", "numbers", "hand", "voice"):
        yield part("keyboard", look=look, typed="ni", items=items(*words), mic_id="mic", send_id="send")
    yield part("pin", filled=3, note=three)
    yield part("dialog", label=three, text=" ".join(words), items=items(*words))
    yield part("dialog", label=one, items=items("是", "否", look="main"))
    yield part("sheet", label=three, text=two, items=items(*words, icon="photo", look="danger"))
    yield part("notice", **{"from": one, "text": " ".join(words), "icon": "message", "colour": "green"})
    yield part("strip", text=" ".join(words), colour="orange", icon="warning")
    yield part("banner", label=three, note=two, colour="red", art="glasses", tag=one)
    yield part("gap", "", height=20.0)


EVERY = [(lang, one) for lang in ("zh", "en") for one in every_kind(lang)]
each_kind = pytest.mark.parametrize(
    ("lang", "one"), EVERY, ids=[f"{lang}-{n}-{one['kind']}" for n, (lang, one) in enumerate(EVERY)]
)


@each_kind
def test_a_kind_draws_well_formed_svg_with_its_touchable_parts_on_the_phone(lang: str, one: dict[str, Any]) -> None:
    drawing = drawn(one, lang=lang)
    ElementTree.fromstring(drawing.svg)
    assert drawing.too_low == ()
    assert set(drawing.boxes) == set(drawing.labels)
    for x, y, w, h in drawing.boxes.values():
        assert x >= 0 and y >= 0 and x + w <= 360 and y + h <= 660
        assert w >= 30 and h >= 40, "a finger of seventy-eight years finds it"


@each_kind
def test_two_places_to_touch_never_overlap_unless_one_lies_in_the_other(lang: str, one: dict[str, Any]) -> None:
    for a, b in combinations(drawn(one, lang=lang).boxes.values(), 2):
        assert _inside(a, b) or _inside(b, a) or _overlap(a, b) <= 2


@each_kind
def test_every_item_that_has_an_id_can_be_touched_and_has_a_name(lang: str, one: dict[str, Any]) -> None:
    drawing = drawn(one, lang=lang)
    wanted = {item["id"] for item in one.get("items", [])}
    if one["kind"] == "keyboard":  # long candidates stand further to the right, as on a real phone
        wanted = set() if one["look"] == "voice" else {"item-0"}
    assert wanted <= set(drawing.boxes)
    assert all(drawing.labels[id_] for id_ in wanted)


@each_kind
def test_words_are_escaped_wherever_they_stand(lang: str, one: dict[str, Any]) -> None:
    evil = "<script>'&"
    texts = ("label", "title", "subtitle", "heading", "hint", "value", "note", "text", "from", "tag", "left", "right")

    def poison(data: dict[str, Any]) -> dict[str, Any]:
        bad = {key: evil if key in (*texts, "badge", "typed", "button") else value for key, value in data.items()}
        if "items" in data:
            bad["items"] = [poison(item) for item in data["items"]]
        return bad

    drawing = drawn(poison(one), lang=lang)
    assert "<script" not in drawing.svg
    ElementTree.fromstring(drawing.svg)


def test_the_same_screen_is_drawn_the_same_way_every_time() -> None:
    for lang, one in EVERY:
        assert drawn(one, lang=lang) == drawn(one, lang=lang)


def test_a_dialog_and_a_sheet_hide_what_lies_below_from_the_finger() -> None:
    below = part("button", "pay", label="付款")
    for kind in ("dialog", "sheet"):
        drawing = drawn(below, part(kind, "", label="请确认", items=items("好")))
        assert set(drawing.boxes) == {"item-0"}


def test_a_notice_covers_only_what_lies_under_it() -> None:
    notice = part("notice", "note", **{"from": "短信", "text": "您好"})
    drawing = drawn(
        part("bar", "back", title="设置"), part("gap", "", height=200.0), part("button", "ok", label="好"), notice
    )
    assert set(drawing.boxes) == {"ok", "note"}


def test_the_word_practice_stands_above_everything_on_every_screen() -> None:
    assert "练习" in drawn().svg
    assert "Practice" in drawn(lang="en").svg
    dialog = drawn(part("dialog", "", label="提示", items=items("好"))).svg
    assert dialog.index("练习") > dialog.index("提示")


def test_a_kind_that_does_not_exist_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        drawn(part("hologram"))


def test_body_parts_that_do_not_fit_are_named() -> None:
    rows = [part("rows", f"rows-{n}", items=items(*ZH)) for n in range(4)]
    assert drawn(*rows).too_low == ("rows-3",)
    assert drawn(*rows[:3], part("keyboard", "keys")).too_low == ("rows-2",)


def test_a_field_shows_its_value_only_when_it_is_filled() -> None:
    field = part("field", label="手机号", hint="请输入", value="春天", variable="empty")
    assert "请输入" in drawn(field).svg and "春天" not in drawn(field).svg
    assert "春天" in drawn({**field, "variable": "filled"}).svg
    assert "春天" not in drawn({**field, "variable": "filled", "secret": True}).svg


def test_the_letters_of_a_sample_grow_with_its_variable() -> None:
    def size(value: str) -> str:
        return (
            drawn(part("sample", text="大字", variable=value))
            .svg.split(">大字<")[0]
            .split("font-size='")[-1]
            .split("'")[0]
        )

    sizes = [float(size(value)) for value in ("small", "normal", "big", "huge")]
    assert sizes == sorted(set(sizes))


def test_a_stepper_offers_less_and_more_in_both_languages() -> None:
    stepper = part("stepper", "count", label="数量", variable="1", values=["1", "2"])
    assert set(drawn(stepper).boxes) == {"count", "count-less", "count-more"}
    assert drawn(stepper, lang="en").labels["count-more"] == "One more"


def test_every_icon_the_lesson_format_names_is_drawn_and_is_well_formed() -> None:
    assert set(ICON_NAMES.split()) <= set(ICONS)
    for icon in ICONS.values():
        ElementTree.fromstring(f"<g>{icon}</g>")


def test_lines_stay_within_their_room_and_never_begin_with_a_closing_mark() -> None:
    text = "请您仔细阅读，“用户协议”。https://example.org/" + "a1" * 60
    lines = wrap(text, 18, 200)
    assert all(width(line, 18) <= 200 + 18 for line in lines)
    assert not any(line[:1] in "，。”" for line in lines if line)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert width(shorten(text, 18, 100), 18) <= 100


DEEDS = [
    *[(gesture, "") for gesture in ("tap", "hold", "type", "press", "speak", "look", "pinch", "point", "slide")],
    *[("swipe", direction) for direction in ("up", "down", "left", "right")],
]
TARGETS: dict[str, Box] = {
    **BUILT_IN,
    "row": (12, 200, 336, 56),
    "icon": (8, 36, 86, 97),
    "corner": (308, 30, 44, 48),
    "tab": (288, 588, 72, 60),
    "sheet": (16, 590, 328, 58),
}


@pytest.mark.parametrize(("gesture", "direction"), DEEDS)
def test_the_layer_that_points_is_well_formed_for_every_gesture_and_place(gesture: str, direction: str) -> None:
    for box in TARGETS.values():
        layer = ElementTree.fromstring(mark(box, gesture, 12, direction=direction))
        assert layer.get("viewBox") == f"-{FRAME} -{FRAME} 388 688"
        assert [text.text for text in layer.iter("{http://www.w3.org/2000/svg}text")] == ["12"]


@pytest.mark.parametrize("name", TARGETS)
def test_the_badge_stays_in_the_picture_and_off_the_words_of_the_target(name: str) -> None:
    _, y, _, h = TARGETS[name]
    cx, cy = badge_at(TARGETS[name])
    assert LEFT <= cx <= RIGHT and cy >= TOP
    assert cy + 23 <= y + 6 or cy - 23 >= y + h - 6 or name == "corner"


def test_looking_shows_no_hand_and_touching_does() -> None:
    assert len(mark(TARGETS["row"], "look", 1)) < len(mark(TARGETS["row"], "tap", 1))


def test_the_arrow_of_a_slide_begins_below_the_knob_wherever_it_stands() -> None:
    for value, way in (("small", "right"), ("normal", "right"), ("huge", "left")):
        slider = drawn(part("slider", variable=value, values=["small", "normal", "big", "huge"]))
        layer = mark(slider.boxes["it"], "slide", 1, direction=way, knob=slider.knobs["it"])
        found = re.search(r"translate\(([\d.]+) [\d.]+\) rotate\((\d+)\)' fill='none'.*?<circle cx='-([\d.]+)'", layer)
        assert found
        middle, turn, half = map(float, found.groups())
        assert middle + (half if turn else -half) == pytest.approx(slider.knobs["it"], abs=0.2)


def test_a_swipe_up_the_whole_screen_keeps_off_the_words_of_a_list() -> None:
    assert "translate(270 " in mark(TARGETS["screen"], "swipe", 1, direction="up")


def _overlap(a: Box, b: Box) -> float:
    """How deep the two reach into each other, in dp."""
    across = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    down = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return min(across, down)


def _inside(a: Box, b: Box) -> bool:
    near = 3.0
    return (
        a[0] >= b[0] - near
        and a[1] >= b[1] - near
        and a[0] + a[2] <= b[0] + b[2] + near
        and a[1] + a[3] <= b[1] + b[3] + near
    )


@pytest.mark.parametrize("name", sorted(KINDS))
def test_what_is_hidden_leaves_a_part_that_can_be_drawn(name: str) -> None:
    """Every entry of a list may be away for the moment (`when`), and what need not be given is not given."""
    given: dict[str, Any] = {
        field: "coins" if spec.type == "art" else "1" for field, spec in KINDS[name].fields.items() if spec.needed
    }
    if KINDS[name].items is not None:
        given["items"] = []
    drawn(part(name, **given))
