"""The plug is pulled in the middle of a class: the program starts again, and every phone sits where it sat."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final

import httpx2

from web.live.seats import SEAT_COOKIE

ROOT: Final = Path(__file__).parent.parent.parent
STEP: Final = {"lesson": "bigger-letters", "step": "open-settings"}


@contextmanager
def running(*command: str) -> Iterator[subprocess.Popen[str]]:
    """A program that is killed at the end, as when the battery is empty."""
    started = subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    with started:
        try:
            yield started
        finally:
            started.kill()


def first_line(program: subprocess.Popen[str]) -> str:
    """Waits until the program says something: that its door is open."""
    assert program.stdout
    return program.stdout.readline()


def standing(address: str, cookie: str) -> dict[str, Any]:
    found = httpx2.get(f"{address}/join/state", cookies={SEAT_COOKIE: cookie})
    assert found.status_code == 200
    return dict(found.json())


def test_after_a_pulled_plug_the_class_goes_on_where_it_was(tmp_path: Path) -> None:
    with ExitStack() as first:
        told = json.loads(first_line(first.enter_context(running("-m", "tests.live.whole", str(tmp_path)))))
        address, cookie = f"http://127.0.0.1:{told['port']}", told["cookie"]
        with httpx2.Client(transport=httpx2.HTTPTransport(retries=5)) as patient:
            patient.get(f"{address}/healthz")  # the door opens a moment after the line
        kept = httpx2.post(f"{address}/join/done", data=STEP, cookies={SEAT_COOKIE: cookie})
        assert kept.json() == {"kept": True}
        before = standing(address, cookie)
    again = ("app.py", "--host", "127.0.0.1", "--port", str(told["port"]), "--data", str(tmp_path / "data"))
    with running(*again) as program:
        first_line(program)
        after = standing(address, cookie)
    assert after == before
    assert after["mine"]["done"] == ["open-settings"]
