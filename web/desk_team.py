"""The staff of a place, gathered from the book and the gate; what managers do there goes back. Draws nothing."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from media.words import say
from tracker import accounts, people, sessions, visits
from tracker.access import NotAllowed, Role, Who
from tracker.accounts import NewStaff
from tracker.days import bounds, day_of
from tracker.faults import HiddenNumber, Unfit
from tracker.screens import team as screen
from tracker.screens.page import Refusal
from tracker.screens.team import Colleague, Deeds, PairOffer, Signed, Team, Visit
from web import desk_days, desk_door, desk_names
from web.desk_door import deed
from web.gate import pairing, passphrase
from web.wiring import House
from web.wishes import Wishes

USUAL = timedelta(days=56)  # how long somebody visits, where nobody says otherwise


def page_of(home: House, wish: Wishes, who: Who) -> None:
    book, lang = home.book, wish.lang
    place, places = desk_door.places(home, who, wish)
    zone = desk_days.zone_of(who, place)
    deeds = Deeds(
        add=lambda *given: _add(home, who, place, lang, *given),
        give=deed(lang, lambda one, role: accounts.give_role(book, who, one, role_of(role), place)),
        take=lambda one, role: _take(home, who, place, lang, one, role),
        passphrase=lambda one, first, again: _passphrase(home, who, lang, one, first, again),
        end_account=deed(lang, lambda one: accounts.end_staff(book, who, one)),
        end_session=deed(lang, lambda one: sessions.end_one(book, who, one)),
        pair=lambda one: _pair(home, who, lang, one),
        assign=lambda *given: _assign(home, who, lang, zone, *given),
        end_visit=deed(lang, lambda one: visits.end_assignment(book, who, one)),
        add_place=deed(lang, lambda name: accounts.add_place(book, who, name)),
    )
    screen.show(_team(home, wish, who, place, places), lang, deeds)


def _team(home: House, wish: Wishes, who: Who, place: str, places: tuple[tuple[str, str], ...]) -> Team:
    book, lang = home.book, wish.lang
    zone = desk_days.zone_of(who, place)
    staff = [one for one in accounts.staff_of(book, who, place) if not one.ended]
    names = {one.id: one.name for one in staff}
    today = day_of(book.now(), zone)
    called = desk_names.known(book, who)
    learners = called.told(people.listed(book, who, place_id=place))
    here = {one.id for one in learners}
    return Team(
        place=place,
        places=places,
        staff=tuple(
            Colleague(one.id, one.name, one.sign_in, one.roles, one.conduct, one.id == who.staff) for one in staff
        ),
        visits=tuple(
            Visit(one.id, _visit(one, names, zone, lang))
            for one in called.told(visits.assigned(book, who))
            if one.learner in here
        ),
        sessions=tuple(
            Signed(one.id, _session(one, zone, lang), one.name)
            for one in sessions.listed(book, who)
            if one.staff in names
        ),
        learners=tuple((one.id, one.nickname) for one in learners),
        today=today,
        until=today + USUAL,
        manages=place in who.places("manager"),
    )


def _visit(one: visits.Assigned, names: dict[str, str], zone: str, lang: str) -> str:
    last = day_of(one.until_at - timedelta(seconds=1), zone)
    staff = names.get(one.staff, say("people.somebody", lang))
    until = desk_days.day_words(last, lang)
    return say("people.visit", lang, staff=staff, learner=one.nickname, until=until)


def _session(one: sessions.Session, zone: str, lang: str) -> str:
    since, until = (_clock(moment, zone) for moment in (one.made_at, one.expires_at))
    key = "people.session_desk" if one.kind == "desk" else "people.session_paired"
    return say(key, lang, name=one.name, device=one.device or say("people.a_phone", lang), since=since, until=until)


def _clock(moment: datetime, zone: str) -> str:
    return moment.astimezone(ZoneInfo(zone)).strftime("%m-%d %H:%M")


def _add(
    home: House, who: Who, place: str, lang: str, name: str, sign_in: str, role: str, first: str, again: str
) -> Refusal:
    if not name:
        return say("gate.name_missing", lang)
    if fault := passphrase.fault(first, again):
        return say(fault, lang)
    try:
        accounts.add_staff(home.book, who, NewStaff(name, sign_in, passphrase.hashed(first)), [role_of(role)], place)
    except HiddenNumber as hidden:
        return hidden.say(lang)
    except Unfit:
        return say("people.name_taken", lang)
    except (LookupError, NotAllowed):
        return say("people.not_found", lang)
    return None


def role_of(name: str) -> Role:
    """The role of that name; raises `Unfit` for another word."""
    found = next((role for role in accounts.ROLES if role == name), None)
    if found is None:
        raise Unfit("role", "one of the roles")
    return found


def _take(home: House, who: Who, place: str, lang: str, staff: str, role: str) -> Refusal:
    try:
        accounts.end_role(home.book, who, staff, role_of(role), place)
    except Unfit:
        return say("people.last_manager", lang)
    except LookupError:
        return say("people.not_found", lang)
    return None


def _passphrase(home: House, who: Who, lang: str, staff: str, first: str, again: str) -> Refusal:
    if fault := passphrase.fault(first, again):
        return say(fault, lang)
    return desk_door.attempt(lang, lambda: accounts.change_passphrase(home.book, who, staff, passphrase.hashed(first)))


def _pair(home: House, who: Who, lang: str, staff: str) -> PairOffer | str:
    made: list[PairOffer | str] = []

    def offer() -> None:
        try:
            one = pairing.new_pair_code(home, who, staff)
            made.append(PairOffer(pairing.qr(one.url), one.short, one.page))
        except NotAllowed:
            made.append(say("people.pair_themselves", lang))

    refused = desk_door.attempt(lang, offer)
    return refused if refused is not None else made[0]


def _assign(home: House, who: Who, lang: str, zone: str, learner: str, staff: str, first: date, last: date) -> Refusal:
    """From the first instant of the first day to the last one of the last."""
    if last < first:
        return say("people.days_reversed", lang)
    begin, end = bounds(first, zone)[0], bounds(last, zone)[1]
    return desk_door.attempt(lang, lambda: visits.assign(home.book, who, learner, staff, begin, end))
