"""Whichever Chromium is there is found: by tests, by benchmarks, and for the README's pictures."""

from pathlib import Path

import pytest

from tests import browsers


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which this computer has programs; it is empty."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(browsers.NAMED, raising=False)
    monkeypatch.setattr(browsers, "_PROGRAMS", ())
    return tmp_path


def program(folder: Path, name: str) -> str:
    file = folder / name
    file.touch()
    file.chmod(0o755)
    return str(file)


@pytest.mark.parametrize("whole", [False, True])
def test_the_only_browser_there_is_serves_for_everything(folder: Path, whole: bool) -> None:
    assert browsers.installed(whole=whole) == "" and not browsers.is_settled()
    for name in (browsers.WINDOWLESS, "google-chrome"):
        one = program(folder, name)
        assert browsers.installed(whole=whole) == one
        Path(one).unlink()


def test_tests_drive_the_windowless_one_and_pictures_show_what_people_use(folder: Path) -> None:
    windowless, whole = program(folder, browsers.WINDOWLESS), program(folder, "chromium")
    assert (browsers.installed(), browsers.installed(whole=True)) == (windowless, whole)
    assert browsers.is_settled()


def test_somebody_who_named_one_gets_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(folder, browsers.WINDOWLESS)
    program(folder, "chromium")
    monkeypatch.setenv(browsers.NAMED, "/opt/another")
    assert {browsers.installed(), browsers.installed(whole=True)} == {"/opt/another"} and browsers.is_settled()
