"""The files of 导出和报表. Who asks is found at each fetch, the book decides, the audit trail knows first.

Knows no Streamlit: these are plain addresses, for links on the page.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, Literal
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from media.pictures.fonts import NoFont
from media.words import LANGS, say
from tracker import accounts
from tracker.access import Who
from tracker.accounts import Place
from tracker.days import day_of
from tracker.overview import Whom
from tracker.reach import KEEPERS, NoSuch
from tracker.reports.quarter import Quarter
from web import titles as taught
from web.gate import identity
from web.light import trouble
from web.wiring import House
from web.wishes import Wishes

ALL: Final = "all"  # every place this person looks after
PDF: Final = "application/pdf"

Make = Callable[[House, Who, Request, str], tuple[bytes, str, str]]  # body, name without ending, media type


def link(file: str, lang: str, **ask: str) -> str:
    """Where a file can be had."""
    return f"/report/{file}?{urlencode({**ask, 'lang': lang})}"


def table(house: House) -> list[BaseRoute]:
    """The addresses."""
    return [Route("/report/{file}", partial(_answer, house))]


def titles(house: House, lang: str) -> dict[str, str]:
    """Lessons that are taught, in the order of their courses, by id."""
    return taught.of(house.library, lang)


def _answer(house: House, request: Request) -> Response:
    lang = request.query_params.get("lang", "")
    lang = lang if lang in LANGS else house.settings.lang
    make = _FILES.get(request.path_params["file"])
    if make is None:
        raise NoSuch("file")
    who = identity.require(request, *KEEPERS)
    try:
        body, name, kind = make(house, who, request, lang)
    except NoFont:
        return trouble.not_saved(house, request, say("pictures.no_font", lang), 503, "/reports")
    ending = request.path_params["file"].rpartition(".")[2]
    headers = {"content-disposition": f"attachment; filename*=utf-8''{quote(f'{name}.{ending}', safe='')}"}
    return Response(body, media_type=kind, headers=headers | {"cache-control": "no-store"})


def _places(house: House, who: Who, request: Request) -> list[Place]:
    """The place asked for, or all; only those this person looks after."""
    mine = set(who.places(*KEEPERS))
    wanted = request.query_params.get("place", "")
    found = [one for one in accounts.places(house.book, who) if one.id in mine and wanted in (one.id, ALL)]
    if not found:
        raise NoSuch(wanted)
    return found


def _quarter(
    form: Literal["docx", "xlsx"], house: House, who: Who, request: Request, lang: str
) -> tuple[bytes, str, str]:
    from tracker.reports import quarter_page, quarter_report, workbook  # loads pandas' neighbours: only when asked
    from tracker.reports.stamp import stamp

    places = _places(house, who, request)
    quarter = Quarter.read(request.query_params.get("quarter", ""))
    if quarter is None or (form == "docx" and len(places) > 1):
        raise NoSuch("quarter")
    public = request.query_params.get("version") == "public"
    names = titles(house, lang)
    made = [quarter_report.report(house.book, who, one, quarter, names, public=public) for one in places]
    mark = stamp(house.book, who, lang)
    quarter_report.log(house.book, who, made, form)
    key = "reports.file_quarter_public" if public else "reports.file_quarter"
    name = say(key, lang, place=_named(places, lang), quarter=quarter.name)
    if form == "docx":
        return quarter_page.as_document(made[0], mark, lang), name, quarter_page.KIND
    return quarter_report.as_workbook(made, mark, lang), name, workbook.KIND


def _progress(
    form: Literal["xlsx", "csv"], house: House, who: Who, request: Request, lang: str
) -> tuple[bytes, str, str]:
    from tracker.reports import progress_table, workbook  # loads pandas

    places = _places(house, who, request)
    names = request.query_params.get("names") == "1"
    body, _ = progress_table.made(house.book, who, progress_table.Ask(places, titles(house, lang), lang, names), form)
    key = "reports.file_progress_names" if names else "reports.file_progress"
    day = house.book.now().astimezone(ZoneInfo(places[0].zone)).date().isoformat()
    kind = workbook.KIND if form == "xlsx" else progress_table.CSV
    return body, say(key, lang, place=_named(places, lang), day=day), kind


def _list(
    kind: Literal["list", "signatures"], house: House, who: Who, request: Request, lang: str
) -> tuple[bytes, str, str]:
    from tracker.reports import class_sheets  # loads the typesetter

    place = _places(house, who, request)[0]
    wanted = request.query_params.get("class", "")
    warm = _warm_up(house, who, place, wanted, lang) if kind == "list" else ()
    body, name = class_sheets.made(house.book, who, place, wanted, kind, titles(house, lang), lang, warm)
    return body, say(f"reports.file_{kind}", lang, name=name), PDF


def _warm_up(house: House, who: Who, place: Place, class_id: str, lang: str) -> tuple[str, ...]:
    """For a class without a screen: the steps it has lost most, each with the reason. Raises `NoSuch`."""
    from web import desk_warm_up  # draws for the desk, which is there by now

    today = day_of(house.book.now(), place.zone)
    rows = desk_warm_up.rows(house, Wishes(lang, "", ""), who, Whom(place.id, class_id), today)
    return tuple(say("reviews.warm_line", lang, step=one.step, why=one.why) for one in rows)


def _named(places: list[Place], lang: str) -> str:
    return places[0].name if len(places) == 1 else say("reports.all_places", lang)


_FILES: Final[Mapping[str, Make]] = {
    "quarter.docx": partial(_quarter, "docx"),
    "quarter.xlsx": partial(_quarter, "xlsx"),
    "progress.xlsx": partial(_progress, "xlsx"),
    "progress.csv": partial(_progress, "csv"),
    "list.pdf": partial(_list, "list"),
    "signatures.pdf": partial(_list, "signatures"),
}
