"""The light pages as a visitor gets them: shelf, lessons, 我好像被骗了, and what is not there."""

import json
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from jinja2 import UndefinedError

from lessons import library
from lessons.lesson import Lesson
from media.words import say
from tests.web.conftest import Visit
from tracker.access import STAFF_HERE
from tracker.entries import Recording
from tracker.keeping import BOOK
from web.press import json_block
from web.wiring import House, said
from web.wishes import Wishes

PAGES = ["/learn", "/learn/{lesson}", "/learn/{lesson}/2", "/tricked", "/learn/not-a-lesson"]


class Links(HTMLParser):
    """Collects every address a page names."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.lang = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.lang = given["lang"]
        self.found += [(tag, given[name]) for name in ("href", "src", "action", "poster", "srcset") if name in given]


def read(html: str) -> str:
    """What a page says, without its marks."""
    return unescape(re.sub(r"<[^>]+>", "", html))


@pytest.fixture
def lesson(house: House) -> Lesson:
    """A lesson that is on the shelf."""
    return house.library.shelf()[0][1][0]


@pytest.fixture
def draft(house: House) -> Lesson:
    """A lesson that somebody is still writing."""
    whole = house.library
    made = replace(whole.lessons["typing"], status="draft")
    house._lessons.library = replace(whole, lessons={**whole.lessons, made.id: made})
    return made


def test_the_shelf_shows_every_ready_lesson_and_no_draft(house: House, draft: Lesson, visit: Visit) -> None:
    assert draft.id in house.library.lessons
    html = visit().get("/learn").text
    for lesson in house.library.lessons.values():
        assert (f'href="/learn/{lesson.id}?' in html) == (lesson.status == "ready")


def test_the_shelf_says_how_long_and_what_comes_first(house: House, visit: Visit) -> None:
    html = visit().get("/learn").text
    lesson = next(one for _, row in house.library.shelf() for one in row if any(map(house.library.ready, one.needs)))
    first = next(found for name in lesson.needs if (found := house.library.ready(name)))
    assert say("pages.minutes", "zh", n=lesson.minutes) in html
    assert first.title.zh in html


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("lang", "mark"), [("zh", "zh-CN"), ("en", "en")])
def test_every_page_is_marked_with_its_language(visit: Visit, lesson: Lesson, page: str, lang: str, mark: str) -> None:
    html = visit().get(page.format(lesson=lesson.id), params={"lang": lang}).text
    assert Links(html).lang == mark


@pytest.mark.parametrize("page", PAGES)
def test_no_page_names_another_host(visit: Visit, lesson: Lesson, page: str) -> None:
    html = visit().get(page.format(lesson=lesson.id)).text
    for tag, address in Links(html).found:
        assert re.match(r"(/[^/]|#|tel:|\?)", address), (tag, address)


@pytest.mark.parametrize("page", PAGES)
def test_every_address_on_a_page_is_there(visit: Visit, lesson: Lesson, page: str) -> None:
    visitor = visit()
    for _, address in Links(visitor.get(page.format(lesson=lesson.id)).text).found:
        if address.startswith("/") and "not-a-lesson" not in address:
            assert visitor.get(address).status_code == 200, address


@pytest.mark.parametrize("page", ["/learn", "/learn/{lesson}", "/learn/{lesson}/2", "/learn/not-a-lesson"])
def test_every_page_leads_to_the_help_page(visit: Visit, lesson: Lesson, page: str) -> None:
    assert 'href="/tricked?lang=zh"' in visit().get(page.format(lesson=lesson.id)).text


def test_the_language_is_the_address_then_the_cookie_then_the_browser(visit: Visit) -> None:
    visitor = visit(accept_language="fr;q=1, en-GB;q=0.8, zh;q=0.5")
    assert Links(visitor.get("/learn").text).lang == "en"
    assert Links(visitor.get("/learn?lang=zh").text).lang == "zh-CN"
    assert Links(visitor.get("/learn").text).lang == "zh-CN"
    assert Links(visitor.get("/learn?lang=xx").text).lang == "zh-CN"
    assert Links(visit(accept_language="fr").get("/learn").text).lang == "zh-CN"


def test_cookies_stay_on_this_site_and_are_set_only_when_wished(visit: Visit) -> None:
    answer = visit().get("/learn?lang=en")
    assert "samesite=lax" in answer.headers["set-cookie"].lower()
    assert "set-cookie" not in visit().get("/learn").headers


def test_the_first_step_can_be_read_without_scripts(visit: Visit, lesson: Lesson) -> None:
    html = visit().get(f"/learn/{lesson.id}").text.partition('<script type="application/json"')[0]
    assert lesson.steps[0].touches[0].text.zh in read(html)
    assert say("player.step_heading", "zh", n=1, of=len(lesson.steps)) in html
    assert f'href="/learn/{lesson.id}/2?lang=zh"' in html


def test_a_lesson_can_be_walked_to_its_end_without_scripts(visit: Visit, lesson: Lesson) -> None:
    visitor = visit()
    for n in range(1, len(lesson.steps) + 1):
        html = visitor.get(f"/learn/{lesson.id}/{n}").text
        assert lesson.steps[n - 1].touches[0].text.zh in read(html)
        assert f"/learn/{lesson.id}/{n + 1}?lang=zh" in html
        assert f'data-player="/learn/{lesson.id}?lang=zh#step-{n}"' in html  # for whoever has scripts after all
    assert say("player.last_page", "zh") in visitor.get(f"/learn/{lesson.id}/{len(lesson.steps) + 1}").text


@pytest.mark.parametrize("n", ["0", "99", "-1", "abc", "1/2"])
def test_a_step_that_does_not_exist_is_a_page_with_a_way_back(visit: Visit, lesson: Lesson, n: str) -> None:
    answer = visit().get(f"/learn/{lesson.id}/{n}")
    assert answer.status_code == 404
    assert 'href="/learn?lang=zh"' in answer.text


def test_a_draft_is_not_here_for_learners(draft: Lesson, visit: Visit) -> None:
    answer = visit().get(f"/learn/{draft.id}")
    assert answer.status_code == 404
    assert say("pages.no_lesson_title", "zh") in answer.text


def test_the_players_data_is_whole_and_cannot_end_its_element(visit: Visit, lesson: Lesson) -> None:
    html = visit().get(f"/learn/{lesson.id}").text
    found = re.search(r'<script type="application/json" id="lesson-data">(.*?)</script>', html, re.S)
    assert found is not None
    data = json.loads(found[1])
    assert data["lesson"] == lesson.id and len(data["steps"]) == len(lesson.steps)
    assert "<" not in found[1]


def test_json_in_a_page_keeps_every_letter_and_closes_nothing() -> None:
    nasty = {"a": "</script><!--<script>", "b": "&\u2028\u2029'\""}
    block = str(json_block(nasty))
    assert not set("<>&\u2028\u2029") & set(block)
    assert json.loads(block) == nasty


def test_a_lesson_weighs_little_before_the_first_sound(house: House, visit: Visit) -> None:
    visitor = visit(accept_encoding="gzip")
    for _, row in house.library.shelf():
        for lesson in row:
            html = visitor.get(f"/learn/{lesson.id}")
            files = {address for _, address in Links(html.text).found if address.startswith("/assets/")}
            sizes = [int(visitor.get(address).headers["content-length"]) for address in files]
            assert int(html.headers["content-length"]) + sum(sizes) <= 150_000


def test_a_page_the_reader_has_already_is_not_sent_again(visit: Visit, lesson: Lesson) -> None:
    visitor = visit()
    mark = visitor.get(f"/learn/{lesson.id}").headers["etag"]
    assert visitor.get(f"/learn/{lesson.id}", headers={"if-none-match": mark}).status_code == 304
    assert visitor.get(f"/learn/{lesson.id}?lang=en", headers={"if-none-match": mark}).status_code == 200


def test_assets_are_kept_for_ever_under_their_mark_only(house: House, visit: Visit) -> None:
    visitor = visit()
    now = visitor.get(house.assets.url("player.js"))
    assert "immutable" in now.headers["cache-control"]
    assert now.headers["content-type"].startswith("text/javascript")
    assert visitor.get("/assets/0000/player.js").headers["cache-control"] == "no-cache"
    assert visitor.get(f"/assets/{house.assets.mark}/../../app.py").status_code == 404
    assert visitor.get(f"/assets/{house.assets.mark}/step.html.jinja").status_code == 404


def test_healthz_answers_in_json(visit: Visit) -> None:
    answer = visit(accept="*/*").get("/healthz")
    assert answer.status_code == 200
    assert answer.json().keys() == {"status", "version", "lessons", "problems"}
    assert answer.json()["problems"] == 0  # that nobody has walked its menus on a real phone yet is none
    assert answer.json()["status"] == "ok"


def test_the_help_page_says_hang_up_first_and_then_dials(visit: Visit) -> None:
    html = visit().get("/tricked").text
    dialled = [address for _, address in Links(html).found if address.startswith("tel:")]
    assert dialled == ["tel:110", "tel:96110"]
    assert html.index(say("pages.tricked_1", "zh")) < html.index("tel:110") < html.index(say("pages.tricked_3", "zh"))


def test_the_community_can_be_rung_once_its_number_is_set(house: House, visit: Visit) -> None:
    house.book.change_setting(STAFF_HERE, "community_phone", "0571-8765 4321")
    assert 'href="tel:057187654321"' in visit(peer="192.168.1.7", host="192.168.1.5").get("/tricked").text


def test_the_help_page_stands_though_the_book_cannot_be_read(house: House, visit: Visit) -> None:
    house.book.engine.dispose()
    (house.settings.data / BOOK).write_bytes(b"not a book any more" * 500)
    answer = visit().get("/tricked")
    assert answer.status_code == 200 and 'href="tel:110"' in answer.text
    assert visit().get("/learn").status_code == 503


def test_every_sentence_of_the_help_page_is_among_those_to_be_spoken(house: House, visit: Visit) -> None:
    for lang in ("zh", "en"):
        html = visit().get("/tricked", params={"lang": lang}).text
        found = re.search(r'id="spoken">(.*?)</script>', html, re.S)
        assert found is not None
        assert {one["text"] for one in json.loads(found[1])["sentences"]} <= set(house.spoken_sentences(lang))


def test_the_last_pages_of_lessons_are_among_what_is_to_be_spoken(house: House, visit: Visit, lesson: Lesson) -> None:
    html = visit().get(f"/learn/{lesson.id}").text
    found = re.search(r'id="lesson-data">(.*?)</script>', html, re.S)
    assert found is not None
    said = {one["text"] for one in json.loads(found[1])["end"]["say"]}
    assert said and said <= set(house.spoken_sentences("zh", lesson.id))


def test_a_template_never_fills_in_what_is_not_there(house: House, lesson: Lesson) -> None:
    with pytest.raises(UndefinedError):
        house.press.print("trouble.html.jinja", Wishes("zh", "", "mandarin"), "/learn?lang=en", title="只有标题")


def test_a_recording_is_played_as_long_as_the_lesson_says_the_same(house: House, visit: Visit, lesson: Lesson) -> None:
    words = said(lesson.steps[0].touches[0], "zh")
    (house.settings.data / "recordings" / "r1.mp3").write_bytes(b"ID3" + bytes(997))
    voice = Recording(lesson.id, lesson.steps[0].id, 1, words, "zh", "home", "r1.mp3", "0" * 64, 2.0)
    kept = house.book.add_recording(STAFF_HERE, voice)
    at_home = visit(cookie="voice=home").get(f"/learn/{lesson.id}").text
    assert "/voice/r1.mp3" in at_home
    assert "/voice/r1.mp3" not in visit().get(f"/learn/{lesson.id}").text
    part = visit().get("/voice/r1.mp3", headers={"range": "bytes=0-2"})
    assert (part.status_code, part.content) == (206, b"ID3")
    house.book.retire_recording(STAFF_HERE, kept.id)
    assert visit().get("/voice/r1.mp3").status_code == 404
    assert "/voice/r1.mp3" not in visit(cookie="voice=home").get(f"/learn/{lesson.id}").text


@pytest.mark.parametrize("name", ["../qibu.db", "..%2Fqibu.db", "x.json", "a.mp3", "%00.mp3"])
def test_voice_gives_sound_only(visit: Visit, name: str) -> None:
    assert visit().get(f"/voice/{name}").status_code == 404


def test_a_page_that_breaks_says_so_without_a_traceback(
    house: House, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library.Library, "shelf", lambda self: 1 / 0)
    answer = visit().get("/learn")
    assert answer.status_code == 500
    assert say("pages.fault_title", "zh") in answer.text
    assert "Traceback" not in answer.text and "ZeroDivision" not in answer.text


@pytest.mark.parametrize(
    ("file", "kind", "start"),
    [
        ("long.jpg", "image/jpeg", b"\xff\xd8"),
        ("card-1.png", "image/png", b"\x89PNG"),
        ("cover.webp", "image/webp", b"RIFF"),
    ],
)
def test_pictures_are_painted_once_and_then_kept(
    house: House, visit: Visit, lesson: Lesson, file: str, kind: str, start: bytes
) -> None:
    visitor = visit(peer="192.168.1.7", host="192.168.1.5")
    answer = visitor.get(f"/learn/{lesson.id}/{file}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
    assert answer.content.startswith(start)
    [kept] = (house.settings.data / "pictures").iterdir()
    painted = kept.stat().st_mtime_ns
    assert visitor.get(f"/learn/{lesson.id}/{file}").content == answer.content
    assert kept.stat().st_mtime_ns == painted


@pytest.mark.parametrize("file", ["card-0.png", "card-99.png", "other.png"])
def test_a_picture_of_nothing_is_not_there(visit: Visit, lesson: Lesson, file: str) -> None:
    assert visit().get(f"/learn/{lesson.id}/{file}").status_code == 404
