"""Numbers of identity cards, bank cards and mobiles get into no name and no note, whoever types them where."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pytest
from sqlalchemy import inspect, text

from media.words import say
from tests.tracker.cast import HASH, Cast
from tests.tracker.test_store import CHECK, UNLIKE, VOICE
from tracker import accounts, classes, consents, people
from tracker.faults import HiddenNumber
from tracker.people import NewLearner

NUMBERS: Final = {
    "identity": "11010519491231002X",
    "card": "6222 0212 3456 7890 123",
    "mobile": "138-1234-5678",
}
Write = Callable[[Cast, str], object]
FIELDS: Final[dict[str, Write]] = {
    "a nickname at enrolling": lambda c, n: people.enrol(c.book, c.who("social worker"), c.place, [NewLearner(n)]),
    "a real name at enrolling": lambda c, n: people.enrol(
        c.book, c.who("social worker"), c.place, [NewLearner("新", real_name=n, consent="paper")]
    ),
    "a nickname that is changed": lambda c, n: people.change(c.book, c.who("social worker"), c.learners[0], nickname=n),
    "a class's name": lambda c, n: classes.add(c.book, c.who("social worker"), c.place, n),
    "a place's name": lambda c, n: accounts.add_place(c.book, c.who("manager"), n),
    "the name of staff": lambda c, n: accounts.NewStaff(n, "new", HASH),
    "a name to sign in with": lambda c, n: accounts.NewStaff("新", n, HASH),
    "a witness": lambda c, n: consents.note(c.book, c.who("social worker"), c.learners[0], "photo", True, "spoken", n),
    "这里不一样": lambda c, n: c.book.note_difference(c.who("social worker"), replace(UNLIKE, note=n)),
    "an app's version": lambda c, n: c.book.note_check(c.who("social worker"), replace(CHECK, app_version=n)),
    "who read aloud": lambda c, n: c.book.add_recording(c.who("social worker"), replace(VOICE, recorder=n)),
}


@pytest.mark.parametrize("kind", NUMBERS)
@pytest.mark.parametrize("field", FIELDS)
def test_a_number_is_refused_with_a_sentence_and_nothing_is_kept(cast: Cast, field: str, kind: str) -> None:
    with pytest.raises(HiddenNumber) as refused:
        FIELDS[field](cast, f"王 {NUMBERS[kind]}")
    assert refused.value.say("zh") == say(f"book.number_{kind}", "zh")
    assert NUMBERS[kind] not in str(refused.value)
    with cast.book.engine.connect() as db:
        tables = inspect(cast.book.engine).get_table_names()
        whole = [db.execute(text(f'SELECT * FROM "{one}"')).all() for one in tables]
    assert NUMBERS[kind] not in repr(whole)


def test_what_is_no_such_number_may_stand_in_a_name(cast: Cast) -> None:
    social = cast.who("social worker")
    people.change(cast.book, social, cast.learners[0], nickname="3 号楼 12 室王阿姨")
    assert classes.add(cast.book, social, cast.place, "2026 年 11 月 24 日周二班")


def test_a_telephone_stands_in_its_own_field_and_no_card_does(cast: Cast) -> None:
    social = cast.who("social worker")
    consents.note(cast.book, social, cast.learners[0], "phone", True, "paper")
    # a mobile number as people write it; this one rings nowhere
    assert people.change(cast.book, social, cast.learners[0], phone="138-1234-5678").phone
    for kind in ("identity", "card"):
        with pytest.raises(HiddenNumber):
            people.change(cast.book, social, cast.learners[0], phone=NUMBERS[kind])


def test_an_older_name_with_a_number_stays_readable_and_the_rest_can_be_changed(cast: Cast) -> None:
    with cast.book.engine.begin() as db:
        db.execute(text("UPDATE learner SET nickname = '王 13812345678' WHERE id = :id"), {"id": cast.learners[0]})
    changed = people.change(cast.book, cast.who("social worker"), cast.learners[0], birth_decade=1940)
    assert (changed.birth_decade, changed.nickname) == (1940, "王 13812345678")
