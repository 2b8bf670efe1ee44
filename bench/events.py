"""How fast posts of events are taken: 50 clients that wait for their answer, real HTTP, SQLite at synchronous=FULL.

`python -m bench.events [seconds] [--kill]`; with --kill also twenty rounds of SIGKILL. Loopback only.
"""

import asyncio
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import uvicorn
from sqlalchemy import select
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bench.figures import line
from bench.people import OUTLINES, filled
from tracker.engine import sqlite_url
from tracker.ids import new_id
from tracker.intake import Intake
from tracker.store import Book
from tracker.summaries import rebuild
from tracker.tables import Base
from tracker.tables_record import event
from tracker.tickets import Tickets
from tracker.transaction import reading
from tracker.writer import Writer

CLIENTS = 50
ROUNDS = 20


def serve(url: str, port: int) -> None:
    """The program that is measured: one route, the writer, nothing else."""
    book = Book.open(url)
    writer = Writer(book)
    intake = Intake(writer, Tickets.of(book), book.now)

    async def events(request: Request) -> JSONResponse:
        answer = await intake.take(await request.body())
        return JSONResponse(answer.body, answer.status)

    async def bare(request: Request) -> JSONResponse:
        """The same way without the book: what HTTP alone costs on this computer just now."""
        body = json.loads(await request.body())
        return JSONResponse({"kept": [one["id"] for one in body["events"]], "refused": []})

    @asynccontextmanager
    async def life(_app: Starlette):  # type: ignore[no-untyped-def]
        yield
        writer.close()
        book.close()

    routes = [Route("/api/events", events, methods=["POST"]), Route("/bare", bare, methods=["POST"])]
    app = Starlette(routes=routes, lifespan=life)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)


class Page:
    """One learner's page over one kept connection: walks lessons again and again, an event a post."""

    def __init__(self, port: int, learner: str, tickets: Tickets, path: str = "/api/events") -> None:
        self.path = path
        self.port = port
        self.learner = learner
        self.tickets = tickets
        self.took: list[float] = []
        self.kept: list[str] = []

    async def run(self, until: float) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        n = 0
        try:
            while time.monotonic() < until:
                outline = OUTLINES[n % len(OUTLINES)]
                n += 1
                await self._walk(outline.lesson, outline.steps, reader, writer, until)
        except (ConnectionError, asyncio.IncompleteReadError):
            return
        writer.close()

    async def _walk(
        self,
        lesson: str,
        steps: Sequence[str],
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        until: float,
    ) -> None:
        at = datetime.now(UTC)
        walk, ticket = new_id(at), self.tickets.make(at, self.learner, lesson)
        for step in steps:
            if time.monotonic() > until:
                return
            at = datetime.now(UTC)
            one = {
                "id": new_id(at), "walk": walk, "kind": "step", "lesson": lesson, "version": 1, "step": step,
                "mode": "practise", "prompt": "independent", "observed_at": at.isoformat(), "ticket": ticket,
            }  # fmt: skip
            body = json.dumps({"sent_at": at.isoformat(), "events": [one]}).encode()
            head = f"POST {self.path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n\r\n"
            begun = time.perf_counter()
            writer.write(head.encode() + body)
            answer = await _answer(reader)
            if answer.get("kept") == [one["id"]]:
                self.took.append(time.perf_counter() - begun)
                self.kept.append(str(one["id"]))


async def _answer(reader: asyncio.StreamReader) -> dict[str, object]:
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(
        int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")
    )
    found = json.loads(await reader.readexactly(length))
    return found if isinstance(found, dict) else {}


def start(url: str) -> tuple[subprocess.Popen[bytes], int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    program = subprocess.Popen([sys.executable, "-m", "bench.events", "--serve", url, str(port)])
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return program, port
        time.sleep(0.1)
    program.kill()
    raise SystemExit("The program did not start.")


def measure(
    port: int, learners: Sequence[str], tickets: Tickets, seconds: float, path: str = "/api/events"
) -> list[Page]:
    pages = [Page(port, learner, tickets, path) for learner in learners]

    async def all_of_them() -> None:
        until = time.monotonic() + seconds
        await asyncio.gather(*(page.run(until) for page in pages))

    asyncio.run(all_of_them())
    return pages


def cpu_seconds(pid: int) -> float:
    """Processor time that a program has used; 0 where the system does not tell."""
    stat = Path(f"/proc/{pid}/stat")
    fields = stat.read_text().rpartition(")")[2].split() if stat.exists() else []
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def told(name: str, pages: Sequence[Page], seconds: float) -> None:
    took = sorted(one * 1000 for page in pages for one in page.took)
    if len(took) < 20:
        raise SystemExit(f"{name}: too few answers")
    rate, p50, p95 = len(took) / seconds, statistics.median(took), took[int(len(took) * 0.95)]
    line(f"{name:16} {rate:7.0f} events/s   p50 {p50:6.1f} ms   p95 {p95:6.1f} ms   slowest {took[-1]:6.1f} ms")


def kill_rounds(url: str, book: Book, learners: Sequence[str], tickets: Tickets) -> None:
    """Every acknowledged event is there after SIGKILL, none twice, and the summaries equal a rebuild."""
    acknowledged: set[str] = set()
    for number in range(ROUNDS):
        program, port = start(url)
        seconds = 0.3 + 0.05 * number

        async def one_round(port: int = port, seconds: float = seconds, pid: int = program.pid) -> list[Page]:
            pages = [Page(port, learner, tickets) for learner in learners]
            running = [asyncio.create_task(page.run(time.monotonic() + 30)) for page in pages]
            await asyncio.sleep(seconds)
            os.kill(pid, signal.SIGKILL)
            await asyncio.gather(*running)
            return pages

        for page in asyncio.run(one_round()):
            acknowledged |= set(page.kept)
        program.wait()
        with reading(book) as db:
            there = [row.id for row in db.execute(select(event.c.id))]
        lost, twice = len(acknowledged - set(there)), len(there) - len(set(there))
        before = _summaries(book)
        rebuild(book)
        same = _summaries(book) == before
        line(
            f"kill {number + 1:2}: {len(acknowledged)} acknowledged, {lost} lost, {twice} twice, rebuild equal: {same}"
        )
        if lost or twice or not same:
            raise SystemExit(1)


def _summaries(book: Book) -> list[object]:
    names = ("walk", "progress", "step_progress", "status_change")
    with reading(book) as db:
        tables = [Base.metadata.tables[name] for name in names]
        return [db.execute(select(table).order_by(*table.primary_key.columns)).all() for table in tables]


def main(arguments: Sequence[str]) -> None:
    if arguments[:1] == ["--serve"]:
        serve(arguments[1], int(arguments[2]))
        return
    numbers = [float(one) for one in arguments if one != "--kill"]
    seconds = min(numbers[0] if numbers else 10.0, 120.0)
    with tempfile.TemporaryDirectory() as folder:
        url = sqlite_url(Path(folder) / "qibu.db")
        book, learners = filled(url, CLIENTS)
        tickets = Tickets.of(book)
        program, port = start(url)
        try:
            measure(port, learners[:5], tickets, 1)  # warm
            told("1 client", measure(port, learners[:1], tickets, min(seconds, 5)), min(seconds, 5))
            for name, path in ((f"{CLIENTS}, bare route", "/bare"), (f"{CLIENTS} clients", "/api/events")):
                used = cpu_seconds(program.pid)
                pages = measure(port, learners, tickets, seconds, path)
                told(name, pages, seconds)
                each = (cpu_seconds(program.pid) - used) / sum(len(page.took) for page in pages)
                line(
                    f"{'':16} the server used {each * 1e6:.0f} us of processor time a post; clients share the computer"
                )
        finally:
            program.terminate()
            program.wait()
        if "--kill" in arguments:
            kill_rounds(url, book, learners, tickets)
        book.close()


if __name__ == "__main__":
    main(sys.argv[1:])
