"""The files that leave the house, opened again with other programs' eyes: openpyxl, python-docx, the csv module."""

import csv
import io
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document

from tests.tracker.cast import Cast
from tests.tracker.making import ALONE, OUTLINE, walk
from tests.tracker.test_judged import HEADING, answers
from tracker import accounts, audit, commands, consents, figures, judged, known, meetings, people
from tracker.access import Who
from tracker.accounts import Place
from tracker.event import Event
from tracker.faults import BookFault
from tracker.people import NewLearner
from tracker.reach import NoSuch
from tracker.reports import class_sheets, codebook, progress_table, quarter_page, quarter_report
from tracker.reports.progress_table import Ask
from tracker.reports.quarter import Quarter
from tracker.reports.stamp import Stamp, stamp
from tracker.transaction import writing
from tracker.writer import keep

TITLES = {OUTLINE.lesson: "打电话", "typing": "打字"}
AUTUMN = Quarter(2026, 3)
JUDGED = ("judged_false", "judged_caught", "judged_genuine", "judged_refused")


def places(cast: Cast, who: Who) -> list[Place]:
    return [one for one in accounts.places(cast.book, who) if one.id in who.places("social_worker", "manager")]


def taught(cast: Cast, learners: list[str]) -> None:
    """These learners came, and can do a lesson alone."""
    social = cast.who("social worker")
    came: dict[str, meetings.Came] = dict.fromkeys(learners, "present")
    meetings.note_attendance(cast.book, social, cast.meeting, came)
    meetings.note_minutes(cast.book, social, cast.meeting, cast.staff["volunteer"], 95)
    with writing(cast.book) as db:
        keep(db, [event for one in learners for day in (0, 1) for event in walk(ALONE, day, learner=one)])


def judge(cast: Cast, events: list[Event]) -> None:
    known.hand_in(cast.book, [HEADING])
    with writing(cast.book) as db:
        assert keep(db, events) == {}


def opened(body: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(body))


def table(sheet: Any) -> list[dict[str, Any]]:
    head, *rows = [[cell.value for cell in row] for row in sheet.rows]
    return [dict(zip([one.split()[-1] for one in head], row, strict=True)) for row in rows]


def read(body: bytes) -> list[dict[str, str]]:
    assert body.startswith(b"\xef\xbb\xbf")
    rows = csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline=""))
    return [{name.split()[-1]: value for name, value in row.items()} for row in rows]


def progress(cast: Cast, form: progress_table.Form, **more: Any) -> bytes:
    who = cast.who("social worker")
    return progress_table.made(cast.book, who, Ask(places(cast, who), TITLES, "zh", **more), form)[0]


def report(cast: Cast, *, public: bool = False) -> quarter_report.Report:
    who = cast.who("social worker")
    return quarter_report.report(cast.book, who, places(cast, who)[0], AUTUMN, TITLES, public=public)


def mark(cast: Cast) -> Stamp:
    return stamp(cast.book, cast.who("social worker"), "zh")


def test_there_is_a_row_for_each_learner_and_lesson_also_for_what_is_not_begun(cast: Cast) -> None:
    taught(cast, cast.learners[:1])
    rows = table(opened(progress(cast, "xlsx")).worksheets[0])
    assert len(rows) == 4 * 2
    begun = next(row for row in rows if row["status"])
    assert (begun["learner"], begun["lesson_name"], begun["status"], begun["status_word"]) == (
        cast.learners[0], "打电话", 3, "自己会",
    )  # fmt: skip
    assert begun["first_day"] == datetime(2026, 9, 1) and begun["independence"] == 1 and begun["classes"] == "早班"
    other = next(row for row in rows if not row["status"])
    assert (other["status_word"], other["walks"], other["independence"], other["first_day"]) == (
        "还没学",
        0,
        None,
        None,
    )


def test_whoever_judged_messages_has_a_row_more_with_the_two_numbers_and_no_status(cast: Cast) -> None:
    judge(cast, answers("TRA", "RTTT", learner=cast.learners[0]))
    rows = table(opened(progress(cast, "xlsx")).active)
    (one,) = [row for row in rows if row["lesson"] == judged.LESSON]
    assert one["learner"] == cast.learners[0] and one["lesson_name"] == "辨别消息" and one["status"] is None
    assert [one[name] for name in JUDGED] == [4, 1, 3, 1]
    assert all(row[name] is None for row in rows if row is not one for name in JUDGED)
    in_text = [row for row in read(progress(cast, "csv")) if row["lesson"] == judged.LESSON]
    assert [in_text[0][name] for name in ("status", "status_word", *JUDGED)] == ["", "", "4", "1", "3", "1"]


def test_the_codebook_says_which_end_of_the_support_score_is_which(cast: Cast) -> None:
    taught(cast, cast.learners[:1])
    row = next(one for one in table(opened(progress(cast, "xlsx")).active) if one["status"])
    assert row["support"] == 1
    assert "1 是步步自己做" in codebook.about("support", "zh") and "1 is every step alone" in codebook.about(
        "support", "en"
    )


def test_csv_and_excel_hold_the_same(cast: Cast) -> None:
    taught(cast, cast.learners[:2])
    judge(cast, answers("T", "R", learner=cast.learners[2]))

    def plain(value: Any) -> str:
        if isinstance(value, datetime):
            return value.date().isoformat()
        return "" if value is None else str(float(value)) if isinstance(value, int | float) else str(value)

    numbers = {"status", "needs_help", "walks", "complete", "independence", "support", *JUDGED}
    excel = [
        {name: plain(value) for name, value in row.items()} for row in table(opened(progress(cast, "xlsx")).active)
    ]
    text = [
        {name: str(float(value)) if name in numbers and value else value for name, value in row.items()}
        for row in read(progress(cast, "csv"))
    ]
    for row in [*excel, *text]:
        row.pop("exported")
    assert excel == text and text[0]["place"] == "阳光里"


def test_a_name_that_is_a_formula_stays_a_name(cast: Cast) -> None:
    people.enrol(cast.book, cast.who("social worker"), cast.place, [NewLearner('=HYPERLINK("http://x")')])
    sheet = opened(progress(cast, "xlsx")).worksheets[0]
    kinds = {cell.data_type for row in sheet.rows for cell in row}
    assert "f" not in kinds
    wanted = "'=HYPERLINK"
    assert any(row["nickname"].startswith(wanted) for row in table(sheet))
    assert any(row["nickname"].startswith(wanted) for row in read(progress(cast, "csv")))


def test_names_and_telephones_are_there_only_when_asked_and_only_with_consent(cast: Cast) -> None:
    assert not {"phone", "real_name"} & set(read(progress(cast, "csv"))[0])
    consents.note(cast.book, cast.who("social worker"), cast.learners[1], "phone", False, "paper")
    phones = {row["learner"]: row["phone"] for row in read(progress(cast, "csv", names=True))}
    assert phones[cast.learners[0]] == "555-0100" and phones[cast.learners[1]] == ""


def test_the_codebook_explains_every_column_and_status_in_both_languages(cast: Cast) -> None:
    sheets = opened(progress(cast, "xlsx", names=True)).worksheets
    explained = {row[0].value: [cell.value for cell in row[1:]] for row in list(sheets[1].rows)[1:]}
    head = [cell.value for cell in sheets[0][1]]
    assert all(all(explained[one]) for one in head) and len(head) == 24
    assert [name for name in explained if name.startswith("status = ")] == [f"status = {n}" for n in range(5)]
    assert explained["status = 3"][0].startswith("自己会")


def test_every_file_says_who_made_it_and_when(cast: Cast) -> None:
    book = opened(progress(cast, "xlsx"))
    by = "social worker"
    assert by in book.active.oddFooter.left.text and book.properties.creator == by
    assert {row["exported"] for row in table(book.active)} == {f"2026-09-01T10:00+08:00 {by}"}
    assert all(by in row["exported"] for row in read(progress(cast, "csv")))
    page = Document(io.BytesIO(quarter_page.as_document(report(cast), mark(cast), "zh")))
    assert by in page.sections[0].footer.paragraphs[0].text and page.core_properties.author == by
    figures_book = opened(quarter_report.as_workbook([report(cast)], mark(cast), "en"))
    assert by in figures_book.active.oddFooter.left.text


def test_every_export_is_in_the_audit_trail(cast: Cast) -> None:
    social = cast.who("social worker")
    progress(cast, "csv", names=True)
    quarter_report.log(cast.book, social, [report(cast, public=True)], "docx")
    class_sheets.made(cast.book, social, places(cast, social)[0], cast.morning, "signatures", TITLES, "zh")
    lines = [one for one in audit.lines(cast.book, cast.who("manager"), cast.place) if one.action.startswith("export")]
    found = {(one.action, one.detail, one.staff) for one in lines}
    by = cast.staff["social worker"]
    assert found == {
        ("export.progress", "0 csv names", by),
        ("export.quarter", "2026-Q3 docx public", by),
        ("export.signatures", "3", by),
    }


@pytest.mark.parametrize(
    "name", ["guest", "learner", "volunteer", "visiting volunteer", "operator", "social worker elsewhere"]
)
def test_who_does_not_look_after_the_place_exports_nothing(cast: Cast, name: str) -> None:
    who, here = cast.who(name), places(cast, cast.who("social worker"))
    for deed in (
        lambda: progress_table.made(cast.book, who, Ask(here, TITLES, "zh"), "csv"),
        lambda: quarter_report.report(cast.book, who, here[0], AUTUMN, TITLES),
        lambda: class_sheets.made(cast.book, who, here[0], cast.morning, "list", TITLES, "zh"),
    ):
        with pytest.raises(NoSuch):
            deed()
    manager = cast.who("manager")
    assert not [one for one in audit.lines(cast.book, manager, cast.place) if one.action.startswith("export")]


def test_the_quarter_counts_as_the_book_does(cast: Cast) -> None:
    taught(cast, cast.learners)
    row = report(cast).row
    counted = figures.figures(cast.book, cast.who("manager"), cast.place, AUTUMN.first, AUTUMN.last)
    assert row["attendances"] == counted.attendances == 3 and row["people"] == 3
    assert (row["alone_before"], row["alone_after"], row["alone_change"]) == (0, counted.alone_after, 3)
    assert (row["people_gained"], row["people_after"], row["volunteer_hours"]) == (3, 3, 1.58)
    assert [(one["lesson_name"], one["able_before"], one["able_after"]) for one in report(cast).lessons] == [
        ("打电话", 0, 3)
    ]
    for paid in ("social worker", "manager"):  # their hours are no volunteers' hours
        meetings.note_minutes(cast.book, cast.who("social worker"), cast.meeting, cast.staff[paid], 120)
    assert (report(cast).row["volunteers"], report(cast).row["volunteer_hours"]) == (1, 1.58)


def test_what_was_reached_in_this_quarter_is_before_in_the_next(cast: Cast) -> None:
    taught(cast, cast.learners)
    who = cast.who("manager")
    place = next(one for one in places(cast, who) if one.id == cast.place)
    later = quarter_report.report(cast.book, who, place, Quarter(2026, 4), TITLES).row
    assert (later["alone_before"], later["alone_after"], later["alone_change"], later["meetings"]) == (3, 3, 0, 0)


def test_screen_word_and_excel_show_the_same_figures(cast: Cast) -> None:
    taught(cast, cast.learners)
    made = report(cast)
    page = Document(io.BytesIO(quarter_page.as_document(made, mark(cast), "zh")))
    named = [one.text for one in page.paragraphs if one.style and str(one.style.name).startswith("Heading")]
    assert named[0] == page.core_properties.title and len(named) == 2  # a screen reader finds the parts by these
    cells = [[cell.text for cell in row.cells] for row in page.tables[0].rows]
    word = {label: value for row in cells for label, value in (row[:2], row[2:]) if label}
    excel = table(opened(quarter_report.as_workbook([made], mark(cast), "zh")).worksheets[0])[0]
    for column in quarter_report.SHOWN:
        label = codebook.label(column, "zh")
        assert word[label] == quarter_report.shown(made.row[column], "zh")
        assert excel[column] == made.row[column]
    assert excel["first"] == datetime(2026, 7, 1) and excel["last"] == datetime(2026, 9, 30)


def test_a_quarter_that_is_not_over_says_so(cast: Cast) -> None:
    made = report(cast)
    assert quarter_report.so_far(made, AUTUMN.last, "zh") == "这个季度还没有过完，数到 2026-09-30。"
    assert quarter_report.so_far(made, AUTUMN.last + timedelta(days=1), "zh") == ""
    lines = [one.text for one in Document(io.BytesIO(quarter_page.as_document(made, mark(cast), "zh"))).paragraphs]
    assert any("还没有过完" in one for one in lines) == (mark(cast).at.date() <= AUTUMN.last)


def test_two_communities_have_the_same_columns_in_either_language(cast: Cast) -> None:
    who = cast.who("manager")
    made = [quarter_report.report(cast.book, who, one, AUTUMN, TITLES) for one in places(cast, who)]
    heads = [
        [cell.value for cell in opened(quarter_report.as_workbook(some, mark(cast), lang)).worksheets[0][1]]
        for some, lang in ((made[:1], "zh"), (made[1:], "en"), (made, "zh"))
    ]
    assert heads[0] == heads[1] == heads[2] and len(heads[0]) == len(codebook.QUARTER)
    both = table(opened(quarter_report.as_workbook(made, mark(cast), "zh")).worksheets[0])
    assert [row["place"] for row in both] == [one.name for one in places(cast, who)]


def test_the_public_version_hides_fewer_than_five_people(cast: Cast) -> None:
    taught(cast, cast.learners)
    made = report(cast, public=True)
    for column in (
        "people",
        "volunteers",
        "attendances",
        "people_after",
        "people_gained",
        "alone_after",
        "alone_change",
    ):
        assert made.row[column] == quarter_report.HIDDEN
    assert made.row["meetings"] == 2 and made.row["stopped"] == 0 and made.gained is None
    assert made.lessons[0]["able_after"] == made.lessons[0]["able_change"] == quarter_report.HIDDEN
    page = Document(io.BytesIO(quarter_page.as_document(made, mark(cast), "zh")))
    assert "不到 5" in [cell.text for row in page.tables[0].rows for cell in row.cells]


def test_a_share_stands_in_a_sentence_only_from_ten_people_on(cast: Cast) -> None:
    taught(cast, cast.learners)
    assert list(quarter_report.said(report(cast), "zh")) == []
    more = people.enrol(
        cast.book, cast.who("social worker"), cast.place, [NewLearner(f"又{n}") for n in range(9)], cast.morning
    )
    taught(cast, more)
    assert list(quarter_report.said(report(cast), "en")) == [
        "Of the 12 people who came, 12 can do at least one more lesson alone than when the quarter began: "
        "100% (95% interval 76% to 100%)."
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_page_speaks_of_an_effect_without_saying_that_it_is_none(cast: Cast, lang: str) -> None:
    page = Document(io.BytesIO(quarter_page.as_document(report(cast), mark(cast), lang)))
    spoken = [one.text for one in page.paragraphs if "效果" in one.text or "effect" in one.text]
    assert len(spoken) == 1 and ("不是“效果”" in spoken[0] or "not effects" in spoken[0])


def test_a_class_has_its_list_and_its_signatures_with_the_next_date(cast: Cast) -> None:
    social = cast.who("social worker")
    here = places(cast, social)[0]
    meetings.plan(cast.book, social, cast.morning, date(2026, 9, 8), OUTLINE.lesson)
    for kind in class_sheets.KINDS:
        pdf, name = class_sheets.made(cast.book, social, here, cast.morning, kind, TITLES, "zh")
        assert pdf.startswith(b"%PDF") and name == "早班"
    assert [one.day for one in class_sheets.to_come(cast.book, social, here, cast.morning)][-1] == date(2026, 9, 8)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_command_writes_the_same_table_and_never_over_a_file(
    cast: Cast, url: str, tmp_path: Path, form: progress_table.Form
) -> None:
    file = tmp_path / f"out.{form}"
    told = commands.run("export", [str(file)], tmp_path, url, "zh")
    rows = read(file.read_bytes()) if form == "csv" else table(opened(file.read_bytes()).worksheets[0])
    assert str(len(rows)) in told and {row["learner"] for row in rows} == {*cast.learners, cast.visited, cast.stranger}
    assert {row["place"] for row in rows} == {"阳光里", "翠竹苑"} and "本机命令行" in rows[0]["exported"]
    with pytest.raises(BookFault):
        commands.run("export", [str(file)], tmp_path, url, "zh")
