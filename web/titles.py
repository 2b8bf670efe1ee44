"""The titles of lessons that are taught, in the order of their courses. Opens no book."""

from datetime import date

from lessons import library
from lessons.library import Library


def of(taught: Library, lang: str) -> dict[str, str]:
    """Title by lesson id; lessons that stand in no course come last."""
    ordered = [lesson for _, lessons in taught.shelf() for lesson in lessons]
    ordered += [one for one in taught.lessons.values() if taught.ready(one.id)]
    return {one.id: one.title.of(lang) for one in ordered}


def at_terminal(lang: str) -> dict[str, str]:
    """The same where no house is open: for a command."""
    return of(library.read(library.BUNDLED, today=date.today()), lang)
