"""On a learner's page: the two numbers about judging messages, side by side and never added up. For staff only."""

from html import escape

from media.words import say
from tracker.judged import ENOUGH, Judged
from tracker.screens import page


def show(one: Judged, lang: str) -> None:
    page.heading(say("judging.staff_title", lang), say("judging.staff_note", lang))
    if not one.first:
        page.empty(say("judging.staff_none", lang))
        return
    lines = [
        say("judging.staff_caught", lang, n=one.caught, of=one.false),
        say("judging.staff_refused", lang, n=one.over_refused, of=one.genuine),
    ]
    if one.first < ENOUGH:
        last = say("judging.staff_more", lang, n=one.first, of=ENOUGH)
    else:
        last = say("judging.staff_mastered" if one.mastered else "judging.staff_not_yet", lang)
    rows = "".join(f'<li><div class="rec-what"><p>{escape(line)}</p></div></li>' for line in lines)
    page.paint(f'<ul class="rec-lines">{rows}</ul><p class="rec-why">{escape(last)}</p>')
