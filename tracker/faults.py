"""What can go wrong with the book, each as one sentence of the catalogue. Knows no terminal and no page."""

from media import words


class BookFault(Exception):
    """The book cannot be opened, kept or restored; `say(lang)` tells staff why and what to do."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(words.say(key, "en", **values))
        self.key = key
        self.values = values

    def say(self, lang: str) -> str:
        return words.say(self.key, lang, **self.values)


class Unfit(ValueError):
    """An entry that must not get into the book; `field` is the entry's field that is wrong."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field


class HiddenNumber(Unfit):
    """A number that is kept nowhere, or not there, stands in a text: `kind` says of what. `say(lang)` tells staff."""

    def __init__(self, field: str, kind: str) -> None:
        super().__init__(field, f"holds what looks like a number of this kind: {kind}")
        self.kind = kind

    def say(self, lang: str) -> str:
        return words.say(f"book.number_{self.kind}", lang)
