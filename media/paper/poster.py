"""The sheet for the wall: how a phone joins the classroom's Wi-Fi and the class, in two pictures to scan."""

from typing import Any

from segno import helpers

from media.paper import typeset
from media.words import say


def poster(
    address: str, lang: str, *, class_name: str = "", class_code: str = "", wifi: str = "", password: str = ""
) -> bytes:
    """PDF, one A4 page. `address` opens the class; `wifi` and `password` are the classroom's network (empty: the part
    is left out; an empty password: an open network). Raises `NoFont`."""
    parts = [_wifi(wifi, password, lang)] if wifi else []
    parts.append(_class(address, class_code, lang, second=bool(wifi)))
    title = say("paper.poster_title", lang)
    data = {
        "heading": title,
        "subtitle": class_name,
        "parts": parts,
        "help": say("paper.poster_help", lang),
        "no_phone": say("paper.poster_no_phone", lang),
    }
    return typeset.pdf("poster", data, title=title, lang=lang)


def _wifi(name: str, password: str, lang: str) -> dict[str, Any]:
    joins = helpers.make_wifi_data(ssid=name, password=password or None, security="WPA" if password else "nopass")
    lines = [_line(say("paper.poster_wifi_name", lang), name)]
    lines += [_line(say("paper.poster_wifi_password", lang), password)] if password else []
    return {
        "number": "1",
        "code": typeset.code(joins, say("paper.poster_wifi_code", lang, name=name)),
        "heading": say("paper.poster_wifi", lang),
        "how": say("paper.poster_wifi_how", lang),
        "lines": lines,
    }


def _class(address: str, class_code: str, lang: str, *, second: bool) -> dict[str, Any]:
    lines = [_line("", address.removeprefix("http://"))]
    lines += [_line(say("paper.poster_code", lang), class_code)] if class_code else []
    return {
        "number": "2" if second else "",
        "code": typeset.code(address, say("paper.poster_class_code", lang)),
        "heading": say("paper.poster_class", lang),
        "how": say("paper.poster_class_how" if second else "paper.poster_class_alone", lang),
        "lines": lines,
    }


def _line(label: str, text: str) -> dict[str, str]:
    return {"label": label, "text": text}
