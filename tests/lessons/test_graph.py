"""A lesson as a graph: what each touch leads to."""

from pathlib import Path

from lessons import graph
from lessons.graph import Compiler
from tests.lessons.packs import LESSON, pack, read


def compiled(tmp_path: Path, lesson: str = LESSON) -> tuple[Compiler, list[graph.Stop]]:
    found = read(pack(tmp_path, lesson=lesson)).lessons["letters"]
    return Compiler(found), graph.way(found)


def test_the_way_follows_the_steps_from_screen_to_screen(tmp_path: Path) -> None:
    _, stops = compiled(tmp_path)
    assert [(stop.at.scene, stop.after.scene) for stop in stops] == [
        ("home", "settings"),
        ("settings", "size"),
        ("size", "size"),
        ("size", "size"),
        ("size", "settings"),
    ]
    assert not any(stop.jumped or stop.dead for stop in stops)


def test_a_slider_takes_the_first_value_that_counts(tmp_path: Path) -> None:
    compiler, stops = compiled(tmp_path)
    assert compiler.state(stops[2].at)["size"] == "normal"
    assert compiler.state(stops[2].after)["size"] == "big"


def test_a_switch_toggles_and_toggles_back(tmp_path: Path) -> None:
    compiler, stops = compiled(tmp_path)
    here = stops[1].at
    (to,) = [edge.to for edge in compiler.edges(here) if edge.part == "care"]
    assert compiler.state(to)["care"] == "on"
    (back,) = [edge.to for edge in compiler.edges(to) if edge.part == "care"]
    assert back == here


def test_the_phone_itself_always_leads_back_and_home(tmp_path: Path) -> None:
    compiler, stops = compiled(tmp_path)
    edges = {(edge.part, edge.gesture): edge.to.scene for edge in compiler.edges(stops[2].at)}
    assert edges["left-edge", "swipe right"] == edges["right-edge", "swipe left"] == "settings"
    assert edges["bottom-edge", "swipe up"] == "home"


def test_a_trap_stands_in_the_graph(tmp_path: Path) -> None:
    compiler, stops = compiled(tmp_path)
    assert [edge.trap for edge in compiler.edges(stops[0].at) if edge.part == "advert"] == ["advert"]


def test_every_state_is_reached_and_nothing_else(tmp_path: Path) -> None:
    compiler, stops = compiled(tmp_path)
    reached = graph.reachable(compiler.lesson, stops)
    assert len(reached) == 3 * 4 * 2  # scenes x sizes x care on or off


def test_a_variant_takes_its_own_touches_and_keeps_the_step(tmp_path: Path) -> None:
    lesson = LESSON.replace(
        "    target: settings\n",
        """    target: settings
    variants:
      iphone:
        touches:
          - text: 点开“设置” | Open Settings
            target: settings
          - text: 点“字体大小” | Tap Text size
            target: size
""",
    ).replace(
        "  - id: size\n    text",
        "  - id: size\n    scene: settings\n    meanwhile: 回到设置 | Back in Settings\n    text",
    )
    compiler, _ = compiled(tmp_path, lesson)
    stops = graph.way(compiler.lesson, "iphone")
    assert [stop.step for stop in stops] == [0, 0, 1, 2, 3, 4]
    assert compiler.lesson.phones == ("iphone",)


def test_a_part_with_a_condition_is_there_only_when_it_holds(tmp_path: Path) -> None:
    lesson = LESSON.replace(
        "      - slider: slider",
        "      - words:\n        text: 好大 | So big\n        when: {size: [big, huge]}\n      - slider: slider",
    )
    compiler, stops = compiled(tmp_path, lesson)
    kinds = [
        [part["kind"] for part in graph.screen(compiler.lesson, node, "zh")["parts"]]
        for node in (stops[2].at, stops[2].after)
    ]
    assert kinds == [["bar", "slider"], ["bar", "words", "slider"]]


def test_a_scene_may_start_from_one_that_itself_bends_a_shared_one(tmp_path: Path) -> None:
    lesson = LESSON.replace(
        "scenes:\n  settings:",
        "scenes:\n  home:\n    like: home\n    change: {settings: {label: 系统设置 | System settings}}\n"
        "  again:\n    like: home\n    name: 又一个桌面 | Another home\n  settings:",
    ).replace("go: settings\n      - slider", "go: again\n      - slider")
    compiler, stops = compiled(tmp_path, lesson)
    plain = graph.screen(compiler.lesson, stops[-1].after, "en")
    assert stops[-1].after.scene == "again"
    assert plain["parts"][0]["items"][0]["label"] == "System settings"


def test_a_scene_may_start_from_a_shared_one_and_bend_it(tmp_path: Path) -> None:
    lesson = LESSON.replace(
        "scenes:\n  settings:",
        "scenes:\n  home:\n    like: home\n    change: {settings: {label: 系统设置 | System settings}}\n"
        "    add: [{gap: x, says: 空着 | Nothing here}]\n  settings:",
    )
    compiler, stops = compiled(tmp_path, lesson)
    plain = graph.screen(compiler.lesson, stops[0].at, "en")
    assert plain["parts"][0]["items"][0]["label"] == "System settings"
    assert [part["kind"] for part in plain["parts"]] == ["rows", "gap"]


def test_a_side_key_does_what_the_scene_says_and_the_home_swipe_goes_where_it_says(tmp_path: Path) -> None:
    more = "    back: home\n    home: size\n    on: {press power: {go: home}}\n"
    lesson = LESSON.replace("    back: home\n", more, 1)
    compiler, stops = compiled(tmp_path, lesson)
    leads = {(edge.part, edge.gesture): edge.to.scene for edge in compiler.edges(stops[1].at)}
    assert leads["power", "press"] == "home"
    assert leads["bottom-edge", "swipe up"] == "size"


def test_what_stands_inside_a_part_does_its_own_thing(tmp_path: Path) -> None:
    writing = (
        "      - keyboard: keys\n        look: hand\n        mic_id: mic\n        delete_id: rub-out\n"
        "        says: 写字板 | The pad\n        on:\n          mic: {go: home}\n"
        "          hold mic: {go: settings}\n          delete: {says: 空的 | Empty}\n"
    )
    compiler, stops = compiled(tmp_path, LESSON.replace("steps:\n", f"{writing}steps:\n", 1))
    leads = {(edge.part, edge.gesture): edge.to.scene for edge in compiler.edges(stops[2].at)}
    assert (leads["mic", "tap"], leads["mic", "hold"]) == ("home", "settings")
    assert ("rub-out", "tap") not in leads and ("keys", "mic") not in leads
