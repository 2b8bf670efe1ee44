"""Runs every benchmark, one after the other, each in a process of its own. `uv run --group test python -m bench`"""

import subprocess
import sys
from typing import Final

ALL: Final = (
    "scenes",
    "serve",
    "pages",
    "steps",
    "practice",
    "events",
    "overview",
    "desk_overview",
    "coming_back",
    "live",
)


def main() -> int:
    """0 when every benchmark could be run, whatever its figures are."""
    return max(subprocess.run([sys.executable, "-m", f"bench.{name}"]).returncode for name in ALL)


if __name__ == "__main__":
    raise SystemExit(main())
