"""Learner cards to print and cut: nickname, picture, QR code, and nothing else on them. Knows no learner."""

from collections.abc import Sequence
from dataclasses import dataclass

from media.paper import typeset
from media.words import say


@dataclass(frozen=True, slots=True)
class Card:
    """`token_url` is what the code holds; it stands nowhere in letters."""

    nickname: str
    picture: typeset.Picture
    token_url: str


def cards(entries: Sequence[Card], lang: str) -> bytes:
    """PDF, A4, ten cards of 85.6 x 54 mm a page with marks to cut along. Raises `NoFont`, ValueError without a card."""
    if not entries:
        raise ValueError("no cards to print")
    made = [
        {
            "nickname": entry.nickname,
            "picture": typeset.picture(entry.picture, say("paper.card_picture", lang, nickname=entry.nickname)),
            "code": typeset.code(entry.token_url, say("paper.card_code", lang, nickname=entry.nickname)),
        }
        for entry in entries
    ]
    return typeset.pdf("cards", {"cards": made}, title=say("paper.cards_title", lang), lang=lang)
