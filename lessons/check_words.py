"""Rules on wording: short, one action, plain. Sources: facts/standards rules 10, 11, 57, 64. Pure."""

import re
from collections.abc import Iterator
from typing import Final

from lessons.lesson import Lesson, Touch
from lessons.problem import Level, Problem

MOST_CHARACTERS: Final = 18  # Chinese characters and digits in a step's text, punctuation not counted
MOST_WORDS: Final = 12  # English words in a step's text
MOST_SPOKEN: Final = 90  # Chinese characters that one step may say; about 25 seconds

_COUNTED: Final = re.compile(r"[\u3400-\u9fff]|[A-Za-z]+|\d+")
_TWO_ACTIONS: Final = re.compile(r"，再|然后|接着|, then |; then |\band then\b", re.I)
JARGON: Final = ("弹窗", "缓存", "授权", "登录态", "接口", "参数", "API", "URL", "session", "cache", "pop-up", "UI")


def problems(lesson: Lesson) -> Iterator[Problem]:
    """Wording problems of every touch, variants included; softer for drafts."""
    level: Level = "error" if lesson.status == "ready" else "warning"
    for step in lesson.steps:
        for phone, touches in (("", step.touches), *step.variants.items()):
            for touch in touches:
                place = f"lesson {lesson.id}, step {step.id}" + (f", {phone}" if phone else "")
                for code, values in _touch(touch):
                    yield Problem(code, lesson.file, touch.line, place, level, values)


def _touch(touch: Touch) -> Iterator[tuple[str, dict[str, object]]]:
    letters, words = len(_COUNTED.findall(touch.text.zh)), len(touch.text.en.split())
    if letters > MOST_CHARACTERS:
        yield "text_long_zh", {"count": letters, "most": MOST_CHARACTERS}
    if words > MOST_WORDS:
        yield "text_long_en", {"count": words, "most": MOST_WORDS}
    both = _TWO_ACTIONS.search(touch.text.zh) or _TWO_ACTIONS.search(touch.text.en)
    if both:
        yield "two_actions", {"word": both.group().strip("，, ;")}
    spoken = touch.say or touch.text
    if len(_COUNTED.findall(spoken.zh)) > MOST_SPOKEN:
        yield "say_long", {"most": MOST_SPOKEN}
    for text in (touch.text, touch.say, touch.hint, touch.meanwhile):
        if text is None:
            continue
        for word in JARGON:
            if re.search(rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])", text.zh + " " + text.en):
                yield "jargon", {"word": word}
