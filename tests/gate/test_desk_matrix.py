"""Who gets which page of the desk, through the desk's own script: every page x every role, at another place too."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
import streamlit
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from media.words import say
from tests.gate.conftest import Cast, who
from tests.gate.matrix import NOWHERE
from tracker.access import GUEST, Who
from web import desk_reader, hall
from web.wiring import House

ROLES: Final = ("guest", "volunteer", "social_worker", "manager", "operator", "other_social_worker")
STAFF: Final = frozenset(ROLES) - {"guest"}  # a session may end while a page of the desk stays open
KEEPING: Final = frozenset({"social_worker", "manager", "other_social_worker"})  # each their own place
MANAGING: Final = frozenset({"manager"})

# Every page of the navigation, who gets it, and which ids of its address stand for somebody's own.
PAGES: Final[dict[str, tuple[frozenset[str], dict[str, str]]]] = {
    "": (STAFF, {}),  # about lessons
    "class": (STAFF, {}),
    "lesson": (STAFF, {}),
    "voices": (STAFF, {}),
    "overview": (KEEPING, {"place": "place", "class": "class"}),
    "learner": (KEEPING, {"learner": "learner"}),
    "classes": (KEEPING, {"place": "place", "class": "class"}),
    "enrol": (KEEPING, {"place": "place", "class": "class"}),
    "meeting": (KEEPING, {"meeting": "meeting"}),
    "people": (KEEPING, {"place": "place", "who": "learner", "class": "class"}),
    "reports": (KEEPING, {"place": "place", "class": "class"}),
    "team": (KEEPING, {"place": "place"}),
    "keeping": (MANAGING, {"place": "place"}),
}
REFUSALS: Final = ("people.not_your_page", "people.only_managers", "gate.sign_in_first")
Open = Callable[..., str]


@pytest.fixture
def navigation() -> list[str]:
    """The addresses of the pages, as the script last named them."""
    return []


@pytest.fixture
def opened(house: House, cast: Cast, navigation: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Open a page of the desk as somebody; everything that is written on it."""
    here: list[Who] = [GUEST]
    known = {"guest": GUEST} | {role: who(house, cast.staff[role]) for role in ROLES if role != "guest"}
    real = streamlit.navigation

    def noted(pages, **more):  # type: ignore[no-untyped-def]
        navigation[:] = [page.url_path for page in pages]
        return real(pages, **more)

    monkeypatch.setattr(streamlit, "navigation", noted)
    monkeypatch.setattr(desk_reader, "who_from_cookies", lambda *_: here[0])

    def come(role: str, path: str, **query: str) -> str:
        here[0] = known[role]
        app = AppTest.from_file(Path(hall.SCRIPT), default_timeout=60)
        app._page_hash = calc_hash(path)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception, (role, path, app.exception)
        words = [
            one.value
            for kind in ("markdown", "error", "info", "html")
            for one in app.get(kind)
            if hasattr(one, "value")
        ]
        words += [one.label for one in app.button]
        return "\n".join(str(one) for one in words)

    yield come


def foreign(cast: Cast) -> dict[str, str]:
    found = {"learner": cast.others[0], "class": cast.other_class}
    return found | {"meeting": cast.other_meeting, "place": cast.other_place}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_its_pages_of_the_desk(cast: Cast, opened: Open, navigation: list[str], role: str) -> None:
    wrong = []
    for path, (allowed, _) in PAGES.items():
        words = opened(role, path)
        shut = any(say(key, "zh") in words for key in REFUSALS)
        if shut == (role in allowed):
            wrong.append((role, path))
        if role not in KEEPING:
            assert "王阿姨" not in words and "桃源社区" not in words, (role, path)
    assert wrong == []
    assert set(navigation) == set(PAGES)


@pytest.mark.parametrize("role", ["social_worker", "operator"])
def test_another_places_ids_show_what_ids_of_nobody_show(cast: Cast, opened: Open, role: str) -> None:
    theirs = foreign(cast)
    for path, (_, own) in PAGES.items():
        for parameter, name in own.items():
            shown = [opened(role, path, **{parameter: one}).replace(one, "") for one in (theirs[name], NOWHERE)]
            assert shown[0] == shown[1], (path, parameter)
            assert not any(secret in shown[0] for secret in ("李叔叔", "周五手机班", "柳河社区")), (path, parameter)


def test_ones_own_ids_do_show_something(cast: Cast, opened: Open) -> None:
    """Else the test above would compare two empty pages."""
    assert "王阿姨" in opened("social_worker", "people", who=cast.learners[0])
    assert "王阿姨" in opened("social_worker", "learner", learner=cast.learners[0])
    assert "周三手机班" in opened("social_worker", "classes", **{"class": cast.class_id})
    assert "周三手机班" in opened("social_worker", "meeting", meeting=cast.meeting)
