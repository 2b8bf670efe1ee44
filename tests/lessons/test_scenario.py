"""Whole scenarios: what is read, what is wrong with one, and the shopping scenario that comes with the house."""

from datetime import date
from pathlib import Path

import pytest

from lessons import graph, library
from lessons.scenario import yuan
from tests.lessons.packs import LESSON, codes, pack, read

SCENARIOS = """
scenarios:
  - id: shopping
    title: 走一遍 | Once through
    note: 用练习钱 | With play money
    ending: 到手了 | Here it is
    purse: "50.00"
    parts:
      - lesson: letters
        does: 把字变大 | Make the letters bigger
        pays: {open: "39.90"}
        twice: [advert]
      - lesson: after
        does: 再来一遍 | Once again
"""
AFTER = LESSON.replace("id: letters\nnumber: L03", "id: after\nnumber: L04\nneeds: [letters]")
COURSES = """
courses:
  - id: basics
    title: 入门 | First steps
    lessons: [letters, after]
"""


def scenarios(folder: Path, text: str = SCENARIOS) -> library.Library:
    pack(folder, courses=COURSES, after=AFTER)
    (folder / "scenarios.yaml").write_text(text, "utf-8")
    return read(folder)


def test_a_scenario_knows_its_parts_and_what_is_in_the_purse_before_each(tmp_path: Path) -> None:
    found = scenarios(tmp_path)
    assert codes(found) == []
    one = found.scenario("shopping")
    assert one is not None and found.scenario("another") is None
    assert [part.lesson for part in one.parts] == ["letters", "after"]
    assert (one.place("after"), one.place("nowhere")) == (1, None)
    assert [yuan(one.purse_before(number)) for number in (0, 1, 2)] == ["50", "10.10", "10.10"]


def test_a_pack_may_have_none(tmp_path: Path) -> None:
    assert read(pack(tmp_path)).scenarios == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("lesson: after", "lesson: afar", "scenario_not_ready"),
        ("lesson: after", "lesson: letters", "scenario_twice"),
        ("{open:", "{opne:", "scenario_unknown_step"),
        ("[advert]", "[avdert]", "scenario_unknown_trap"),
        ('"50.00"', '"39.00"', "scenario_purse"),
        ('"50.00"', "fifty", "bad_money"),
        ('"39.90"', "39,90", "bad_money"),
        ("    ending: 到手了 | Here it is\n", "", "missing"),
        ("    purse", "    wallet: x\n    purse", "unknown_field"),
    ],
)
def test_each_slip_leaves_the_scenario_out_and_the_lessons_in(tmp_path: Path, old: str, new: str, code: str) -> None:
    found = scenarios(tmp_path, SCENARIOS.replace(old, new))
    assert code in codes(found)
    assert found.scenarios == () and set(found.lessons) == {"letters", "after"}
    assert all(problem.say("zh") and problem.say("en") for problem in found.problems)


def test_what_is_needed_first_comes_first(tmp_path: Path) -> None:
    parts = SCENARIOS.partition("parts:\n")
    first, second = parts[2].split("      - lesson: after")
    turned = f"{parts[0]}{parts[1]}      - lesson: after{second}{first}"
    assert codes(scenarios(tmp_path, turned)) == ["scenario_order"]


def test_two_of_one_name_and_one_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    twice = SCENARIOS + SCENARIOS.partition("scenarios:\n")[2]
    assert codes(scenarios(tmp_path, twice)) == ["same_scenario"]
    assert codes(scenarios(tmp_path, "scenarios: [")) != []


def test_the_bundled_one_goes_from_the_app_store_to_the_parcel_and_pays_exactly_once() -> None:
    found = library.read(today=date(2026, 11, 22))
    one = found.scenario("shopping")
    assert one is not None
    names = ["install", "sign-in", "search", "compare", "address", "pay", "receive"]
    assert [part.lesson for part in one.parts] == [f"shop-{name}" for name in names]
    assert [yuan(one.purse_before(number)) for number in range(8)] == ["200"] * 6 + ["160.10"] * 2
    last = found.lessons[one.parts[-1].lesson]
    assert any("取件码" in (stop.touch.say.zh if stop.touch.say else "") for stop in graph.way(last))
