"""A stage for the surface alone: a few drawn screens, what may be done there, every deed kept in `window.deeds`."""

import string
from pathlib import Path
from typing import Any, Final

from lessons.hands import surface_words
from media import words
from media.scenes.draw import BUILT_IN, draw
from tests.player.stage import Json, Stage, as_script, rows

PLAYER: Final = Path(__file__).parents[2] / "lessons" / "player"
PHOTO: Final = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='720' height='1560'%3E%3Crect width='720' "
    "height='1560' fill='%23CFE3D4'/%3E%3Crect x='72' y='1200' width='288' height='160' fill='white'/%3E%3C/svg%3E"
)
STATES: Final = ("small", "normal", "big", "huge")


def _screen(plain: Json, lang: str, **values: list[str]) -> Json:
    drawing = draw(plain, lang)
    parts = [
        {"id": name, "label": drawing.labels.get(name, name), "box": list(box), "says": "", "values": values.get(name)}
        for name, box in drawing.boxes.items()
    ]
    return {"svg": drawing.svg, "alt": "", "picture": None, "parts": parts}


def scenes(lang: str) -> Json:
    """name -> {screen, moving}: rows (taps, holds), list (moves up), sizes (a slider), search (a field), photo (a
    real picture)."""
    zh = lang == "zh"
    items = {
        "wifi": ("wifi", "无线网络" if zh else "Wi-Fi"),
        "sound": ("volume", "声音和振动" if zh else "Sound"),
        "display": ("sun", "显示和亮度" if zh else "Display"),
        "lock": ("lock", "安全和隐私" if zh else "Security"),
        "battery": ("battery", "电池" if zh else "Battery"),
    }
    title = "设置" if zh else "Settings"
    bar = {"kind": "bar", "id": "back", "title": title}
    size = {"kind": "slider", "id": "size", "label": "字体大小" if zh else "Text size", "variable": "normal"}
    box = {"kind": "search", "id": "box", "hint": "找什么" if zh else "Search for"}
    button = {"button": "搜索" if zh else "Go", "button_id": "go"}
    plain = _screen(rows(items, title), lang)
    sizes = _screen({"look": "light", "parts": [bar, size | {"values": list(STATES)}]}, lang, size=list(STATES))
    search = _screen({"look": "white", "parts": [bar, box | button]}, lang)
    away = [_edge("left-edge", "swipe right"), _edge("bottom-edge", "swipe up")]
    keys = [_edge(name, "press") for name in ("power", "volume-up", "volume-down")]
    taps = [_edge(name, "tap") for name in (*items, "back")]
    here = {"id": "here", "label": "这里", "box": [72, 1200, 288, 160], "says": ""}
    photo = {"svg": None, "alt": "照片", "picture": {"src": PHOTO, "width": 720, "height": 1560}, "parts": [here]}
    moves = [_edge("screen", gesture) for gesture in ("swipe up", "swipe left", "pinch")]
    slides = [_edge("size", f"slide {value}") for value in STATES if value != "normal"]
    fields = [_edge("box", "type"), _edge("box", "speak"), _edge("go", "tap")]
    return {
        "rows": {"screen": plain, "moving": [*taps, *away, *keys, _edge("lock", "hold")]},
        "list": {"screen": plain, "moving": [*taps, *away, *moves]},
        "sizes": {"screen": sizes, "moving": [*away, *slides]},
        "search": {"screen": search, "moving": [*away, *fields]},
        "photo": {"screen": photo, "moving": [_edge("here", "tap")]},
    }


def _edge(part: str, gesture: str) -> Json:
    return {"part": part, "gesture": gesture}


GLASSES: Final[Json] = {
    "part": "box",
    "want": "老花镜",
    "accepts": ["老花镜", "laohuajing", "老花眼镜"],
    "spell": "laohuajing",
    "letters": "pinyin",
    "characters": [list("劳老考孝教先"), list("花华话化画和"), list("竟镜境静净晶")],
}
READING: Final[Json] = {
    "part": "box",
    "want": "reading glasses",
    "accepts": ["reading glasses", "glasses"],
    "spell": "reading glasses",
    "letters": "latin",
    "characters": [],
}
CODE: Final[Json] = {
    "part": "box",
    "want": "482913",
    "accepts": ["482913"],
    "spell": "482913",
    "letters": "digits",
    "characters": [],
}

PAGE: Final = """<!doctype html><html lang="$html_lang"><meta charset=utf-8>
<meta name=viewport content="width=device-width, initial-scale=1"><title>$title</title>
<link rel=stylesheet href=/player/player.css><link rel=stylesheet href=/player/surface.css>
<style>body{margin:0}</style><link rel=icon href=data:,>
<body><main id=root class="qibu qibu-on-phone"><h1 class=qibu-heading>$title</h1><div class=qibu-place id=place></div>
<p style="height:500px">$title</p></main>
<script type=module>
  import { createSurface } from '/player/surface.js';
  const scenes = $scenes;
  window.deeds = [];
  window.aim = null;
  const did = (deed) => { window.deeds.push(deed); if (window.then) window.then(deed); };
  window.surface = createSurface({ words: $words, did, near: () => window.aim });
  document.getElementById('place').appendChild(window.surface.node);
  window.scene = (name, more) => {
    const { screen, moving } = scenes[name];
    window.surface.show(screen, Object.assign({ moving }, more));
  };
  window.scenes = scenes;
  window.scene('rows');
</script>"""


def stand(stage: Stage, lang: str) -> str:
    """Put the page on the stage and return its address."""
    html = string.Template(PAGE).substitute(
        html_lang="zh-CN" if lang == "zh" else "en",
        title=words.say("practice_hands.phone", lang),
        scenes=as_script(scenes(lang)),
        words=as_script(surface_words(lang)),
    )
    stage.pages["/surface"] = html.encode()
    return stage.url + "/surface"


def box_of(scene: Json, part: str) -> tuple[float, float, float, float]:
    found: Any = next((one["box"] for one in scene["screen"]["parts"] if one["id"] == part), None)
    return tuple(found or BUILT_IN[part])
