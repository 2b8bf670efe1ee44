"""What the desk says when somebody types a number that is kept nowhere."""

from media.words import say
from tests.gate.conftest import WORDS
from tests.web.conftest import Visit
from tracker import classes
from tracker.access import Grant, Who
from web import desk_door, desk_found
from web.wiring import House

MOBILE = "女儿 138 1234 5678"


def test_a_refused_number_has_a_sentence_of_its_own_wherever_the_desk_writes(house: House) -> None:
    social = Who("staff", staff="s", grants=(Grant("social_worker", "p"),))
    refused = desk_door.attempt("zh", lambda: classes.add(house.book, social, "p", MOBILE))
    assert refused == say("book.number_mobile", "zh")


def test_a_note_about_a_menu_with_a_number_keeps_no_picture_either(house: House) -> None:
    lesson = next(iter(house.library.lessons.values()))
    step = lesson.steps[0].id
    refused = desk_found.different(house, lesson, "zh", step, "huawei", MOBILE, b"not even looked at")
    assert refused == say("book.number_mobile", "zh")
    assert list((house.settings.data / "pictures").iterdir()) == []


def test_at_set_up_too(house: House, visit: Visit) -> None:
    form = {"code": house.gate.set_up_code, "place": "桃源社区", "name": "陈 13812345678", "words": WORDS}
    answer = visit().post("/set-up", data=form | {"again": WORDS})
    assert answer.status_code == 422 and say("book.number_mobile", "zh") in answer.text
