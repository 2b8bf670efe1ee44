"""The shelf of clips: what is found, what is made, and that nothing half-made is ever found."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from media.voice.clips import ClipShelf, NotMade
from media.voice.engines import ROOT

SENTENCE = "点一下“设置”。"
Pretend = Callable[..., Any]


@pytest.fixture
def shelf(tmp_path: Path, pretended: Pretend) -> ClipShelf:
    return ClipShelf(tmp_path / "voice", [pretended()])


def test_nothing_is_found_before_the_folder_exists(tmp_path: Path) -> None:
    assert ClipShelf(tmp_path / "none", []).find(SENTENCE, "zh") is None


def test_what_was_made_is_found_again_here_and_by_the_next_start(shelf: ClipShelf, tmp_path: Path) -> None:
    clip = shelf.make(SENTENCE, "zh", network=False)
    assert shelf.find(SENTENCE, "zh") == clip
    assert ClipShelf(tmp_path / "voice", []).find(SENTENCE, "zh") == clip
    assert clip.path == tmp_path / "voice" / f"{clip.name}.mp3"


def test_the_same_words_in_the_other_language_are_another_clip(shelf: ClipShelf) -> None:
    shelf.make("OK", "zh", network=False)
    assert shelf.find("OK", "en") is None


def test_looking_makes_nothing_and_reads_an_unchanged_folder_once(
    shelf: ClipShelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.make(SENTENCE, "zh", network=False)
    hour_ago = tmp_path.stat().st_mtime - 3600
    os.utime(tmp_path / "voice", (hour_ago, hour_ago))
    assert shelf.find("没有这一句", "zh") is None
    monkeypatch.setattr(Path, "glob", lambda *_: pytest.fail("the folder was read again"))
    assert shelf.find(SENTENCE, "zh")


def test_a_clip_made_by_somebody_else_appears(tmp_path: Path, pretended: Pretend, shelf: ClipShelf) -> None:
    assert shelf.find(SENTENCE, "zh") is None
    clip = ClipShelf(tmp_path / "voice", [pretended()]).make(SENTENCE, "zh", network=False)
    assert shelf.find(SENTENCE, "zh") == clip


@pytest.mark.parametrize("harm", [b"", b"ID3", b"<html>"])
def test_a_damaged_clip_counts_as_missing_and_is_made_again(shelf: ClipShelf, tmp_path: Path, harm: bytes) -> None:
    clip = shelf.make(SENTENCE, "zh", network=False)
    clip.path.write_bytes(harm)
    assert shelf.find(SENTENCE, "zh") is None
    assert ClipShelf(tmp_path / "voice", []).find(SENTENCE, "zh") is None
    assert shelf.make(SENTENCE, "zh", network=False).there()
    assert shelf.find(SENTENCE, "zh") == clip


@pytest.mark.parametrize("about", ["", "[]", "{", '{"spoken": 3}', '{"lang": "zh", "seconds": "long"}'])
def test_a_strange_file_beside_a_clip_hides_only_that_clip(shelf: ClipShelf, tmp_path: Path, about: str) -> None:
    good, bad = (shelf.make(text, "zh", network=False) for text in (SENTENCE, "返回。"))
    bad.path.with_suffix(".json").write_text(about)
    again = ClipShelf(tmp_path / "voice", [])
    assert again.find(SENTENCE, "zh") == good
    assert again.find("返回。", "zh") is None


def test_the_best_engine_wins_whichever_came_first(tmp_path: Path, pretended: Pretend) -> None:
    plain = ClipShelf(tmp_path, [pretended()])
    plain.make(SENTENCE, "zh", network=False)
    both = ClipShelf(tmp_path, [pretended("gtts", network=True), pretended()])
    assert both.make(SENTENCE, "zh", network=False).engine == "espeak"
    assert both.make(SENTENCE, "zh", network=True).engine == "gtts"
    assert plain.find(SENTENCE, "zh").engine == "gtts"  # type: ignore[union-attr]
    assert both.make(SENTENCE, "zh", network=False).engine == "gtts"


def test_the_network_is_asked_only_when_staff_say_so(tmp_path: Path, pretended: Pretend) -> None:
    network = pretended("gtts", network=True)
    shelf = ClipShelf(tmp_path, [network, pretended()])
    shelf.make_all([SENTENCE], "zh", network=False)
    assert network.asked == []


def test_a_failed_network_engine_rests_ten_minutes(tmp_path: Path, pretended: Pretend) -> None:
    now = 0.0
    network = pretended("gtts", network=True)
    network.trouble = "busy"
    shelf = ClipShelf(tmp_path, [network, pretended()], clock=lambda: now)
    report = shelf.make_all(["一。", "二。", "三。"], "zh", network=True)
    assert len(network.asked) == 1
    assert report.made == {"espeak": 3}
    assert report.resting == 10
    assert "太勤" in "".join(report.sentences("zh"))
    now, network.trouble = 601.0, None
    assert shelf.make_all(["一。", "二。", "三。"], "zh", network=True).made == {"gtts": 3}


def test_no_engine_at_all_is_one_sentence(tmp_path: Path) -> None:
    report = ClipShelf(tmp_path, []).make_all([SENTENCE, "返回。"], "zh", network=False)
    assert report.sentences("zh") == [
        "没做成的：2 句。这台电脑上没有会说中文的声音。可以自己录音，或者联网后做网上的声音。"
    ]
    with pytest.raises(NotMade, match="no voice that speaks English"):
        ClipShelf(tmp_path, []).make("Tap it.", "en", network=False)


def test_sound_of_an_impossible_length_is_not_kept(tmp_path: Path, pretended: Pretend) -> None:
    engine = pretended()
    shelf = ClipShelf(tmp_path, [engine])
    with pytest.raises(NotMade, match="did not sound right"):
        shelf.make("这一句话长得很，" * 10, "zh", network=False)
    assert not any(tmp_path.iterdir())


def test_progress_is_told_and_stopping_keeps_what_was_made(shelf: ClipShelf) -> None:
    told: list[tuple[int, int]] = []
    report = shelf.make_all(
        ["一。", "二。", "一。", "！！", "三。"],
        "zh",
        network=False,
        progress=lambda done, of: told.append((done, of)),
        stop=lambda: len(told) > 2,
    )
    assert told == [(0, 3), (1, 3), (2, 3)]
    assert report.stopped
    assert report.made == {"espeak": 2}
    assert shelf.make_all(["一。", "二。"], "zh", network=False).already == 2


def test_a_folder_that_cannot_be_written_stops_the_run_with_a_sentence(tmp_path: Path, pretended: Pretend) -> None:
    (tmp_path / "voice").write_text("a file where the folder should be")
    engine = pretended()
    report = ClipShelf(tmp_path / "voice", [engine]).make_all(["一。", "二。"], "zh", network=False)
    assert len(engine.asked) == 1
    assert "存不下来" in report.sentences("zh")[0]


def test_a_write_that_breaks_leaves_nothing_behind(
    shelf: ClipShelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled_plug(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", pulled_plug)
    with pytest.raises(NotMade, match="could not be stored"):
        shelf.make(SENTENCE, "zh", network=False)
    assert list((tmp_path / "voice").iterdir()) == []


def test_a_clip_says_that_a_machine_made_it(shelf: ClipShelf) -> None:
    clip = shelf.make(SENTENCE, "zh", network=False)
    about = json.loads(clip.path.with_suffix(".json").read_text("utf-8"))
    assert about["made_by_machine"] is True
    assert about["spoken"] == "点一下设置。"
    assert "AI合成语音".encode("utf-16-le") in clip.path.read_bytes()[:400]


def test_two_processes_making_the_same_leave_one_whole_clip(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from media.voice.clips import ClipShelf;"
        "from media.voice.computer import Espeak; shelf = ClipShelf(Path(sys.argv[1]), [Espeak()]);"
        "print(shelf.make_all(['点一下设置。', '返回。'], 'zh', network=False).failed)"
    )
    argv = [sys.executable, "-c", code, str(tmp_path)]
    both = [subprocess.Popen(argv, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [process.communicate(timeout=60)[0].strip() for process in both] == ["{}", "{}"]
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".json", ".mp3", ".mp3"]
    assert ClipShelf(tmp_path, []).find("返回。", "zh")
