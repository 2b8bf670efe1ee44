"""Files as Excel really saves them here: letters, separators, merged cells, and what is no list at all."""

import io
import zipfile
from typing import Any

import openpyxl
import pytest

from tracker import roster, roster_file

TEXT = "称呼,出生年代\n王阿姨,1950\n"


@pytest.mark.parametrize("code", ["gbk", "gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_in_whatever_letters_it_was_saved(code: str) -> None:
    assert roster_file.rows(TEXT.encode(code))[:2] == [["称呼", "出生年代"], ["王阿姨", "1950"]]


@pytest.mark.parametrize("separator", ["，", ";", "\t", "；"])
def test_full_width_commas_semicolons_and_tabs_separate_too(separator: str) -> None:
    assert roster_file.rows(TEXT.replace(",", separator).encode())[1] == ["王阿姨", "1950"]


def excel(*rows: list[Any], merged: str = "") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_class_merged_over_many_rows_counts_for_each_of_them() -> None:
    data = excel(["名单", None], ["班", "称呼"], ["早班", "王阿姨"], [None, "李叔叔"], [None, "张奶奶"], merged="A3:A5")
    assert [one.klass for one in roster.from_rows(roster_file.rows(data)).people] == ["早班"] * 3


def test_a_title_merged_over_all_columns_is_passed_over() -> None:
    data = excel(["阳光里社区", None], ["称呼", "年代"], ["王阿姨", 1953], merged="A1:B1")
    assert roster.from_rows(roster_file.rows(data)).people[0].decade == 1950


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old_excel"),
        (b"<html><table><tr><td>\xd0\xd5</td></tr></table></html>", "old_excel"),
        (b"PK\x03\x04 rubbish", "broken"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "unknown"),
        (b"a\xff\xff\xff\xff\xff", "letters"),
        (b"x" * (roster_file.MOST_BYTES + 1), "too_big"),
    ],
)
def test_what_is_no_list_gets_one_kind_sentence(data: bytes, why: str) -> None:
    with pytest.raises(roster_file.BadFile) as refused:
        roster_file.rows(data)
    assert refused.value.why == why and refused.value.sentence("zh") != refused.value.sentence("en")


def test_another_zip_and_one_that_unpacks_to_too_much_are_refused() -> None:
    for name, size, why in (("a.txt", 10, "unknown"), ("xl/workbook.xml", 50_000_000, "too_big")):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(name, b"0" * size)
        with pytest.raises(roster_file.BadFile) as refused:
            roster_file.rows(out.getvalue())
        assert refused.value.why == why


def test_an_empty_sheet_before_the_list_is_passed_over() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("名单").append(["称呼"])
    out = io.BytesIO()
    book.save(out)
    assert roster_file.rows(out.getvalue()) == [["称呼"]]


def test_a_sheet_of_instructions_before_the_list_is_passed_over() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["填表说明"])
    book.create_sheet("名单").append(["称呼"])
    out = io.BytesIO()
    book.save(out)
    assert roster_file.rows(out.getvalue(), roster.has_heading) == [["称呼"]]
    assert roster_file.rows(out.getvalue(), lambda found: False) == [["填表说明"]]


@pytest.mark.parametrize("cells", ["<c/>" * 1_300_000, '<mergeCell ref="A1:XFD1048576"/>'])
def test_a_small_file_that_would_become_millions_of_cells_is_refused(cells: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
        packed.writestr("xl/worksheets/sheet1.xml", f"<worksheet>{cells}</worksheet>")
    with pytest.raises(roster_file.BadFile) as refused:
        roster_file.rows(out.getvalue())
    assert refused.value.why == "too_big"
