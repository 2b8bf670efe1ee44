"""`python -m media voice`: what it makes, what it says, and how it ends."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from media.voice import command
from media.voice.clips import ClipShelf


class Household:
    """A house with two lessons and a shelf."""

    def __init__(self, clips: ClipShelf) -> None:
        self.clips = clips
        self.said: dict[str, dict[str, list[str]]] = {
            "gear": {"zh": ["点设置。", "返回。"], "en": ["Tap Settings."]},
            "none": {"zh": [], "en": []},
        }

    def spoken_sentences(self, lang: str, lesson_id: str | None = None) -> list[str]:
        return self.said[lesson_id or "gear"][lang]


@pytest.fixture
def house(tmp_path: Path, pretended: Callable[..., Any]) -> Household:
    return Household(ClipShelf(tmp_path, [pretended()]))


def run(house: Household, *arguments: str) -> int:
    parser = argparse.ArgumentParser()
    command.add(parser.add_subparsers(), "zh")
    return command.run(parser.parse_args(["voice", *arguments]), house, "zh")


def test_it_makes_both_languages_and_shows_how_far_it_is(house: Household, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(house) == 0
    out = capsys.readouterr().out
    assert "中文：0 / 2\n" in out
    assert "中文：2 / 2\n" in out
    assert "新做好了 2 句。" in out
    assert "英文：1 / 1\n" in out


def test_a_check_makes_nothing_and_counts_what_is_missing(
    house: Household, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(house, "--check", "--lang", "zh") == 1
    assert "2 句里有 2 句还没有声音" in capsys.readouterr().out
    assert not any(tmp_path.iterdir())
    run(house, "--lang", "zh")
    assert run(house, "--check", "--lang", "zh") == 0


def test_without_any_voice_it_says_so_and_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mute = Household(ClipShelf(tmp_path, []))
    assert run(mute, "--lang", "zh") == 1
    assert "这台电脑上没有会说中文的声音" in capsys.readouterr().out


def test_an_unknown_lesson_is_wrong_use(house: Household, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(house, "--lesson", "nope") == 2
    assert "没有“nope”这一课" in capsys.readouterr().err


def test_nothing_to_say_is_a_problem_not_a_success(house: Household, capsys: pytest.CaptureFixture[str]) -> None:
    house.said["gear"] = {"zh": [], "en": []}
    assert run(house) == 1
    assert "没有要说的话" in capsys.readouterr().err
