"""Pictures to be found by: no two alike in a class while one is free; a photograph as long as she agrees."""

from pathlib import Path

import pytest

from media import faces
from tests.tracker.cast import Cast
from tracker import classes, consents, people, photographs, portraits
from tracker.faults import Unfit
from tracker.people import NewLearner


def shown(cast: Cast, class_id: str) -> list[str]:
    members = people.listed(cast.book, cast.who("social worker"), class_id=class_id)
    return [faces.name_for(one.id, one.picture) for one in members]


def room(cast: Cast, names: int) -> tuple[str, list[str]]:
    social = cast.who("social worker")
    class_id = classes.add(cast.book, social, cast.place, "新班")
    new = [NewLearner(f"新{n}") for n in range(names)]
    return class_id, people.enrol(cast.book, social, cast.place, new, class_id)


def test_a_class_shares_no_picture_as_long_as_one_is_free(cast: Cast) -> None:
    class_id, _ = room(cast, len(faces.NAMES))
    assert sorted(shown(cast, class_id)) == sorted(faces.NAMES)


def test_in_a_larger_class_a_picture_is_shared_by_as_few_as_can_be(cast: Cast) -> None:
    class_id, _ = room(cast, 2 * len(faces.NAMES) + 3)
    pictures = shown(cast, class_id)
    assert max(pictures.count(name) for name in faces.NAMES) == 3


def test_who_joins_later_gets_another_picture_and_who_was_there_keeps_theirs(cast: Cast) -> None:
    social = cast.who("social worker")
    class_id, there = room(cast, 3)
    before = {
        one.id: faces.name_for(one.id, one.picture) for one in people.listed(cast.book, social, class_id=class_id)
    }
    [late] = people.enrol(cast.book, social, cast.place, [NewLearner("后来", picture=before[there[0]])])
    classes.join(cast.book, social, class_id, [late])
    after = {one.id: faces.name_for(one.id, one.picture) for one in people.listed(cast.book, social, class_id=class_id)}
    assert {one: after[one] for one in there} == before and len(set(after.values())) == 4
    free = portraits.free(cast.book, social, late)
    assert after[late] in free and not set(before.values()) & set(free)


def test_a_photograph_needs_consent_and_goes_with_it(cast: Cast, tmp_path: Path) -> None:
    social, her = cast.who("social worker"), cast.learners[0]
    name = photographs.keep(tmp_path, b"a photograph")
    assert photographs.is_photo(name) and len(name) <= 40 and not photographs.is_photo("lotus")
    with pytest.raises(Unfit):
        people.change(cast.book, social, her, picture=name)
    consents.note(cast.book, social, her, "photo", True, "paper")
    assert people.change(cast.book, social, her, picture=name).picture == name
    cast.now.later(minutes=1)
    gone = consents.note(cast.book, social, her, "photo", False, "paper")
    assert gone == [name] and people.seen(cast.book, social, her).picture in faces.NAMES
    assert photographs.delete(tmp_path, gone) == 1 and list((tmp_path / photographs.FOLDER).iterdir()) == []
    cast.now.later(minutes=1)
    assert consents.note(cast.book, social, her, "photo", False, "paper") == []
