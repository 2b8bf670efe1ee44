"""What comes next, and numbers that do not belong into a note."""

from datetime import date

import pytest

from lessons import library
from tracker import numbers
from tracker.progress import Status
from web.table.suggest import Standing, suggest

TODAY = date(2026, 11, 24)
SHELF = [lessons for _, lessons in library.read(library.BUNDLED, today=TODAY).shelf()]
FIRST, SECOND = SHELF[0][0], SHELF[0][1]


def test_a_step_that_needs_help_comes_before_everything() -> None:
    step = SECOND.steps[3].id
    standing = {FIRST.id: Standing(Status.ALONE, due_on=TODAY), SECOND.id: Standing(Status.WITH_HELP, step)}
    found = suggest(standing, SHELF, TODAY, class_lesson=FIRST.id)
    assert found is not None and (found.lesson, found.why, found.step) == (SECOND, "stuck", 4)


def test_a_step_that_the_lesson_no_longer_has_is_nobody_s_trouble() -> None:
    found = suggest({FIRST.id: Standing(Status.WITH_HELP, "long-gone")}, SHELF, TODAY)
    assert found is not None and (found.lesson, found.why) == (FIRST, "again")


def test_what_is_due_comes_back_the_oldest_first() -> None:
    standing = {
        FIRST.id: Standing(Status.ALONE, due_on=TODAY),
        SECOND.id: Standing(Status.ALONE, due_on=date(2026, 11, 20)),
    }
    found = suggest(standing, SHELF, TODAY)
    assert found is not None and (found.lesson, found.why) == (SECOND, "due")


def test_the_class_lesson_is_for_who_cannot_do_it_alone_yet() -> None:
    standing = {FIRST.id: Standing(Status.ALONE)}
    assert [
        one.why for one in [suggest(standing, SHELF, TODAY, FIRST.id), suggest({}, SHELF, TODAY, SECOND.id)] if one
    ] == ["next", "class"]


def test_a_new_lesson_waits_for_those_it_needs() -> None:
    ready = {lesson.id for course in SHELF for lesson in course}
    found = suggest({}, SHELF, TODAY)
    assert found is not None and not set(found.lesson.needs) & ready
    after = suggest({FIRST.id: Standing(Status.WITH_HELP)} | {FIRST.id: Standing(Status.ALONE)}, SHELF, TODAY)
    assert after is not None and (after.lesson, after.why) == (SECOND, "next")


def test_who_can_do_everything_is_asked() -> None:
    assert suggest({lesson.id: Standing(Status.FLUENT) for course in SHELF for lesson in course}, SHELF, TODAY) is None


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("身份证11010519491231002X", ["identity"]),
        ("卡号 6222 0212 3456 7890 123", ["card"]),
        ("打 138-1234-5678，或 +8613912345678", ["mobile"]),
        ("电话１３８１２３４５６７８", ["mobile"]),
        ("练了 3 遍，20261124，第 12 步，0571-87654321", []),
        ("订单 123456789012", []),
    ],
)
def test_numbers_of_people_are_found_however_they_are_spaced(text: str, kinds: list[str]) -> None:
    assert numbers.found(text) == kinds
