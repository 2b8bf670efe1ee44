"""Who is who at the desk: namesakes that keep their number, photographs with consent, minutes that are shown again."""

import io
from datetime import UTC, datetime

import pytest
from PIL import Image

from media.paper import cards
from media.pictures.fonts import NoFont
from media.words import say
from tracker import accounts, classes, consents, meetings, overview, people, photographs, sessions
from tracker.access import Who
from tracker.accounts import NewStaff
from tracker.consents import Consent, Kind
from tracker.overview import Whom
from tracker.people import NewLearner
from web import desk_meeting, desk_names, desk_overview, desk_people, desk_portraits, titles
from web.wiring import House
from web.wishes import Wishes

ZH = Wishes("zh", "", "")


@pytest.fixture
def place(house: House) -> tuple[Who, str]:
    staff, place_id = accounts.set_up(house.book, NewStaff("周", "zhou", "$" + "a" * 40), "阳光里")
    who = sessions.who_of(house.book, sessions.begin(house.book, staff))
    assert who is not None
    return who, place_id


def test_the_second_of_two_is_the_second_on_every_page(house: House, place: tuple[Who, str]) -> None:
    who, place_id = place
    first, second = people.enrol(house.book, who, place_id, [NewLearner("王阿姨"), NewLearner("王阿姨")])
    first, second = sorted((first, second))
    class_id = classes.add(house.book, who, place_id, "早班")
    classes.join(house.book, who, class_id, [second])
    names = desk_names.known(house.book, who)
    lines = names.told(overview.matrix(house.book, who, Whom(place_id, class_id)))
    assert [one.nickname for one in lines] == ["王阿姨 2"]
    assert [one.nickname for one in names.told(people.listed(house.book, who, place_id=place_id))] == [
        "王阿姨", "王阿姨 2",
    ]  # fmt: skip
    view = desk_overview.gather(house, ZH, who, place_id, [(place_id, "阳光里")], {})
    assert [row.name for row in view.matrix.rows] == ["王阿姨", "王阿姨 2"]
    assert people.seen(house.book, who, second).nickname == "王阿姨"


def test_a_card_that_cannot_be_printed_leaves_the_one_before_in_force(
    house: House, place: tuple[Who, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_font(*_: object) -> bytes:
        raise NoFont

    who, place_id = place
    [her] = people.enrol(house.book, who, place_id, [NewLearner("王阿姨")])
    old = people.make_card(house.book, who, her)
    monkeypatch.setattr(cards, "cards", no_font)
    one = people.seen(house.book, who, her)
    assert desk_people._card(house, who, one, "zh") == say("pictures.no_font", "zh")
    assert people.by_card(house.book, old) is not None
    monkeypatch.undo()
    assert isinstance(desk_people._card(house, who, one, "zh"), bytes) and people.by_card(house.book, old) is None


def test_a_photograph_is_kept_with_consent_and_gone_without(house: House, place: tuple[Who, str]) -> None:
    who, place_id = place
    [her] = people.enrol(house.book, who, place_id, [NewLearner("王阿姨")])
    out = io.BytesIO()
    Image.new("RGB", (600, 800), "#AA7755").save(out, "JPEG")
    folder = house.settings.data / photographs.FOLDER

    def kept() -> list[str]:
        return sorted(path.name for path in folder.glob("face-*"))

    def answer(given: bool) -> str | None:
        wanted: tuple[Kind, bool, str, str] = ("photo", given, "paper", "")
        return desk_portraits.consent(house, who, people.seen(house.book, who, her), wanted, "zh")

    def take(data: bytes) -> str | None:
        one = people.seen(house.book, who, her)
        return desk_portraits.deeds(house, who, one, "zh").take(data)

    assert take(out.getvalue()) is not None and kept() == []  # not asked yet
    assert answer(True) is None and take(b"no picture") is not None and kept() == []
    assert take(out.getvalue()) is None and kept() == [people.seen(house.book, who, her).picture]
    before = kept()
    assert take(out.getvalue()) is None and len(kept()) == 1 and kept() != before
    shown = desk_portraits.gather(house, who, people.seen(house.book, who, her), True, "zh")
    assert shown.photo.startswith(f"/me/photo/{her}")
    assert answer(False) is None and kept() == []
    assert [one.given for one in consents.of(house.book, who, her)] == [True, False]


def test_the_day_of_a_consent_is_the_places_own() -> None:
    early = Consent("phone", True, "paper", "", datetime(2026, 11, 1, 23, 30, tzinfo=UTC))
    assert "2026-11-02" in desk_people._agreed("phone", early, "Asia/Shanghai", "zh").sentence
    assert "2026-11-01" in desk_people._agreed("phone", early, "America/New_York", "zh").sentence


def test_noted_minutes_stand_on_the_page_also_of_who_is_no_helper(house: House, place: tuple[Who, str]) -> None:
    who, place_id = place
    class_id = classes.add(house.book, who, place_id, "早班")
    helper = accounts.add_staff(house.book, who, NewStaff("小马", "ma", "$" + "a" * 40), ["volunteer"], place_id)
    classes.add_helper(house.book, who, class_id, helper)
    meeting = meetings.open_now(house.book, who, class_id).id
    meetings.note_minutes(house.book, who, meeting, who.staff, 90)
    meetings.note_minutes(house.book, who, meeting, who.staff, 75)
    assert desk_meeting._minutes(house, who, class_id, meeting) == ((helper, "小马", 0), (who.staff, "周", 75))


def test_a_command_knows_the_titles_of_the_lessons() -> None:
    assert titles.at_terminal("zh")["bigger-letters"] == "把字变大"
