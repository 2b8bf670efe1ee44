"""Opens the whole house on a free port with a class that phones sit in, for the test that stops it. No test itself."""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from starlette.requests import Request
from starlette.responses import Response

from tests.ports import free_port
from tracker import accounts, classes, live, live_room, meetings, sessions
from tracker.access import Who
from tracker.accounts import NewStaff
from tracker.store import Book
from web import serve, wiring
from web.live.seats import SEAT_COOKIE
from web.settings import Settings
from web.wiring import House


def boss_of(book: Book) -> tuple[Who, str]:
    staff_id, place = accounts.set_up(book, NewStaff("陈主任", "chen", "$argon2id$" + "a" * 40), "桃源社区")
    accounts.accept_conduct(book, sessions.who_of(book, sessions.begin(book, staff_id)) or Who("guest"))
    return sessions.who_of(book, sessions.begin(book, staff_id)) or Who("guest"), place


def quiet(_lines: Iterable[str], _where: TextIO | None = None) -> None:
    """Instead of the welcome at the terminal."""


def main(folder: Path) -> int:
    port = free_port()
    url = os.environ.get("QIBU_DATABASE_URL", "")
    settings = Settings(data=folder / "data", database_url=url, host="127.0.0.1", port=port)
    opening = wiring.open_house

    def opened(wanted: Settings) -> House:
        house = opening(wanted)
        boss, place = boss_of(house.book)
        meeting = meetings.open_now(house.book, boss, classes.add(house.book, boss, place, "早班"), "bigger-letters")
        seat = live_room.join(house.book, live.begin(house.book, boss, meeting.id), None)
        request = Request({"type": "http", "headers": [], "scheme": "http", "server": ("localhost", port), "path": "/"})
        given = house.door.give(request, Response(), seat).headers["set-cookie"]
        cookie = given.partition(f"{SEAT_COOKIE}=")[2].partition(";")[0]
        staff = sessions.begin(house.book, boss.staff)
        told = json.dumps({"port": port, "cookie": cookie, "staff": staff, "meeting": meeting.id})
        serve.tell = quiet  # type: ignore[assignment,attr-defined]
        print(told, flush=True)  # noqa: T201
        return house

    wiring.open_house = opened  # type: ignore[assignment]
    return serve.serve(settings)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
