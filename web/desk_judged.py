"""How somebody judges messages, for those who look after her; and the time in which no drill may come up."""

from datetime import timedelta

from tracker import judged, surprises
from tracker.access import Who
from tracker.people import Learner
from tracker.screens import judged as screen
from tracker.screens import pausing
from tracker.screens.pausing import Pausing
from web import desk_days
from web.desk_door import deed
from web.wiring import House
from web.wishes import Wishes

MONTH = timedelta(days=30)


def show(home: House, wish: Wishes, who: Who, learner_id: str) -> None:
    """The part on her page. Raises `NoSuch` for who may not see the numbers."""
    screen.show(judged.numbers(home.book, who, learner_id), wish.lang)


def gather_pause(home: House, wish: Wishes, who: Who, her: Learner) -> Pausing:
    """What stands on the page of one person. Raises `NoSuch`."""
    lang, book = wish.lang, home.book
    until = surprises.paused_until(book, who, her.id)
    today = desk_days.today_at(home.book, who, her.place)
    days = [today + months * MONTH for months in pausing.MONTHS]
    return Pausing(
        until=desk_days.day_words(until, lang) if until else "",
        days=tuple((day, desk_days.day_words(day, lang)) for day in days),
        deed=deed(lang, lambda day: surprises.pause(book, who, her.id, day)),
    )
