"""`/learn/judge`: ten messages, one at a time, half of them genuine. Nothing is counted; guests leave no trace.

Without scripts each answer is a plain address. What a learner answered is sent by the page's script, under her ticket.
"""

from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from lessons import judging, judging_deck, judging_show, play
from lessons.judging import Item
from lessons.lesson import PHONES
from media.voice import speech
from media.words import say
from tracker import judged, people
from tracker.days import bounds, day_of
from web import wishes
from web.gate import identity, personal
from web.gate.gate import Pupil
from web.light import trouble
from web.wiring import House
from web.wishes import Wishes

PATH: Final = "/learn/judge"


@dataclass(frozen=True, slots=True)
class _Round:
    """What this reader looks at today: the hand of this round, and which of it she never met."""

    turn: int
    hand: list[Item]
    new: frozenset[str]


def show(house: House, request: Request) -> Response:
    """The item asked for, or after an answer its explanation; past the last one, the end."""
    if not house.library.judging:
        return trouble.missing(house, request)
    wish = wishes.read(request, house.settings.lang, PHONES)
    pupil = identity.pupil_of(request)
    dealt = _deal(house, pupil, _number(request, "round", judging_deck.MOST_ROUNDS))
    n = _number(request, "n", len(dealt.hand) + 1)
    said = request.query_params.get("said", "")
    asked = request.query_params.get("item", "")
    named = next((one for one in house.library.judging if one.id == asked), None)
    item = named if named and said in judging.SAID else dealt.hand[n - 1] if n <= len(dealt.hand) else None
    shown = _data(house, wish, item, dealt) if item else None
    answered = said if item and said in judging.SAID else ""
    page = house.press.print(
        "judge.html.jinja",
        wish,
        _here(Wishes("en" if wish.lang == "zh" else "zh", "", ""), dealt.turn, n, item if answered else None, answered),
        item=shown,
        said=answered,
        n=n,
        turn=dealt.turn,
        last=len(dealt.hand),
        signs=_signs(wish.lang),
        next=_here(wish, dealt.turn, n + 1),
        end=_here(wish, dealt.turn, len(dealt.hand) + 1),
        again=_here(wish, dealt.turn % judging_deck.MOST_ROUNDS + 1, 1),
        help=play.whom_to_ring(wish.lang, house.community_phone()),
        data=None if answered or item is None else _for_script(house, wish, pupil, dealt, n),
    )
    return wish.remember(personal.send(house, request, page))


def _deal(house: House, pupil: Pupil | None, turn: int) -> _Round:
    """The same hand all day, whatever of it was answered: a reload shows what was there."""
    items, now = house.library.judging, house.book.now()
    if pupil is None:
        hand = judging_deck.deck(items, f"guest {day_of(now)}", turn)
        return _Round(turn, hand, frozenset())
    her = pupil.learning.learner
    zone = people.zone_there(house.book, pupil.who, her)
    today = day_of(now, zone)
    met = judged.met(house.book, pupil.who, her)
    hand = judging_deck.deck(items, f"{her} {today}", turn, met.before(bounds(today, zone)[0]))
    return _Round(turn, hand, frozenset(one.id for one in hand if one.id not in met.items))


def _for_script(house: House, wish: Wishes, pupil: Pupil | None, dealt: _Round, n: int) -> dict[str, Any]:
    """The whole round, so that it goes on without the server."""
    me = None
    if pupil is not None:
        ticket = house.gate.tickets.make(house.book.now(), pupil.learning.learner, judging.LESSON)
        me = {"ticket": ticket, "meeting": pupil.learning.meeting, "shared": not pupil.learning.own}
    return {
        "lang": wish.lang,
        "n": n,
        "turn": dealt.turn,
        "words": judging_show.page_words(wish.lang),
        "items": [_data(house, wish, one, dealt) for one in dealt.hand],
        "me": me,
    }


def _data(house: House, wish: Wishes, item: Item, dealt: _Round) -> dict[str, Any]:
    return judging_show.data(
        item,
        wish.lang,
        speech.sentences,
        lambda sentence: house.clip(sentence, wish.lang),
        first=item.id in dealt.new,
    )


def _signs(lang: str) -> list[str]:
    return [say(f"judging.sign_{flag}", lang) for flag in judging.FLAGS]


def _here(wish: Wishes, turn: int, n: int, item: Item | None = None, said: str = "") -> str:
    more = {"item": item.id, "said": said} if item else {}
    return wish.link(PATH, round=str(turn), n=str(n), **more)


def _number(request: Request, name: str, most: int) -> int:
    """A number from the address, 1 for anything that is none."""
    value = request.query_params.get(name, "")
    return min(max(int(value), 1), most) if value.isascii() and value.isdigit() and len(value) < 4 else 1
