"""What failed among tests that ran side by side is run once more alone: a computer busy with something else fails no
change, what is broken fails twice, and what passed only now is named, to be repaired."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

MOST: Final = 5  # failures that may be the computer's; more are the change's


class Failures:
    """A plugin that remembers which tests failed, in `names`: pytest's own, as it understands them."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and report.nodeid not in self.names:
            self.names.append(report.nodeid)


def alone(failed: Sequence[str], root: Path) -> int:
    """Run these tests of the checkout at `root` once more, one after the other. -> pytest's exit code; 1, and nothing
    is run, if there are none or too many."""
    if not 0 < len(failed) <= MOST:
        return 1
    print(f"\nOnce more, alone: {len(failed)} failed beside others.", flush=True)  # noqa: T201
    code = subprocess.run([sys.executable, "-m", "pytest", "-p", "no:xdist", "-q", *failed], cwd=root).returncode
    if code == 0:
        names = "\n".join(f"UNSTEADY {name}" for name in failed)
        print(f"\nPassed only the second time. Please find out why and repair it:\n{names}")  # noqa: T201
    return code
