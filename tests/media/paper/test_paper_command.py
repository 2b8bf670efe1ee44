"""`python -m media paper`: a lesson goes onto paper, and every refusal is one sentence."""

from pathlib import Path

import pytest

from media.__main__ import main


def test_a_lesson_is_put_on_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "lesson.pdf"
    assert main(["paper", "bigger-letters", str(out), "--lang", "en", "--data", str(tmp_path / "data")]) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert str(out) in capsys.readouterr().out


def test_a_lesson_that_does_not_exist_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "lesson.pdf"
    assert main(["paper", "no-such-lesson", str(out), "--data", str(tmp_path / "data")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1 and not out.exists()


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "none" / "lesson.pdf"
    assert main(["paper", "bigger-letters", str(out), "--data", str(tmp_path / "data")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
