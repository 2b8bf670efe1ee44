"""The lesson that everything is measured with, and its first step as the bare pages show it."""

from datetime import date
from typing import Any, Final

from lessons import library, play
from lessons.library import Library
from media.scenes.highlight import together
from media.voice import speech

LESSON: Final = "bigger-letters"


def bundled() -> Library:
    """The bundled lessons."""
    return library.read(today=date.today())


def player_data(lesson: str, lang: str = "zh") -> dict[str, Any]:
    """A lesson as the player gets it, without sound."""
    return play.player_data(bundled().lessons[lesson], lang, sentences=speech.sentences)


def heading(data: dict[str, Any], number: int) -> str:
    """What stands above step `number` (from 1)."""
    return str(data["words"]["step_heading"].format(n=number, of=len(data["steps"])))


def picture(data: dict[str, Any], number: int) -> str:
    """The drawn screen of step `number` with its mark, as one SVG."""
    touch = data["steps"][number - 1]["touches"][0]
    return together(str(data["screens"][touch["screen"]]["svg"]), str(touch["mark"]))


def bare_page(data: dict[str, Any]) -> str:
    """The first step as a page that can do nothing: the words, the picture, a link, four lines of style."""
    touch = data["steps"][0]["touches"][0]
    said = "".join(one["text"] for one in touch["say"] if one["part"] == "say")
    style = "body{font:28px/1.4 sans-serif;margin:16px}h1{font-size:32px}.qibu-text{font-size:34px}svg{width:100%}"
    return (
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{data['title']}</title><style>{style}</style></head><body>"
        f"<h1>{heading(data, 1)}</h1><p class=qibu-text>{touch['text']}</p>{picture(data, 1)}"
        f"<p>{said}</p><p>{touch['hint']}</p><p><a href='/2'>{data['words']['next']}</a></p></body></html>"
    )


def counting_page(data: dict[str, Any]) -> str:
    """A page whose heading counts up at ArrowRight and starts again at Home; nothing else happens on it."""
    count = "n = event.key === 'Home' ? 1 : n + 1; document.querySelector('h1').textContent = n;"
    return (
        f"<!DOCTYPE html><title>{data['title']}</title><h1 class=qibu-heading>1</h1>"
        f"<script>let n = 1; document.addEventListener('keydown', (event) => {{ {count} }});</script>"
    )
