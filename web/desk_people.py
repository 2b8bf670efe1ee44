"""The people of a place, and one person's privacy: gathered from the book; what staff do goes back. Draws nothing."""

import streamlit as st

from media import faces
from media.pictures.fonts import NoFont
from media.words import say
from tracker import classes, consents, erase, give_out, people, photographs
from tracker.access import Who
from tracker.consents import Consent
from tracker.days import day_of
from tracker.people import Learner, LifeStatus
from tracker.roster import secret_in
from tracker.screens import importing, privacy
from tracker.screens import people as screen
from tracker.screens.page import Refusal, Way
from tracker.screens.people import Row
from tracker.screens.privacy import Agreed, Deeds, GivenOut, Person
from web import desk_days, desk_door, desk_judged, desk_names, desk_portraits, given_out
from web.desk_door import deed
from web.gate import cards, pairing
from web.wiring import House
from web.wishes import Wishes

DECADES = range(1920, 1990, 10)


def page_of(home: House, wish: Wishes, who: Who) -> None:
    learner = desk_door.asked("who")
    if learner:
        _one(home, wish, who, learner)
    else:
        _list(home, wish, who)


def _list(home: House, wish: Wishes, who: Who) -> None:
    book, lang = home.book, wish.lang
    place, places = desk_door.places(home, who, wish)
    listed = tuple((one.id, one.name) for one in classes.listed(book, who, place))
    klass = desk_door.asked("class")
    klass = klass if klass in dict(listed) else ""
    life, find = desk_door.asked("life") or "active", desk_door.asked("find").strip().casefold()
    found = people.listed(book, who, place_id=place, class_id=klass or None, everybody=life != "active")
    rows = [
        Row(
            one.nickname,
            importing.decade(one.birth_decade, lang),
            one.status,
            wish.link("/people", who=one.id),
            faces.svg(faces.name_for(one.id, one.picture)),
        )
        for one in desk_names.known(book, who).told(found)
        if life in ("all", one.status) and find in one.nickname.casefold()
    ]
    enrol = Way(
        say("people.enrol_title", lang), wish.link("/enrol", place=place, **({"class": klass} if klass else {}))
    )
    screen.show(rows, listed, places, place, [enrol], lang)


def _one(home: House, wish: Wishes, who: Who, learner_id: str) -> None:
    book, lang = home.book, wish.lang
    one = people.seen(book, who, learner_id)
    answers = consents.of(book, who, learner_id)  # for those who look after her; anybody else ends here

    def contact(name: str, phone: str) -> Refusal:
        held = {"real_name": name, "phone": phone}
        changed = {key: value for key, value in held.items() if value != getattr(one, key)}
        if secret := secret_in(f"{name} | {phone}"):
            return say(f"people.refused_{secret}", lang)
        return desk_door.attempt(lang, lambda: people.change(book, who, learner_id, **changed))

    def change(nickname: str, decade: str) -> Refusal:
        if secret := secret_in(nickname):
            return say(f"people.refused_{secret}", lang)
        told = {"nickname": nickname, "birth_decade": int(decade) if decade else None}
        return desk_door.attempt(lang, lambda: people.change(book, who, learner_id, **told))

    def status(chosen: LifeStatus) -> None:
        people.note_status(book, who, learner_id, chosen, desk_days.today_at(book, who, one.place))

    deeds = Deeds(
        change=change,
        contact=contact,
        status=deed(lang, status),
        portrait=desk_portraits.deeds(home, who, one, lang),
        consent=lambda *answer: desk_portraits.consent(home, who, one, answer, lang),
        card=lambda: _card(home, who, one, lang),
        revoke=deed(lang, lambda: people.revoke_card(book, who, learner_id)),
        give_out=lambda: _give_out(home, who, one, lang),
        erase=lambda: _erase(home, who, one, lang),
    )
    privacy.show(_person(home, wish, who, one, answers), lang, deeds)


def _person(home: House, wish: Wishes, who: Who, one: Learner, answers: list[Consent]) -> Person:
    lang, zone = wish.lang, desk_days.zone_of(who, one.place)
    newest = {each.kind: each for each in answers}
    agreed = "photo" in newest and newest["photo"].given
    decades = [("", say("people.decade_unknown", lang)), *((str(n), importing.decade(n, lang)) for n in DECADES)]
    return Person(
        id=one.id,
        nickname=one.nickname,
        decade=one.birth_decade,
        status=one.status,
        since=say("people.since", lang, day=desk_days.day_words(one.status_since, lang)),
        portrait=desk_portraits.gather(home, who, one, agreed, lang),
        real_name=one.real_name,
        phone=one.phone,
        agreed=tuple(_agreed(kind, newest.get(kind), zone, lang) for kind in consents.KINDS),
        back=Way(say("desk.place_people", lang), wish.link("/people", place=one.place)),
        decades=tuple(decades),
        progress=Way(say("people.to_progress", lang), wish.link("/learner", learner=one.id)),
        pausing=desk_judged.gather_pause(home, wish, who, one),
        name=desk_names.known(home.book, who).of(one.id, one.nickname),
    )


def _agreed(kind: str, newest: Consent | None, zone: str, lang: str) -> Agreed:
    if newest is None:
        return Agreed(kind, False, say("people.never_asked", lang))
    day = day_of(newest.noted_at, zone).isoformat()
    if not newest.given:
        return Agreed(kind, False, say("people.said_no", lang, day=day))
    key = "people.said_yes_paper" if newest.how == "paper" else "people.said_yes_spoken"
    return Agreed(kind, True, say(key, lang, day=day, witness=newest.witness))


def _card(home: House, who: Who, one: Learner, lang: str) -> bytes | str:
    """A new card; the one before no longer works. The PDF is made first, so that a failure leaves the old one valid."""
    from media.paper import cards as paper  # loads the typesetter: only when somebody prints

    token = people.card_token()
    drawing = faces.svg(faces.name_for(one.id, one.picture))
    link = cards.url(pairing.address_for_phones(home), token)
    try:
        made = paper.cards([paper.Card(one.nickname, drawing, link)], lang)
    except NoFont:
        return say("pictures.no_font", lang)
    refused = desk_door.attempt(lang, lambda: people.make_card(home.book, who, one.id, token))
    return made if refused is None else refused


def _give_out(home: House, who: Who, one: Learner, lang: str) -> GivenOut | str:
    made: list[GivenOut] = []

    def give() -> None:
        whole = give_out.whole(home.book, who, one.id)
        readable = given_out.page(whole, one.nickname, _names(home, who, one, lang))
        made.append(GivenOut(given_out.as_json(whole), readable, one.nickname))

    refused = desk_door.attempt(lang, give)
    return refused if refused is not None else made[0]


def _names(home: House, who: Who, one: Learner, lang: str) -> given_out.Names:
    """Words for what her records name by ids; lessons and classes that are no longer there keep theirs."""
    lessons = home.library.lessons
    photo = photographs.is_photo(one.picture)
    return given_out.Names(
        lang,
        desk_days.zone_of(who, one.place),
        say("people.photo_now" if photo else f"people.pic_{faces.name_for(one.id, one.picture)}", lang),
        {lesson.id: lesson.title.of(lang) for lesson in lessons.values()} | {"judging": say("judging.title", lang)},
        {
            (lesson.id, step.id): say("people.given_step", lang, n=n, text=step.touches[0].text.of(lang))
            for lesson in lessons.values()
            for n, step in enumerate(lesson.steps, 1)
        },
        {item.id: item.text.of(lang) for item in home.library.judging},
        {each.id: each.name for each in classes.listed(home.book, who, one.place)},
    )


def _erase(home: House, who: Who, one: Learner, lang: str) -> Refusal:
    """Her rows first, then her files; then back to the list."""

    def gone() -> None:
        photographs.delete(home.settings.data, erase.erase(home.book, who, one.id))

    refused = desk_door.attempt(lang, gone)
    if refused is None:
        for key in ("card-pdf", "given-out"):
            st.session_state.pop(key, None)
        st.query_params.pop("who", None)
    return refused
