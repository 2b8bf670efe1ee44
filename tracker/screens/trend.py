"""How the statuses moved over weeks: stacked bars that also print in grey, one sentence that says it, and the numbers.

Draws what it is given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from media.words import say
from tracker.screens import marks, page

SHOWN: Final = (4, 3, 2, 1)  # from the top of a bar down; 还没学 is what is not there

MANY: Final = 14  # more bars than that have no room for every label
EVERY: Final = 4


@dataclass(frozen=True, slots=True)
class Week:
    """`by_status` counts (learner, lesson) at the end of the week, by status 0 to 4."""

    label: str
    by_status: tuple[int, ...]

    @property
    def all(self) -> int:
        return sum(self.by_status[1:])


def show(weeks: Sequence[Week], said: str, lang: str) -> None:
    """`said` is the sentence that tells the same as the bars."""
    page.heading(say("overview.trend_title", lang), say("overview.trend_note", lang))
    most = max((one.all for one in weeks), default=0)
    if not most:
        page.empty(say("overview.trend_empty", lang))
        return
    bars = "".join(_bar(one, most, key=(len(weeks) - n) % EVERY == 1) for n, one in enumerate(weeks))
    many = " rec-many" if len(weeks) > MANY else ""
    page.paint(
        f'<figure class="rec-trend"><figcaption>{escape(said)}</figcaption>{_legend(lang)}'
        f'<div class="rec-bars{many}" aria-hidden="true">{bars}</div></figure>'
        f'<details class="desk-more"><summary>{escape(say("overview.trend_numbers", lang))}</summary>'
        f"{_table(weeks, lang)}</details>"
    )


def _bar(week: Week, most: int, key: bool) -> str:
    parts = "".join(
        f'<i class="rec-s{status}" style="height:{week.by_status[status] / most * 100:.2f}%"></i>'
        for status in SHOWN
        if week.by_status[status]
    )
    able = week.by_status[3] + week.by_status[4]
    return (
        f'<div class="rec-bar{" key" if key else ""}"><b>{able}</b><span class="rec-stack">{parts}</span>'
        f'<span class="rec-week">{escape(week.label)}</span></div>'
    )


def _legend(lang: str) -> str:
    ways = "".join(
        f'<li><b class="rec-sign rec-s{one}"></b>{escape(marks.word(one, lang))}</li>' for one in reversed(SHOWN)
    )
    return f'<ul class="rec-legend" aria-hidden="true">{ways}</ul>'


def _table(weeks: Sequence[Week], lang: str) -> str:
    order = tuple(reversed(SHOWN))
    heads = "".join(f'<th scope="col">{escape(marks.word(one, lang))}</th>' for one in order)
    rows = "".join(
        f'<tr><th scope="row">{escape(one.label)}</th>{"".join(f"<td>{one.by_status[n]}</td>" for n in order)}</tr>'
        for one in weeks
    )
    label = escape(say("overview.trend_numbers", lang))
    return (
        f'<div class="rec-frame" tabindex="0" role="region" aria-label="{label}"><table class="rec-numbers">'
        f'<thead><tr><th scope="col">{escape(say("overview.week", lang))}</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
