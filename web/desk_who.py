"""About whom a learner's page is, for whom and in which language; the words that its parts share. Draws nothing."""

from datetime import date, datetime

from media.words import say
from tracker import people
from tracker.access import Who
from tracker.days import day_of
from tracker.people import Learner
from web import desk_days, desk_names
from web.wiring import House
from web.wishes import Wishes


class Asking:
    """One page about one learner. Raises `NoSuch` for somebody who may not be seen."""

    def __init__(self, home: House, wish: Wishes, who: Who, learner_id: str) -> None:
        self.home, self.wish, self.who, self.lang, self.book = home, wish, who, wish.lang, home.book
        self.her: Learner = people.seen(home.book, who, learner_id)
        self.zone = desk_days.zone_of(who, self.her.place)
        self.today: date = day_of(self.book.now(), self.zone)
        self.names = desk_names.known(home.book, who)
        self.name = self.names.of(self.her.id, self.her.nickname)

    def say(self, key: str, **values: object) -> str:
        return say(f"overview.{key}", self.lang, **values)

    def day(self, when: date) -> str:
        return desk_days.day(when, self.lang)

    def moment(self, at: datetime) -> str:
        """A day and its time of day, as it is at her place."""
        return self.say("moment", day=self.day(day_of(at, self.zone)), at=desk_days.clock(at, self.zone))

    def title(self, name: str) -> str:
        lesson = self.home.library.lessons.get(name)
        return lesson.title.of(self.lang) if lesson else self.say("lesson_gone")

    def walk(self, lesson: str, at: datetime, mode: str) -> str:
        """A walk by when, what and how."""
        day, clock = self.day(day_of(at, self.zone)), desk_days.clock(at, self.zone)
        return self.say("walk_named", day=day, at=clock, title=self.title(lesson), mode=self.say(f"mode_{mode}"))

    def born(self, one: Learner) -> tuple[str, str]:
        """Somebody to choose: with her decade, because two may go by the same name."""
        name = self.names.of(one.id, one.nickname)
        return one.id, self.say("name_born", name=name, decade=one.birth_decade) if one.birth_decade else name
