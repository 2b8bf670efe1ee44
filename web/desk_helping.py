"""How help grows in practice, as the desk sets it: puts the answers together, and says in a sentence what cannot be."""

from collections.abc import Mapping

from lessons import ladder
from lessons.ladder import HELPS, Ladder
from media.words import say
from tracker.access import Who
from tracker.screens.helping import Helping
from tracker.screens.page import Refusal
from web import desk_door
from web.light import practise
from web.wiring import House


def shown(home: House) -> Helping:
    """What is set now."""
    now = practise.ladder_of(home)
    return Helping(dict(zip(now.order, now.after, strict=True)), now.fade)


def save(home: House, who: Who, lang: str, after: Mapping[str, int], fade: tuple[str, ...]) -> Refusal:
    """Keep another way for help to grow, or say why it cannot be so; nothing is changed then."""
    given = sorted((name for name in HELPS if after[name]), key=lambda name: after[name])
    walks = [one for one in fade if one]
    if len({after[name] for name in given}) < len(given):
        return say("people.helping_twice", lang)
    if given[-1] != "physical":
        return say("people.helping_last", lang)
    if list(fade[: len(walks)]) != walks:
        return say("people.helping_gap", lang)
    if not set(walks) <= set(given):
        return say("people.helping_not_given", lang)
    wish = Ladder(order=tuple(given), after=tuple(after[name] for name in given), fade=tuple(walks))
    return desk_door.attempt(lang, lambda: practise.change_ladder(home, who, wish))


def usual(home: House, who: Who, lang: str) -> Refusal:
    """The way it comes with the program."""
    return desk_door.attempt(lang, lambda: practise.change_ladder(home, who, ladder.DEFAULT))
