"""How a status and a prompt look everywhere at the desk: a sign, its whole word for who listens, a tone and a pattern.

Signs and tones differ in grey too. Knows no person.
"""

from html import escape
from typing import Final

from media.words import say

STATUSES: Final = 5
PROMPTS: Final = ("independent", "verbal", "gesture", "model", "physical")


def word(status: int, lang: str) -> str:
    """The status's whole word."""
    return say(f"book.status_{status}", lang)


def pill(status: int, lang: str) -> str:
    """A status as a word on its ground."""
    return f'<span class="rec-pill rec-s{status}">{escape(word(status, lang))}</span>'


def help_pill(lang: str) -> str:
    return f'<span class="rec-pill rec-help">{escape(say("book.needs_help", lang))}</span>'


def sign(shown: str, spoken: str) -> str:
    """A short sign to see, and whole words to hear."""
    return f'<span aria-hidden="true">{escape(shown)}</span>{heard(spoken)}'


def heard(words: str) -> str:
    """Words for who listens to the page."""
    return f'<span class="rec-heard">{escape(words)}</span>'


def status_legend(lang: str) -> str:
    """What the signs of the matrix mean."""
    ways = [
        f'<li><b class="rec-sign rec-s{one}" aria-hidden="true">{escape(say(f"overview.sign_{one}", lang))}</b>'
        f"{escape(word(one, lang))}</li>"
        for one in range(STATUSES)
    ]
    needs = (
        f'<li><b class="rec-sign rec-wants" aria-hidden="true">{escape(say("overview.sign_help", lang))}</b>'
        f"{escape(say('book.needs_help', lang))}</li>"
    )
    return f'<ul class="rec-legend">{"".join(ways)}{needs}</ul>'


def prompt_legend(lang: str) -> str:
    """What the signs of the strips mean."""
    ways = [
        f'<li><b class="rec-sign rec-p{n}" aria-hidden="true">{escape(say(f"overview.prompt_sign_{one}", lang))}</b>'
        f"{escape(say(f'overview.prompt_{one}', lang))}</li>"
        for n, one in enumerate(PROMPTS)
    ]
    return f'<ul class="rec-legend">{"".join(ways)}</ul>'


def prompt_cell(prompt: str, lang: str) -> str:
    """A cell of a strip: the help one step took in one walk; an empty one where the walk did not get there."""
    if prompt not in PROMPTS:
        return f'<td class="rec-none">{sign("·", say("overview.prompt_none", lang))}</td>'
    shown, spoken = say(f"overview.prompt_sign_{prompt}", lang), say(f"overview.prompt_{prompt}", lang)
    return f'<td class="rec-p{PROMPTS.index(prompt)}">{sign(shown, spoken)}</td>'
