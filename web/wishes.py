"""What a reader wishes for: language, kind of phone, voice. From the address, else the cookie, else the browser."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from media import words

HTML_LANG: Final = {"zh": "zh-CN", "en": "en"}
DIALECTS: Final = ("mandarin", "home")
_YEAR: Final = 365 * 86400


@dataclass(frozen=True, slots=True)
class Wishes:
    """`said` holds what stood in the address just now, and goes into cookies."""

    lang: str
    phone: str
    dialect: str
    said: tuple[tuple[str, str], ...] = ()

    @property
    def html_lang(self) -> str:
        return HTML_LANG[self.lang]

    def link(self, path: str, /, **more: str) -> str:
        """An address that keeps the language whoever opens it."""
        return f"{path}?{urlencode({'lang': self.lang} | more)}"

    def remember(self, response: Response) -> Response:
        for name, value in self.said:
            response.set_cookie(name, value, max_age=_YEAR, samesite="lax")
        return response


def read(request: Request, usual_lang: str, phones: Iterable[str]) -> Wishes:
    """The reader's wishes; whatever is unknown counts as not said."""
    known = {"lang": words.LANGS, "phone": ("", *phones), "voice": DIALECTS}
    said = {name: value for name in known if (value := request.query_params.get(name)) in known[name]}
    kept = {name: value for name in known if (value := request.cookies.get(name)) in known[name]}
    wish = {"phone": "", "voice": "mandarin"} | kept | said
    lang = wish.get("lang") or _browser_lang(request.headers.get("accept-language", "")) or usual_lang
    return Wishes(lang, wish["phone"], wish["voice"], tuple(said.items()))


def _browser_lang(header: str) -> str:
    """The first language in Accept-Language that we speak, by weight; nothing when there is none."""
    wanted = []
    for place, part in enumerate(header[:500].split(",")):
        tag, _, weight = part.partition(";q=")
        try:
            wanted.append((-float(weight or 1), place, tag.strip().lower()[:2]))
        except ValueError:
            continue
    return next((short for _, _, short in sorted(wanted) if short in words.LANGS), "")
