"""Writes Excel workbooks (ECMA-376 SpreadsheetML) as plain rows: 60,000 rows in a second or two. Reads nothing.

openpyxl, which reads such files for us, needed 14 s for the same table; tests open with it what is written here.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final

from tracker.reports.cells import Cell
from tracker.reports.stamp import Stamp

KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK: Final = "http://schemas.openxmlformats.org/package/2006"
_PART: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FIRST_DAY: Final = date(1899, 12, 30)  # day 0 of the 1900 date system
_TOGETHER: Final = 2000  # rows written to the file at a time
# styles: 0 plain and wrapped where long, 1 heading, 2 day
_STYLES: Final = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '</numFmts><fonts count="2"><font><sz val="11"/><name val="Microsoft YaHei"/></font>'
    '<font><b/><sz val="11"/><name val="Microsoft YaHei"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE8F1FB"/></patternFill></fill></fills>'
    '<borders count="2"><border/><border><bottom style="thin"><color rgb="FF0B4F8A"/></bottom></border></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3">'
    '<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
    '<alignment vertical="center" wrapText="1"/></xf>'
    '<xf numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with one row of headings; `widths` in characters."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int]


def write(sheets: Sequence[Sheet], title: str, stamp: Stamp, lang: str) -> bytes:
    """The workbook. The stamp stands at the foot of each printed page and among its properties."""
    out = io.BytesIO()
    texts: dict[str, int] = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as packed:
        for n, sheet in enumerate(sheets, 1):
            with packed.open(f"xl/worksheets/sheet{n}.xml", "w") as part:
                for text in _sheet(sheet, texts, title, stamp.line(lang)):
                    part.write(text.encode())
        packed.writestr("xl/sharedStrings.xml", _shared(texts))
        packed.writestr("xl/styles.xml", _STYLES)
        for name, text in _around(sheets, title, stamp, lang):
            packed.writestr(name, _HEAD + text)
    return out.getvalue()


def _sheet(sheet: Sheet, texts: dict[str, int], title: str, foot: str) -> Iterator[str]:
    letters = [_letter(n) for n in range(len(sheet.headings))]
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(sheet.widths, 1)
    )
    yield (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
        '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        f"</sheetView></sheetViews><cols>{columns}</cols><sheetData>"
    )
    yield _row(1, [_text(letter, 1, one, texts, 1) for letter, one in zip(letters, sheet.headings, strict=True)])
    kept: list[str] = []
    last = 1
    for last, row in enumerate(sheet.rows, 2):
        kept.append(_row(last, [_cell(letter, last, one, texts) for letter, one in zip(letters, row, strict=True)]))
        if len(kept) == _TOGETHER:
            yield "".join(kept)
            kept.clear()
    yield "".join(kept)
    header, footer = (escape(_escape_code(one), quote=False) for one in (title, foot))
    yield (
        f'</sheetData><autoFilter ref="A1:{letters[-1]}{last}"/>'
        '<pageMargins left="0.5" right="0.5" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        f"<headerFooter><oddHeader>&amp;L{header}</oddHeader><oddFooter>&amp;L{footer}&amp;R&amp;P / &amp;N</oddFooter>"
        "</headerFooter></worksheet>"
    )


def _escape_code(text: str) -> str:
    """For header and footer, where & begins a code; they hold 255 characters with the codes."""
    return text.replace("&", "&&")[:200]


def _row(n: int, cells: Sequence[str]) -> str:
    return f'<row r="{n}">{"".join(cells)}</row>'


def _cell(letter: str, n: int, value: Cell, texts: dict[str, int]) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return _text(letter, n, value, texts)
    if isinstance(value, date):
        return f'<c r="{letter}{n}" s="2"><v>{(value - _FIRST_DAY).days}</v></c>'
    return f'<c r="{letter}{n}"><v>{value}</v></c>'


def _text(letter: str, n: int, value: str, texts: dict[str, int], style: int = 0) -> str:
    number = texts.setdefault(value, len(texts))
    return f'<c r="{letter}{n}" s="{style}" t="s"><v>{number}</v></c>'


def _letter(n: int) -> str:
    return (_letter(n // 26 - 1) if n >= 26 else "") + chr(65 + n % 26)


def _shared(texts: dict[str, int]) -> str:
    inside = "".join(f'<si><t xml:space="preserve">{escape(one, quote=False)}</t></si>' for one in texts)
    return f'{_HEAD}<sst xmlns="{_MAIN}" uniqueCount="{len(texts)}">{inside}</sst>'


def _around(sheets: Sequence[Sheet], title: str, stamp: Stamp, lang: str) -> Iterator[tuple[str, str]]:
    """The parts that say what the file is made of."""
    numbers = range(1, len(sheets) + 1)
    kinds = [(f"/xl/worksheets/sheet{n}.xml", f"{_PART}.worksheet+xml") for n in numbers]
    kinds += [("/xl/workbook.xml", f"{_PART}.sheet.main+xml"), ("/xl/styles.xml", f"{_PART}.styles+xml")]
    kinds += [("/xl/sharedStrings.xml", f"{_PART}.sharedStrings+xml")]
    kinds += [("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")]
    parts = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds)
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACK}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>',
    )
    core = f"{_PACK}/relationships/metadata/core-properties"
    yield "_rels/.rels", _relations([(f"{_REL}/officeDocument", "xl/workbook.xml"), (core, "docProps/core.xml")])
    inside = [(f"{_REL}/worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    inside += [(f"{_REL}/styles", "styles.xml"), (f"{_REL}/sharedStrings", "sharedStrings.xml")]
    yield "xl/_rels/workbook.xml.rels", _relations(inside)
    named = "".join(
        f'<sheet name="{escape(sheet.name)}" sheetId="{n}" r:id="rId{n}"/>' for n, sheet in enumerate(sheets, 1)
    )
    yield "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>{named}</sheets></workbook>'
    made = stamp.at.astimezone().isoformat(timespec="seconds")
    yield (
        "docProps/core.xml",
        f'<cp:coreProperties xmlns:cp="{_PACK}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(stamp.by)}</dc:creator>"
        f"<dc:description>{escape(stamp.line(lang))}</dc:description>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created></cp:coreProperties>',
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACK}/relationships">{inside}</Relationships>'
