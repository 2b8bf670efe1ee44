"""On a learner's page: the two numbers about judging messages, side by side and never added up. For staff only."""

from html import escape

from media.words import say
from tracker.judged import CAUGHT, ENOUGH, OVER_REFUSED, Judged
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
        bounds = {"caught": round(100 * CAUGHT), "refused": round(100 * OVER_REFUSED)}
        last = say("judging.staff_mastered", lang) if one.mastered else say("judging.staff_not_yet", lang, **bounds)
    rows = "".join(f'<li><div class="rec-what"><p>{escape(line)}</p></div></li>' for line in lines)
    page.paint(f'<ul class="rec-lines">{rows}</ul>')
    page.line(last, "quiet")
