"""我是谁: a picture or a card, no password; the page says who it thinks she is; 学完了 leaves nothing behind."""

import re
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from media.paper import typeset
from media.words import say
from tests.gate.conftest import Cast, Clock, Visit, who
from tracker import meetings, people
from web.gate.cards import token_in, url
from web.gate.identity import LEARNER_COOKIE
from web.wiring import House


@pytest.fixture
def tablet(cast: Cast, visit: Visit) -> TestClient:
    """A paired device of the class's volunteer."""
    return visit(staff=cast.staff["volunteer"], paired=True)


def names(html: str) -> list[str]:
    return re.findall(r'class="face-name">([^<]+)<', html)


def test_faces_show_on_a_paired_device_twelve_at_a_time(cast: Cast, tablet: TestClient) -> None:
    first, second = tablet.get("/me").text, tablet.get("/me?page=2").text
    assert (len(names(first)), len(names(second))) == (12, 2)
    assert not set(names(first)) & set(names(second))
    assert say("gate.me_more", "zh") in first


def test_no_name_shows_on_a_strange_phone_or_at_this_computer_without_staff(cast: Cast, visit: Visit) -> None:
    for client in (visit(), visit(here=True)):
        answer = client.get("/me")
        assert answer.status_code == 200 and names(answer.text) == [] and "王阿姨" not in answer.text
        assert client.post("/me/choose", data={"meeting": cast.meeting, "learner": cast.learners[0]}).status_code == 404


def test_a_volunteer_of_another_place_sees_only_her_own_class(cast: Cast, visit: Visit) -> None:
    stranger = visit(staff=cast.staff["other_volunteer"], paired=True)
    assert names(stranger.get("/me").text) == ["李叔叔"]
    choice = {"meeting": cast.meeting, "learner": cast.learners[0]}
    assert stranger.post("/me/choose", data=choice).status_code == 404


def test_with_several_classes_open_the_class_comes_first(house: House, cast: Cast, visit: Visit) -> None:
    boss = visit(here=True, staff=cast.manager)
    page = boss.get("/me").text
    assert names(page) == [] and "周三手机班" in page and "周五手机班" in page
    assert names(boss.get(f"/me?class={cast.other_class}").text) == ["李叔叔"]


def test_one_touch_and_the_pages_say_who_she_is(cast: Cast, tablet: TestClient) -> None:
    answer = tablet.post("/me/choose", data={"meeting": cast.meeting, "learner": cast.learners[0]})
    assert answer.status_code == 303
    marks = answer.headers["set-cookie"].lower()
    assert "httponly" in marks and "samesite=lax" in marks
    assert cast.learners[0] not in tablet.cookies[LEARNER_COOKIE]
    for path in ("/me", "/learn", "/learn/bigger-letters", "/learn/bigger-letters/2"):
        page = tablet.get(path)
        assert say("gate.me_are", "zh", name="王阿姨") in page.text, path
        assert say("gate.me_leave", "zh") in page.text
        assert page.headers["cache-control"] == "no-store"
        assert page.headers.get("etag") is None or path == "/me"


def test_her_page_leaves_packed_for_who_can_unpack_it(cast: Cast, tablet: TestClient) -> None:
    tablet.post("/me/choose", data={"meeting": cast.meeting, "learner": cast.learners[0]})
    packed = tablet.get("/learn/bigger-letters/practise", headers={"accept-encoding": "gzip"})
    plain = tablet.get("/learn/bigger-letters/practise", headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert int(packed.headers["content-length"]) * 4 < int(plain.headers["content-length"])
    for page in (packed, plain):
        assert say("gate.me_are", "zh", name="王阿姨") in page.text and page.text.endswith("</html>")
        assert page.headers["cache-control"] == "no-store"


def test_in_a_scenario_her_page_knows_what_she_has_gone_through_today(cast: Cast, tablet: TestClient) -> None:
    tablet.post("/me/choose", data={"meeting": cast.meeting, "learner": cast.learners[0]})
    address = "/learn/shop-receive/practise"
    assert '"gone_through":[]' in tablet.get(f"{address}?scenario=shopping").text
    assert "gone_through" not in tablet.get(address).text


def test_from_every_page_of_hers_one_touch_leads_back_calls_a_human_and_opens_what_to_do_when_tricked(
    house: House, cast: Cast, tablet: TestClient, visit: Visit
) -> None:
    house.book.change_setting(who(house, cast.manager), "community_phone", "0571-8765 4321")
    pages = [tablet.get("/me?lang=zh").text]
    tablet.post("/me/choose", data={"meeting": cast.meeting, "learner": cast.learners[0]})
    scenario = house.library.scenarios[0].id
    pages += [tablet.get(f"{path}lang=zh").text for path in ("/me?", "/me?own=ask&", "/learn?", "/learn/judge?")]
    pages.append(tablet.get(f"/learn/scenario/{scenario}?lang=zh").text)
    for page in pages:
        assert 'href="/learn?lang=zh"' in page and 'href="/tricked?lang=zh"' in page
        assert say("player.help_me", "zh") in page and 'href="tel:057187654321"' in page
    lost = visit().get("/learn/nothing?lang=zh").text
    assert say("player.help_me", "zh") in lost and 'href="/tricked?lang=zh"' in lost


def test_the_other_language_shows_the_same_page(cast: Cast, tablet: TestClient) -> None:
    assert 'href="/me?lang=en&amp;page=2"' in tablet.get("/me?lang=zh&page=2").text
    assert 'href="/me?lang=en"' in tablet.post("/me/card", data={"card": "no card"}).text
    assert tablet.get("/me?lang=zh&path=x&self=y").status_code == 200


def test_a_face_that_is_not_in_this_meeting_cannot_be_chosen(house: House, cast: Cast, tablet: TestClient) -> None:
    for learner in (cast.others[0], cast.absent, "00000000-0000-7000-8000-000000000000", ""):
        assert tablet.post("/me/choose", data={"meeting": cast.meeting, "learner": learner}).status_code == 404
    meetings.close(house.book, who(house, cast.manager), cast.meeting)
    answer = tablet.post("/me/choose", data={"meeting": cast.meeting, "learner": cast.learners[0]})
    assert answer.status_code == 404 and names(tablet.get("/me").text) == []


def test_who_is_not_active_any_more_is_gone_at_once(house: House, cast: Cast, tablet: TestClient) -> None:
    tablet.post("/me/choose", data={"meeting": cast.meeting, "learner": cast.learners[0]})
    boss = who(house, cast.manager)
    people.note_status(house.book, boss, cast.learners[0], "left", house.book.now().date())
    assert "王阿姨" not in tablet.get("/me").text
    assert "王阿姨" not in tablet.get("/learn").text


def test_finished_leads_back_to_the_picker(cast: Cast, tablet: TestClient) -> None:
    tablet.post("/me/choose", data={"meeting": cast.meeting, "learner": cast.learners[0]})
    answer = tablet.post("/me/leave")
    assert (answer.status_code, answer.headers["location"]) == (303, "/me?lang=zh")
    assert LEARNER_COOKIE not in tablet.cookies
    assert len(names(tablet.get("/me").text)) == 12


def test_ten_idle_minutes_on_a_shared_device_are_the_end(cast: Cast, tablet: TestClient, clock: Clock) -> None:
    tablet.post("/me/choose", data={"meeting": cast.meeting, "learner": cast.learners[0]})
    clock.wait(minutes=9)
    assert tablet.post("/me/here").status_code == 204  # a touch: ten more minutes
    clock.wait(minutes=9)
    assert "王阿姨" in tablet.get("/learn").text
    clock.wait(minutes=1)
    assert say("gate.me_are", "zh", name="王阿姨") not in tablet.get("/learn").text


def test_a_card_signs_in_where_no_face_may_show(house: House, cast: Cast, visit: Visit) -> None:
    token = people.make_card(house.book, who(house, cast.manager), cast.learners[0])
    phone = visit()
    answer = phone.post("/me/card", data={"card": url("http://192.168.1.5:8501", token)})
    assert answer.headers["location"] == "/me?own=ask"
    assert say("gate.me_own_title", "zh") in phone.get("/me?own=ask").text
    answer = phone.post("/me/own", data={"own": "yes"})
    assert "max-age=2592000" in answer.headers["set-cookie"].lower()
    assert say("gate.me_are", "zh", name="王阿姨") in phone.get("/me").text


def test_her_own_phone_is_still_hers_after_an_hour_and_a_shared_one_is_not(
    house: House, cast: Cast, visit: Visit, clock: Clock
) -> None:
    token = people.make_card(house.book, who(house, cast.manager), cast.learners[0])
    for answer, hers in (("yes", True), ("no", False)):
        phone = visit()
        phone.post("/me/card", data={"card": token})
        phone.post("/me/own", data={"own": answer})
        clock.wait(hours=1)
        assert (say("gate.me_are", "zh", name="王阿姨") in phone.get("/me").text) == hers


def test_a_revoked_card_takes_every_phone_along_that_came_in_by_it(house: House, cast: Cast, visit: Visit) -> None:
    boss, her = who(house, cast.manager), cast.learners[0]
    token = people.make_card(house.book, boss, her)
    finder = visit()
    finder.post("/me/card", data={"card": token})
    finder.post("/me/own", data={"own": "yes"})
    assert "王阿姨" in finder.get("/me").text
    people.revoke_card(house.book, boss, her)
    assert "王阿姨" not in finder.get("/me").text
    assert "王阿姨" not in finder.get("/learn").text
    assert finder.post("/me/here").status_code == 401
    anew = visit()
    anew.post("/me/card", data={"card": people.make_card(house.book, boss, her)})
    assert "王阿姨" in anew.get("/me").text and "王阿姨" not in finder.get("/me").text


def test_a_cookie_of_an_earlier_version_is_still_hers(house: House, cast: Cast, visit: Visit, clock: Clock) -> None:
    phone = visit()
    seconds = int(clock.now.timestamp())
    phone.cookies.set(LEARNER_COOKIE, house.gate._learning.close([cast.learners[0], True, "", seconds, seconds]))
    assert "王阿姨" in phone.get("/me").text
    phone.cookies.set(LEARNER_COOKIE, house.gate._learning.close([cast.learners[0], True, "", seconds, "x"]))
    assert "王阿姨" not in phone.get("/me").text


def test_a_photo_of_the_card_is_read_on_the_server(house: House, cast: Cast, visit: Visit) -> None:
    token = people.make_card(house.book, who(house, cast.manager), cast.learners[0])
    photo = _photo(url("http://192.168.1.5:8501", token))
    phone = visit()
    answer = phone.post("/me/card", files={"photo": ("card.png", photo, "image/png")})
    assert answer.status_code == 303
    assert "王阿姨" in phone.get("/me").text


def test_a_bad_photo_a_strange_card_and_a_revoked_one_are_one_sentence_each(
    house: House, cast: Cast, visit: Visit
) -> None:
    boss = who(house, cast.manager)
    token = people.make_card(house.book, boss, cast.learners[0])
    people.revoke_card(house.book, boss, cast.learners[0])
    phone = visit()
    for sent in ({"files": {"photo": ("x.jpg", b"no picture", "image/jpeg")}}, {"data": {"card": "short"}}):
        answer = phone.post("/me/card", **sent)
        assert answer.status_code == 422 and say("gate.me_card_unread", "zh") in answer.text
    for card in (token, "A" * 22):
        answer = phone.post("/me/card", data={"card": card})
        assert answer.status_code == 422 and say("gate.me_card_unknown", "zh") in answer.text
    assert LEARNER_COOKIE not in phone.cookies


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("http://192.168.1.5:8501/me#card=abcdefghijklmnopqrstuv", "abcdefghijklmnopqrstuv"),
        (" abcdefghijklmnopqrstuv\n", "abcdefghijklmnopqrstuv"),
        ("http://evil.example/?abcdefghijklmnopqrstuv", None),
        ("", None),
    ],
)
def test_a_scanner_types_the_address_or_the_token(text: str, token: str | None) -> None:
    assert token_in(text) == token


def test_a_cookie_that_was_changed_is_nobodys(cast: Cast, tablet: TestClient) -> None:
    tablet.post("/me/choose", data={"meeting": cast.meeting, "learner": cast.learners[0]})
    sealed = tablet.cookies[LEARNER_COOKIE]
    tablet.cookies.clear()
    tablet.cookies.set(LEARNER_COOKIE, ("B" if sealed[0] != "B" else "C") + sealed[1:])
    assert "王阿姨" not in tablet.get("/learn").text


def _photo(text: str) -> bytes:
    """The card's square code as a picture."""
    from media.pictures import raster

    drawn = typeset.code(text, "card")
    svg = drawn if isinstance(drawn, str) else drawn["svg"]
    import io

    out = io.BytesIO()
    raster.shapes(svg, 600).convert("RGB").save(out, "PNG")
    assert urlsplit(text).fragment
    return out.getvalue()
