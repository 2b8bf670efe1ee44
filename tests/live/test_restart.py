"""The whole program, killed in the middle of a class and started again; and two of them on one PostgreSQL."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any, Final

import httpx2
import pytest
from playwright.sync_api import Page, expect

from tests.live.test_hub import Reading, has
from tests.ports import free_port
from tests.tracker.conftest import url
from web.gate.identity import STAFF_COOKIE
from web.live.seats import SEAT_COOKIE

__all__ = ["url"]
ROOT: Final = Path(__file__).parent.parent.parent
STEP: Final = {"lesson": "bigger-letters", "step": "open-settings"}


@contextmanager
def running(*command: str, **env: str) -> Iterator[subprocess.Popen[str]]:
    """A program that is killed at the end, as when the battery is empty."""
    started = subprocess.Popen(
        [sys.executable, *command], stdout=subprocess.PIPE, text=True, cwd=ROOT, env=os.environ | env
    )
    with started:
        try:
            yield started
        finally:
            started.kill()


def first_line(program: subprocess.Popen[str]) -> str:
    """Waits until the program says something: that its door is open."""
    assert program.stdout
    return program.stdout.readline()


def whole(folder: Path, **env: str) -> Any:
    return running("-m", "tests.live.whole", str(folder), **env)


def again(folder: Path, port: int, **env: str) -> Any:
    return running("app.py", "--host", "127.0.0.1", "--port", str(port), "--data", str(folder / "data"), **env)


def opened(port: int) -> str:
    """The address, once the door is open: that is a moment after the first line."""
    with httpx2.Client(transport=httpx2.HTTPTransport(retries=5)) as patient:
        patient.get(f"http://127.0.0.1:{port}/healthz", timeout=60)
    return f"http://localhost:{port}"


def standing(address: str, cookie: str) -> dict[str, Any]:
    found = httpx2.get(f"{address}/join/state", cookies={SEAT_COOKIE: cookie}, timeout=60)
    assert found.status_code == 200
    return dict(found.json())


def lead(address: str, told: dict[str, Any], step: int) -> None:
    """The teacher's key, at the program with this address."""
    sent = {"meeting": told["meeting"], "step": str(step)}
    answer = httpx2.post(f"{address}/lead/change", data=sent, cookies={STAFF_COOKIE: told["staff"]}, timeout=60)
    assert answer.status_code == 200, answer.text


def test_after_a_pulled_plug_the_class_goes_on_where_it_was(tmp_path: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, locale="zh-CN")
    with ExitStack() as first:
        told = json.loads(first_line(first.enter_context(whole(tmp_path))))
        address, cookie = opened(told["port"]), told["cookie"]
        page.context.add_cookies([{"name": SEAT_COOKIE, "value": cookie, "url": address}])
        page.goto(f"{address}/join?lang=zh")
        expect(page.locator(".live-title")).to_have_text("您到了，请坐")
        kept = httpx2.post(f"{address}/join/done", data=STEP, cookies={SEAT_COOKIE: cookie}, timeout=60)
        assert kept.json() == {"kept": True}
        before = standing(address, cookie)
    with again(tmp_path, told["port"]) as program:
        first_line(program)
        opened(told["port"])
        after = standing(address, cookie)
        lead(address, told, 3)
        expect(page.locator(".qibu-heading")).to_have_text("第 3 步，共 11 步")  # nobody has touched this phone
    assert after == before
    assert after["mine"]["done"] == ["open-settings"]


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_two_programs_on_one_postgresql_hold_one_class(url: str, tmp_path: Path) -> None:
    port = free_port()
    with ExitStack() as both:
        told = json.loads(first_line(both.enter_context(whole(tmp_path, QIBU_DATABASE_URL=url))))
        first_line(both.enter_context(again(tmp_path / "other", port, QIBU_DATABASE_URL=url)))
        here, there = opened(told["port"]), opened(port)
        with closing(Reading(told["port"], told["cookie"])) as phone, closing(Reading(port, told["cookie"])) as second:
            for each in (phone, second):
                each.until(has(1))
            for step, address in enumerate((there, here, there, here), 1):  # the teacher's keys come in at both
                lead(address, told, step)
                for each in (phone, second):
                    each.until(has(1 + step))
            assert phone.seqs == second.seqs == [1, 2, 3, 4, 5]
