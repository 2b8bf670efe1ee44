"""The overview and a learner's page: what they gather from a book, and in a real browser with a whole community."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from media.words import say
from tests.axe import STAFF, faults
from tests.conftest import set_size
from tests.faults import tracebacks
from tests.ports import free_port
from tests.web.test_desk_journey import DONE, LATIN, MEASURE, OURS, ROOT
from tracker import accounts, classes, demo, learner_record, overview, people, sessions
from tracker.access import Who
from tracker.accounts import NewStaff
from tracker.overview import Whom
from tracker.people import NewLearner
from tracker.reach import NoSuch
from tracker.screens.overview import Overview
from web import desk_learner, desk_mending, desk_names, desk_overview, wiring
from web.gate.identity import STAFF_COOKIE
from web.settings import Settings
from web.wiring import House
from web.wishes import Wishes

ZH = Wishes("zh", "", "")
HASH = "$" + "a" * 40


@dataclass(frozen=True, slots=True)
class Community:
    """The demo's community in a data folder, its social worker, and who needs help."""

    data: Path
    house: House
    who: Who
    token: str
    place: str
    stuck: overview.Help

    def gather(self, **address: str) -> Overview:
        return desk_overview.gather(self.house, ZH, self.who, self.place, [(self.place, "阳光里社区")], address)


@pytest.fixture(scope="module")
def community(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Community]:
    data = tmp_path_factory.mktemp("community")
    house = wiring.open_house(Settings(data=data))
    ready = {lesson.id for _, taught in house.library.shelf() for lesson in taught}
    demo.fill(house.book, [one for one in wiring.outlines(house.library) if one.lesson in ready], lambda words: HASH)
    found = accounts.passphrase_of(house.book, "lin")
    assert found is not None
    token = sessions.begin(house.book, found[0])
    who = sessions.who_of(house.book, token)
    assert who is not None
    place = who.places("social_worker")[0]
    stuck = next(one for one in overview.help_wanted(house.book, who, Whom(place)) if one.again)
    yield Community(data, house, who, token, place, stuck)
    house.close()


def test_monday_morning_is_told_from_the_book(community: Community) -> None:
    view = community.gather()
    assert [one.anchor for one in view.answers] == ["came", "help", "absent", "due"]
    taught = sum(len(lessons) for _, lessons in community.house.library.shelf())
    assert len(view.matrix.rows) == 36 and len(view.matrix.columns) == taught
    entry = next(one for one in view.help if one.name == community.stuck.nickname)
    assert re.search("“.+”第 [0-9]+ 步：", entry.lines[0][0]) and "接连两遍" in entry.lines[0][1]
    assert view.absent and all("最后一次来" in one.lines[0][0] for one in view.absent)
    assert len(view.came) == 2 and len(view.weeks) == 12


def test_a_class_a_course_and_a_status_narrow_what_is_shown(community: Community) -> None:
    one = classes.listed(community.house.book, community.who, community.place)[0]
    inside = community.gather(**{"class": one.id})
    assert len(inside.matrix.rows) == one.learners and one.name in inside.title and len(inside.came) == 1
    course = community.house.library.shelf()[0][0]
    assert {each.course for each in community.gather(course=course.id).matrix.columns} == {course.title.zh}
    wanted = community.gather(status="help").matrix.rows
    assert wanted and all(any(cell.help for cell in row.cells) for row in wanted)
    assert all(any(cell.status == 4 for cell in row.cells) for row in community.gather(status="4").matrix.rows)
    assert len(community.gather(weeks="4").weeks) == 4


@pytest.mark.parametrize("nonsense", ["", "nothing", "<b>", "9" * 5000, "-1", "1.5"])
def test_an_address_that_says_nonsense_shows_the_whole_place(community: Community, nonsense: str) -> None:
    address = dict.fromkeys(("class", "course", "status", "weeks", "page"), nonsense)
    assert community.gather(**address) == community.gather()


def test_a_large_place_comes_in_pages(house: House) -> None:
    staff, place = accounts.set_up(house.book, NewStaff("周", "zhou", HASH), "阳光里")
    who = sessions.who_of(house.book, sessions.begin(house.book, staff))
    assert who is not None
    people.enrol(house.book, who, place, [NewLearner(f"{n:03d}") for n in range(101)])
    first = desk_overview.gather(house, ZH, who, place, [(place, "阳光里")], {})
    last = desk_overview.gather(house, ZH, who, place, [(place, "阳光里")], {"page": "99"})
    assert [len(one.matrix.rows) for one in (first, last)] == [100, 1]
    assert [one.main for one in last.matrix.pages] == [False, True]


def test_a_class_that_nobody_joined_yet_leads_to_enrolling(community: Community) -> None:
    assert community.gather().enrol is None and community.gather(status="4").enrol is None
    empty = classes.add(community.house.book, community.who, community.place, "新开的班")
    found = community.gather(**{"class": empty})
    classes.close(community.house.book, community.who, empty)
    assert found.enrol is not None and f"class={empty}" in found.enrol.link


def test_a_learners_page_tells_what_comes_next_and_why(community: Community) -> None:
    view = desk_learner.gather(community.house, ZH, community.who, community.stuck.learner)
    table, details = view.ways
    assert table.link.startswith(f"/table/{community.stuck.learner}?")  # to sit beside her, or to enter a sheet
    assert details.link.endswith(f"who={community.stuck.learner}")  # to her own page, not to the list
    assert view.next is not None and "要帮忙" in view.next.why and "接连两遍" in view.next.why
    chosen = {"status": "help", "weeks": "4"}  # what the overview showed goes along, and back
    there = community.gather(**chosen).matrix.rows[0].link
    back = desk_learner.gather(community.house, ZH, community.who, community.stuck.learner, "", chosen).back.link
    assert "&status=help&weeks=4&" in there and back.endswith("&status=help&weeks=4")
    assert view.lessons[0].open and view.lessons[0].helps
    assert (
        len(view.consents) == 7
        and view.came
        and "打电话、存号码、拦骚扰" in (*view.not_begun, *(one.title for one in view.lessons))
    )


def test_the_lesson_of_the_address_stands_open(community: Community) -> None:
    house, who, her = community.house, community.who, community.stuck.learner
    for one in learner_record.lessons(house.book, who, her):
        view = desk_learner.gather(house, ZH, who, her, one.lesson)
        title = house.library.lessons[one.lesson].title.zh
        assert [each.title for each in view.lessons if each.open] == [title]


def test_somebody_elses_learner_does_not_exist(community: Community) -> None:
    found = accounts.passphrase_of(community.house.book, "he")
    assert found is not None
    he = sessions.who_of(community.house.book, sessions.begin(community.house.book, found[0]))
    assert he is not None
    other = next(one for one in he.places("social_worker") if one != community.place)
    stranger = people.listed(community.house.book, he, place_id=other)[0].id
    for wanted in (stranger, "nobody", ""):
        with pytest.raises(NoSuch):
            desk_learner.gather(community.house, ZH, community.who, wanted)
    with pytest.raises(NoSuch):
        desk_overview.gather(community.house, ZH, community.who, other, [(other, "翠竹苑社区")], {})


def test_names_and_walks_that_look_alike_can_be_told_apart(community: Community) -> None:
    assert desk_names.apart([("a", "张阿姨"), ("b", "张阿姨"), ("c", "张阿姨 2")]) == (
        ("a", "张阿姨"), ("b", "张阿姨 2"), ("c", "张阿姨 2 2"),
    )  # fmt: skip
    found = desk_mending.gather(community.house, ZH, community.who, community.stuck.learner)
    for choices in (found.walks, found.others):
        assert len({name for _, name in choices}) == len(choices) > 10


@pytest.fixture(scope="module")
def desk(community: Community) -> Iterator[str]:
    """The whole program over the community's data folder, on a free port."""
    port = free_port()
    command = [sys.executable, "app.py", "--host", "127.0.0.1", "--port", str(port), "--data", str(community.data)]
    log = community.data / "log.txt"
    with log.open("wb") as faults:
        program = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=faults, encoding="utf-8")
        try:
            assert program.stdout and str(port) in program.stdout.readline(), log.read_text("utf-8")
            yield f"http://localhost:{port}"
        finally:
            program.terminate()
            program.communicate(timeout=60)
    assert tracebacks(log) == ""


Come = Callable[..., Page]


@pytest.fixture
def come(open_page: Callable[..., Page], community: Community) -> Come:
    """A page of a browser at which the social worker has signed in."""

    def signed_in(width: int = 1280, height: int = 720) -> Page:
        page = open_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
        cookie = {"name": STAFF_COOKIE, "value": community.token, "domain": "localhost", "path": "/"}
        page.context.add_cookies([cookie])  # type: ignore[list-item]
        return page

    return signed_in


def visit(page: Page, desk: str, path: str, lang: str = "zh") -> None:
    page.goto(f"{desk}{path}{'&' if '?' in path else '?'}lang={lang}", timeout=60_000)
    page.locator("h1.desk-title").first.wait_for(timeout=30_000)
    page.locator(DONE).wait_for(timeout=30_000)


def learner_with_two_faces(community: Community) -> str:
    """Somebody who said before and after a lesson how sure she feels."""
    book, who = community.house.book, community.who
    for row in overview.matrix(book, who, Whom(community.place), []):
        said = desk_learner.gather(community.house, ZH, who, row.learner).sure
        if any(one.before and one.after for one in said):
            return row.learner
    raise AssertionError("nobody was asked")


def drawn(community: Community) -> list[str]:
    return ["/overview?weeks=52", f"/learner?learner={community.stuck.learner}"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_both_pages_are_open_to_everybody(desk: str, community: Community, come: Come, lang: str) -> None:
    large, narrow = come(), come(390, 844)
    for path in drawn(community):
        visit(large, desk, path, lang)
        assert faults(large, STAFF) == [], path
        assert large.evaluate(MEASURE) == {"letters": [], "targets": []}, path
        if lang == "zh":
            assert [one for one in large.evaluate(LATIN) if not OURS.search(one)] == [], path
        visit(narrow, desk, path, lang)
        over = narrow.locator("[data-testid=stMain]").evaluate("(main) => main.scrollWidth - main.clientWidth")
        assert over <= 0, path


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_line_on_top_is_one_line_at_every_width_of_a_computer(desk: str, come: Come, lang: str) -> None:
    page = come()
    visit(page, desk, "/overview", lang)
    for width in (961, 1100, 1239, 1240, 1280, 1441):
        set_size(page, width, 720)
        assert page.locator(".desk-top").evaluate("(top) => top.offsetHeight") < 80, width
        answers = page.locator(".rec-answers > li").evaluate_all("(all) => all.map((one) => one.offsetTop)")
        assert len(set(answers)) == 1, width
    set_size(page, 1100, 720)
    page.locator(".desk-places.narrow summary").click()
    last = page.locator(".desk-places.narrow details a").last.bounding_box()
    assert last is not None and last["x"] + last["width"] <= 1100


def test_a_long_name_keeps_to_its_own_row_on_screen_and_on_paper(desk: str, come: Come) -> None:
    page = come(1047, 720)
    visit(page, desk, "/overview")
    name = page.locator(".rec-matrix tbody th a").first
    name.evaluate("(name) => { name.textContent = '=HYPERLINK(\"' + 'x'.repeat(40) + '\")'; }")
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        link, row = name.bounding_box(), page.locator(".rec-matrix tbody th").first.bounding_box()
        assert link is not None and row is not None
        assert link["y"] >= row["y"] - 1 and link["y"] + link["height"] <= row["y"] + row["height"] + 1, media
        assert name.evaluate("(name) => name.scrollWidth - name.clientWidth") <= 0, media
        assert name.evaluate("(name) => name.scrollHeight - name.clientHeight") <= 2, (
            media
        )  # letters reach past their line


def test_with_the_largest_letters_nothing_chosen_is_cut_off_and_faces_stand_apart(
    desk: str, community: Community, come: Come
) -> None:
    """1280 px at letters of 28 px are 731 at the usual ones."""
    page = come(731, 720)
    for path in ("/people", "/reports"):
        visit(page, desk, path, "en")
        chosen = page.locator("[data-testid=stSelectbox] input")
        expect(chosen.first).to_be_visible()
        cut = chosen.evaluate_all(
            "(all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.value)"
        )
        assert cut == [], path
    narrow = come(320, 568)
    visit(narrow, desk, "/people", "en")
    over = narrow.locator("[data-testid=stMain]").evaluate("(main) => main.scrollWidth - main.clientWidth")
    assert over <= 0
    sure = learner_with_two_faces(community)
    visit(page, desk, f"/learner?learner={sure}", "en")
    pair = page.locator(".rec-faces").filter(has=page.locator(".rec-face + .rec-face")).first
    before, after = (pair.locator(".rec-face").nth(n).bounding_box() for n in (0, 1))
    assert before is not None and after is not None
    assert after["y"] > before["y"] or after["x"] - before["x"] - before["width"] >= 20


def test_on_paper_a_heading_stays_with_what_it_heads(desk: str, come: Come) -> None:
    page = come(1047, 720)
    visit(page, desk, "/overview")
    page.emulate_media(media="print")
    expect(page.locator(".desk-top")).to_be_hidden()
    headed = page.locator("[data-testid=stElementContainer]:has(> .stHtml > .desk-heading)")
    breaks = headed.evaluate_all("(all) => all.map((one) => getComputedStyle(one).breakAfter)")
    assert len(breaks) > 3 and set(breaks) == {"avoid"}


def test_names_and_titles_stay_in_sight_while_the_matrix_moves(desk: str, come: Come) -> None:
    page = come(800, 720)
    visit(page, desk, "/overview")
    frame = page.locator(".rec-frame").first
    frame.evaluate("(frame) => { frame.scrollLeft = 300; frame.scrollTop = 600; }")
    box = frame.bounding_box()
    name, title = page.locator(".rec-matrix tbody th a").nth(14), page.locator(".rec-title").nth(8)
    assert box is not None
    for one in (name.bounding_box(), title.bounding_box()):
        assert one is not None and one["x"] >= box["x"] and one["y"] >= box["y"]
    assert frame.evaluate("(frame) => frame.scrollLeft") == 300


def test_a_choice_stays_in_the_address_and_a_name_leads_to_the_learner(
    desk: str, community: Community, come: Come
) -> None:
    page = come()
    visit(page, desk, "/overview")
    page.get_by_role("combobox", name=say("overview.status", "zh")).click()
    page.get_by_role("option", name=say("book.needs_help", "zh")).click()
    page.wait_for_url(re.compile("status=help"))
    page.reload()
    page.locator(DONE).wait_for(timeout=30_000)
    rows = page.locator(".rec-matrix tbody tr")
    expect(rows).to_have_count(len(community.gather(status="help").matrix.rows))
    page.locator(".rec-list .rec-name", has_text=community.stuck.nickname).first.click()
    page.get_by_role("heading", name=community.stuck.nickname, exact=True).wait_for(timeout=30_000)
    expect(page.locator("details.rec-lesson[open] .rec-helps").first).to_be_visible()


def test_a_walk_that_was_somebody_elses_moves_after_a_second_question(
    desk: str, community: Community, come: Come
) -> None:
    her, book, who = community.stuck.learner, community.house.book, community.who
    before = [one.id for one in learner_record.walks(book, who, her)]
    page = come()
    visit(page, desk, f"/learner?learner={her}")
    page.get_by_role("button", name=say("overview.not_her", "zh")).click()
    page.get_by_role("button", name=say("overview.sure", "zh")).click()
    page.get_by_text("这一遍算到").wait_for()
    page.locator(DONE).wait_for(timeout=30_000)
    after = [one.id for one in learner_record.walks(book, who, her)]
    assert after == before[1:]
