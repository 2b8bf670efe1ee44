"""Streamlit's own page made ours: language, title, style sheet; and nothing else touched."""

from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from web.shell import Shell
from web.wiring import House

STREAMLITS_PAGE = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")


@pytest.fixture
def client(house: House) -> TestClient:
    """Streamlit's page behind the shell, and beside it what must stay untouched."""

    def shown(request: Request) -> Response:
        packed = "gzip" in request.headers.get("accept-encoding", "") and "text/html" in request.headers["accept"]
        return HTMLResponse("packed" if packed else STREAMLITS_PAGE, headers={"etag": "x"})

    routes = [Route(path, shown) for path in ("/", "/lesson", "/class")]
    routes += [Route("/learn", lambda request: HTMLResponse(STREAMLITS_PAGE))]
    routes += [Route("/plain", lambda request: PlainTextResponse("<title>Streamlit</title>"))]
    return TestClient(Shell(Starlette(routes=routes), assets=house.assets, lang="zh"), headers={"accept": "text/html"})


@pytest.mark.parametrize("path", ["/", "/lesson", "/class"])
@pytest.mark.parametrize(("lang", "html_lang", "title"), [("zh", "zh-CN", "七步课堂"), ("en", "en", "Qibu")])
def test_every_page_of_the_desk_says_its_language_and_its_name(
    client: TestClient, path: str, lang: str, html_lang: str, title: str
) -> None:
    answer = client.get(path, params={"lang": lang})
    assert f'<html lang="{html_lang}"' in answer.text and f"<title>{title}</title>" in answer.text
    assert "/desk.css" in answer.text and ("/desk-words.js" in answer.text) == (lang == "zh")
    assert "Streamlit app" not in answer.text and "etag" not in answer.headers
    assert answer.cookies["lang"] == lang and int(answer.headers["content-length"]) == len(answer.content)


def test_the_language_is_remembered_and_the_house_has_one_of_its_own(client: TestClient) -> None:
    assert '<html lang="zh-CN"' in client.get("/").text
    client.get("/", params={"lang": "en"})
    assert '<html lang="en"' in client.get("/lesson").text


def test_light_pages_and_what_is_no_page_go_through_untouched(client: TestClient) -> None:
    assert client.get("/learn").text == STREAMLITS_PAGE
    assert client.get("/plain").text == "<title>Streamlit</title>"
    assert client.get("/", headers={"accept": "*/*"}).text == STREAMLITS_PAGE


def test_streamlits_page_still_has_everything_that_is_rewritten() -> None:
    for mark in ('<html lang="en">', "<title>Streamlit</title>", '<link rel="shortcut icon" href="./favicon.png" />'):
        assert STREAMLITS_PAGE.count(mark) == 1
