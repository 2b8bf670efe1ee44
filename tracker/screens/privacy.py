"""One person: what is kept about her and why, what she agreed to, her data to take along, and erasing all of it.

Draws and asks; keeps nothing itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Final

import streamlit as st

from media.words import say
from tracker.screens import page, pausing, portrait
from tracker.screens.page import Refusal, Way
from tracker.screens.pausing import Pausing
from tracker.screens.portrait import Portrait

LIFE: Final = ("active", "paused", "left", "died")
FROM: Final = "kept-from"  # what the fields were filled with
ELSEWHERE: Final = "kept-elsewhere"  # they were filled again, because somebody else changed it


@dataclass(frozen=True, slots=True)
class Agreed:
    """One question: what it is called, whether she agrees now, and since when and how as a sentence."""

    kind: str
    given: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Person:
    """What stands on her page. `decades` are first years to choose from; `name` tells her from her namesakes."""

    id: str
    nickname: str
    decade: int | None
    status: str
    since: str
    portrait: Portrait
    real_name: str
    phone: str
    agreed: tuple[Agreed, ...]
    back: Way
    decades: tuple[tuple[str, str], ...]
    progress: Way | None = None
    pausing: Pausing | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class GivenOut:
    """Her whole data: as JSON, and as a page to read. Both are to be handed to her in person."""

    json: bytes
    page: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Deeds:
    """What happens then; each answers with a refusal or nothing."""

    change: Callable[[str, str], Refusal]  # nickname, decade as text
    contact: Callable[[str, str], Refusal]  # real name, telephone
    status: Callable[[str], Refusal]
    portrait: portrait.Deeds
    consent: Callable[[str, bool, str, str], Refusal]  # kind, given, how, witness
    card: Callable[[], bytes | str]  # PDF, or why there is none
    revoke: Callable[[], Refusal]
    give_out: Callable[[], GivenOut | str]
    erase: Callable[[], Refusal]


def show(one: Person, lang: str, deeds: Deeds) -> None:
    page.title(one.name or one.nickname, back=one.back)
    page.tell("person")
    if one.progress:
        page.go(one.progress)
    _take_over(one)
    _kept(one, lang, deeds)
    _life(one, lang, deeds)
    _consents(one, lang, deeds)
    portrait.show(one.portrait, lang, deeds.portrait)
    _card(one, lang, deeds)
    _give_out(one, lang, deeds)
    _erase(one, lang, deeds)


def _take_over(one: Person) -> None:
    """Fill the fields with what the book has, whenever that is not what they were filled with. Where somebody else
    changed it while the page was open, the next 改好 is refused once: it was never meant to replace that."""
    fields = {"kept-nickname": one.nickname, "kept-decade": str(one.decade or "")}
    fields |= {"kept-name": one.real_name, "kept-phone": one.phone}
    held = fields | {"life-radio": one.status}
    before = st.session_state.get(FROM)
    for key, value in held.items():
        if before == held:
            st.session_state.setdefault(key, value)
        else:
            st.session_state[key] = value
    st.session_state[FROM] = held
    if before and any(value and before[key] != value for key, value in fields.items()):
        st.session_state[ELSEWHERE] = True


def _keep(deed: Callable[[], Refusal], lang: str) -> None:
    """What was filled in, unless the fields were taken over from somebody else since."""
    refused = say("people.changed_elsewhere", lang) if st.session_state.pop(ELSEWHERE, False) else deed()
    if refused is None:
        st.session_state.pop(FROM)  # what differs now is our own
    page.told("person", refused, say("people.kept_done", lang))


def _kept(one: Person, lang: str, deeds: Deeds) -> None:
    page.heading(say("people.kept_title", lang), say("people.kept_note", lang))
    agreed = {each.kind for each in one.agreed if each.given}
    with st.container(key="who-kept", border=True):
        left, right = st.columns(2)
        with left:
            nickname = st.text_input(say("people.col_nickname", lang), max_chars=40, key="kept-nickname").strip()
        with right:
            decade = page.pick(say("people.col_decade", lang), one.decades, "kept-decade")
        if st.button(say("people.kept_do", lang), key="kept-do"):
            _keep(lambda: deeds.change(nickname, decade) if nickname else say("people.no_nickname", lang), lang)
        if not agreed & {"real_name", "phone"}:
            page.line(say("people.contact_none", lang), "quiet")
            return
        left, right = st.columns(2)
        name, phone = one.real_name, one.phone
        if "real_name" in agreed:
            name = left.text_input(say("people.real_name", lang), max_chars=40, key="kept-name")
        if "phone" in agreed:
            beside = right if "real_name" in agreed else left
            phone = beside.text_input(say("people.phone", lang), max_chars=20, key="kept-phone")
        if st.button(say("people.contact_do", lang), key="contact-do"):
            _keep(lambda: deeds.contact(name.strip(), phone.strip()), lang)


def _life(one: Person, lang: str, deeds: Deeds) -> None:
    page.heading(say("people.life", lang), say("people.life_note", lang))
    with st.container(key="who-life", border=True):
        names = {each: say(f"people.life_{each}", lang) for each in LIFE}
        chosen = st.radio(
            say("people.life_now", lang), LIFE, format_func=names.__getitem__, horizontal=True, key="life-radio"
        )
        page.line(one.since, "quiet")
        if chosen and chosen != one.status and st.button(say("people.life_do", lang), key="life-do", type="primary"):
            page.told("person", deeds.status(chosen), say("people.life_done", lang, status=names[chosen]))


def _consents(one: Person, lang: str, deeds: Deeds) -> None:
    page.heading(say("people.consents_title", lang), say("people.consents_note", lang))
    for each in one.agreed:
        with st.container(key=f"who-consent-{each.kind}", border=True):
            title = escape(say(f"people.consent_{each.kind}", lang))
            state = say("people.consent_yes" if each.given else "people.consent_no", lang)
            kind = "yes" if each.given else "no"
            page.paint(
                f'<h3 class="desk-small">{title} <span class="who-agreed {kind}">{escape(state)}</span></h3>'
                f'<p class="desk-line quiet">{escape(each.sentence)}</p>'
            )
            if each.given:
                _withdraw(each.kind, lang, deeds)
            else:
                _agree(each.kind, lang, deeds)
    if one.pausing:
        pausing.show(one.pausing, lang)


def _withdraw(kind: str, lang: str, deeds: Deeds) -> None:
    """One touch."""
    label = say("people.consent_withdraw", lang, what=say(f"people.consent_{kind}", lang))
    done = say("people.consent_withdrawn", lang, what=say(f"people.consent_{kind}", lang))
    call = partial(deeds.consent, kind, False, "paper", "")
    st.button(label, key=f"withdraw-{kind}", on_click=page.after, args=("person", call, done))


def _agree(kind: str, lang: str, deeds: Deeds) -> None:
    """On paper: one touch. Spoken: the witness's name first."""
    what = say(f"people.consent_{kind}", lang)
    done = say("people.consent_noted", lang, what=what)
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"who-agree-{kind}"):
        st.button(
            say("people.consent_paper", lang, what=what),
            key=f"agree-paper-{kind}",
            on_click=page.after,
            args=("person", partial(deeds.consent, kind, True, "paper", ""), done),
        )
        with st.popover(say("people.consent_spoken", lang, what=what), key=f"agree-pop-{kind}"):
            witness = st.text_input(say("people.witness", lang), key=f"witness-{kind}", max_chars=80)
            if st.button(say("people.consent_spoken_do", lang), key=f"agree-spoken-{kind}", type="primary"):
                no_witness = say("people.witness_missing", lang)
                refused = deeds.consent(kind, True, "spoken", witness.strip()) if witness.strip() else no_witness
                page.told("person", refused, done)


def _card(one: Person, lang: str, deeds: Deeds) -> None:
    page.heading(say("people.card_title", lang), say("people.card_note", lang))
    with st.container(key="who-card-row", horizontal=True):
        if st.button(say("people.card_make", lang), key="card-make"):
            made = deeds.card()
            if isinstance(made, str):
                st.error(page.plain(made))
            else:
                st.session_state["card-pdf"] = (one.id, made)
        revoked = say("people.card_revoked", lang)
        st.button(
            say("people.card_revoke", lang),
            key="card-revoke",
            on_click=page.after,
            args=("person", deeds.revoke, revoked),
        )
    ready = st.session_state.get("card-pdf")
    if ready and ready[0] == one.id:
        page.line(say("people.card_ready", lang))
        st.download_button(
            say("people.card_save", lang), ready[1], f"{one.nickname}.pdf", "application/pdf", key="card-save"
        )


def _give_out(one: Person, lang: str, deeds: Deeds) -> None:
    page.heading(say("people.give_title", lang), say("people.give_note", lang))
    if st.button(say("people.give_do", lang), key="give-do"):
        made = deeds.give_out()
        if isinstance(made, str):
            st.error(page.plain(made))
        else:
            st.session_state["given-out"] = (one.id, made)
    ready = st.session_state.get("given-out")
    if ready and ready[0] == one.id:
        held: GivenOut = ready[1]
        page.line(say("people.give_ready", lang))
        with st.container(horizontal=True, key="who-given"):
            st.download_button(
                say("people.give_page", lang), held.page, f"{held.name}.html", "text/html", key="give-page"
            )
            st.download_button(
                say("people.give_json", lang), held.json, f"{held.name}.json", "application/json", key="give-json"
            )


def _erase(one: Person, lang: str, deeds: Deeds) -> None:
    page.heading(say("people.erase_title", lang), say("people.erase_note", lang))
    with st.container(key="who-erase", border=True):
        typed = st.text_input(
            say("people.erase_type", lang, nickname=page.plain(one.nickname)), key="erase-typed", max_chars=40
        )
        if st.button(say("people.erase_do", lang), key="erase-do"):
            same = typed.strip() == one.nickname.strip()
            refused = deeds.erase() if same else say("people.erase_differs", lang, nickname=one.nickname)
            page.told("people" if refused is None else "person", refused, say("people.erased", lang))
