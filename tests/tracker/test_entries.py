from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from tests.tracker.test_store import CHECK, UNLIKE, VOICE
from tracker.entries import Difference, MenuCheck, Recording, check_setting
from tracker.faults import Unfit
from tracker.ids import new_id


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        (VOICE, "lesson", "../secret"),
        (VOICE, "step", "打开"),
        (VOICE, "touch", 0),
        (VOICE, "touch", 4),
        (VOICE, "spoken", ""),
        (VOICE, "lang", "fr"),
        (VOICE, "dialect", "yue"),
        (VOICE, "file", "../../etc/passwd"),
        (VOICE, "file", ".hidden"),
        (VOICE, "sha", "A" * 64),
        (VOICE, "seconds", 0.0),
        (VOICE, "seconds", float("nan")),
        (VOICE, "recorder", "王\n阿姨"),
        (CHECK, "version", 0),
        (CHECK, "phone", ""),
        (CHECK, "app_version", "8" * 81),
        (UNLIKE, "note", "   "),
        (UNLIKE, "note", "字" * 2001),
        (UNLIKE, "note", "bell\x07"),
        (UNLIKE, "picture", "a/b.webp"),
    ],
)
def test_what_is_unfit_never_becomes_an_entry(
    entry: Recording | MenuCheck | Difference, field: str, value: object
) -> None:
    with pytest.raises(Unfit) as refused:
        replace(entry, **{field: value})  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_note_may_have_several_lines() -> None:
    assert replace(UNLIKE, note="第一行\n第二行").note.count("\n") == 1


@pytest.mark.parametrize(
    ("key", "value"), [("Key", "x"), ("", "x"), ("a b", "x"), ("key", "x\ny"), ("key", "x" * 2001)]
)
def test_a_setting_has_a_plain_key_and_one_line(key: str, value: str) -> None:
    with pytest.raises(Unfit):
        check_setting(key, value)


def test_ids_sort_by_time_and_are_proper_uuids() -> None:
    start = datetime(2026, 11, 2, tzinfo=UTC)
    made = [new_id(start + timedelta(milliseconds=n)) for n in range(50)]
    assert made == sorted(made)
    assert {UUID(one).version for one in made} == {7}
    assert len({new_id(start) for _ in range(500)}) == 500


def test_a_check_keeps_the_day_it_was_made_on() -> None:
    assert CHECK.checked_on == date(2026, 11, 1)
