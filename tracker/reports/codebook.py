"""What each column means, in both languages, and how columns are headed: the same in every language, so that files
of two communities can be put below each other. Knows no learner."""

from collections.abc import Iterable, Iterator
from typing import Final

from media.words import LANGS, say
from tracker.people import LIFE
from tracker.progress import Status
from tracker.reports.cells import Cell
from tracker.reports.workbook import Sheet

PROGRESS: Final = (
    "place", "classes", "nickname", "learner", "life", "lesson", "lesson_name", "status", "status_word", "needs_help",
    "walks", "complete", "independence", "support", "first_day", "last_day", "due_on",
    "judged_false", "judged_caught", "judged_genuine", "judged_refused", "exported",
)  # fmt: skip
NAMES: Final = ("real_name", "phone")  # after `learner`, only when asked for
QUARTER: Final = (
    "place", "first", "last", "meetings", "attendances", "people", "volunteers", "volunteer_hours", "visits",
    "alone_before", "alone_after", "alone_change", "people_before", "people_after", "people_gained", "stopped",
    "exported",
)  # fmt: skip
LESSONS: Final = (
    "place", "first", "last", "lesson", "lesson_name", "able_before", "able_after", "able_change", "exported",
)  # fmt: skip


def heading(column: str) -> str:
    """As in "昵称 nickname": a label to read and a name for programs. The same whoever exports."""
    return say("reports.heading", "zh", label=label(column, "zh"), column=column)


def label(column: str, lang: str) -> str:
    return say(f"reports.col_{column}", lang)


def about(column: str, lang: str) -> str:
    return say(f"reports.about_{column}", lang)


def sheet(columns: Iterable[str], *, statuses: bool = False) -> Sheet:
    """The sheet that explains the others."""
    head = [say("reports.codebook_column", "zh"), *(say("reports.codebook_meaning", lang) for lang in LANGS)]
    rows = [_explained(heading(one), f"reports.about_{one}") for one in columns]
    if statuses:
        rows += list(_words())
    return Sheet(say("reports.sheet_codebook", "zh"), head, rows, (26, 60, 70))


def _words() -> Iterator[tuple[Cell, ...]]:
    """The words that stand in cells."""
    for status in Status:
        yield _explained(
            say("reports.value", "zh", column="status", value=int(status)), f"reports.status_{int(status)}"
        )
    for life in LIFE:
        yield _explained(say("reports.value", "zh", column="life", value=life), f"reports.life_{life}")


def _explained(name: str, key: str) -> tuple[Cell, ...]:
    return (name, *(say(key, lang) for lang in LANGS))
