from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date

import pytest

from tests.tracker.cast import Cast
from tracker.access import GUEST, STAFF_HERE, NotAllowed
from tracker.entries import Difference, MenuCheck, Recording
from tracker.store import Book

VOICE = Recording(
    lesson="bigger-letters",
    step="open-settings",
    touch=1,
    spoken="点开“设置”",
    lang="zh",
    dialect="home",
    file="a1.mp3",
    sha="0" * 64,
    seconds=3.5,
    recorder="王阿姨",
)
CHECK = MenuCheck(lesson="video-call", version=1, phone="huawei", checked_on=date(2026, 11, 1), app_version="8.0.66")
UNLIKE = Difference(lesson="video-call", version=1, step="open-chat", phone="xiaomi", note="图标在第二页")


def test_a_recording_is_there_after_the_book_was_closed_and_opened_again(open_book: Callable[[], Book]) -> None:
    first = open_book()
    kept = first.add_recording(STAFF_HERE, VOICE)
    first.close()
    assert open_book().recordings(STAFF_HERE) == [kept]


def test_the_newest_recording_of_the_same_words_counts(book: Book) -> None:
    book.add_recording(STAFF_HERE, VOICE)
    newer = book.add_recording(STAFF_HERE, replace(VOICE, file="a2.mp3"))
    assert book.recordings(STAFF_HERE) == [newer]


def test_mandarin_and_home_dialect_stand_beside_each_other(book: Book) -> None:
    book.add_recording(STAFF_HERE, VOICE)
    book.add_recording(STAFF_HERE, replace(VOICE, dialect="mandarin"))
    assert sorted(one.dialect for one in book.recordings(GUEST)) == ["home", "mandarin"]


def test_other_words_at_the_same_step_do_not_push_a_recording_out(book: Book) -> None:
    book.add_recording(STAFF_HERE, VOICE)
    book.add_recording(STAFF_HERE, replace(VOICE, spoken="从屏幕中间往下拉"))
    assert len(book.recordings(STAFF_HERE)) == 2


def test_guests_hear_a_recording_but_do_not_learn_who_spoke(book: Book) -> None:
    book.add_recording(STAFF_HERE, VOICE)
    assert [one.recorder for one in book.recordings(STAFF_HERE)] == ["王阿姨"]
    assert [one.recorder for one in book.recordings(GUEST)] == [""]


def test_a_retired_recording_is_out_of_use_and_cannot_be_retired_twice(book: Book) -> None:
    kept = book.add_recording(STAFF_HERE, VOICE)
    assert book.retire_recording(STAFF_HERE, kept.id)
    assert not book.retire_recording(STAFF_HERE, kept.id)
    assert book.recordings(STAFF_HERE) == []


def test_recordings_of_one_lesson_do_not_show_in_another(book: Book) -> None:
    book.add_recording(STAFF_HERE, VOICE)
    assert book.recordings(STAFF_HERE, "video-call") == []
    assert len(book.recordings(STAFF_HERE, "bigger-letters")) == 1


def test_the_last_check_of_each_phone_counts(book: Book) -> None:
    book.note_check(STAFF_HERE, CHECK)
    later = book.note_check(STAFF_HERE, replace(CHECK, checked_on=date(2026, 11, 20)))
    other = book.note_check(STAFF_HERE, replace(CHECK, phone="iphone"))
    assert book.checks(GUEST, "video-call") == [later, other]


def test_a_check_noted_by_mistake_can_be_taken_back(book: Book) -> None:
    kept = book.note_check(STAFF_HERE, CHECK)
    assert book.retire_check(STAFF_HERE, kept.id)
    assert book.checks(GUEST) == []


def test_a_settled_difference_leaves_the_list_but_not_the_book(book: Book) -> None:
    kept = book.note_difference(STAFF_HERE, UNLIKE)
    assert book.differences(STAFF_HERE) == [kept]
    assert book.settle_difference(STAFF_HERE, kept.id)
    assert not book.settle_difference(STAFF_HERE, kept.id)
    assert book.differences(STAFF_HERE) == []
    assert [one.settled_at is not None for one in book.differences(STAFF_HERE, settled=True)] == [True]


def test_the_last_setting_counts_and_an_empty_one_takes_it_away(book: Book) -> None:
    book.change_setting(STAFF_HERE, "community_phone", "0571-8765 4321")
    book.change_setting(STAFF_HERE, "community_phone", "0571-1234 5678")
    assert book.setting(GUEST, "community_phone") == "0571-1234 5678"
    book.change_setting(STAFF_HERE, "community_phone", "")
    assert book.setting(GUEST, "community_phone") == ""


@pytest.mark.parametrize(
    "deed",
    [
        lambda book: book.add_recording(GUEST, VOICE),
        lambda book: book.retire_recording(GUEST, "x"),
        lambda book: book.note_check(GUEST, CHECK),
        lambda book: book.retire_check(GUEST, "x"),
        lambda book: book.note_difference(GUEST, UNLIKE),
        lambda book: book.settle_difference(GUEST, "x"),
        lambda book: book.differences(GUEST),
        lambda book: book.change_setting(GUEST, "community_phone", "110"),
        lambda book: book.setting(GUEST, "secret"),
    ],
)
def test_guests_change_nothing_and_see_nothing_of_staff(book: Book, deed: Callable[[Book], object]) -> None:
    with pytest.raises(NotAllowed):
        deed(book)


def test_times_come_back_in_utc(book: Book) -> None:
    kept = book.add_recording(STAFF_HERE, VOICE)
    assert kept.made_at is not None
    [found] = book.recordings(STAFF_HERE)
    assert found.made_at == kept.made_at
    assert found.made_at is not None and found.made_at.utcoffset() == UTC.utcoffset(None)


def test_ten_people_may_write_at_once_and_nothing_is_lost(book: Book) -> None:
    def note(number: int) -> None:
        for turn in range(5):
            book.note_difference(STAFF_HERE, replace(UNLIKE, note=f"{number}-{turn}"))

    with ThreadPoolExecutor(10) as people:
        list(people.map(note, range(10)))
    assert len({one.note for one in book.differences(STAFF_HERE)}) == 50


def test_once_there_are_accounts_nobody_writes_without_having_signed_in(cast: Cast) -> None:
    for deed in (
        lambda: cast.book.add_recording(STAFF_HERE, VOICE),
        lambda: cast.book.note_difference(STAFF_HERE, UNLIKE),
        lambda: cast.book.note_check(STAFF_HERE, CHECK),
        lambda: cast.book.change_setting(STAFF_HERE, "community_phone", "110"),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_a_setting_of_one_person_is_theirs_alone_and_a_key_of_the_house_nobodys(cast: Cast) -> None:
    volunteer, manager = cast.who("volunteer"), cast.who("manager")
    mine = f"sheets_{volunteer.staff.replace('-', '')}"
    cast.book.change_setting(volunteer, mine, "[]")
    assert cast.book.setting(volunteer, mine) == "[]"
    cast.book.change_setting(STAFF_HERE, "gate_key", "aa")
    for who, key in ((manager, mine), (STAFF_HERE, mine), (manager, "gate_key"), (volunteer, "gate_key")):
        with pytest.raises(NotAllowed):
            cast.book.setting(who, key)
        with pytest.raises(NotAllowed):
            cast.book.change_setting(who, key, "x")
