"""The page 导出和报表: gathers what it shows, keeps its choices in the address. The files have a door of their own."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from media.words import say
from tracker import accounts, people
from tracker.access import Who
from tracker.accounts import Place
from tracker.reach import NoSuch
from tracker.reports import class_sheets, codebook, quarter_report
from tracker.reports.quarter import Quarter
from tracker.reports.quarter_report import Report
from tracker.screens import reports as screen
from tracker.screens.filters import Filter
from tracker.screens.page import Way
from tracker.screens.reports import Figure, LessonLine, Printed, Reports, Table
from web import desk_asked, desk_door, desk_report_files
from web.wiring import House
from web.wishes import Wishes

QUARTERS: Final = 6  # to choose from, this one and those before
PUBLIC: Final = "public"


def page_of(home: House, wish: Wishes, who: Who) -> None:
    """The page; choices go into the address."""
    address = {name: desk_door.asked(name) for name in ("quarter", "version")}
    address["place"], _ = desk_door.places(home, who, wish)
    screen.show(gather(home, wish, who, address), wish.lang, chosen=desk_asked.choose)


def gather(home: House, wish: Wishes, who: Who, address: Mapping[str, str]) -> Reports:
    """Everything for the page. Raises `NoSuch` for whoever looks after no place."""
    mine = set(who.places(*desk_door.KEEPING))
    places = [one for one in accounts.places(home.book, who) if one.id in mine]
    if not places:
        raise NoSuch("place")
    place = next((one for one in places if one.id == address.get("place")), places[0])
    today = home.book.now().astimezone(ZoneInfo(place.zone)).date()
    quarters = last_quarters(today)
    asked = Quarter.read(address.get("quarter", ""))
    quarter = asked if asked in quarters else quarters[0]
    public = address.get("version") == PUBLIC
    titles = desk_report_files.titles(home, wish.lang)
    report = quarter_report.report(home.book, who, place, quarter, titles, public=public)
    return Reports(
        _choices(wish.lang, places, place, quarters, quarter, public),
        _quarter(wish, report, today, len(places) > 1),
        _table(home, wish, who, place, len(titles)),
        tuple(_classes(home, wish, who, place)),
    )


def last_quarters(today: date) -> list[Quarter]:
    """This quarter and those before it."""
    found = [Quarter.of(today)]
    while len(found) < QUARTERS:
        found.append(found[-1].before)
    return found


def _choices(
    lang: str, places: Sequence[Place], place: Place, quarters: Sequence[Quarter], quarter: Quarter, public: bool
) -> tuple[Filter, ...]:
    found = []
    if len(places) > 1:
        options = tuple((one.id, one.name) for one in places)
        found.append(Filter("place", say("reports.which_place", lang), options, place.id))
    named = tuple(
        (one.name, say("reports.quarter" if n else "reports.quarter_now", lang, year=one.year, n=one.n))
        for n, one in enumerate(quarters)
    )
    found.append(Filter("quarter", say("reports.which_quarter", lang), named, quarter.name))
    versions = (("own", say("reports.version_own", lang)), (PUBLIC, say("reports.version_public", lang)))
    found.append(Filter("version", say("reports.which_version", lang), versions, PUBLIC if public else "own"))
    return tuple(found)


def _quarter(wish: Wishes, report: Report, today: date, several: bool) -> screen.Quarter:
    lang = wish.lang
    shown = quarter_report.shown
    figures = tuple(
        Figure(codebook.label(one, lang), shown(report.row[one], lang), codebook.about(one, lang))
        for one in quarter_report.SHOWN
    )
    lessons = tuple(
        LessonLine(str(row["lesson_name"]), *(shown(row[one], lang) for one in _ABLE)) for row in report.lessons
    )
    ask = {"place": report.place.id, "quarter": report.quarter.name, "version": PUBLIC if report.public else "own"}
    files = [
        Way(say("reports.get_word", lang), desk_report_files.link("quarter.docx", lang, **ask), main=True),
        Way(say("reports.get_excel", lang), desk_report_files.link("quarter.xlsx", lang, **ask)),
    ]
    if several:
        link = desk_report_files.link("quarter.xlsx", lang, **{**ask, "place": desk_report_files.ALL})
        files.append(Way(say("reports.get_excel_all", lang), link))
    notes = [one for one in (quarter_report.so_far(report, today, lang),) if one]
    notes += [say("reports.public_note", lang)] if report.public else []
    return screen.Quarter(
        quarter_report.headline(report, lang),
        (*notes, say("reports.change_note", lang)),
        figures,
        tuple(quarter_report.said(report, lang)),
        lessons,
        tuple(codebook.label(one, lang) for one in ("lesson_name", *_ABLE)),
        tuple(files),
    )


_ABLE: Final = ("able_before", "able_after", "able_change")


def _table(home: House, wish: Wishes, who: Who, place: Place, lessons: int) -> Table:
    lang = wish.lang
    everybody = people.listed(home.book, who, place_id=place.id, everybody=True)
    link = desk_report_files.link
    return Table(
        say("reports.progress_size", lang, people=len(everybody), lessons=lessons),
        tuple((codebook.label(one, lang), one, codebook.about(one, lang)) for one in codebook.PROGRESS),
        (
            Way(say("reports.get_excel", lang), link("progress.xlsx", lang, place=place.id), main=True),
            Way(say("reports.get_csv", lang), link("progress.csv", lang, place=place.id)),
        ),
        Way(say("reports.get_names", lang), link("progress.xlsx", lang, place=place.id, names="1")),
    )


def _classes(home: House, wish: Wishes, who: Who, place: Place) -> list[Printed]:
    lang = wish.lang
    found = []
    for one in class_sheets.of_place(home.book, who, place):
        coming = class_sheets.to_come(home.book, who, place, one.id)
        day = say("reports.class_next", lang, day=coming[0].day.isoformat()) if coming else ""
        facts = (say("reports.class_people", lang, n=one.learners), day or say("reports.class_no_next", lang))
        files = tuple(
            (
                say(f"reports.get_{kind}", lang),
                say(f"reports.get_{kind}_of", lang, name=one.name),
                desk_report_files.link(f"{kind}.pdf", lang, place=place.id, **{"class": one.id}),
            )
            for kind in class_sheets.KINDS
        )
        found.append(Printed(one.name, facts, files))
    return found
