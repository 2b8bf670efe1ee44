"""A small stage for the player: its own files, a lesson of four steps and a little sound, for this computer only."""

import io
import json
import math
import string
import struct
import threading
import wave
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import jinja2

from media import words
from media.scenes.draw import draw
from media.scenes.highlight import mark

PLAYER = Path(__file__).parents[2] / "lessons" / "player"
TYPES = {".js": "text/javascript", ".css": "text/css", ".wav": "audio/wav", ".html": "text/html; charset=utf-8"}

Json = dict[str, Any]

# Run in a page, keeps in `window.marked` the text of each thing marked as being spoken, in order.
WATCH_SPOKEN = """() => {
  window.marked = [];
  new MutationObserver(() => {
    const now = document.querySelector('.qibu-spoken');
    if (now && marked[marked.length - 1] !== now.textContent) marked.push(now.textContent);
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['class'] });
}"""


# Run in a page, keeps in `window.words` each text that the large listening button has had since.
WATCH_LISTEN = """() => {
  const button = document.querySelector('[data-do=listen]');
  window.words = [];
  const note = () => words[words.length - 1] !== button.textContent && words.push(button.textContent);
  new MutationObserver(note).observe(button, { subtree: true, childList: true, characterData: true });
}"""


def tone(seconds: float) -> bytes:
    """A short quiet tone, as a WAV file."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        samples = (int(2000 * math.sin(i / 4)) for i in range(int(8000 * seconds)))
        file.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
    return out.getvalue()


def rows(ids: dict[str, tuple[str, str]], title: str) -> Json:
    items = [{"id": name, "icon": icon, "colour": "orange", "label": label} for name, (icon, label) in ids.items()]
    parts = [{"kind": "bar", "id": "back", "title": title}, {"kind": "rows", "id": "rows", "items": items}]
    return {"look": "light", "parts": parts}


def lesson(lang: str) -> Json:
    """The fixture lesson as player data: tap, swipe, a step of two touches with `meanwhile`, look."""

    def t(zh: str, en: str) -> str:
        return zh if lang == "zh" else en

    settings = {
        "wifi": ("wifi", t("无线网络", "Wi-Fi")),
        "sound": ("volume", t("声音和振动", "Sound")),
        "display": ("sun", t("显示和亮度", "Display and brightness")),
        "lock": ("lock", t("安全和隐私", "Security and privacy")),
        "battery": ("battery", t("电池", "Battery")),
    }
    display = {"brightness": ("sun", t("亮度", "Brightness")), "size": ("letters", t("字体大小", "Text size"))}
    drawings = [
        draw(rows(settings, t("设置", "Settings")), lang),
        draw(rows(display, t("显示和亮度", "Display")), lang),
    ]
    says = {"wifi": t("这是无线网络，先不用动它", "This is Wi-Fi. Leave it as it is")}
    screens = []
    for drawing, alt in zip(
        drawings, (t("“设置”页", "The Settings page"), t("“显示”页", "The Display page")), strict=True
    ):
        parts = [
            {"id": name, "label": drawing.labels.get(name, name), "box": list(box), "says": says.get(name)}
            for name, box in drawing.boxes.items()
        ]
        screens.append({"svg": drawing.svg, "alt": alt, "picture": None, "parts": parts})

    def touch(n: int, screen: int, target: str, gesture: str, text: str, **more: Any) -> Json:
        box = drawings[screen].boxes.get(target, (0.0, 28.0, 360.0, 610.0))
        direction = more.get("direction")
        return {
            "text": text,
            "say": [
                {"text": text, "src": "/voice/one.wav", "part": "text"},
                {
                    "text": t("它的图标像一个小太阳。", "Its icon looks like a small sun."),
                    "src": "/voice/two.wav",
                    "part": "say",
                },
                {
                    "text": t("轻轻碰一下就松开，不用按很久。", "Touch it gently and let go."),
                    "src": "/voice/three.wav",
                    "part": "say",
                },
            ],
            "recording": None,
            "made_by_machine": True,
            "hint": t("找不到？用手指在屏幕上往上推一推", "Can't find it? Push the screen up with a finger"),
            "meanwhile": None,
            "screen": screen,
            "after": 1,
            "target": target,
            "label": drawings[screen].labels.get(target, t("屏幕", "Screen")),
            "box": list(box),
            "gesture": gesture,
            "direction": direction,
            "types": None,
            "mark": mark(box, gesture, n, direction=direction or ""),
        } | more

    first = touch(1, 0, "display", "tap", t("点开“显示和亮度”（小太阳图标）", "Open Display and brightness (the sun)"))
    second = touch(2, 0, "screen", "swipe", t("用手指把屏幕往上推", "Push the screen up"), direction="up")
    third = touch(3, 1, "size", "tap", t("点“字体大小”", "Tap Text size"))
    third["meanwhile"] = t("过了一会儿，装好了", "A moment later it is installed")
    third["say"].insert(0, {"text": third["meanwhile"], "src": "/voice/one.wav", "part": "meanwhile"})
    again = touch(3, 1, "brightness", "tap", t("再点“亮度”", "Now tap Brightness"))
    seen = touch(4, 1, "screen", "look", t("看一看字是不是变大了", "See whether the letters are bigger"))
    seen["box"] = seen["mark"] = None
    steps = [[first], [second], [third, again], [seen]]
    return {
        "lesson": "bigger-letters",
        "version": 1,
        "lang": lang,
        "mode": "learn",
        "phone": "",
        "title": t("把字变大", "Bigger letters"),
        "objective": t("自己把字调大", "Make letters bigger, alone"),
        "unchecked": words.say("player.unchecked", lang),
        "words": words.room("player", lang),
        "links": {
            "shelf": "/shelf",
            "tricked": "/tricked",
            "picture": "/long.webp",
            "practise": "/practise",
            "other_lang": "/?lang=other",
        },
        "phones": [{"id": "huawei", "label": t("华为", "Huawei"), "link": "/?phone=huawei"}],
        "screens": screens,
        "steps": [
            {"id": f"step-{n}", "n": n, "critical": n == 1, "touches": touches} for n, touches in enumerate(steps, 1)
        ],
        "end": {
            "learnt": [
                t("打开“设置”，找到“显示”", "Open Settings and find Display"),
                t("把字调到看得清", "Set letters you can read"),
            ],
            "safety": t("调字大小不用装软件，也不用花钱", "No app and no money is needed to make letters bigger"),
            "at_home": t("回家把微信里的字也看一看", "At home, look at the letters in WeChat too"),
            "without_phone": "",
            "say": [
                {"part": "learnt", "line": -1, "text": words.say("player.learnt", lang), "src": "/voice/one.wav"},
                {
                    "part": "learnt",
                    "line": 1,
                    "text": t("把字调到看得清", "Set letters you can read"),
                    "src": "/voice/two.wav",
                },
                {"part": "safety", "line": 0, "text": t("调字大小不用装软件，也不用花钱", "No app"), "src": None},
            ],
            "next": {"title": t("连上无线网络", "Getting onto Wi-Fi"), "link": "/next"},
        },
        "help": {
            "link": "tel:057187654321",
            "label": t("打给社区 0571-8765", "Call the community 0571-8765"),
        },
    }


def twin(data: Json, n: int) -> str:
    """The same step without scripts, as the light page serves it."""
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(PLAYER), autoescape=True, undefined=jinja2.StrictUndefined)
    links = {"previous": f"/twin/{n - 1}" if n > 1 else None, "next": f"/twin/{n + 1}"}
    return env.get_template("step.html.jinja").render(data=data, n=n, **links)


PAGE = """<!doctype html><html lang="$lang"><meta charset=utf-8>
<meta name=viewport content="width=device-width, initial-scale=1"><title>$title</title>
$style<style>body{margin:0}</style><link rel=icon href=data:,>
<body><main id=root>$body</main>
<script type=module>
  import { mount } from '/player/player.js';
  const show = async () => { window.player = mount($root, $data, $options); };
  window.show = show;
  if (!location.search.includes('wait')) show();
</script>"""

IN_SHADOW = """await (async () => {
  const root = document.getElementById('root').attachShadow({ mode: 'open' });
  root.innerHTML = "<link rel=stylesheet href=/player/player.css><div></div>";
  await new Promise((done) => { root.firstElementChild.onload = done; });
  return root.lastElementChild;
})()"""


def as_script(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


class Stage:
    """Pages by path; `broken` holds the addresses that answer 404; `asked` what was asked for; `seconds` is how long a
    sound lasts."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes] = {}
        self.broken: set[str] = set()
        self.asked: list[str] = []
        self.seconds = 0.25
        self.url = ""

    def page(
        self, path: str, data: Json, *, host: str = "phone", shadow: bool = False, n: int = 0, **options: Any
    ) -> str:
        """Put a page with the player (over its twin for step `n`, when given) and return its address."""
        style = "<link rel=stylesheet href=/player/player.css>"
        html = string.Template(PAGE).substitute(
            lang="zh-CN" if data["lang"] == "zh" else "en",
            title=data["title"],
            style="" if shadow else style,
            body=twin(data, n) if n else "",
            data=as_script(data),
            options=as_script({"host": host, **options}),
            root=IN_SHADOW if shadow else "document.getElementById('root')",
        )
        self.pages[path] = html.encode()
        return self.url + path


def _answer(stage: Stage, path: str) -> tuple[int, str, bytes]:
    if path in stage.broken:
        return 404, "text/plain", b"gone"
    if path in stage.pages:
        return 200, TYPES[".html"], stage.pages[path]
    if path.startswith("/player/"):
        file = PLAYER / Path(path).name
        return 200, TYPES[file.suffix], file.read_bytes()
    if path.startswith("/voice/"):
        return 200, TYPES[".wav"], tone(stage.seconds)
    return 404, "text/plain", b"nothing here"


@contextmanager
def serving() -> Iterator[Stage]:
    """The stage, open on a free port until the block ends."""
    stage = Stage()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # a page asks for fifteen files: one connection instead of fifteen
        timeout = 5

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            stage.asked.append(path)
            status, kind, body = _answer(stage, path)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            with suppress(BrokenPipeError, ConnectionResetError):  # the page has gone elsewhere
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Tests listen to `asked` instead."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        stage.url = f"http://127.0.0.1:{http.server_port}"
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield stage
        http.shutdown()
        thread.join()
