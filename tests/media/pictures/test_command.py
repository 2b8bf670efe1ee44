"""`python -m media picture`: a screenshot goes in, a clean one comes out, and every refusal is one sentence."""

import io
from pathlib import Path

import pytest
from PIL import Image

from media.__main__ import main


@pytest.fixture
def screenshot(tmp_path: Path) -> Path:
    out = io.BytesIO()
    Image.new("RGB", (540, 1170), "#FFFFFF").save(out, "PNG")
    path = tmp_path / "screen.png"
    path.write_bytes(out.getvalue())
    return path


def test_a_screenshot_is_cleaned_hidden_and_ringed(screenshot: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = screenshot.with_name("out.webp")
    asked = ["picture", str(screenshot), str(out), "--hide", "0.1,0.1,0.2,0.05", "--ring", "0.1,0.5,0.8,0.1"]
    assert main([*asked, "--number", "3"]) == 0
    with Image.open(out) as made:
        assert made.size == (540, 1170)
    assert str(out) in capsys.readouterr().out


@pytest.mark.parametrize("box", ["", "1,2,3", "a,b,c,d", "0.9,0,0.5,0.1", "nan,0,0.1,0.1"])
def test_a_box_that_is_none_is_wrong_use(box: str, screenshot: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["picture", str(screenshot), str(screenshot.with_name("o.webp")), f"--hide={box}"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_missing_file_is_wrong_use_and_a_bad_one_a_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "page.png"
    bad.write_bytes(b"<html>")
    out = tmp_path / "o.webp"
    assert main(["picture", str(tmp_path / "none.png"), str(out)]) == 2
    assert main(["picture", str(bad), str(out)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2 and not out.exists()


def test_a_folder_that_is_not_there_is_one_sentence(screenshot: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["picture", str(screenshot), str(screenshot.parent / "none" / "o.webp")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
