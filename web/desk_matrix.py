"""The overview's matrix from the book's summaries: cells in the shelf's order, one page of learners at a time."""

from collections.abc import Sequence
from typing import Final

from media.words import say
from tracker.overview import Help, Line
from tracker.screens.matrix import Cell, Column, Matrix, Row
from tracker.screens.page import Way
from web.desk_asked import Asked
from web.table.suggest import step_number

ROWS: Final = 100  # learners on one page


def gather(ask: Asked, lines: Sequence[Line], wanted: Sequence[Help]) -> Matrix:
    places: dict[tuple[str, str], list[Help]] = {}
    for one in wanted:
        places.setdefault((one.learner, one.lesson), []).append(one)
    ids = list(ask.by_id)
    alone = tuple(sum(one in line.cells and line.cells[one].status >= 3 for line in lines) for one in ids)
    wanting = {one.learner for one in wanted}
    kept = [line for line in lines if _fits(ask, line, wanting)]
    count = max(1, -(-len(kept) // ROWS))
    at = min(max(ask.page, 1), count)
    rows = []
    for line in kept[(at - 1) * ROWS : at * ROWS]:
        cells = []
        for lesson in ids:
            cell = line.cells.get(lesson)
            stuck = places.get((line.learner, lesson), [])
            cells.append(Cell(int(cell.status) if cell else 0, _where(ask, stuck)))
        rows.append(Row(line.nickname, ask.learner(line.learner), tuple(cells)))
    columns = tuple(Column(lesson.title.of(ask.lang), course) for course, lesson in ask.lessons)
    return Matrix(columns, tuple(rows), alone, len(lines), _pages(ask, at, count))


def _fits(ask: Asked, line: Line, wanting: set[str]) -> bool:
    if ask.status == "help":
        return line.learner in wanting
    return not ask.status or any(int(cell.status) == int(ask.status) for cell in line.cells.values())


def _pages(ask: Asked, at: int, count: int) -> tuple[Way, ...]:
    if count == 1:
        return ()
    kept = {"place": ask.whom.place, **ask.chosen}
    return tuple(
        Way(ask.say("page", n=n), ask.wish.link("/overview", **(kept | {"page": str(n)})), main=n == at)
        for n in range(1, count + 1)
    )


def _where(ask: Asked, stuck: Sequence[Help]) -> str:
    numbers = [step_number(ask.by_id[one.lesson], one.step) for one in stuck]
    known = [ask.say("at_step", n=n) for n in numbers if n]
    if not stuck:
        return ""
    joined = say("pages.list_join", ask.lang).join(known)
    return ask.say("help_at", steps=joined) if known else say("book.needs_help", ask.lang)
