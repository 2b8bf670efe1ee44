"""A lesson of eight steps to practise, as an author would write it, and a page on which it is practised."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from lessons import rehearse
from lessons.lesson import Lesson
from tests.lessons.packs import pack, read
from tests.player.stage import Json, Stage, as_script

_SWITCH = """          - id: row-{n}
            label: 第{n}行 | Row {n}
            switch: v{n}
"""
_STEP = """  - id: step-{n}
    text: 打开第{n}行 | Turn on row {n}
    say: 从上往下数到第{n}行 | Count down to row {n}
    hint: 慢慢数 | Take your time
    critical: {critical}
    target: row-{n}
"""
EIGHT = (
    """
id: letters
number: L03
version: 1
status: ready
title: 打开八行 | Eight rows
objective: 自己打开八行 | Turn on eight rows, alone
leaves_out: [别的行 | Other rows]
minutes: 30
mistakes: [点得太快 | Tapping too fast]
safety: 这里不花钱 | Nothing costs money here
without_phone: 请社区帮您 | Ask the community
at_home: 回家再看一看 | Have another look at home
variables:
"""
    + "".join(f"  v{n}: off\n" for n in (1, 2, 4, 5, 7, 8))
    + """scenes:
  list:
    name: 开关页 | The page of switches
    back: home
    parts:
      - bar: back
        title: 开关 | Switches
        go: home
      - rows:
        items:
"""
    + "".join(_SWITCH.format(n=n) for n in (1, 2, 4, 5, 7, 8))
    + """          - id: wifi
            label: 无线网络 | Wi-Fi
            says: 这是无线网络，先不用动它 | This is Wi-Fi. Leave it as it is
          - id: sound
            label: 声音 | Sound
            says: 这是声音 | This is sound
          - id: advert
            label: 免费领红包 | Free money
            trap: advert
            go: advert
            why: 这是广告，领不到钱 | This is an advertisement; there is no money
          - id: name
            label: 名字 | Name
            go: name
  advert:
    name: 广告页 | The advertisement
    back: list
    parts:
      - bar: back
        title: 广告 | Advertisement
        go: list
      - button: more
        label: 再看看 | See more
        says: 这是广告 | This is an advertisement
  name:
    name: 名字页 | The page of the name
    back: list
    parts:
      - bar: back
        title: 名字 | Name
        go: list
steps:
"""
    + _STEP.format(n=1, critical="yes").replace("    target", "    scene: list\n    target")
    + _STEP.format(n=2, critical="no")
    + """  - id: see
    text: 看一看第二行开了没有 | See whether row 2 is on
    hint: 不急 | No hurry
    target: row-2
    gesture: look
"""
    + _STEP.format(n=4, critical="no")
    + _STEP.format(n=5, critical="yes")
    + """  - id: name
    text: 点开“名字” | Open Name
    hint: 在下面 | Further down
    target: name
  - id: return
    text: 点左上角的箭头 | Tap the arrow at top left
    hint: 左上角 | At the top left
    target: back
"""
    + _STEP.format(n=8, critical="no")
)
SCENES = """
variables: {}
scenes:
  home:
    name: 手机桌面 | The home screen
    look: home
    parts:
      - icons:
        items:
          - id: switches
            icon: settings
            colour: grey
            label: 开关 | Switches
            go: list
"""
STEPS = ("step-1", "step-2", "see", "step-4", "step-5", "name", "return", "step-8")
TARGETS = ("row-1", "row-2", "", "row-4", "row-5", "name", "back", "row-8")

PAGE = """<!doctype html><html lang="zh-CN"><meta charset=utf-8>
<meta name=viewport content="width=device-width, initial-scale=1"><title>practise</title>
<link rel=stylesheet href=/player/player.css><link rel=stylesheet href=/player/surface.css>
<link rel=stylesheet href=/player/practice.css><style>body{margin:0}</style><link rel=icon href=data:,>
<body><main id=root></main>
<script type=module>
  import { createEvidence } from '/player/evidence.js';
  import { mount } from '/player/practice.js';
  import { createQueue } from '/player/queue.js';
  const data = DATA;
  const me = ME;
  const evidence = createEvidence(data, me, me && createQueue());
  window.player = mount(document.getElementById('root'), data, { evidence });
</script>"""
ME: Json = {"ticket": "ticket", "learner": "l1", "meeting": "", "shared": False, "walk": None, "walks_before": 2}


def eight(folder: Path) -> Lesson:
    """The lesson, read from a pack as any other."""
    found = read(pack(folder, lesson=EIGHT, scenes=SCENES))
    assert "letters" in found.lessons, found.problems
    return found.lessons["letters"]


def data_of(lesson: Lesson, lang: str = "zh", mode: str = "practise") -> Json:
    links = {"shelf": "/shelf", "tricked": "/tricked", "learn": "/lesson", "check": "/check", "other_lang": "/other"}
    return rehearse.practice_data(lesson, lang, mode, sentences=lambda text: [text], links=links)


def put(stage: Stage, lesson: Lesson, *, mode: str = "practise", me: Json | None = ME, lang: str = "zh") -> str:
    """The page to practise it on, for this learner (None: a guest). -> its address"""
    return put_data(stage, data_of(lesson, lang, mode), me)


def put_data(stage: Stage, data: Json, me: Json | None = ME) -> str:
    """The same for data that are there already."""
    path = f"/practise-{data['mode']}-{data['lang']}"
    stage.pages[path] = PAGE.replace("DATA", as_script(data)).replace("ME", as_script(me) if me else "null").encode()
    return stage.url + path


def recorded(page: Page) -> list[dict[str, Any]]:
    """What waits on this device for the server, oldest first."""
    kept = page.evaluate(
        """Object.keys(localStorage).filter((key) => key.startsWith('qibu.out.')).sort()
             .map((key) => localStorage.getItem(key))"""
    )
    return [json.loads(one) for one in kept]


def press(page: Page, part: str) -> None:
    """A touch on a part of the phone, without a finger: Enter on it."""
    page.locator(f"[data-phone] [data-part='{part}']").first.press("Enter")


def do(page: Page, name: str) -> None:
    """One of the large buttons, with the keyboard."""
    page.get_by_role("button", name=name, exact=True).press("Enter")


def step_done(page: Page, number: int) -> None:
    """Step `number` of the lesson, without a mistake."""
    if TARGETS[number - 1]:
        press(page, TARGETS[number - 1])
    else:
        do(page, "看到了")
