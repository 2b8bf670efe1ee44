"""The quarter's figures on a page of Word, to print, sign and hand in. Counts nothing: it shows a `Report`."""

import io
from collections.abc import Sequence
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from media.words import say
from tracker.reports import codebook
from tracker.reports.quarter_report import SHOWN, Report, headline, said, shown, so_far
from tracker.reports.stamp import Stamp

KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FONT: Final = {"zh": "Microsoft YaHei", "en": "Calibri"}
_SPOKEN: Final = {"zh": "zh-CN", "en": "en-US"}  # the voice a screen reader takes
_ACCENT: Final = RGBColor(0x0B, 0x4F, 0x8A)
_QUIET: Final = RGBColor(0x4A, 0x4F, 0x57)


def as_document(report: Report, mark: Stamp, lang: str) -> bytes:
    """A4; one page as long as there are no more than some fifteen lessons."""
    page = Document()
    _set_up(page, lang)
    page.core_properties.title = say("reports.quarter_title", lang)
    page.core_properties.author = mark.by
    page.core_properties.comments = mark.line(lang)
    page.core_properties.created = mark.at.replace(tzinfo=None)
    page.add_heading(say("reports.quarter_title", lang), 1)
    _line(page, headline(report, lang), 12, after=2)
    if more := so_far(report, mark.at.date(), lang):
        _line(page, more, 10.5, after=2)
    if report.public:
        _line(page, say("reports.public_note", lang), 9, colour=_QUIET, after=2)
    _figures(page, report, lang)
    for sentence in said(report, lang):
        _line(page, sentence, 10.5, after=2, before=4)
    if report.lessons:
        page.add_heading(say("reports.lessons_title", lang), 2)
        _lessons(page, report, lang)
    _line(page, say("reports.change_note", lang), 8.5, colour=_QUIET, before=6)
    foot = page.sections[0].footer.paragraphs[0]
    _run(foot, mark.line(lang), 8.5, colour=_QUIET)
    out = io.BytesIO()
    page.save(out)
    return out.getvalue()


def _set_up(page: Any, lang: str) -> None:
    section = page.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(15), Mm(14)
    section.footer_distance = Mm(8)
    _style(page, "Normal", lang, 10.5, before=0, after=0)
    # Headings by Word's own names: a screen reader goes from one to the next by them.
    _style(page, "Heading 1", lang, 20, before=0, after=2, colour=_ACCENT)
    _style(page, "Heading 2", lang, 12, before=6, after=3, colour=_ACCENT)
    spoken = page.styles.element.find(f".//{qn('w:lang')}")
    spoken.set(qn("w:val"), _SPOKEN[lang])
    spoken.set(qn("w:eastAsia"), _SPOKEN["zh"])


def _style(page: Any, name: str, lang: str, size: float, *, before: float, after: float, colour: Any = None) -> None:
    style = page.styles[name]
    style.font.name, style.font.size = _FONT[lang], Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for mark in [one for one in fonts.attrib if one.endswith("Theme")]:
        del fonts.attrib[mark]  # the theme's fonts would win over ours
    # Word asks for the font of Chinese characters by another name
    fonts.set(qn("w:eastAsia"), _FONT["zh"])
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    if colour is not None:
        style.font.color.rgb = colour


def _figures(page: Any, report: Report, lang: str) -> None:
    """Two columns of figures beside each other, so that everything stands on one page."""
    half = (len(SHOWN) + 1) // 2
    table = page.add_table(rows=half, cols=4)
    table.style = "Table Grid"
    for n, column in enumerate(SHOWN):
        row, at = n % half, 2 * (n // half)
        _put(table.cell(row, at), codebook.label(column, lang))
        _put(table.cell(row, at + 1), shown(report.row[column], lang), bold=True, right=True)
    _widths(table, (62, 23, 62, 23))


def _lessons(page: Any, report: Report, lang: str) -> None:
    columns = ("lesson_name", "able_before", "able_after", "able_change")
    table = page.add_table(rows=1, cols=len(columns))
    table.style = "Table Grid"
    for n, column in enumerate(columns):
        _put(table.cell(0, n), codebook.label(column, lang), bold=True, right=n > 0)
    _repeat(table.rows[0])
    for row in report.lessons:
        cells = table.add_row().cells
        for n, column in enumerate(columns):
            _put(cells[n], shown(row[column], lang), right=n > 0)
    _widths(table, (80, 30, 30, 30))


def _repeat(row: Any) -> None:
    """Headings come again on the next page, should there be one."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _widths(table: Any, widths: Sequence[int]) -> None:
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _put(cell: Any, text: str, *, bold: bool = False, right: bool = False) -> None:
    line = cell.paragraphs[0]
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(2)
    if right:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _run(line, text, 10, bold=bold)


def _line(
    page: Any, text: str, size: float, *, bold: bool = False, colour: Any = None, before: float = 0, after: float = 0
) -> None:
    line = page.add_paragraph()
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(before), Pt(after)
    _run(line, text, size, bold=bold, colour=colour)


def _run(line: Any, text: str, size: float, *, bold: bool = False, colour: Any = None) -> None:
    run = line.add_run(text)
    run.font.size, run.font.bold = Pt(size), bold
    if colour is not None:
        run.font.color.rgb = colour
