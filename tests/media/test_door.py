"""The door of the media wing, where something is wrong with the house behind it."""

from pathlib import Path

import pytest

from media.__main__ import main


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_book_that_cannot_be_opened_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setenv("QIBU_LANG", lang)
    monkeypatch.delenv("QIBU_DATABASE_URL", raising=False)
    (tmp_path / "qibu.db").write_bytes(b"this is no book" * 100)
    assert main(["voice", "--data", str(tmp_path)]) == 1
    told = capsys.readouterr().err.strip()
    assert told and "\n" not in told and "Traceback" not in told
