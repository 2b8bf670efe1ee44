"""A program of its own that takes posts until somebody kills it: prints the id of each event after its answer."""

import asyncio
import json
import sys
from datetime import UTC, datetime

from tests.tracker.making import OUTLINE
from tracker.ids import new_id
from tracker.intake import Intake
from tracker.store import Book
from tracker.tickets import Tickets
from tracker.writer import Writer

CLIENTS = 8


async def client(intake: Intake, tickets: Tickets, learner: str) -> None:
    """One page, walking the lesson again and again, an event a post."""
    while True:
        now = datetime.now(UTC)
        walk, ticket = new_id(now), tickets.make(now, learner, OUTLINE.lesson)
        for step in OUTLINE.steps:
            now = datetime.now(UTC)
            one = {
                "id": new_id(now), "walk": walk, "kind": "step", "lesson": OUTLINE.lesson, "version": 1, "step": step,
                "mode": "practise", "prompt": "independent", "observed_at": now.isoformat(), "ticket": ticket,
            }  # fmt: skip
            body = json.dumps({"sent_at": now.isoformat(), "events": [one]}).encode()
            answer = await intake.take(body)
            if answer.status == 200:
                sys.stdout.write("".join(f"{kept}\n" for kept in answer.body["kept"]))
                sys.stdout.flush()


async def main(url: str, learners: list[str]) -> None:
    book = Book.open(url)
    intake, tickets = Intake(Writer(book), Tickets.of(book), book.now), Tickets.of(book)
    await asyncio.gather(*(client(intake, tickets, learner) for learner in learners[:CLIENTS]))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2:]))
