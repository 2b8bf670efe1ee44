"""Pasted lines as people keep them on a telephone: what stands beside a name is understood, or asked about."""

from collections.abc import Iterable
from datetime import date

import pytest

from tracker import roster_lines
from tracker.roster import Roster
from tracker.roster_lines import Bare

TODAY = date(2026, 12, 1)


def read(text: str, bare: Bare = "", known: Iterable[str] = ()) -> Roster:
    return roster_lines.read(text, TODAY, known, bare)


def told(text: str, bare: Bare = "") -> list[tuple[str, int | None, str]]:
    found = read(text, bare)
    assert found.ready, found.problems
    return [(one.nickname, one.decade, one.klass) for one in found.people]


LINES = """张奶奶 1950|张奶奶 1950年|张奶奶1953|张奶奶，1950|张奶奶（1950年生）|张奶奶 1954年3月|1952 张奶奶|张奶奶 54年
3. 张奶奶 1950|3，张奶奶，1950|张奶奶 50后|张奶奶，50年代|张奶奶 生于1950年|张奶奶\t1950|张奶奶 女 1950|张奶奶，女，1950
张奶奶，72岁|张奶奶 72岁|张奶奶72岁|张奶奶（女，72岁）|张奶奶 年龄：72|张奶奶（今年72岁）"""


@pytest.mark.parametrize("line", LINES.replace("\n", "|").split("|"))
def test_a_year_or_an_age_beside_a_name_is_her_birth_decade(line: str) -> None:
    assert told(line) == [("张奶奶", 1950, "")]


@pytest.mark.parametrize("line", ["Granny Chen 1950", "Granny Chen, 72 years old", "Granny Chen, female, born 1950"])
def test_english_lines_are_read_too(line: str) -> None:
    assert told(line) == [("Granny Chen", 1950, "")]


def test_several_on_a_line_each_keep_what_is_theirs() -> None:
    assert told("1. 王阿姨 1948 2. 李叔叔 3. 陈奶奶，81岁，周二班") == [
        ("王阿姨", 1940, ""),
        ("李叔叔", None, ""),
        ("陈奶奶", 1940, "周二班"),
    ]
    assert [name for name, _, _ in told("王阿姨，李叔叔，1950年，赵姐")] == ["王阿姨", "李叔叔", "赵姐"]


def test_a_decade_that_follows_from_an_age_is_told() -> None:
    assert read("张奶奶，72岁\n李叔叔 1950").aged == 1
    assert roster_lines.read("张奶奶，66岁", date(2026, 2, 1)).people[0].decade == 1950


@pytest.mark.parametrize(
    "name", ["学员1", "李叔叔 2", "3号楼王阿姨", "王阿姨 3号楼", "王阿姨 2024", "老李72", "王阿姨(三楼)"]
)
def test_other_numbers_belong_to_the_name(name: str) -> None:
    assert told(name) == [(name, None, "")]


@pytest.mark.parametrize("line", ["张奶奶 72", "张奶奶，72", "张奶奶(72)"])
def test_a_number_that_may_be_an_age_or_a_year_is_asked_about_once(line: str) -> None:
    found = read(f"{line}\n李叔叔 68")
    assert (found.unsure, [one.why for one in found.problems]) == ("张奶奶 72", ["bare_number"] * 2)
    assert told(line, "age") == [("张奶奶", 1950, "")] and told(line, "year") == [("张奶奶", 1970, "")]
    assert read(line, "age").unsure  # the question stays in sight, answered


def test_a_number_that_is_part_of_the_name_stays_there() -> None:
    assert told("张奶奶 72", "name") == [("张奶奶 72", None, "")]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("王阿姨 138 1234 1950", "phone_in_name"),
        ("王阿姨，13812341950", "phone_in_name"),
        ("王阿姨 110101 1950 0101 1234", "id_card"),
        ("1950", "no_nickname"),
        ("，72岁", "no_nickname"),
    ],
)
def test_numbers_that_are_no_year_are_refused_as_before(line: str, why: str) -> None:
    assert [one.why for one in read(line).problems] == [why]
