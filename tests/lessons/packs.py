"""Small packs of lessons for tests, written to a folder as an author would."""

from datetime import date
from pathlib import Path

from lessons import library

TODAY = date(2026, 11, 22)

COURSES = """
courses:
  - id: basics
    title: 入门 | First steps
    lessons: [letters]
"""

SCENES = """
variables: {}
scenes:
  home:
    name: 手机桌面 | The home screen
    look: home
    parts:
      - rows:
        items:
          - id: settings
            icon: settings
            colour: grey
            label: 设置 | Settings
            go: settings
          - id: advert
            icon: star
            colour: red
            label: 大字软件 | Big letter app
            trap: advert
            why: 调大字不用装软件 | No app is needed for bigger letters
"""

LESSON = """
id: letters
number: L03
version: 1
status: ready
title: 把字变大 | Bigger letters
objective: 自己把字调大 | Make the letters bigger, alone
leaves_out: [微信里的字 | Letters in chat apps]
minutes: 30
mistakes: [拖得太快 | Dragging too fast]
safety: 不用装软件 | No app is needed
without_phone: 请社区帮您调 | Ask the community to set it
at_home: 回家再看一看 | Have another look at home
variables:
  size: {values: [small, normal, big, huge], start: normal}
  care: off
scenes:
  settings:
    name: 设置页 | The Settings page
    back: home
    parts:
      - bar: back
        title: 设置 | Settings
        go: home
      - rows:
        items:
          - id: size
            label: 字体大小 | Text size
            go: size
          - id: care
            label: 关怀模式 | Care mode
            switch: care
  size:
    name: 字体大小页 | The Text size page
    back: settings
    parts:
      - bar: back
        title: 字体大小 | Text size
        go: settings
      - slider: slider
        variable: size
        label: 字体大小 | Text size
steps:
  - id: open
    text: 点开“设置” | Open Settings
    hint: 找小齿轮 | Look for the gear
    critical: yes
    scene: home
    target: settings
  - id: size
    text: 点“字体大小” | Tap Text size
    hint: 往下找一找 | Look further down
    target: size
  - id: drag
    text: 往右拖 | Drag to the right
    hint: 拖圆点 | Drag the round knob
    critical: yes
    target: slider
    gesture: slide
    to: [big, huge]
  - id: look
    text: 看看大不大 | See whether it is big enough
    hint: 不急 | No hurry
    target: screen
    gesture: look
  - id: back
    text: 点左上角箭头 | Tap the arrow at top left
    hint: 左上角 | At the top left
    target: back
"""


def pack(folder: Path, *, lesson: str = LESSON, scenes: str = SCENES, courses: str = COURSES, **more: str) -> Path:
    """A pack with one lesson; `more` adds or replaces lesson files by name."""
    (folder / "lessons").mkdir(parents=True, exist_ok=True)
    (folder / "scenes").mkdir(exist_ok=True)
    (folder / "courses.yaml").write_text(courses, "utf-8")
    (folder / "scenes" / "phone.yaml").write_text(scenes, "utf-8")
    for name, text in {"letters": lesson, **more}.items():
        (folder / "lessons" / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def read(folder: Path) -> library.Library:
    return library.read(folder, today=TODAY)


def codes(found: library.Library) -> list[str]:
    return sorted(problem.code for problem in found.problems)
