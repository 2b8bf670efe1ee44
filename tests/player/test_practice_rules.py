"""The rules of practising, where nothing is drawn: how help grows, where a touch leads and what it means."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page

from lessons import library, rehearse
from tests.player.stage import Stage

LADDER = {"order": ["verbal", "gesture", "model", "physical"], "after": [1, 2, 3, 4], "fade": ["model", "gesture"]}
READY = [one for one in library.read(today=date(2026, 11, 22)).lessons.values() if one.status == "ready"]

# Runs in a page: `roam` over nodes written short, {scene, values, edges: [[part, gesture, to, trap]]}.
ROAM = """async ([nodes, touches, deeds]) => {
  const { createRoam } = await import('/player/roam.js');
  const whole = nodes.map(([scene, values, edges]) => ({ scene, values, edges: edges.map(([part, gesture, to, trap]) =>
    ({ part, gesture, to, trap: trap || '', why: null })) }));
  const roam = createRoam(whole, touches);
  return deeds.map(([place, here, deed, box]) => {
    const { kind, to, miss } = roam.decide(place, here, deed, box || null);
    return [kind, to, miss];
  });
}"""

# Runs in a page: walks a lesson's own way by the rules alone, and from every screen that a wrong touch leads to.
WALK = """async (data) => {
  const { createRoam } = await import('/player/roam.js');
  const { nodes } = data.practice;
  const touches = [].concat(...data.steps.map((step) => step.touches));
  const roam = createRoam(nodes, touches);
  const faults = [];
  let here = null;
  touches.forEach((touch, place) => {
    here = roam.entering(place, here);
    if (touch.node === null || touch.gesture === 'look') return;
    if (!roam.isOn(place, here)) faults.push([place, 'cannot be done']);
    const strayed = here;
    nodes[here].edges.forEach((edge) => {
      const { kind } = roam.decide(place, strayed, edge, null);
      const back = roam.entering(place, strayed);
      const open = kind === 'done' || roam.isOn(place, back) || roam.holds(place, back);
      if (!open) faults.push([place, edge.part, 'no way back']);
    });
    const { kind, to } = roam.decide(place, here, { part: touch.target, gesture: touch.deeds[0] }, touch.box);
    if (kind !== 'done') faults.push([place, kind]);
    here = to;
  });
  const last = touches[touches.length - 1];
  if (last.node !== null && nodes[here].scene !== nodes[last.after_node].scene) faults.push(['ends elsewhere']);
  return faults;
}"""


@pytest.fixture
def blank(stage: Stage, open_page: Callable[..., Page]) -> Page:
    """A page with nothing in it, which may ask for the player's files."""
    stage.pages["/blank"] = b"<!doctype html><title>blank</title><link rel=icon href=data:,>"
    page = open_page()
    page.goto(stage.url + "/blank")
    return page


def ladder(
    page: Page, script: str, *, before: int = 9, mode: str = "practise", kind: str = "sequence", **other: Any
) -> Any:
    return page.evaluate(
        """async ([ladder, mode, kind, before, script]) => {
          const { createLadder } = await import('/player/ladder.js');
          const one = createLadder(ladder, mode, kind, before);
          const found = [];
          let level = one.first;
          let misses = 0;
          [...script].forEach((sign) => {
            if (sign === 'x') { misses += 1; level = one.missed(level, misses); }
            if (sign === '?') level = one.asked(level);
            found.push([one.help(level), one.prompt(level)]);
          });
          return found;
        }""",
        [{**LADDER, **other}, mode, kind, before, script],
    )


def test_each_wrong_touch_brings_the_next_help_and_asking_brings_it_at_once(blank: Page) -> None:
    assert [help_ for help_, _ in ladder(blank, ".xxxxx")] == [
        None,
        "verbal",
        "gesture",
        "model",
        "physical",
        "physical",
    ]
    assert [prompt for _, prompt in ladder(blank, ".??")] == ["independent", "verbal", "gesture"]
    assert ladder(blank, "?x")[-1] == ["verbal", "verbal"]  # what was asked for is not taken back, nor given twice


def test_order_and_thresholds_are_those_of_the_setting(blank: Page) -> None:
    turned: dict[str, Any] = {"order": ["gesture", "verbal", "model", "physical"], "after": [2, 3, 5, 6]}
    found = ladder(blank, "xxxxxx", **turned)
    assert [help_ for help_, _ in found] == [None, "gesture", "verbal", "verbal", "model", "physical"]
    assert found[2] == ["verbal", "gesture"]  # the record names the strongest that was shown


def test_a_first_walk_is_shown_and_fades_but_judging_and_walks_without_hints_are_not(blank: Page) -> None:
    assert [ladder(blank, ".", before=walks)[0][0] for walks in range(4)] == ["model", "gesture", None, None]
    assert ladder(blank, ".", before=0, kind="judgement") == [[None, "independent"]]
    assert ladder(blank, ".xxxx", before=0, mode="check")[-1] == [None, "independent"]
    assert ladder(blank, "x?", before=0, mode="check")[-1] == ["verbal", "verbal"]


def touch(node: int, after: int, target: str, *deeds: str, **more: Any) -> dict[str, Any]:
    made = {"node": node, "after_node": after, "target": target, "deeds": list(deeds) or ["tap"]}
    return made | {"gesture": (deeds or ["tap"])[0].split()[0], "jumped": False, "box": [0, 100, 80, 60]} | more


# 0 home, 1 shop, 2 shop without extra a, 3 without b, 4 without both, 5 paid, 6 advertisement; only in 1 is t to be had
NODES: list[Any] = [
    ["home", ["on", "on"], [["shop", "tap", 1], ["ad", "tap", 6, "advert"], ["screen", "swipe left", 6]]],
    [
        "shop",
        ["on", "on"],
        [["a", "tap", 2], ["b", "tap", 3], ["pay", "tap", 5], ["back", "tap", 0], ["t", "tap", 5]],
    ],
    ["shop", ["off", "on"], [["a", "tap", 1], ["b", "tap", 4], ["pay", "tap", 5], ["back", "tap", 0]]],
    ["shop", ["on", "off"], [["a", "tap", 4], ["b", "tap", 1], ["pay", "tap", 5], ["back", "tap", 0]]],
    ["shop", ["off", "off"], [["a", "tap", 3], ["b", "tap", 2], ["pay", "tap", 5], ["back", "tap", 0]]],
    ["paid", ["off", "off"], [["back", "tap", 4]]],
    ["ad", ["on", "on"], [["back", "tap", 0], ["more", "tap", 5], ["bottom-edge", "swipe up", 0]]],
]
TOUCHES = [touch(0, 1, "shop"), touch(1, 2, "a"), touch(2, 4, "b"), touch(4, 5, "pay")]


def decide(page: Page, *deeds: Any) -> Any:
    return page.evaluate(ROAM, [NODES, TOUCHES, list(deeds)])


def tap(part: str, at: list[float] | None = None, gesture: str = "tap") -> dict[str, Any]:
    return {"part": part, "gesture": gesture, "at": at, "way": "touch"}


def test_touches_are_done_or_lead_somewhere_or_say_something(blank: Page) -> None:
    found = decide(
        blank,
        [0, 0, tap("shop")],
        [0, 0, tap("ad")],
        [0, 0, tap("clock")],
        [1, 1, tap("back")],
        [1, 0, tap("shop")],
        [1, 6, tap("back")],
        [1, 6, tap("bottom-edge", None, "swipe up")],
        [1, 6, tap("more")],
        [1, 2, tap("t")],  # it is so already
    )
    assert found == [
        ["done", 1, False],
        ["trap", 6, True],
        ["said", 0, True],
        ["roam", 0, True],
        ["back", 1, False],
        ["back", 0, False],
        ["back", 0, False],
        ["roam", 5, True],
        ["already", 2, True],
    ]


def test_ticks_may_be_taken_off_in_the_other_order(blank: Page) -> None:
    assert decide(blank, [1, 1, tap("b")], [1, 3, tap("a")], [1, 1, tap("pay")]) == [
        ["ahead", 3, False],
        ["done", 4, False],
        ["roam", 5, True],
    ]
    held = """async ([nodes, touches]) => {
      const { createRoam } = await import('/player/roam.js');
      const whole = nodes.map(([scene, values, edges]) => (
        { scene, values, edges: edges.map(([part, gesture, to]) => ({ part, gesture, to })) }));
      const roam = createRoam(whole, touches);
      return [roam.holds(2, 4), roam.holds(2, 2), roam.entering(2, 4), roam.entering(3, 4)];
    }"""
    assert blank.evaluate(held, [NODES, TOUCHES]) == [True, False, 4, 4]


def test_the_touch_after_a_look_is_gone_on_with_and_no_other(blank: Page) -> None:
    see = touch(1, 1, "", "look")
    elsewhere = touch(0, 1, "shop", jumped=True)
    found = [
        blank.evaluate(ROAM, [NODES, [TOUCHES[0], *looks, then], [[1, 1, tap(part)]]])[0]
        for looks, then, part in [
            ([see], TOUCHES[1], "a"),
            ([see, see], TOUCHES[1], "a"),
            ([see], TOUCHES[1], "pay"),
            ([see], elsewhere, "shop"),
            ([see], touch(1, 2, "a", typing={"want": "x"}), "a"),  # it is written when its turn comes
        ]
    ]
    assert found == [
        ["seen", 2, False],
        ["seen", 2, False],
        ["roam", 5, True],
        ["said", 1, True],
        ["seen", 1, False],
    ]


def test_what_trembling_and_slow_fingers_do_is_no_mistake(blank: Page) -> None:
    box = [0, 100, 80, 60]
    found = decide(
        blank,
        [0, 0, tap("", [88, 130]), box],  # 8 dp beside it, on nothing
        [0, 0, tap("", [120, 130]), box],
        [0, 0, tap("clock", [88, 130]), box],  # 8 dp beside it, on something else
        [0, 0, tap("clock", [200, 130]), box],
        [0, 0, tap("shop", None, "hold")],
        [0, 0, tap("shop", None, "swipe up")],
        [0, 0, tap("clock", None, "swipe up")],
        [0, 0, tap("power", None, "press")],
    )
    assert found == [
        ["done", 1, False],
        ["nothing", 0, False],
        ["again", 0, False],
        ["said", 0, True],
        ["done", 1, False],
        ["gesture", 0, False],
        ["nothing", 0, False],
        ["said", 0, False],
    ]


def test_back_with_no_page_before_and_home_at_home_are_told_and_no_mistake(blank: Page) -> None:
    found = decide(
        blank,
        [0, 0, tap("left-edge", None, "swipe right")],
        [1, 1, tap("right-edge", None, "swipe left")],
        [0, 0, tap("bottom-edge", None, "swipe up")],
        [1, 1, tap("bottom-edge", None, "swipe up")],  # a page that one cannot leave for home
    )
    assert found == [["first", 0, False], ["first", 1, False], ["already", 0, False], ["nothing", 1, False]]


def test_a_touch_elsewhere_on_a_real_picture_is_a_mistake_and_one_beside_the_target_is_not(blank: Page) -> None:
    pictured = touch(0, 0, "here") | {"node": None, "after_node": None}
    places: list[list[float] | None] = [[88, 130], [300, 400], None]
    deeds = [[0, None, tap("", at), [0, 100, 80, 60]] for at in places]
    assert blank.evaluate(ROAM, [NODES, [pictured], deeds]) == [
        ["done", None, False],
        ["said", None, True],
        ["said", None, False],
    ]


@pytest.mark.parametrize("lesson", READY, ids=lambda one: one.id)
def test_every_lesson_can_be_gone_through_by_the_rules(blank: Page, lesson: Any) -> None:
    for phone in ("", *lesson.phones):
        data = rehearse.practice_data(lesson, "zh", "practise", phone=phone, sentences=lambda text: [text])
        data["screens"] = []  # nothing is drawn here
        assert blank.evaluate(WALK, data) == [], phone
