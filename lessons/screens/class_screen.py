"""The class screen 上课大屏: the player large, and nothing else. The very same player file as on phones.

A step is turned inside the player and asks the server nothing; Streamlit only hands it the lesson.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Final

import streamlit as st

from lessons.screens import page
from lessons.screens.page import Place
from media.words import say

KEY: Final = "class-player"
_HTML: Final = '<div class="stage"></div>'
# Streamlit calls this again whenever it likes: the player is only mounted anew when the lesson itself is another.
_JS: Final = """
const kept = new WeakMap();
export default function ({ data, parentElement }) {
  const stage = parentElement.querySelector('.stage');
  const sign = JSON.stringify(data);
  const before = kept.get(stage);
  if (!before || before.sign !== sign) {
    if (before) before.close();
    kept.set(stage, open(stage, data, sign));
  }
  return () => {
    setTimeout(() => {
      const now = kept.get(stage);
      if (now && !stage.isConnected) { now.close(); kept.delete(stage); }
    });
  };
}
// The step of the address counts once in a window: after that the player's own memory knows better where the class is.
function first(memory, start) {
  try {
    const name = `${memory}.start`;
    if (!start || window.sessionStorage.getItem(name) === String(start)) return null;
    window.sessionStorage.setItem(name, start);
  } catch (error) { /* no memory here: the address it is */ }
  return start || null;
}
function open(stage, { lesson, script, style, memory, start }, sign) {
  const state = { sign, player: null, closed: false };
  state.close = () => { state.closed = true; if (state.player) state.player.destroy(); };
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  const dressed = new Promise((answer) => { link.onload = link.onerror = answer; });
  link.href = new URL(style, document.baseURI).href;
  const root = document.createElement('div');
  stage.replaceChildren(link, root);
  Promise.all([import(new URL(script, document.baseURI).href), dressed]).then(([player]) => {
    if (state.closed) return;
    state.player = player.mount(root, lesson, { host: 'screen', memory, start: first(memory, start) });
    root.tabIndex = -1;
    root.style.outline = 'none';
    root.focus({ preventScroll: true });
  });
  return state;
}
"""


@dataclass(frozen=True, slots=True)
class Files:
    """Where the player stands: addresses of its script and its style sheet."""

    script: str
    style: str


def show(data: Mapping[str, Any], files: Files, start: int = 0) -> None:
    """The lesson in `data` (the contract in docs/architecture.md), as large as the window; at step `start`, if any."""
    player = st.components.v2.component("qibu_class", html=_HTML, js=_JS)
    # The same memory for a lesson, whatever happens to the connection: the step stays where it was.
    given: dict[str, Any] = {"lesson": data, "script": files.script, "style": files.style, "start": start}
    given["memory"] = f"qibu.class.{data['lesson']}"
    with st.container(key="class-screen"):
        player(key=KEY, data=given)


def show_missing(shelf: Place, lang: str) -> None:
    """There is no such lesson to teach."""
    page.title(say("desk.no_lesson", lang), say("desk.no_lesson_note", lang))
    page.paint(f'<a class="desk-way main" href="{escape(shelf.link)}">{escape(shelf.label)}</a>')
