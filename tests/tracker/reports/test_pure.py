"""What may stand in cells, what a share says, which days a quarter has."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reports.cells import safe, telephone
from tracker.reports.quarter import Quarter
from tracker.reports.shares import share


@pytest.mark.parametrize("text", ["=1+1", "+86", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1"])
def test_text_that_looks_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert safe(text) == f"'{text}"


def test_plain_text_stays_as_it_is_and_unwritable_signs_go() -> None:
    assert safe("王阿姨 = 好") == "王阿姨 = 好"
    assert safe("王\x00阿\x0b姨") == "王阿姨"


def test_a_telephone_number_keeps_its_digits_in_a_spreadsheet() -> None:
    assert telephone("13800000000") == "138 0000 0000"
    assert telephone("0571-5550100") == "0571-5550100"
    assert telephone("+86 555 0100") == "'+86 555 0100"
    assert telephone("") == ""


def test_no_percentage_of_fewer_than_ten_people() -> None:
    assert share(9, 9) is None
    assert share(5, 10) is not None


@pytest.mark.parametrize(
    ("count", "of", "low", "high"), [(5, 10, 0.2366, 0.7634), (0, 10, 0.0, 0.2775), (81, 263, 0.2553, 0.3662)]
)
def test_the_interval_is_wilsons(count: int, of: int, low: float, high: float) -> None:
    found = share(count, of)
    assert found and (round(found.low, 4), round(found.high, 4)) == (low, high)


@given(st.integers(10, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_share_lies_within_its_interval(pair: tuple[int, int]) -> None:
    found = share(*pair)
    assert found and 0 <= found.low <= found.share + 1e-12 and found.share - 1e-12 <= found.high <= 1


def test_more_than_all_is_refused() -> None:
    with pytest.raises(ValueError, match="11 of 10"):
        share(11, 10)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_lies_in_its_quarter_and_quarters_meet(day: date) -> None:
    found = Quarter.of(day)
    assert found.first <= day <= found.last
    assert (found.first - found.before.last).days == 1
    assert Quarter.read(found.name) == found


@pytest.mark.parametrize("name", ["", "2026", "2026-Q5", "2026-Q1 ", "２０２６-Q1", "../2026-Q1"])
def test_another_name_is_no_quarter(name: str) -> None:
    assert Quarter.read(name) is None
