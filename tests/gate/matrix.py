"""The table of permissions: every address of the house, and who gets an answer there. Denied by default.

To add an address, add a row: method and path as the route has it, who may use it (a set of roles below), and what a
form sends or the address asks, with {names} for ids. `tests/gate/test_matrix.py` does the rest: every role, the own
place and another one, and ids of somebody else's against ids of nobody.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

STAFF: Final = ("volunteer", "social_worker", "manager", "operator")
# `volunteer_next_door` helps in another class of the same place; the others belong to another place.
AWAY: Final = ("volunteer_next_door", "other_volunteer", "other_social_worker", "other_manager")
EVERYBODY: Final = ("guest", "learner", *STAFF, *AWAY)
NOWHERE: Final = "00000000-0000-7000-8000-000000000000"
NAME: Final = re.compile(r"\{(\w+)(?::\w+)?\}")
IDS: Final = (
    "learner",
    "meeting",
    "class",
    "place",
    "walk",
    "visit",
    "session",
    "to",
)  # what stands for somebody's own

ANY: Final = frozenset(EVERYBODY)
SIGNED_IN: Final = frozenset({*STAFF, *AWAY})
WORKING: Final = SIGNED_IN - {"operator"}  # an operator looks after the computer and sees nobody
BESIDE: Final = frozenset({"volunteer", "social_worker", "manager"})  # with this place's learners
KEEPING: Final = frozenset({"social_worker", "manager"})  # who look after this place
SETTING: Final = KEEPING | {"other_social_worker", "other_manager"}  # what holds for the whole house
AT_DESK: Final = frozenset(
    {*KEEPING, "operator", "other_social_worker", "other_manager"}
)  # also from their own devices


@dataclass(frozen=True, slots=True)
class Row:
    """Who gets an answer; everybody else is refused, or led to the way of signing in (volunteers: to the table)."""

    who: frozenset[str]
    sent: Mapping[str, str] = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)
    json: bool = False

    def names(self, path: str) -> set[str]:
        """The ids that stand in the address, in the form or behind the question mark."""
        return {name for text in (path, *self.sent.values(), *self.asked.values()) for name in NAME.findall(text)}


def filled(text: str, things: Mapping[str, str]) -> str:
    """With every {name} replaced; one without a value stands for something that is not there."""
    return NAME.sub(lambda found: things.get(found[1], "0"), text)


_FIGURES: Final = {"place": "{place}", "quarter": "2026-Q4"}
_CLASS: Final = {"meeting": "{meeting}"}
_LIST: Final = {"place": "{place}", "class": "{class}"}
_MOVE: Final = {"do": "move", "to": "{to}"}
_SAID: Final = {"id": "{event}", "sentences": "tired", "minutes": "5", "face": "3"}

MATRIX: Final[dict[tuple[str, str], Row]] = {
    # light pages: the whole room
    ("GET", "/learn"): Row(ANY),
    ("GET", "/learn/{lesson}"): Row(ANY),
    ("GET", "/learn/{lesson}/{n:int}"): Row(ANY),
    ("GET", "/learn/{lesson}/practise"): Row(ANY),
    ("GET", "/learn/{lesson}/check"): Row(ANY),
    ("GET", "/learn/{lesson}/cover.svg"): Row(ANY),
    ("GET", "/learn/{lesson}/long.jpg"): Row(ANY),
    ("GET", "/learn/{lesson}/card-{n:int}.png"): Row(ANY),
    ("GET", "/learn/{lesson}/cover.webp"): Row(ANY),
    ("GET", "/learn/picture-{sha}.webp"): Row(ANY),
    ("GET", "/learn/scenario/{scenario}"): Row(ANY),
    ("GET", "/learn/judge"): Row(ANY),
    ("GET", "/tricked"): Row(ANY),
    ("GET", "/healthz"): Row(ANY),
    ("GET", "/voice/{name}"): Row(ANY),
    ("GET", "/assets/{mark}/{name:path}"): Row(ANY),
    ("GET", "/favicon.ico"): Row(ANY),
    # coming in
    ("GET", "/set-up"): Row(ANY),  # leads to signing in once somebody has an account
    ("POST", "/set-up"): Row(ANY),
    ("GET", "/sign-in"): Row(ANY),
    ("POST", "/sign-in"): Row(frozenset()),  # 403 for all: these visitors come from elsewhere and without TLS
    ("GET", "/sign-out"): Row(ANY),
    ("POST", "/sign-out"): Row(ANY),
    ("GET", "/pair"): Row(ANY),
    ("POST", "/pair"): Row(ANY),
    ("GET", "/devices"): Row(SIGNED_IN),
    # a session of the volunteer's: her own, or of the place one looks after
    ("POST", "/devices/end"): Row(BESIDE, {"session": "{session}"}),
    # 我是谁: which faces show, `test_me` says
    ("GET", "/me"): Row(ANY),
    ("POST", "/me/card"): Row(ANY),
    ("POST", "/me/own"): Row(ANY),
    ("POST", "/me/leave"): Row(ANY),
    ("POST", "/me/home"): Row(ANY),
    ("POST", "/me/here"): Row(frozenset({"learner"})),
    ("POST", "/me/choose"): Row(BESIDE, {"meeting": "{meeting}", "learner": "{learner}"}),
    ("GET", "/me/photo/{learner}"): Row(BESIDE | {"learner"}),
    ("POST", "/api/events"): Row(ANY),  # the ticket decides: `test_events_door`
    # the volunteer's table
    ("GET", "/table"): Row(WORKING),
    ("GET", "/table/conduct"): Row(WORKING),
    ("POST", "/table/conduct"): Row(WORKING),
    ("GET", "/table/sheets"): Row(WORKING),
    ("POST", "/table/sheets"): Row(WORKING, {"learner": "{learner}", "lesson": "{lesson}"}),  # one's own list of sheets
    ("GET", "/table/{learner}"): Row(BESIDE),
    ("GET", "/table/{learner}/walks/{walk}"): Row(BESIDE),
    ("POST", "/table/{learner}/walks/{walk}"): Row(BESIDE, _MOVE),
    ("GET", "/table/{learner}/visits/{visit}"): Row(BESIDE),
    ("POST", "/table/{learner}/visits/{visit}"): Row(BESIDE),
    ("GET", "/table/{learner}/{lesson}"): Row(BESIDE),
    ("POST", "/table/{learner}/{lesson}"): Row(BESIDE, {"face": "3", "mode": "own_phone"}),
    ("GET", "/table/{learner}/{lesson}/walk"): Row(BESIDE),
    ("GET", "/table/{learner}/{lesson}/visit"): Row(BESIDE),
    ("POST", "/table/{learner}/{lesson}/visit"): Row(BESIDE),
    ("GET", "/table/{learner}/{lesson}/sheet.pdf"): Row(BESIDE),
    ("POST", "/table/{learner}/{lesson}/hand-over"): Row(BESIDE, _SAID, json=True),
    ("POST", "/table/{learner}/home"): Row(BESIDE, {"answer": "yes"}),
    ("GET", "/table/{learner}/{lesson}/practise"): Row(BESIDE),
    ("GET", "/table/{learner}/{lesson}/check"): Row(BESIDE),
    ("GET", "/table/{learner}/{lesson}/paper"): Row(BESIDE),
    ("POST", "/table/{learner}/{lesson}/paper"): Row(BESIDE, {"walk": "{event}", "day": "2026-11-24"}),
    # the live class: learners' phones (a seat decides: `tests/live/test_join.py`), then staff's pages and the projector
    ("GET", "/join"): Row(ANY),
    ("POST", "/join"): Row(ANY),
    ("GET", "/join/state"): Row(frozenset()),  # 401 without a seat, whoever asks
    ("GET", "/join/stream"): Row(frozenset()),
    ("GET", "/join/practise"): Row(ANY),
    ("GET", "/join/lesson/{lesson}"): Row(ANY),
    ("GET", "/join/try"): Row(ANY),
    ("POST", "/join/done"): Row(frozenset()),
    ("POST", "/join/help"): Row(frozenset()),
    ("POST", "/join/home"): Row(frozenset()),
    ("POST", "/join/choose"): Row(ANY),  # a wrong code is a calm page
    ("POST", "/join/leave"): Row(ANY),
    ("GET", "/join/{code}"): Row(ANY),
    ("GET", "/join/{code}/photo/{learner}"): Row(frozenset()),
    ("GET", "/lead"): Row(WORKING),
    ("GET", "/lead/room"): Row(BESIDE, asked=_CLASS),
    ("GET", "/lead/names"): Row(BESIDE, asked=_CLASS),
    ("GET", "/lead/stream"): Row(BESIDE, asked=_CLASS),
    ("GET", "/lead/summary/{meeting}"): Row(BESIDE),
    ("POST", "/lead/begin"): Row(BESIDE, {"class": "{class}"}),
    ("POST", "/lead/change"): Row(BESIDE, {"meeting": "{meeting}", "take_over": "yes"}),
    ("POST", "/lead/call/take"): Row(BESIDE, {"call": "{call}"}),
    ("POST", "/lead/call/back"): Row(BESIDE, {"call": "{call}"}),
    ("POST", "/lead/call/solve"): Row(BESIDE, {"call": "{call}"}),
    ("POST", "/lead/seat"): Row(BESIDE, {"seat": "{seat}", "spot": "2"}),
    ("POST", "/lead/name"): Row(BESIDE, {"seat": "{guest}", "learner": "{to}"}),
    ("GET", "/lead/check"): Row(BESIDE, asked={"class": "{class}"}),
    ("GET", "/lead/check/seen"): Row(WORKING),
    ("POST", "/lead/check/address"): Row(SETTING),
    ("POST", "/lead/check/wifi"): Row(SETTING),
    ("POST", "/lead/check/beside"): Row(KEEPING, {"class": "{class}"}),
    ("GET", "/screen"): Row(WORKING),
    ("GET", "/screen/now"): Row(WORKING),
    ("GET", "/screen/stream"): Row(BESIDE, asked=_CLASS),
    # files of the desk: staff; people's data for those who look after the place
    ("GET", "/keep/{lesson}/{file}"): Row(AT_DESK),
    ("GET", "/report/quarter.docx"): Row(KEEPING, asked=_FIGURES),
    ("GET", "/report/quarter.xlsx"): Row(KEEPING, asked=_FIGURES),
    ("GET", "/report/progress.xlsx"): Row(KEEPING, asked={"place": "{place}", "names": "1"}),
    ("GET", "/report/progress.csv"): Row(KEEPING, asked={"place": "{place}"}),
    ("GET", "/report/list.pdf"): Row(KEEPING, asked=_LIST),
    ("GET", "/report/signatures.pdf"): Row(KEEPING, asked=_LIST),
    # the Streamlit desk behind everything; its pages: `test_desk_matrix`
    ("GET", "/"): Row(AT_DESK),
}
