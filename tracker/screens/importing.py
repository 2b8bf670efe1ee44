"""Enrolling: paste nicknames or bring a list; every problem row is shown before anything is taken in.

Draws and asks; reads no file and keeps nothing itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

import streamlit as st

from media.words import say
from tracker.roster import Candidate, Problem, Roster
from tracker.roster_lines import BARE, Bare
from tracker.screens import page
from tracker.screens.page import Refusal, Way

SHOWN: Final = 100  # rows of the preview; all problem rows are always shown
Told = Callable[[int, int], None]  # so many of so many


@dataclass(frozen=True, slots=True)
class Enrolling:
    """Where to, and what is already there. `classes` are (id, name); `chosen` one of their ids or nothing."""

    classes: tuple[tuple[str, str], ...]
    chosen: str
    back: Way
    form: tuple[tuple[str, ...], ...] = ()  # an example table, first its headings


@dataclass(frozen=True, slots=True)
class Deeds:
    """`read_lines` and `read_file` read only; `enrol` takes in everybody or nobody."""

    read_lines: Callable[[str, Bare], Roster]  # and what a number beside a name is, as far as it was said
    read_file: Callable[[bytes], Roster | str]  # a sentence where the file itself cannot be read
    enrol: Callable[[Sequence[Candidate], str, Told], Refusal]  # people, class for those without one, progress


def show(one: Enrolling, lang: str, deeds: Deeds) -> None:
    page.title(say("people.enrol_title", lang), say("people.enrol_note", lang), back=one.back)
    page.tell("enrol")
    round_ = st.session_state.setdefault("enrol-round", 0)
    with st.container(key="who-enrol", border=True):
        names = [("", say("people.enrol_no_class", lang)), *one.classes]
        at = next((n for n, (each, _) in enumerate(names) if each == one.chosen), 0)
        klass = page.pick(say("people.enrol_class", lang), names, "enrol-class", at)
        ways = {"paste": say("people.enrol_paste", lang), "file": say("people.enrol_file", lang)}
        way = st.radio(
            say("people.enrol_how", lang), list(ways), format_func=ways.__getitem__, key="enrol-how", horizontal=True
        )
        roster = _pasted(round_, lang, deeds) if way == "paste" else _brought(one, round_, lang, deeds)
    if roster is not None:
        _problems(roster, lang)
        _new_classes(roster, {name for _, name in one.classes}, lang)
        if roster.people:
            key = "people.rows_good" if roster.ready else "people.rows_good_but"
            page.heading(say(key, lang, n=len(roster.people)))
        if roster.ready:
            _take_in(roster, klass, round_, lang, deeds)
        _preview(roster, dict(names)[klass] if klass else "", lang)


def _pasted(round_: int, lang: str, deeds: Deeds) -> Roster | None:
    like = say("people.enrol_like", lang)
    text = st.text_area(
        say("people.enrol_names", lang), key=f"enrol-text-{round_}", placeholder=like, height=260, max_chars=200_000
    )
    st.button(say("people.enrol_look", lang), key="enrol-look", type="primary")
    if not text.strip():
        return None
    key = f"enrol-bare-{round_}"
    roster = deeds.read_lines(text, st.session_state.get(key) or "")
    if roster.unsure:
        label = say("people.enrol_bare", lang, cell=roster.unsure)
        st.radio(label, BARE, None, lambda one: say(f"people.enrol_bare_{one}", lang), key=key, horizontal=True)
    return roster


def _brought(one: Enrolling, round_: int, lang: str, deeds: Deeds) -> Roster | None:
    page.line(say("people.enrol_columns", lang), "quiet")
    page.paint(_example(one.form))
    brought = st.file_uploader(say("people.enrol_bring", lang), key=f"enrol-file-{round_}", max_upload_size=5)
    if brought is None:
        return None
    found = deeds.read_file(brought.getvalue())
    if isinstance(found, str):
        st.error(page.plain(found))
        return None
    return found


def _example(form: Sequence[Sequence[str]]) -> str:
    if not form:
        return ""
    head = "".join(f"<th scope='col'>{escape(one)}</th>" for one in form[0])
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in form[1:])
    return f'<div class="who-scroll"><table class="who-table small"><tr>{head}</tr>{body}</table></div>'


def _problems(roster: Roster, lang: str) -> None:
    if roster.problems:
        page.heading(say("people.rows_bad", lang, n=len(roster.problems)), say("people.rows_bad_note", lang))
        rows = "".join(f"<li>{escape(sentence(one, lang))}</li>" for one in roster.problems)
        page.paint(f'<ol class="who-bad">{rows}</ol>')
    if roster.ignored:
        names = say("people.join", lang).join(roster.ignored)
        page.paint(f'<p class="desk-strip quiet">{escape(say("people.columns_ignored", lang, names=names))}</p>')
    if roster.called:
        n, nickname = roster.called
        page.paint(f'<p class="desk-strip quiet">{escape(say("people.called_by_name", lang, n=n, name=nickname))}</p>')
    if roster.aged:
        page.paint(f'<p class="desk-strip quiet">{escape(say("people.aged", lang, n=roster.aged))}</p>')
    if roster.unasked:
        page.paint(f'<p class="desk-strip quiet">{escape(say("people.unasked", lang, n=roster.unasked))}</p>')
    if roster.told_twice:
        names = say("people.join", lang).join(name for _, name in roster.told_twice[:30])
        page.paint(f'<p class="desk-strip">{escape(say("people.known_already", lang, names=names))}</p>')


def _new_classes(roster: Roster, known: set[str], lang: str) -> None:
    """A class with a slip in its name would be another class: which ones would be made is said before."""
    if new := [each for each in dict.fromkeys(one.klass for one in roster.people if one.klass) if each not in known]:
        names = say("people.join", lang).join(new[:30])
        page.paint(f'<p class="desk-strip">{escape(say("people.new_classes", lang, names=names))}</p>')


def _preview(roster: Roster, klass: str, lang: str) -> None:
    if not roster.people:
        return
    page.paint(_table(roster, klass, lang))
    if len(roster.people) > SHOWN:
        page.line(say("people.rows_more", lang, n=len(roster.people) - SHOWN), "quiet")


def _table(roster: Roster, klass: str, lang: str) -> str:
    names = ["row", "nickname", "decade", "class", *(["contact"] if any(one.consent for one in roster.people) else [])]
    head = "".join(f"<th scope='col'>{escape(say(f'people.col_{name}', lang))}</th>" for name in names)
    body = "".join(_row(one, klass, len(names) > 4, lang) for one in roster.people[:SHOWN])
    return f'<div class="who-scroll"><table class="who-table"><tr>{head}</tr>{body}</table></div>'


def _row(one: Candidate, klass: str, contact: bool, lang: str) -> str:
    cells = [str(one.n), one.nickname, decade(one.decade, lang), one.klass or klass]
    if contact:
        cells.append(say("people.join", lang).join(part for part in (one.real_name, one.phone) if part))
    return "<tr>" + "".join(f"<td>{escape(cell) or '–'}</td>" for cell in cells) + "</tr>"


def decade(first: int | None, lang: str) -> str:
    """1950 as people say it."""
    return say("people.decade", lang, year=first) if first else ""


def sentence(problem: Problem, lang: str) -> str:
    """A problem row: where, what, and what to do."""
    return say(f"people.roster_{problem.why}", lang, n=problem.n, cell=problem.cell, other=problem.other)


def _take_in(roster: Roster, klass: str, round_: int, lang: str, deeds: Deeds) -> None:
    people = roster.people
    if roster.told_twice and st.checkbox(say("people.skip_known", lang), value=True, key="enrol-skip"):
        known = {n for n, _ in roster.told_twice}
        people = tuple(one for one in people if one.n not in known)
    label = say("people.enrol_do", lang, n=len(people))
    if not st.button(label, key="enrol-do", type="primary", disabled=not people):
        return
    place = st.empty()

    def told(done: int, of: int) -> None:
        part = round(100 * done / of) if of else 100
        words = escape(say("people.enrolling", lang, done=done, of=of))
        place.html(
            f'<div class="desk-work" role="status"><p>{words}</p>'
            f'<span class="desk-bar wide" aria-hidden="true"><i style="width:{part}%"></i></span></div>'
        )

    refused = deeds.enrol(people, klass, told)
    if refused is None:
        st.session_state["enrol-round"] = round_ + 1  # what was taken in leaves the form empty
    else:
        place.empty()
    page.told("enrol", refused, say("people.enrolled", lang, n=len(people)))
