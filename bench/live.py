"""One class of 200 phones on this computer: from the teacher's key to the phones, and 200 touches of done in a second.

`python -m bench.live [phones] [--alone]`. The app is a process, all phones are one more, and meanwhile a social worker
filters the overview in a Chromium (a third process; left out with `--alone`). All of it shares this computer.
"""

import asyncio
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import psutil

from bench import browser, servers
from bench.figures import Row, line, ms, p95, spread, table
from lessons import library
from tracker import accounts, classes, known, live, meetings, people, sessions
from tracker.accounts import NewStaff
from tracker.engine import sqlite_url
from tracker.keeping import BOOK
from tracker.store import Book
from web import wiring
from web.gate.identity import STAFF_COOKIE

PHONES: Final = 200
CHANGES: Final = 30
PAUSE: Final = 0.7  # seconds between two steps
LESSON: Final = "bigger-letters"
KEY_MOST: Final = 0.300  # seconds, p95
DONE_MOST: Final = 0.500
MEMORY_MOST: Final = 400  # MB
_SEQ: Final = re.compile(rb"^id: (\d+)", re.M)


@dataclass(frozen=True, slots=True)
class Class:
    """What the phones need: where the class is, its code, who they are; sessions of the teacher and a social worker."""

    meeting: str
    code: str
    learners: tuple[str, ...]
    teacher: str
    worker: str
    steps: tuple[str, ...]


def settled(folder: Path, phones: int) -> Class:
    """A book with a class that has begun, written before the app opens it."""
    taught = library.read(library.BUNDLED, today=date.today())
    book = Book.open(sqlite_url(folder / BOOK))
    known.hand_in(book, wiring.outlines(taught))
    staff, place = accounts.set_up(book, NewStaff("bench", "bench", "$" + "x" * 60), "bench")
    first = sessions.who_of(book, sessions.begin(book, staff))
    if first is None:
        raise SystemExit("no account")
    accounts.accept_conduct(book, first)
    who = sessions.who_of(book, sessions.begin(book, staff)) or first
    ids = people.enrol(book, who, place, [people.NewLearner(f"{n:05d}") for n in range(phones)])
    class_id = classes.add(book, who, place, "bench")
    classes.join(book, who, class_id, ids)
    meeting = meetings.open_now(book, who, class_id, LESSON).id
    begun = live.begin(book, who, meeting)
    found = taught.ready(LESSON)
    if found is None:
        raise SystemExit(f"no lesson {LESSON}")
    steps = tuple(one.id for one in found.steps)
    teacher, worker = (sessions.begin(book, staff, "paired") for _ in range(2))
    made = Class(meeting, begun.code, tuple(ids), teacher, worker, steps)
    book.close()
    return made


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    cookie: str
    body: bytes


class Line:
    """One kept connection; small requests, one after the other."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self.port, self.cookie = port, cookie

    async def open(self) -> "Line":
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        return self

    def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> None:
        body = urlencode(form or {}).encode()
        head = f"{method} {path} HTTP/1.1\r\nHost: localhost:{self.port}\r\nAccept: application/json\r\n"
        head += f"Cookie: {self.cookie}\r\n" if self.cookie else ""
        if method == "POST":
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        self.writer.write(head.encode() + b"\r\n" + body)

    async def post(self, path: str, form: dict[str, str]) -> Answer:
        self.ask("POST", path, form)
        return await self.answer()

    async def answer(self) -> Answer:
        head = await self.reader.readuntil(b"\r\n\r\n")
        size = re.search(rb"content-length: (\d+)", head, re.I)
        cookie = re.search(rb"set-cookie: (qibu_seat=[^;]+)", head, re.I)
        body = await self.reader.readexactly(int(size[1])) if size else b""
        return Answer(int(head.split(b" ", 2)[1]), cookie[1].decode() if cookie else "", body)


@dataclass
class Phone:
    """Sits in the class and follows its stream. `heard` are (seq, when), as they came."""

    line: Line
    heard: list[tuple[int, float]] = field(default_factory=list)

    async def follow(self, begun: asyncio.Event) -> None:
        stream = await Line(self.line.port, self.line.cookie).open()
        stream.ask("GET", "/join/stream?after=0")
        while part := await stream.reader.read(65536):
            now = time.perf_counter()
            self.heard += [(int(seq), now) for seq in _SEQ.findall(part)]
            if self.heard:
                begun.set()


async def joined(port: int, found: Class, learner: str) -> Phone:
    plain = await Line(port).open()
    answer = await plain.post("/join/choose", {"code": found.code, "learner": learner})
    if answer.status != 303 or not answer.cookie:
        raise SystemExit(f"a phone could not join: {answer.status}")
    plain.cookie = answer.cookie
    return Phone(plain)


async def watch(port: int, cookie: str, path: str) -> None:
    """A staff's page that is open all the time: the teacher's, a volunteer's, the projector's."""
    stream = await Line(port, cookie).open()
    stream.ask("GET", path)
    while await stream.reader.read(65536):
        continue


async def led(teacher: Line, found: Class) -> tuple[list[tuple[int, float]], list[float]]:
    """(seq, when the key was pressed) of each change; and between them, seconds of an answer that asks for nothing."""
    pressed: list[tuple[int, float]] = []
    bare: list[float] = []
    for n in range(CHANGES):
        begun = time.perf_counter()
        step = n % (len(found.steps) + 1) + 1
        answer = await teacher.post("/lead/change", {"meeting": found.meeting, "step": str(step)})
        if answer.status != 200:
            raise SystemExit(f"a change was not taken: {answer.status}")
        pressed.append((int(json.loads(answer.body)["state"]["seq"]), begun))
        await asyncio.sleep(PAUSE / 2)
        begun = time.perf_counter()
        teacher.ask("GET", "/healthz")
        await teacher.answer()
        bare.append(time.perf_counter() - begun)
        await asyncio.sleep(PAUSE / 2)
    return pressed, bare


async def touched(phones: Sequence[Phone], path: str, form: dict[str, str] | None) -> tuple[list[float], int]:
    """Everybody asks at some moment of the same second: seconds of each answer, and how many were good."""
    dice = random.Random(7)
    await asyncio.gather(*(phone.line.open() for phone in phones))  # those of before were closed while nothing was said

    async def one(phone: Phone) -> tuple[float, bool]:
        await asyncio.sleep(dice.random())
        begun = time.perf_counter()
        phone.line.ask("POST" if form else "GET", path, form)
        answer = await phone.line.answer()
        return time.perf_counter() - begun, answer.status == 200

    told = await asyncio.gather(*map(one, phones))
    return [seconds for seconds, _ in told], sum(kept for _, kept in told)


async def held(port: int, pid: int, found: Class) -> list[Row]:
    """The whole class; the rows of the table."""
    phones = [await joined(port, found, one) for one in found.learners]
    started = [asyncio.Event() for _ in phones]
    running = [asyncio.create_task(one.follow(begun)) for one, begun in zip(phones, started, strict=True)]
    cookie = f"{STAFF_COOKIE}={found.teacher}"
    pages = ("/lead/stream", "/lead/stream", "/screen/stream")
    running += [asyncio.create_task(watch(port, cookie, f"{path}?meeting={found.meeting}")) for path in pages]
    await asyncio.gather(*(one.wait() for one in started))
    teacher = await Line(port, cookie).open()
    pressed, alone = await led(teacher, found)
    await asyncio.sleep(2)
    wanted = dict(pressed)
    took = [when - wanted[seq] for one in phones for seq, when in one.heard if seq in wanted]
    lost = sum(seq not in {each for each, _ in one.heard} for one in phones for seq in wanted)
    mixed = sum([seq for seq, _ in one.heard] != sorted({seq for seq, _ in one.heard}) for one in phones)
    bare, _ = await touched(phones, "/healthz", None)
    used = processor(pid)
    answers, kept = await touched(phones, "/join/done", {"lesson": LESSON, "step": found.steps[0]})
    used = processor(pid) - used
    await teacher.open()
    teacher.ask("GET", f"/lead/room?meeting={found.meeting}")
    counted = json.loads((await teacher.answer()).body)["done"].get(found.steps[0], 0)
    memory = psutil.Process(pid).memory_info().rss / 1e6
    for one in running:
        one.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    whole = kept == counted == len(phones)
    return [
        Row("an answer that asks for nothing", spread(alone)),
        Row("key to the phone's event", spread(took), f"p95 within {ms(KEY_MOST)}", kept_within(took, alone, KEY_MOST)),
        Row("changes lost, phones out of order", (str(lost), str(mixed), ""), "none", not lost and not mixed),
        Row("all at once, asking for nothing", spread(bare)),
        Row("我做好了, answer", spread(answers), f"p95 within {ms(DONE_MOST)}", kept_within(answers, bare, DONE_MOST)),
        Row("我做好了, acknowledged and counted", (str(kept), str(counted), f"n={len(phones)}"), "all", whole),
        Row("processor time of the app for them", (ms(used), "", "")),
        Row("memory of the app", (f"{memory:.0f} MB", "", ""), f"{MEMORY_MOST} MB", memory < MEMORY_MOST),
    ]


def processor(pid: int) -> float:
    """Seconds of processor time that a program has used so far."""
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


def kept_within(took: Sequence[float], bare: Sequence[float], most: float) -> bool | None:
    """Whether the bound was kept; None where an answer that asks for nothing took a third of it: a busy computer."""
    return True if p95(took) < most else None if p95(bare) > most / 3 else False


def filtering(url: str, token: str) -> None:
    """Until it is stopped: one filter of the overview after the other, in the real desk; a line for each."""
    with browser.chromium() as (window,):
        page = window.new_page(viewport={"width": 1280, "height": 800})
        page.context.add_cookies([{"name": STAFF_COOKIE, "value": token, "url": url}])
        page.goto(f"{url}/overview?lang=zh", timeout=120_000)
        page.get_by_role("combobox").first.wait_for(timeout=120_000)
        line("open")
        while True:
            page.get_by_role("combobox").last.click()
            options = page.get_by_role("option")
            options.first.wait_for()
            options.nth(random.randrange(options.count())).click()
            page.wait_for_timeout(700)
            line("filtered")


def main(arguments: Sequence[str]) -> None:
    if arguments[:1] == ["--filter"]:
        filtering(arguments[1], arguments[2])
        return
    numbers = [int(one) for one in arguments if one.isdigit()]
    alone = "--alone" in arguments
    with tempfile.TemporaryDirectory(prefix="qibu-bench-") as folder:
        found = settled(Path(folder), min(numbers[0] if numbers else PHONES, 1000))
        with servers.app(folder) as served:
            port = int(served.url.rpartition(":")[2])
            rows = asyncio.run(held(port, served.pid, found)) if alone else beside(port, served, found)
    table(f"A live class of {len(found.learners)} phones, {CHANGES} steps", ("median", "p95", ""), rows)


def beside(port: int, served: servers.Served, found: Class) -> list[Row]:
    """The same while the overview is being filtered."""
    command = [sys.executable, "-m", "bench.live", "--filter", served.url, found.worker]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
        try:
            if worker.stdout is None or worker.stdout.readline().strip() != "open":
                raise SystemExit("The overview did not open.")
            rows = asyncio.run(held(port, served.pid, found))
        finally:
            worker.terminate()
            rest = worker.stdout.read() if worker.stdout else ""
    return [*rows, Row("overview filtered meanwhile", (f"{rest.count('filtered')} times", "", ""))]


if __name__ == "__main__":
    main(sys.argv[1:])
