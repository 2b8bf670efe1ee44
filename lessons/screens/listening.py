"""One sound player for a whole page: a button that carries `data-listen` plays the addresses in it, one after another.

Sound comes by address, so nothing is kept in memory, and one touch is enough to hear.
"""

from html import escape
from typing import Final

import streamlit as st

from media.words import say

_HTML: Final = '<p class="live" role="status" aria-live="polite"></p>'
_CSS: Final = ".live{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)}"
_JS: Final = """
const audio = new Audio();
let playing = null;
let words = {};
let live = null;
function show(button, on) {
  button.setAttribute('aria-pressed', String(on));
  button.classList.toggle('playing', on);
}
function stop() {
  audio.onended = audio.onerror = null;
  audio.pause();
  if (playing) show(playing, false);
  playing = null;
}
function play(button, list, at) {
  if (at === list.length) { stop(); return; }
  audio.src = new URL(list[at], document.baseURI).href;
  audio.onended = () => play(button, list, at + 1);
  audio.onerror = () => { stop(); live.textContent = words.trouble; };
  audio.play().catch(() => { if (playing === button) stop(); });
}
function clicked(event) {
  const button = event.target.closest ? event.target.closest('[data-listen]') : null;
  if (!button) return;
  const again = button === playing;
  stop();
  if (again) return;
  live.textContent = '';
  playing = button;
  show(button, true);
  play(button, button.dataset.listen.split(' '), 0);
}
export default function ({ data, parentElement }) {
  words = data;
  live = parentElement.querySelector('.live');
  document.removeEventListener('click', clicked);
  document.addEventListener('click', clicked);
  return () => { stop(); document.removeEventListener('click', clicked); };
}
"""


def speaker(lang: str) -> None:
    """What plays; once on a page that has `button`s."""
    player = st.components.v2.component("qibu_listen", html=_HTML, css=_CSS, js=_JS)
    with st.container(key="listening"):
        player(key="listen", data={"trouble": say("desk.no_sound", lang)})


def button(addresses: tuple[str, ...], name: str, lang: str) -> str:
    """A button that plays `addresses`; `name` tells a screen reader of what. Nothing when there is nothing to hear."""
    if not addresses:
        return ""
    label = escape(say("desk.listen_to", lang, name=name))
    sounds = escape(" ".join(addresses))
    return (
        f'<button type="button" class="desk-listen" data-listen="{sounds}" aria-pressed="false" aria-label="{label}">'
        f'<span class="desk-listen-sign" aria-hidden="true"></span>{escape(say("desk.listen", lang))}</button>'
    )
