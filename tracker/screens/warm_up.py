"""The warm-up on a class's page: at most three steps, why, and the way to the class screen. Draws what it is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from media.words import say
from tracker.screens import page


@dataclass(frozen=True, slots=True)
class Row:
    """A step in words, why it is wanted, and where the class screen shows it."""

    step: str
    why: str
    link: str


def show(rows: Sequence[Row], lang: str) -> None:
    page.heading(say("reviews.warm_title", lang), say("reviews.warm_note", lang))
    if not rows:
        page.empty(say("reviews.warm_none", lang))
        return
    page.paint(f'<ul class="rec-lines back-warm">{"".join(_row(one, lang) for one in rows)}</ul>')


def _row(one: Row, lang: str) -> str:
    label = escape(say("reviews.warm_show_of", lang, step=one.step))
    return (
        f'<li><div class="rec-what"><p>{escape(one.step)}</p><p class="rec-why">{escape(one.why)}</p></div>'
        f'<a class="desk-way small" target="_blank" href="{escape(one.link)}" aria-label="{label}">'
        f"{escape(say('reviews.warm_show', lang))}</a></li>"
    )
