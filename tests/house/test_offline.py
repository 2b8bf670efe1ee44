"""Nothing that a page loads comes from another host."""

import re

import pytest

from tests.house.rooms import documents

ADDRESS = re.compile(r"(?:https?:)?//[a-z0-9][a-z0-9.-]+\.[a-z]{2,}[^\s\"')]*", re.I)
NAMESPACES = ("http://www.w3.org/",)  # names, never fetched
PAGES = list(documents(".jinja", ".css", ".js", ".svg", ".html"))


@pytest.mark.parametrize(("path", "text"), PAGES, ids=[path for path, _ in PAGES])
def test_no_page_part_names_another_host(path: str, text: str) -> None:
    assert [found for found in ADDRESS.findall(text) if not found.startswith(NAMESPACES)] == []


def test_there_are_pages_to_look_at() -> None:
    assert {path.rpartition(".")[2] for path, _ in PAGES} >= {"jinja", "css", "js"}
