"""Opens a list of people as it was saved: Excel's .xlsx, or CSV in whatever letters Excel wrote it. Bytes in, rows out.

Trusts nothing about the file: what it is and how much it unpacks to is settled before it is read. Keeps nothing.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Final
from xml.etree.ElementTree import ParseError

from media import words

MOST_BYTES: Final = 5_000_000
_MOST_UNPACKED: Final = 40_000_000
_MOST_COLUMNS: Final = 60
_MOST_ROWS: Final = 20_000
_MOST_CELLS: Final = _MOST_ROWS * _MOST_COLUMNS
_CELL: Final = re.compile(rb"<(?:\w+:)?c[\s/>]")
_MERGED: Final = re.compile(
    rb"""mergeCell\s[^>]*?ref=["']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})["']"""
)
_OLE: Final = b"\xd0\xcf\x11\xe0"  # .xls, and .xlsx under a passphrase
_SEPARATORS: Final = ",;\t"


class BadFile(ValueError):
    """This file cannot be read as a list. `why` is the end of a catalogue key; `sentence` says it to staff."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(words.say(f"people.file_{why}", "en"))

    def sentence(self, lang: str) -> str:
        return words.say(f"people.file_{self.why}", lang)


Rows = list[list[object]]


def rows(data: bytes, is_list: Callable[[Rows], bool] = lambda found: True) -> Rows:
    """The rows of the first sheet that `is_list`, else of the first that holds anything. Raises `BadFile`."""
    if len(data) > MOST_BYTES:
        raise BadFile("too_big")
    if data[:4] == _OLE:
        raise BadFile("old_excel")
    if data[:4] == b"PK\x03\x04":
        return _from_excel(data, is_list)
    if b"\0" in data[:1000] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise BadFile("unknown")
    if data.lstrip()[:1] == b"<":
        raise BadFile("old_excel")  # a page that calls itself .xls, as office systems give it out
    return _from_text(_decoded(data))


def _decoded(data: bytes) -> str:
    """Excel here saves CSV as GBK, newer ones as UTF-8 with a mark in front, and "Unicode text" as UTF-16."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        codes: tuple[str, ...] = ("utf-16",)
    else:
        codes = ("utf-8-sig", "gb18030")
    for code in codes:
        try:
            return data.decode(code)
        except UnicodeDecodeError:
            continue
    raise BadFile("letters")


def _from_text(text: str) -> Rows:
    head = "\n".join(text.splitlines()[:20]).replace("，", ",").replace("；", ";")
    separator = max(_SEPARATORS, key=head.count)
    if separator == ",":
        text = text.replace("，", ",")  # typed with a Chinese keyboard
    elif separator == ";":
        text = text.replace("；", ";")
    try:
        return [list(row[:_MOST_COLUMNS]) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
    except csv.Error as fault:
        raise BadFile("broken") from fault


def _from_excel(data: bytes, is_list: Callable[[Rows], bool]) -> Rows:
    from openpyxl import load_workbook  # only when somebody brings such a file
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(one.file_size for one in packed.infolist()) > _MOST_UNPACKED:
                raise BadFile("too_big")
            if "xl/workbook.xml" not in packed.namelist():
                raise BadFile("unknown")
            if _cells_in(packed) > _MOST_CELLS:
                raise BadFile("too_big")
        book = load_workbook(io.BytesIO(data), data_only=True)
        first: Rows = []
        for sheet in book.worksheets:
            found = list(_cells(sheet)) if sheet.sheet_state == "visible" else []
            if any(any(row) for row in found):
                if is_list(found):
                    return found
                first = first or found
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, OSError, ParseError) as fault:
        if isinstance(fault, BadFile):
            raise
        raise BadFile("broken") from fault
    return first


def _cells_in(packed: zipfile.ZipFile) -> int:
    """How many cells the reader would make: those that are written, and every one of a merged area, which two words can
    make of a whole sheet."""
    count = 0
    for name in packed.namelist():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            text = packed.read(name)
            count += len(_CELL.findall(text))
            for left, top, right, bottom in _MERGED.findall(text):
                count += abs(_column(right) - _column(left) + 1) * abs(int(bottom) - int(top) + 1)
    return count


def _column(letters: bytes) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + letter - 64
    return found


def _cells(sheet) -> Iterator[list[object]]:  # type: ignore[no-untyped-def]
    """Rows of cells; what is merged downwards (one class for many people) stands in each of its rows."""
    down: dict[tuple[int, int], object] = {}
    for area in sheet.merged_cells.ranges:
        value = sheet.cell(area.min_row, area.min_col).value
        down |= {(n, area.min_col): value for n in range(area.min_row + 1, min(area.max_row, _MOST_ROWS) + 1)}
    size = {"max_row": min(sheet.max_row, _MOST_ROWS), "max_col": min(sheet.max_column, _MOST_COLUMNS)}
    for n, row in enumerate(sheet.iter_rows(**size, values_only=True), 1):
        yield [down.get((n, i)) if value is None else value for i, value in enumerate(row, 1)]
