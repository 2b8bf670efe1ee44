"""The rules of conduct, in plain words, before the first learner is shown."""

from dataclasses import replace
from typing import Final

from starlette.responses import Response

from tracker import accounts
from web.table.room import Ask

RULES: Final = ("ask_first", "no_pin", "no_trade", "no_photos", "not_alone", "stays_here")


def show(ask: Ask) -> Response:
    return ask.page("conduct", rules=[ask.say(f"rule_{one}") for one in RULES], accepted=ask.who.conduct)


def accept(ask: Ask) -> Response:
    accounts.accept_conduct(ask.book, ask.who)
    return replace(ask, who=replace(ask.who, conduct=True)).go()
