"""The Chinese font: found, or missed in one clear way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from media import words
from media.pictures import fonts
from media.pictures.card import step_card


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    yield
    fonts.font_files.cache_clear()
    fonts.face.cache_clear()


def test_bold_is_a_real_bold() -> None:
    regular, bold, _ = fonts.font_files()
    assert regular.is_file() and bold.is_file()
    assert fonts.face(40, True).getmask("字").getbbox() is not None
    if regular != bold:
        assert bytes(fonts.face(40, True).getmask("字")) != bytes(fonts.face(40).getmask("字"))


def test_without_a_font_the_caller_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QIBU_FONT", str(tmp_path / "none.ttf"))
    fonts.font_files.cache_clear()
    fonts.face.cache_clear()
    with pytest.raises(fonts.NoFont):
        step_card("", number=1, of=1, text="点", note="", hint="", lang="zh")
    assert "QIBU_FONT" in words.say("pictures.no_font", "zh")
