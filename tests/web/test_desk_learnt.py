"""When a lesson counts as learnt, set at the desk: what can be, is kept for that place; what cannot, is said."""

import pytest

from media.words import say
from tracker import accounts, known, sessions
from tracker.access import Who
from tracker.accounts import NewStaff
from tracker.rules import DEFAULT, Rules
from tracker.transaction import reading
from web import desk_learnt
from web.wiring import House

USUAL = {
    "independence": 80, "alone_in_a_row": 2, "help_in_a_row": 2, "fluent_walks": 3, "fluent_days": 2,
    "fluent_after_days": 7, "fluent_own_phone": 1,
}  # fmt: skip
DAYS = "1 3 7 14 30"


def founded(house: House) -> tuple[Who, str]:
    staff, place = accounts.set_up(house.book, NewStaff("周", "zhou", "$argon2id$" + "x" * 40), "阳光里")
    who = sessions.who_of(house.book, sessions.begin(house.book, staff))
    assert who is not None
    return who, place


def changed(house: House) -> set[str]:
    """The places that have thresholds of their own."""
    with reading(house.book) as db:
        return set(known.rules_of(db))


def test_a_place_sets_its_own_thresholds_and_goes_back_to_the_usual_ones(house: House) -> None:
    who, place = founded(house)
    found = desk_learnt.shown(house, who, place, "zh")
    assert found.numbers == USUAL and found.intervals == DAYS and "没有改过" in found.since
    assert desk_learnt.save(house, who, place, "zh", USUAL, DAYS) is None
    assert known.rules_in_force(house.book, who, place).id == ""  # saved as it was: nothing is written
    wish = USUAL | {"independence": 100, "fluent_own_phone": 0}
    assert desk_learnt.save(house, who, place, "zh", wish, " 2、9，30 ") is None
    assert known.rules_in_force(house.book, who, place).rules == Rules(1.0, fluent_own_phone=0, intervals=(2, 9, 30))
    assert "起，用的是这些数" in desk_learnt.shown(house, who, place, "zh").since
    assert changed(house) == {place}
    assert desk_learnt.usual(house, who, place, "zh") is None
    assert known.rules_in_force(house.book, who, place).rules == DEFAULT
    assert "又用原来的数" in desk_learnt.shown(house, who, place, "zh").since


@pytest.mark.parametrize(
    ("numbers", "days", "told"),
    [
        ({}, "", "learnt_bad_intervals"),
        ({}, "3 1", "learnt_bad_intervals"),
        ({}, "0 5", "learnt_bad_intervals"),
        ({}, "7 7", "learnt_bad_intervals"),
        ({}, "1 400", "learnt_bad_intervals"),
        ({}, "一周", "learnt_bad_intervals"),
        ({}, "1 2 3 4 5 6 7 8 9 10 11", "learnt_bad_intervals"),
        ({"fluent_days": 4}, DAYS, "learnt_bad_days"),
        ({"fluent_own_phone": 4}, DAYS, "learnt_bad_own_phone"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence_and_changes_nothing(
    house: House, numbers: dict[str, int], days: str, told: str
) -> None:
    who, place = founded(house)
    values = {"most": 10, "longest": 365} if told == "learnt_bad_intervals" else {}
    for lang in ("zh", "en"):
        said = desk_learnt.save(house, who, place, lang, USUAL | numbers, days)
        assert said == say(f"people.{told}", lang, **values)
    assert known.rules_in_force(house.book, who, place).id == ""


def test_nobody_changes_another_places_thresholds(house: House) -> None:
    who, _ = founded(house)
    other = accounts.add_place(house.book, who, "翠竹苑")
    said = desk_learnt.save(house, who, other, "zh", USUAL | {"independence": 90}, DAYS)
    assert said == say("people.not_found", "zh")
    assert changed(house) == set()
