"""What is done on the practice phone: with a finger, with a trembling one, with keys, and one touch at a time."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

import pytest
from playwright.sync_api import Page

from lessons.hands import surface_words
from media.scenes.draw import BUILT_IN
from tests.conftest import set_size, until
from tests.player.practice_stage import PLAYER, box_of, scenes, stand
from tests.player.stage import Stage
from tests.player.test_axe import AXE, RUN
from tests.player.test_files import TOO_NEW_CSS

NOON: Final = datetime(2026, 11, 20, 12)
HERE: Final = scenes("zh")
PALETTE: Final = {
    "hold": "按住",
    "swipe up": "上滑",
    "swipe down": "下滑",
    "swipe left": "左滑",
    "swipe right": "右滑",
    "pinch": "两指",
}


class Hand:
    """Real touch events on the page's phone, in dp of its screen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wire = page.context.new_cdp_session(page)

    def point(self, x: float, y: float) -> dict[str, float]:
        frame = self.page.locator("[data-phone]").bounding_box()
        assert frame
        scale = frame["width"] / 388
        return {"x": frame["x"] + (x + 14) * scale, "y": frame["y"] + (y + 14) * scale}

    def send(self, kind: str, *points: dict[str, float]) -> None:
        numbered = [{**point, "id": number} for number, point in enumerate(points)]
        self.wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": numbered})

    def tap(self, x: float, y: float) -> None:
        self.down(x, y)
        self.send("touchEnd")

    def down(self, x: float, y: float) -> None:
        self.send("touchStart", self.point(x, y))

    def drag(self, start: tuple[float, float], end: tuple[float, float], *, lift: bool = True) -> None:
        self.down(*start)
        for part in (0.2, 0.4, 0.6, 0.8, 1):
            at = (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)
            self.send("touchMove", self.point(*at))
        if lift:
            self.send("touchEnd")

    def middle(self, scene: str, part: str) -> tuple[float, float]:
        x, y, wide, high = box_of(HERE[scene], part)
        return x + wide / 2, y + high / 2


@pytest.fixture
def phone(stage: Stage, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Open the surface's page: `phone("zh", 390, 844, scene="list")`."""

    def visit(lang: str = "zh", width: int = 390, height: int = 844, *, scene: str = "rows", before: str = "") -> Page:
        page = open_page(viewport={"width": width, "height": height}, has_touch=width < 1000)
        page.clock.install(time=NOON)
        page.add_init_script(before)
        page.goto(stand(stage, lang))
        until(page, "Boolean(window.surface)")
        page.clock.pause_at(NOON + timedelta(hours=1))  # from here on a test says how much time goes by
        page.evaluate(f"scene('{scene}')")
        return page

    return visit


def deeds(page: Page) -> list[tuple[str, str, str]]:
    """What was done since the last question: (part, gesture, way)."""
    done = page.evaluate("() => { const all = deeds.splice(0); return all; }")
    return [(one["part"], one["gesture"], one["way"]) for one in done]


def rest(page: Page) -> None:
    """As much time as lies between two touches that are meant as two."""
    page.clock.fast_forward(600)


def test_each_gesture_is_done_with_a_finger_as_on_a_real_phone(phone: Callable[..., Page]) -> None:
    page = phone()
    hand = Hand(page)
    hand.tap(*hand.middle("rows", "display"))
    assert deeds(page) == [("display", "tap", "touch")]
    rest(page)
    hand.down(*hand.middle("rows", "lock"))
    rest(page)
    assert deeds(page) == [("lock", "hold", "touch")]  # while the finger is still down
    hand.send("touchEnd")
    rest(page)
    hand.drag((20, 300), (160, 310))
    assert deeds(page) == [("left-edge", "swipe right", "touch")]
    rest(page)
    hand.drag((180, 645), (185, 500))
    assert deeds(page) == [("bottom-edge", "swipe up", "touch")]
    rest(page)
    for key, x in (("power", 376.0), ("volume-up", -20.0), ("volume-down", -20.0)):
        hand.tap(x, BUILT_IN[key][1] + 20)
        assert deeds(page) == [(key, "press", "touch")]
        rest(page)
    page.evaluate("scene('list')")
    hand.drag((180, 500), (175, 300))
    assert deeds(page) == [("screen", "swipe up", "touch")]
    rest(page)
    hand.drag((300, 500), (120, 490))
    assert deeds(page) == [("screen", "swipe left", "touch")]
    rest(page)
    hand.send("touchStart", hand.point(150, 300), hand.point(200, 350))
    hand.send("touchMove", hand.point(90, 240), hand.point(260, 410))
    hand.send("touchEnd")
    assert deeds(page) == [("screen", "pinch", "touch")]


def test_a_slider_goes_where_the_finger_leaves_it_and_a_thumb_goes_with_it(phone: Callable[..., Page]) -> None:
    page = phone(scene="sizes")
    hand = Hand(page)
    x, y, wide, high = box_of(HERE["sizes"], "size")
    hand.drag((x + wide * 0.4, y + high / 2), (x + wide * 0.9, y + high / 2 + 30), lift=False)
    assert page.locator(".qibu-thumb").is_visible()
    hand.send("touchEnd")
    assert page.locator(".qibu-thumb").is_hidden()
    assert deeds(page) == [("size", "slide huge", "touch")]
    rest(page)
    hand.tap(x + wide * 0.6, y + high / 2)
    assert deeds(page) == [("size", "slide big", "touch")]
    page.get_by_role("button", name="字体大小：第 1 格，共 4 格").press("Enter")
    assert deeds(page) == [("size", "slide small", "key")]


def test_a_long_press_where_nothing_is_held_is_a_tap(phone: Callable[..., Page]) -> None:
    page = phone()
    hand = Hand(page)
    hand.down(*hand.middle("rows", "wifi"))
    rest(page)
    hand.send("touchEnd")
    assert deeds(page) == [("wifi", "tap", "touch")]


def test_a_trembling_finger_does_everything_exactly_once(phone: Callable[..., Page]) -> None:
    page = phone()
    page.evaluate("void (window.then = (deed) => scene(deed.part === 'display' ? 'list' : 'rows'))")
    hand = Hand(page)
    for part, dx, dy in (("display", 8, -8), ("wifi", -8, 8), ("display", 0, 8), ("battery", 8, 0)):
        x, y = hand.middle("rows", part)
        page.evaluate(
            "([part, box]) => { aim = { part, box, grace: 12 } }",
            [part, list(box_of(HERE["rows"], part))],
        )
        hand.tap(x + dx, y + dy)
        hand.tap(x - dx, y - dy)  # within 120 ms
        assert deeds(page) == [(part, "tap", "touch")]
        rest(page)


def test_a_touch_beside_the_target_is_the_target_unless_it_lies_in_another_part(phone: Callable[..., Page]) -> None:
    page = phone(scene="search")
    hand = Hand(page)
    x, y, wide, high = box_of(HERE["search"], "go")
    page.evaluate("box => { aim = { part: 'go', box, grace: 12 } }", [x, y, wide, high])
    hand.tap(x + wide / 2, y + high + 10)
    assert deeds(page) == [("go", "tap", "touch")]
    rest(page)
    hand.tap(x + wide / 2, y + high + 20)
    assert deeds(page) == [("", "tap", "touch")]
    page.evaluate("scene('rows')")
    x, y, wide, high = box_of(HERE["rows"], "sound")
    page.evaluate("box => { aim = { part: 'sound', box, grace: 12 } }", [x, y, wide, high])
    hand.tap(x + 100, y + high + 8)  # that is the next row
    assert deeds(page) == [("", "again", "touch")]


def test_slips_are_nothing(phone: Callable[..., Page]) -> None:
    page = phone()
    hand = Hand(page)
    x, y = hand.middle("rows", "sound")
    hand.drag((x, y), (x + 60, y + 5))  # slid along, as on a real phone no touch
    hand.drag((x, y), (x + 5, y + 36))  # slid off into the next row
    hand.send("touchStart", hand.point(x, y))
    hand.send("touchStart", hand.point(x, y), hand.point(x + 60, y + 200))  # a second finger rests on the glass
    hand.send("touchEnd")
    assert deeds(page) == []
    hand.tap(x, y)
    assert deeds(page) == [("sound", "tap", "touch")]


def test_a_movement_that_means_nothing_here_is_nobodys_fault(phone: Callable[..., Page]) -> None:
    page = phone()
    Hand(page).drag((200, 400), (60, 400))
    assert deeds(page) == [("", "swipe left", "touch")]
    page.evaluate("scene('list')")
    rest(page)
    Hand(page).drag((120, 400), (300, 400))
    assert deeds(page) == [("screen", "swipe right", "touch")]  # the right place, the other direction


def test_the_page_scrolls_under_the_finger_where_up_and_down_lead_nowhere(phone: Callable[..., Page]) -> None:
    page = phone(width=320, height=568)
    hand = Hand(page)
    hand.drag((200, 420), (200, 200))
    until(page, "window.scrollY > 20")
    assert deeds(page) == []
    page = phone(width=320, height=568, scene="list")
    Hand(page).drag((200, 420), (200, 200))
    assert page.evaluate("window.scrollY") == 0
    assert deeds(page) == [("screen", "swipe up", "touch")]
    frame = page.locator("[data-phone]").bounding_box()
    assert frame and frame["x"] >= 24 and frame["x"] + frame["width"] <= 320 - 24


def test_phones_without_pointer_events_do_as_well(phone: Callable[..., Page]) -> None:
    page = phone(width=320, height=568, before="delete window.PointerEvent")
    hand = Hand(page)
    hand.tap(*hand.middle("rows", "wifi"))
    rest(page)
    hand.drag((20, 300), (160, 310))
    rest(page)
    hand.drag((200, 420), (200, 250))  # the page's own, not the phone's
    assert deeds(page) == [("wifi", "tap", "touch"), ("left-edge", "swipe right", "touch")]
    page = phone(width=320, height=568, scene="list", before="delete window.PointerEvent")
    hand = Hand(page)
    hand.drag((200, 420), (200, 250))
    rest(page)
    hand.send("touchStart", hand.point(150, 300), hand.point(200, 350))
    hand.send("touchMove", hand.point(90, 240), hand.point(260, 410))
    hand.send("touchEnd")
    assert deeds(page) == [("screen", "swipe up", "touch"), ("screen", "pinch", "touch")]


def test_keys_reach_every_part_from_top_to_bottom(phone: Callable[..., Page]) -> None:
    page = phone()
    page.locator("[data-phone]").focus()
    walked = []
    for _ in range(9):
        page.keyboard.press("Tab")
        walked.append(page.evaluate("document.activeElement.getAttribute('data-part')"))
    assert walked == ["volume-up", "power", "volume-down", "back", "wifi", "sound", "display", "lock", "battery"]
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 3
    page.keyboard.press("Enter")
    page.get_by_role("button", name="侧面的电源键").press("Enter")
    assert deeds(page) == [("battery", "tap", "key"), ("power", "press", "key")]


def test_focus_stays_on_the_same_part_of_the_next_screen(phone: Callable[..., Page]) -> None:
    page = phone()
    page.evaluate("void (window.then = () => scene('list'))")
    page.get_by_role("button", name="显示和亮度").press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('data-part')") == "display"
    page.evaluate("scene('search')")
    assert page.evaluate("document.activeElement.hasAttribute('data-phone')")


def test_every_movement_can_be_done_with_one_touch(phone: Callable[..., Page]) -> None:
    page = phone(scene="list")
    hand = Hand(page)
    page.evaluate("surface.palette(true)")
    wanted: dict[str, tuple[tuple[float, float], str]] = {
        "swipe right": ((20, 300), "left-edge"),
        "swipe up": ((180, 640), "bottom-edge"),
        "swipe left": ((200, 400), "screen"),
        "pinch": ((200, 400), "screen"),
        "hold": (hand.middle("list", "lock"), "lock"),
    }
    for gesture, (at, part) in wanted.items():
        rest(page)
        page.get_by_role("button", name=PALETTE[gesture], exact=True).tap()
        hand.tap(*at)
        assert deeds(page) == []  # the second touch of a trembling finger
        rest(page)
        hand.tap(*at)
        assert deeds(page) == [(part, gesture, "palette")]
    rest(page)
    hand.tap(*hand.middle("list", "wifi"))  # it was for one touch only
    assert deeds(page) == [("wifi", "tap", "touch")]


def test_every_movement_can_be_done_with_keys(phone: Callable[..., Page]) -> None:
    page = phone(scene="list")
    page.evaluate("surface.palette(true)")
    wanted = [
        ("swipe up", "屏幕底部", "bottom-edge"),
        ("swipe right", "屏幕左边", "left-edge"),
        ("swipe up", "屏幕", "screen"),
        ("swipe left", "电池", "screen"),
        ("hold", "安全和隐私", "lock"),
    ]
    for gesture, name, part in wanted:
        page.get_by_role("button", name=PALETTE[gesture], exact=True).press("Enter")
        page.get_by_role("button", name=name, exact=True).press("Enter")
        assert deeds(page) == [(part, gesture, "palette")]


def test_a_real_picture_is_touched_in_its_own_pixels(phone: Callable[..., Page]) -> None:
    page = phone(scene="photo")
    frame = page.locator("[data-phone]").bounding_box()
    assert frame
    page.touchscreen.tap(frame["x"] + frame["width"] * 216 / 720, frame["y"] + frame["height"] * 1280 / 1560)
    assert deeds(page) == [("here", "tap", "touch")]
    page.get_by_role("button", name="这里").press("Enter")
    assert deeds(page) == [("here", "tap", "key")]


def test_turning_the_phone_and_zooming_change_nothing(phone: Callable[..., Page]) -> None:
    page = phone()
    set_size(page, 844, 390)
    hand = Hand(page)
    page.get_by_role("button", name="无线网络").scroll_into_view_if_needed()
    hand.tap(*hand.middle("rows", "wifi"))
    assert deeds(page) == [("wifi", "tap", "touch")]
    set_size(page, 195, 422)  # what 200 % leaves of 390 x 844
    rest(page)
    page.get_by_role("button", name="显示和亮度").scroll_into_view_if_needed()
    hand.tap(*hand.middle("rows", "display"))
    assert deeds(page) == [("display", "tap", "touch")]


def test_switched_off_it_does_nothing_and_a_mouse_does_as_a_finger(phone: Callable[..., Page]) -> None:
    page = phone(width=1280, height=720)
    page.evaluate("surface.enable(false)")
    page.get_by_role("button", name="无线网络").click()
    assert deeds(page) == []
    page.evaluate("surface.enable(true)")
    page.get_by_role("button", name="无线网络").click()
    assert deeds(page) == [("wifi", "tap", "touch")]


def test_pointing_shows_arrow_or_hand_and_goes(phone: Callable[..., Page]) -> None:
    page = phone()
    show = "([kind, gesture, direction, box]) => surface.point({ kind, gesture, direction, box })"
    page.evaluate(show, ["gesture", "tap", "", [20, 200, 320, 56]])
    assert page.locator(".qibu-pointing .qibu-arrow").count() == 1 and not page.locator(".qibu-hand").count()
    page.evaluate(show, ["model", "swipe", "up", list(BUILT_IN["bottom-edge"])])
    assert page.locator(".qibu-pointing .qibu-hand-up").count() == 1
    page.evaluate("surface.point(null)")
    assert page.locator(".qibu-pointing").count() == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing_on_the_phone_and_in_the_palette(phone: Callable[..., Page], lang: str) -> None:
    page = phone(lang, 320, 568)
    page.clock.resume()  # axe waits for time to go by
    page.evaluate(AXE)
    page.evaluate("document.getElementById('root').style.setProperty('--letters', 1.45); surface.palette(true)")
    found: list[Any] = []
    for name in ("rows", "list", "sizes", "search", "photo"):
        page.evaluate(f"scene('{name}')")
        found += [f"{name}: {fault}" for fault in page.evaluate(RUN)]
    assert found == []


def test_its_style_is_of_the_same_age_as_the_player_s_and_stays_within_it() -> None:
    text = re.sub(r"url\(.*?\)|/\*.*?\*/", "", (PLAYER / "surface.css").read_text("utf-8"), flags=re.S)
    assert re.findall(TOO_NEW_CSS, text) == []
    assert re.findall(r"#(?!3A3F49|A9B2BE|DDE2E8)[0-9A-Fa-f]{3,6}\b", text) == []  # else the house's names for colours
    rules = re.sub(r"@keyframes[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", text)
    selectors = re.findall(r"(?:^|[{}])\s*([^@{}]+?)\s*\{", rules)
    assert [one for group in selectors for one in group.split(",") if ".qibu" not in one] == []


def test_it_knows_the_places_that_every_phone_has(phone: Callable[..., Page]) -> None:
    places = phone().evaluate("async () => (await import('/player/places.js')).PLACES")
    assert {name: tuple(box) for name, box in places.items()} == BUILT_IN


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_sentence_it_asks_for_is_in_the_catalogue(lang: str) -> None:
    mine = ("surface", "face", "parts", "palette", "writing", "writing-keys")
    text = "".join((PLAYER / f"{name}.js").read_text("utf-8") for name in mine)
    asked = set(re.findall(r"(?<![.\w])words\.([a-z_]+)\b", text)) | set(re.findall(r"'(do_[a-z]+)'", text))
    asked |= {"pinyin", "hand", "latin", "digits", "speak"}
    assert asked == set(surface_words(lang))
