"""A message to judge in the middle of a practise walk, for a learner who agreed to it: what her page needs for it."""

from lessons import judging, judging_show, surprise
from lessons.lesson import Lesson
from media.voice import speech
from tracker import judged, surprises
from web.gate.gate import Pupil
from web.wiring import House


def of_walk(house: House, pupil: Pupil, lesson: Lesson, walks_before: int, lang: str) -> dict[str, object] | None:
    """As `me.surprise` of the practise page; None in most walks, and always without her consent or during a pause."""
    her = pupil.learning.learner
    if not surprises.allowed(house.book, pupil.who, her):
        return None
    met = judged.met(house.book, pupil.who, her)
    steps = [step.id for step in lesson.steps]
    found = surprise.choose(
        house.library.judging, her, lesson.id, steps, walks_before, frozenset(met.items), met.surprised_in
    )
    if found is None:
        return None
    item = judging_show.data(
        found.item,
        lang,
        speech.sentences,
        lambda sentence: house.clip(sentence, lang),
        first=found.item.id not in met.items,
    )
    ticket = house.gate.tickets.make(house.book.now(), her, judging.LESSON)
    words = judging_show.page_words(lang)
    return {"after": found.after, "in": found.walk, "item": item, "words": words, "ticket": ticket, "lang": lang}
