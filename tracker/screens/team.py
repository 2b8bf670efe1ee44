"""The staff of a place: accounts and roles, who helps whom at home, phones paired for the day, who is signed in.

Draws and asks; keeps nothing itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from html import escape
from typing import Final

import streamlit as st

from media.words import say
from tracker.screens import page
from tracker.screens.classes import read_day
from tracker.screens.page import Refusal

ROLES: Final = ("volunteer", "social_worker", "manager")
Named = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Colleague:
    id: str
    name: str
    sign_in: str
    roles: tuple[str, ...]
    conduct: bool
    me: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """Who goes to whom, until when."""

    id: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Signed:
    """One device somebody is signed in at."""

    id: str
    sentence: str
    name: str


@dataclass(frozen=True, slots=True)
class Team:
    """What stands on the page. `manages`: accounts may be changed."""

    place: str
    places: tuple[Named, ...]
    staff: tuple[Colleague, ...]
    visits: tuple[Visit, ...]
    sessions: tuple[Signed, ...]
    learners: tuple[Named, ...]
    today: date
    until: date
    manages: bool


@dataclass(frozen=True, slots=True)
class PairOffer:
    """The one-time code: as a square (SVG) and as digits to type at `address`."""

    svg: str
    short: str
    address: str


@dataclass(frozen=True, slots=True)
class Deeds:
    """What happens then; each answers with a refusal or nothing."""

    add: Callable[[str, str, str, str, str], Refusal]  # name, sign-in name, role, passphrase twice
    give: Callable[[str, str], Refusal]  # staff, role
    take: Callable[[str, str], Refusal]
    passphrase: Callable[[str, str, str], Refusal]
    end_account: Callable[[str], Refusal]
    end_session: Callable[[str], Refusal]
    pair: Callable[[str], "PairOffer | str"]
    assign: Callable[[str, str, date, date], Refusal]  # learner, staff, first and last day
    end_visit: Callable[[str], Refusal]
    add_place: Callable[[str], Refusal]


def show(one: Team, lang: str, deeds: Deeds) -> None:
    page.title(say("people.team_title", lang), say("people.team_note", lang))
    page.tell("team")
    page.which_place(one.places, one.place, lang)
    _first_steps(lang)
    _pair(one, lang, deeds)
    _staff(one, lang, deeds)
    _visits(one, lang, deeds)
    _sessions(one, lang, deeds)


def _first_steps(lang: str) -> None:
    """What a new volunteer goes through, so that nobody has to remember it."""
    steps = "".join(f"<li>{escape(say(f'people.newcomer_{n}', lang))}</li>" for n in range(1, 5))
    page.paint(
        f'<details class="desk-more"><summary>{escape(say("people.newcomer", lang))}</summary>'
        f'<ol class="who-steps">{steps}</ol></details>'
    )


def _pair(one: Team, lang: str, deeds: Deeds) -> None:
    page.heading(say("people.pair_title", lang), say("people.pair_note", lang))
    with st.container(key="who-pair", border=True):
        names = [(each.id, each.name) for each in one.staff]
        who = page.pick(say("people.pair_who", lang), names, "pair-who")
        if st.button(say("people.pair_do", lang), key="pair-do", type="primary"):
            made = deeds.pair(who)
            if isinstance(made, str):
                st.error(page.plain(made))
            else:
                _offer(made, dict(names)[who], lang)


def _offer(made: PairOffer, name: str, lang: str) -> None:
    """Shown once: the next touch on this page takes it away again."""
    told = escape(say("people.pair_scan", lang, name=name))
    typed = escape(say("people.pair_type", lang, address=made.address))
    page.paint(
        f'<div class="who-offer"><div class="who-code">{page.drawing(made.svg, say("people.pair_code", lang))}</div>'
        f'<div><p class="desk-line">{told}</p><p class="desk-line quiet">{typed}</p>'
        f'<p class="who-digits">{escape(made.short)}</p>'
        f'<p class="desk-line quiet">{escape(say("people.pair_lasts", lang))}</p></div></div>'
    )


def _staff(one: Team, lang: str, deeds: Deeds) -> None:
    page.heading(say("people.staff_title", lang, n=len(one.staff)))
    for each in one.staff:
        with st.container(key=f"who-staff-{each.id}", border=True):
            page.paint(_colleague(each, lang))
            if one.manages:
                _change(each, lang, deeds)
    if one.manages:
        _new(lang, deeds)
        _new_place(lang, deeds)


def _colleague(each: Colleague, lang: str) -> str:
    roles = "".join(f'<span class="who-role">{escape(say(f"people.role_{role}", lang))}</span>' for role in each.roles)
    signs = [say("people.sign_in_as", lang, name=each.sign_in)] if each.sign_in else []
    if "volunteer" in each.roles:
        signs.append(say("people.conduct_yes" if each.conduct else "people.conduct_no", lang))
    mine = f" ({say('people.me', lang)})" if each.me else ""
    facts = "".join(f'<p class="desk-line quiet">{escape(one)}</p>' for one in signs)
    return f'<h3 class="desk-small">{escape(each.name)}{escape(mine)} {roles}</h3>{facts}'


def _change(each: Colleague, lang: str, deeds: Deeds) -> None:
    name = page.plain(each.name)
    with st.expander(say("people.staff_change", lang, name=name)):
        for role in ROLES:
            has = role in each.roles
            role_name = say(f"people.role_{role}", lang)
            what = "people.role_take" if has else "people.role_give"
            call = partial(deeds.take if has else deeds.give, each.id, role)
            st.button(
                say(what, lang, role=role_name, name=name),
                key=f"role-{role}-{each.id}",
                on_click=page.after,
                args=("team", call, say("people.role_done", lang)),
            )
        first = st.text_input(say("people.new_passphrase", lang, name=name), type="password", key=f"pass-{each.id}")
        again = st.text_input(say("people.passphrase_again", lang, name=name), type="password", key=f"again-{each.id}")
        if st.button(say("people.passphrase_do", lang, name=name), key=f"pass-do-{each.id}"):
            refused = deeds.passphrase(each.id, first, again)
            page.told("team", refused, say("people.passphrase_done", lang, name=each.name))
        if not each.me:
            call = partial(deeds.end_account, each.id)
            done = say("people.account_ended", lang, name=each.name)
            sure = st.checkbox(say("people.account_sure", lang, name=name), key=f"sure-{each.id}")
            st.button(
                say("people.account_end", lang, name=name),
                key=f"end-{each.id}",
                disabled=not sure,
                on_click=page.after,
                args=("team", call, done),
            )


def _new(lang: str, deeds: Deeds) -> None:
    page.heading(say("people.staff_new", lang), say("people.staff_new_note", lang))
    round_ = st.session_state.setdefault("team-round", 0)
    with st.container(key="who-new-staff", border=True):
        left, right = st.columns(2)
        with left:
            name = st.text_input(say("people.staff_name", lang), key=f"new-name-{round_}", max_chars=80)
            first = st.text_input(say("people.first_passphrase", lang), type="password", key=f"new-pass-{round_}")
        with right:
            roles = [(role, say(f"people.role_{role}", lang)) for role in ROLES]
            role = page.pick(say("people.role", lang), roles, f"new-role-{round_}")
            again = st.text_input(say("people.first_again", lang), type="password", key=f"new-again-{round_}")
        if st.button(say("people.staff_make", lang), key="staff-make", type="primary"):
            refused = deeds.add(name.strip(), name.strip(), role, first, again)
            st.session_state["team-round"] = round_ + (refused is None)
            page.told("team", refused, say("people.staff_made", lang, name=name.strip()))


def _new_place(lang: str, deeds: Deeds) -> None:
    with st.expander(say("people.place_new", lang)):
        name = st.text_input(say("people.place_name", lang), key="place-name", max_chars=80)
        if st.button(say("people.place_make", lang), key="place-make"):
            refused = deeds.add_place(name.strip()) if name.strip() else say("people.place_no_name", lang)
            page.told("team", refused, say("people.place_made", lang, name=name.strip()))


def _visits(one: Team, lang: str, deeds: Deeds) -> None:
    page.heading(say("people.visits_title", lang), say("people.visits_note", lang))
    if not one.visits:
        page.empty(say("people.visits_none", lang))
    for each in one.visits:
        with st.container(key=f"who-visit-{each.id}", horizontal=True, vertical_alignment="center"):
            page.line(each.sentence)
            call = partial(deeds.end_visit, each.id)
            st.button(
                say("people.visit_end", lang),
                key=f"visit-end-{each.id}",
                on_click=page.after,
                args=("team", call, say("people.visit_ended", lang)),
            )
    if not one.learners:
        return
    with st.container(key="who-assign", border=True):
        left, right = st.columns(2)
        with left:
            staff = page.pick(say("people.visit_staff", lang), [(s.id, s.name) for s in one.staff], "visit-staff")
            first = st.text_input(say("people.visit_from", lang), one.today.isoformat(), key="visit-from", max_chars=20)
        with right:
            learner = page.pick(say("people.visit_learner", lang), one.learners, "visit-learner")
            last = st.text_input(
                say("people.visit_until", lang), one.until.isoformat(), key="visit-until", max_chars=20
            )
        if st.button(say("people.visit_do", lang), key="visit-do", type="primary"):
            days = (read_day(first), read_day(last))
            refused: Refusal = say("people.day_bad", lang)
            if days[0] and days[1]:
                refused = deeds.assign(learner, staff, days[0], days[1])
            page.told("team", refused, say("people.visit_made", lang))


def _sessions(one: Team, lang: str, deeds: Deeds) -> None:
    page.heading(say("people.sessions_title", lang), say("people.sessions_note", lang))
    for n, each in enumerate(one.sessions):
        with st.container(key=f"who-session-{n}", horizontal=True, vertical_alignment="center"):
            page.line(each.sentence)
            call = partial(deeds.end_session, each.id)
            label = say("people.session_end", lang, name=page.plain(each.name))
            done = say("people.session_ended", lang, name=each.name)
            st.button(label, key=f"session-{each.id}", on_click=page.after, args=("team", call, done))
