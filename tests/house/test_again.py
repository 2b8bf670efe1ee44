"""A test that failed beside others gets one more chance, and only one."""

from pathlib import Path

import pytest

from tests import again

TRIED = """
from pathlib import Path

def test_steady_from_now_on():
    assert True

def test_broken():
    assert False

def test_counted():
    seen = Path(__file__).with_name("seen")
    seen.write_text(seen.read_text() + "x" if seen.exists() else "x")
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "test_tried.py").write_text(TRIED)
    return tmp_path


def test_what_passes_alone_is_named_and_fails_nothing(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert again.alone(["test_tried.py::test_steady_from_now_on"], root) == 0
    told = capfd.readouterr().out
    assert "1 passed" in told and "UNSTEADY test_tried.py::test_steady_from_now_on" in told


def test_what_fails_alone_too_has_failed(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    names = ["test_tried.py::test_steady_from_now_on", "test_tried.py::test_broken"]
    assert again.alone(names, root) == 1
    assert "UNSTEADY" not in capfd.readouterr().out


def test_many_failures_are_nobodys_bad_luck(root: Path) -> None:
    assert again.alone([], root) == 1
    assert again.alone(["test_tried.py::test_counted"] * (again.MOST + 1), root) == 1
    assert not (root / "seen").exists()


def test_the_plugin_remembers_each_failed_test_once(root: Path) -> None:
    failures = again.Failures()
    for when in ("setup", "call", "teardown"):
        for name, outcome in (("a", "failed"), ("b", "passed"), ("c", "failed" if when == "teardown" else "passed")):
            failures.pytest_runtest_logreport(
                pytest.TestReport(name, (name, 0, name), {}, outcome, None, when)  # type: ignore[arg-type]
            )
    assert failures.names == ["a", "c"]
