"""Runs all tests and gets what they need: a browser, a Chinese font, a voice, a PostgreSQL server. Fails, never skips.

`uv run --group test python -m tests [what pytest understands]`
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import pytest

from tests import again, browsers
from tests.postgres import URL, Unavailable, temporary_server

ROOT: Final = Path(__file__).parents[1]


def main(arguments: Sequence[str]) -> int:
    if not browsers.is_settled():
        _install([browsers.WINDOWLESS], needed=False)
    missing = _packages()
    if missing:
        _install(missing)
    if not browsers.installed():
        # No browser of the system: Playwright brings one where its download is allowed.
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    with ExitStack() as stack:
        if URL not in os.environ:
            try:
                os.environ[URL] = stack.enter_context(temporary_server())
            except Unavailable as reason:
                print(reason)  # noqa: T201
                return 1
        beside = _side_by_side(arguments)
        failures = again.Failures()
        code = int(pytest.main([*beside, *arguments], plugins=[failures]))
        return again.alone(failures.names, ROOT) if beside and code == pytest.ExitCode.TESTS_FAILED else code


def _side_by_side(arguments: Sequence[str]) -> list[str]:
    """One more at a time than there are processors, for tests wait more than they compute; files stay whole: what
    stands in one may share its fixtures."""
    chosen = any(one.startswith(("-n", "--numprocesses", "-p", "--pdb")) for one in arguments)
    processors = os.cpu_count() or 1
    return [] if chosen or processors < 2 else ["-n", str(min(processors, 3) + 1), "--dist", "loadfile"]


def _packages() -> list[str]:
    """Debian's names of what is not here."""
    missing = []
    if not browsers.installed():
        missing.append("chromium")
    if not shutil.which("espeak-ng"):
        missing.append("espeak-ng")
    if not any(Path("/usr/share/fonts").rglob("NotoSansCJK-Regular.ttc")):
        missing.append("fonts-noto-cjk")
    if not any(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        missing.append("postgresql")
    return missing


def _install(packages: list[str], *, needed: bool = True) -> None:
    """On Debian as root, install them; elsewhere say so and go on: the tests that need one fail and name it.

    What is not needed is only tried."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        if needed:
            print(f"Please install what the tests need: {' '.join(packages)}")  # noqa: T201
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    out = None if needed else subprocess.DEVNULL
    subprocess.run(["apt-get", "update", "-qq"], check=needed, env=quiet, stdout=subprocess.DEVNULL, stderr=out)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(command, check=needed, env=quiet, stdout=subprocess.DEVNULL, stderr=out)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
