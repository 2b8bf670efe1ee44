"""Staff come in: first start, name and passphrase, a phone paired for the day; and out again, from anywhere."""

import re

import pytest
from starlette.testclient import TestClient

from media.words import say
from tests.gate.conftest import HASH, WORDS, Cast, Clock, Visit, who
from tracker import accounts, audit, people, sessions
from tracker.access import NotAllowed
from tracker.attempts import ROOMFUL
from tracker.reach import NoSuch
from web.gate import passphrase
from web.gate.identity import STAFF_COOKIE
from web.gate.pages import safe_next
from web.gate.pairing import new_pair_code, qr
from web.wiring import House

SET_UP = {"place": "桃源社区", "name": "陈主任", "words": WORDS, "again": WORDS}
GOOD = {"name": "chen", "words": WORDS}


def cookie(client: TestClient) -> str:
    return client.cookies.get(STAFF_COOKIE) or ""


def test_until_somebody_is_set_up_signing_in_leads_to_the_set_up_page(visit: Visit) -> None:
    assert visit(here=True).get("/sign-in").headers["location"].startswith("/set-up")


def test_the_first_manager_needs_the_code_from_the_terminal(house: House, visit: Visit) -> None:
    client = visit(here=True)
    answer = client.post("/set-up", data=SET_UP | {"code": "00000000"})
    assert answer.status_code == 422 and say("gate.wrong_code", "zh") in answer.text
    assert not accounts.has_accounts(house.book)
    code = house.gate.set_up_code
    answer = client.post("/set-up", data=SET_UP | {"code": f"{code[:4]} {code[4:]}"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/?lang=zh")
    assert accounts.has_accounts(house.book)
    me = house.gate.staff(cookie(client), this_computer=True)
    assert me is not None and len(me.places("manager")) == 1


def test_once_set_up_nobody_sets_up_again(house: House, cast: Cast, visit: Visit) -> None:
    client = visit(here=True)
    assert client.get("/set-up").headers["location"].startswith("/sign-in")
    answer = client.post("/set-up", data=SET_UP | {"code": house.gate.set_up_code})
    assert answer.headers["location"].startswith("/sign-in") and not cookie(client)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"words": "short", "again": "short"}, "passphrase_short"),
        ({"again": WORDS + "!"}, "passphrase_differs"),
        ({"words": "x" * 201, "again": "x" * 201}, "passphrase_long"),
        ({"name": "  "}, "name_missing"),
        ({"place": ""}, "name_missing"),
    ],
)
def test_what_is_wrong_at_set_up_is_one_sentence_and_the_names_stay(
    house: House, visit: Visit, change: dict[str, str], key: str
) -> None:
    answer = visit(here=True).post("/set-up", data=SET_UP | {"code": house.gate.set_up_code} | change)
    assert answer.status_code == 422 and say(f"gate.{key}", "zh") in answer.text
    assert WORDS not in answer.text
    assert not accounts.has_accounts(house.book)


def test_set_up_and_passphrases_are_for_this_computer_or_tls(house: House, visit: Visit) -> None:
    form = SET_UP | {"code": house.gate.set_up_code}
    answer = visit().post("/set-up", data=form)
    assert answer.status_code == 403 and 'type="password"' not in visit().get("/set-up").text
    assert visit(tls=True).post("/set-up", data=form).status_code == 303


def test_name_and_passphrase_open_the_desk(cast: Cast, visit: Visit) -> None:
    client = visit(here=True)
    answer = client.post("/sign-in", data=GOOD | {"next": "/lesson?lesson=x"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/lesson?lesson=x")
    marks = answer.headers["set-cookie"].lower()
    assert "httponly" in marks and "samesite=lax" in marks and "secure" not in marks
    assert answer.headers["cache-control"] == "no-store"


def test_over_tls_the_cookie_never_travels_in_the_open(cast: Cast, visit: Visit) -> None:
    answer = visit(tls=True).post("/sign-in", data=GOOD)
    assert answer.status_code == 303 and "secure" in answer.headers["set-cookie"].lower()


def test_elsewhere_without_tls_no_passphrase_is_asked_for_or_taken(cast: Cast, visit: Visit) -> None:
    client = visit()
    assert 'type="password"' not in client.get("/sign-in").text
    answer = client.post("/sign-in", data=GOOD)
    assert answer.status_code == 403 and not cookie(client)
    assert say("gate.sign_in_not_here", "zh") in answer.text


def test_a_wrong_passphrase_and_an_unknown_name_sound_alike(cast: Cast, visit: Visit) -> None:
    wrong = visit(here=True).post("/sign-in", data={"name": "chen", "words": "not these words"})
    unknown = visit(here=True).post("/sign-in", data={"name": "nobody", "words": "not these words"})
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.text.replace("chen", "nobody") == unknown.text


def test_an_unknown_name_costs_a_real_verification(monkeypatch: pytest.MonkeyPatch) -> None:
    hasher = passphrase._HASHER
    assert passphrase.fits(HASH, WORDS) and not passphrase.fits(None, WORDS)
    kept = passphrase._nobodys().split("$")[1:4]
    assert kept == HASH.split("$")[1:4]  # the same algorithm, memory and rounds
    assert not hasher.check_needs_rehash(HASH)


def test_ten_wrong_tries_slow_down_and_lock_nobody_out(cast: Cast, visit: Visit, clock: Clock) -> None:
    client = visit(tls=True, peer="192.168.1.66")
    answers = [client.post("/sign-in", data={"name": "chen", "words": f"wrong words {n}"}) for n in range(10)]
    assert [one.status_code for one in answers] == [401] * 5 + [429] * 5
    assert int(answers[-1].headers["retry-after"]) >= 1
    assert visit(tls=True, peer="192.168.1.7").post("/sign-in", data=GOOD).status_code == 303  # from elsewhere: at once
    assert client.post("/sign-in", data=GOOD).status_code == 429
    clock.wait(seconds=3)
    assert client.post("/sign-in", data=GOOD).status_code == 303


def test_many_names_from_one_device_slow_down_too(cast: Cast, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "fits", lambda kept, words: False)
    client = visit(tls=True, peer="192.168.1.66")
    answers = [client.post("/sign-in", data={"name": f"name {n}", "words": "x" * 12}) for n in range(ROOMFUL + 2)]
    assert [one.status_code for one in answers] == [401] * ROOMFUL + [429] * 2


def test_forty_honest_people_behind_one_address_all_come_in(
    house: House, cast: Cast, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each mistypes twice, all of them before the first one succeeds; nobody is told to wait."""
    monkeypatch.setattr(passphrase, "fits", lambda kept, words: bool(kept) and words == WORDS)
    boss = who(house, cast.manager)
    names = [f"志愿者{n}" for n in range(40)]
    for name in names:
        accounts.add_staff(house.book, boss, accounts.NewStaff(name, name, HASH), ["volunteer"], cast.place)
    address = {"tls": True, "peer": "10.0.0.1"}
    for name in names:
        assert visit(**address).post("/sign-in", data={"name": name, "words": "mistyped words"}).status_code == 401
    for n, name in enumerate(names):
        if n % 2:
            assert visit(**address).post("/sign-in", data={"name": name, "words": "again mistyped"}).status_code == 401
        assert visit(**address).post("/sign-in", data={"name": name, "words": WORDS}).status_code == 303


def test_a_volunteer_comes_in_at_the_table_and_who_looks_after_a_place_at_the_desk(
    house: House, cast: Cast, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passphrase, "fits", lambda kept, words: words == WORDS)

    def led_to(name: str, wanted: str = "") -> str:
        answer = visit(tls=True).post("/sign-in", data={"name": name, "words": WORDS, "next": wanted})
        return answer.headers["location"].partition("?")[0]

    assert (led_to("volunteer"), led_to("volunteer", "/learn"), led_to("social_worker")) == ("/table", "/learn", "/")


def test_somebodys_old_card_keeps_nobody_else_waiting(house: House, cast: Cast, visit: Visit) -> None:
    boss = who(house, cast.manager)
    old = people.make_card(house.book, boss, cast.learners[0])
    new = people.make_card(house.book, boss, cast.learners[0])
    tablet = visit()
    statuses = [tablet.post("/me/card", data={"card": old}).status_code for _ in range(8)]
    assert statuses == [422] * 5 + [429] * 3
    photo = tablet.post("/me/card", content=b"not looked at", headers={"content-type": "image/jpeg"})
    assert photo.status_code == 429
    assert tablet.post("/me/card", data={"card": new}).status_code == 303
    others = [people.make_card(house.book, boss, one) for one in cast.learners[1:]]
    assert {visit().post("/me/card", data={"card": one}).status_code for one in others} == {303}


def test_signing_out_ends_the_session_wherever_its_cookie_lies(house: House, cast: Cast, visit: Visit) -> None:
    client = visit(here=True)
    client.post("/sign-in", data=GOOD)
    kept = cookie(client)
    assert client.post("/sign-out").status_code == 303
    assert not cookie(client)
    thief = visit(here=True)
    thief.cookies.set(STAFF_COOKIE, kept)
    assert thief.get("/devices").headers["location"].startswith("/sign-in")


def test_a_session_ends_by_itself(house: House, cast: Cast, visit: Visit, clock: Clock) -> None:
    client = visit(here=True, staff=cast.manager)
    assert client.get("/devices").status_code == 200
    clock.wait(hours=12, seconds=1)
    assert client.get("/devices").status_code == 303


def test_a_role_taken_away_counts_at_once(house: House, cast: Cast, visit: Visit) -> None:
    client = visit(here=True, staff=cast.staff["social_worker"])
    boss = who(house, cast.manager)
    assert client.get("/devices").status_code == 200
    accounts.end_staff(house.book, boss, cast.staff["social_worker"])
    assert client.get("/devices").status_code == 303


def test_staff_see_where_they_are_signed_in_and_end_it(house: House, cast: Cast, visit: Visit) -> None:
    phone = visit(staff=cast.staff["volunteer"], paired=True)
    boss = visit(here=True, staff=cast.manager)
    page = boss.get("/devices").text
    assert "volunteer" in page and say("gate.device_paired", "zh") in page
    listed = sessions.listed(house.book, who(house, cast.manager))
    one = next(each for each in listed if each.staff == cast.staff["volunteer"] and each.kind == "paired")
    assert boss.post("/devices/end", data={"session": one.id}).status_code == 303
    assert phone.get("/devices").status_code == 303


def test_somebody_elses_session_is_not_there_to_be_ended(house: House, cast: Cast, visit: Visit) -> None:
    stranger = visit(here=True, staff=cast.staff["other_social_worker"])
    visit(staff=cast.staff["volunteer"], paired=True)
    mine = next(
        one
        for one in sessions.listed(house.book, who(house, cast.manager))
        if one.staff == cast.staff["volunteer"] and one.kind == "paired"
    )
    foreign = stranger.post("/devices/end", data={"session": mine.id})
    nowhere = stranger.post("/devices/end", data={"session": "00000000-0000-7000-8000-000000000000"})
    assert foreign.status_code == nowhere.status_code == 404
    assert foreign.text == nowhere.text


@pytest.mark.parametrize("form", ["long", "short"])
def test_a_phone_is_paired_by_a_code_that_works_once(house: House, cast: Cast, visit: Visit, form: str) -> None:
    offer = new_pair_code(house, who(house, cast.staff["social_worker"]), cast.staff["volunteer"])
    assert (
        re.fullmatch(r"\d{4} \d{4}", offer.short) and "#" in offer.url and offer.short.replace(" ", "") not in offer.url
    )
    code = offer.url.partition("#")[2] if form == "long" else offer.short
    phone = visit()
    answer = phone.post("/pair", data={"code": code})
    assert (answer.status_code, answer.headers["location"]) == (303, "/pair?lang=zh")
    assert say("gate.paired_note", "zh", name="volunteer") in phone.get("/pair").text
    for again in (code, offer.short, offer.url.partition("#")[2]):
        second = visit()
        answer = second.post("/pair", data={"code": again})
        assert answer.status_code == 422 and not cookie(second)


def test_a_pairing_code_is_over_after_ten_minutes(house: House, cast: Cast, visit: Visit, clock: Clock) -> None:
    offer = new_pair_code(house, who(house, cast.manager), cast.staff["volunteer"])
    clock.wait(minutes=10)
    assert visit().post("/pair", data={"code": offer.short}).status_code == 422


def test_guessing_digits_becomes_slow(house: House, cast: Cast, visit: Visit) -> None:
    phone = visit()
    statuses = [phone.post("/pair", data={"code": f"{n:08}"}).status_code for n in range(7)]
    assert statuses == [422] * 5 + [429] * 2
    offer = new_pair_code(house, who(house, cast.manager), cast.staff["volunteer"])
    assert visit(peer="192.168.1.9").post("/pair", data={"code": offer.short}).status_code == 303


def test_a_paired_phone_is_over_after_the_places_midnight(house: House, cast: Cast, visit: Visit, clock: Clock) -> None:
    phone = visit(staff=cast.staff["volunteer"], paired=True)
    clock.wait(hours=13, minutes=59)  # noon, and on to nearly two in the night
    assert phone.get("/devices").status_code == 200
    clock.wait(minutes=1)
    assert phone.get("/devices").status_code == 303


def test_a_code_is_made_only_for_ones_own_people(house: House, cast: Cast) -> None:
    with pytest.raises(NoSuch):
        new_pair_code(house, who(house, cast.staff["social_worker"]), cast.staff["other_volunteer"])
    with pytest.raises(NoSuch):
        new_pair_code(house, who(house, cast.staff["volunteer"]), cast.staff["social_worker"])


def test_a_code_lends_nobody_more_than_they_may(house: House, cast: Cast) -> None:
    """Whoever makes a code can bring it back on a phone of their own."""
    boss, social = who(house, cast.manager), who(house, cast.staff["social_worker"])
    with pytest.raises(NotAllowed):
        new_pair_code(house, social, cast.staff["manager"])
    accounts.give_role(house.book, boss, cast.staff["volunteer"], "social_worker", cast.other_place)
    with pytest.raises(NotAllowed):
        new_pair_code(house, social, cast.staff["volunteer"])
    for by, phone_of in ((boss, "volunteer"), (boss, "manager"), (social, "social_worker")):
        assert new_pair_code(house, by, cast.staff[phone_of]).short


def test_the_square_code_is_drawn_here() -> None:
    drawn = qr("http://192.168.1.5:8501/pair#abc")
    assert drawn.startswith("<svg") and "viewBox" in drawn and "abc" not in drawn


def test_what_happened_at_the_gate_stands_in_the_audit_trail(house: House, cast: Cast, visit: Visit) -> None:
    visit(here=True).post("/sign-in", data=GOOD)
    assert "session.desk" in {line.action for line in audit.lines(house.book, who(house, cast.manager), cast.place)}


@pytest.mark.parametrize(
    "path", ["/sign-in", "/set-up", "/sign-out", "/pair", "/me/leave", "/me/choose", "/api/events"]
)
def test_another_sites_form_changes_nothing(cast: Cast, visit: Visit, path: str) -> None:
    client = visit(here=True, staff=cast.manager)
    answer = client.post(path, data=GOOD, headers={"origin": "http://evil.example"})
    assert answer.status_code == 403 and "set-cookie" not in answer.headers
    assert client.get("/devices").status_code == 200


@pytest.mark.parametrize("origin", ["null", "http://localhost:8502", "http://localhost.evil.example:8501", ""])
@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=b", "application/json"])
def test_no_origin_but_ours_changes_anything_whatever_kind_of_form_it_says_it_sends(
    cast: Cast, visit: Visit, origin: str, kind: str
) -> None:
    client = visit(here=True, staff=cast.manager)
    sent = {"origin": origin, "content-type": kind}
    assert client.post("/sign-out", content=b"{}", headers=sent).status_code == 403
    assert client.get("/devices").status_code == 200


@pytest.mark.parametrize("path", ["/me/photo/a%00b", "/lead?class=a%00b", "/sign-in?next=%00", "/table/%00"])
def test_an_address_that_nobody_can_type_is_not_there(cast: Cast, visit: Visit, path: str) -> None:
    assert visit(here=True, staff=cast.manager).get(path).status_code == 404


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b'{"id": "\\ud800", "sentences": "a\\u0000", "more": "\\udfff"}'),
        ("application/json", b"[" * 9000),
        ("application/x-www-form-urlencoded", b"name=%ED%A0%80&answer=a%00b&day=%FF"),
        ("multipart/form-data; boundary=b; charset=none", b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx'),
        ("multipart/form-data; boundary=b", b"no form at all"),
        ("multipart/form-data", b"x"),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(1500))),
    ],
)
def test_what_nobody_can_type_breaks_no_form(house: House, cast: Cast, visit: Visit, kind: str, body: bytes) -> None:
    client = visit(here=True, staff=cast.manager)
    her = f"/table/{cast.learners[0]}"
    for path in ("/sign-in", "/me/home", "/pair", f"{her}/home", f"{her}/bigger-letters/hand-over", "/api/events"):
        answer = client.post(path, content=body, headers={"content-type": kind})
        assert answer.status_code < 500
        # whatever is wrong with it is said by one of our pages, in the reader's language
        assert "lang=" in answer.text or answer.status_code == 303 or "json" in answer.headers["content-type"]


@pytest.mark.parametrize(
    "wanted", ["//evil.example", "https://evil.example", "/\\evil.example", "evil", "/sign-out", "", "/a\nb"]
)
def test_after_signing_in_one_stays_in_this_house(wanted: str) -> None:
    assert safe_next(wanted) == "/"


def test_a_form_too_large_is_not_read(cast: Cast, visit: Visit) -> None:
    assert visit(here=True).post("/sign-in", data={"name": "x" * 20000}).status_code == 413
    assert visit().post("/api/events", content=b"x" * (256 * 1024 + 1)).status_code == 413
    table = f"/table/{cast.learners[0]}/bigger-letters/hand-over"
    large = visit(here=True, staff=cast.manager).post(table, data={"own_words": "x" * 70000})
    assert large.status_code == 413 and "太大" in large.text
