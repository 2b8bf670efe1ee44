"""Prints light pages from templates, every value escaped. Knows the words and the assets, no lesson and no request."""

import json
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from media import words
from web import reply
from web.assets import Assets
from web.wishes import Wishes

FOLDERS: Final = (
    Path(__file__).parent / "templates",
    Path(__file__).parent.parent / "lessons" / "player",
)
_PLAIN: Final = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


class Press:
    """The templates, compiled once."""

    def __init__(self, assets: Assets) -> None:
        self._room = Environment(
            loader=FileSystemLoader([str(folder) for folder in FOLDERS]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._room.globals["asset"] = assets.url
        self._room.filters["json_block"] = json_block

    def print(self, template: str, wishes: Wishes, other_lang: str, **values: Any) -> reply.Page:
        """A whole page. `other_lang` is the same page's address in the other language."""

        def say(key: str, **filled: object) -> str:
            return words.say(key, wishes.lang, **filled)

        html = self._room.get_template(template).render(
            say=say, wishes=wishes, lang=wishes.lang, html_lang=wishes.html_lang, other_lang=other_lang, **values
        )
        return reply.page(html)

    def part(self, template: str, wishes: Wishes, **values: Any) -> str:
        """A piece of a page, to be put into one."""

        def say(key: str, **filled: object) -> str:
            return words.say(key, wishes.lang, **filled)

        return self._room.get_template(template).render(say=say, wishes=wishes, lang=wishes.lang, **values)


def json_block(value: object) -> Markup:
    """JSON that may stand inside a script element: nothing in it can end the element or begin a comment."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_PLAIN))
