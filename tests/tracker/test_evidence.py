"""The evidence behind a step: what was touched instead, which trap caught whom; for authors counts only, none small."""

from dataclasses import replace
from typing import Any

import pytest

from tests.tracker.cast import Cast
from tests.tracker.making import ALONE, OUTLINE, correction, walk
from tests.tracker.test_summaries import put
from tracker import corrections, evidence, people
from tracker.event import Event
from tracker.evidence import Hard, Strayed
from tracker.people import NewLearner
from tracker.reach import NoSuch

HERE = OUTLINE.lesson


def strayed_at(
    step: int, touched: list[str], traps: list[str], learner: str, day: float = 0, prompts: str = ALONE
) -> list[Event]:
    """A walk in which somebody went astray at one step."""
    events = walk(prompts, day, learner=learner)
    events[step] = replace(events[step], detail={"touched": touched, "traps": traps, "way": "touch"})
    return events


def test_what_she_touched_and_what_led_her_astray_by_step_over_all_walks(cast: Cast) -> None:
    her, social = cast.learners[0], cast.who("social worker")
    put(cast.book, strayed_at(1, ["advert", "game", "advert"], ["advert"], her))
    put(cast.book, strayed_at(1, ["advert"], [], her, 1))
    put(cast.book, strayed_at(3, [], ["pre-ticked"], her, 2))
    put(cast.book, strayed_at(4, [], [], her, 3))  # practised without going astray
    put(cast.book, strayed_at(1, ["game"], [], cast.learners[1]))
    assert evidence.strayed(cast.book, social, her) == {
        (HERE, "b"): Strayed((("advert", 3), ("game", 1)), (("advert", 1),)),
        (HERE, "d"): Strayed((), (("pre-ticked", 1),)),
    }
    with pytest.raises(NoSuch):
        evidence.strayed(cast.book, cast.who("volunteer of another class"), her)


@pytest.mark.parametrize("detail", [{"touched": "advert", "traps": 3}, {"touched": [1, None, ["x"]]}, {"other": {}}])
def test_whatever_a_page_wrote_there_nothing_breaks(cast: Cast, detail: dict[str, Any]) -> None:
    events = walk(ALONE, learner=cast.learners[0])
    put(cast.book, [replace(events[0], detail=detail), *events[1:]])
    assert evidence.strayed(cast.book, cast.who("social worker"), cast.learners[0]) == {}


def test_what_was_taken_back_and_what_was_somebody_elses_count_as_corrected(cast: Cast) -> None:
    her, other, social = cast.learners[0], cast.learners[1], cast.who("social worker")
    mine = strayed_at(1, ["advert"], [], her)
    put(cast.book, mine)
    corrections.not_her(cast.book, social, mine[0].walk, other)
    assert evidence.strayed(cast.book, social, her) == {}
    assert (HERE, "b") in evidence.strayed(cast.book, social, other)
    again = strayed_at(2, ["game"], [], her, 1)
    put(cast.book, [*again, correction(again[2], {"event": again[2].id})])
    assert evidence.strayed(cast.book, social, her) == {}


def test_authors_see_the_hardest_step_first_and_fewer_than_five_people_never_counted_out(cast: Cast) -> None:
    social = cast.who("social worker")
    many = people.enrol(cast.book, social, cast.place, [NewLearner(f"邻居{n}") for n in range(8)])
    for n, one in enumerate(many):
        prompts = "I G V I I I I I" if n < 6 else "I I V I"  # the last steps are done by six
        touched, traps = (["advert"], ["look-alike"] if n < 3 else []) if n < 6 else (["game"], [])
        put(cast.book, strayed_at(1, touched, traps, one, 0, prompts))
    put(cast.book, strayed_at(1, ["elsewhere"] * 3, [], cast.stranger, 0))
    found = {one.step: one for one in evidence.hardest(cast.book, social, [cast.place], HERE)}
    assert list(found)[:2] == ["c", "b"]
    assert found["b"] == Hard("b", 8, 8, 0.75, ("advert", 6), ("look-alike", None))
    assert (found["c"].helped, found["c"].touched) == (1, None)
    assert (found["h"].people, found["h"].helped) == (6, 0)
    put(cast.book, walk("V V V", 1, learner=many[7]))
    alone = evidence.hardest(cast.book, cast.who("manager"), [cast.other_place], HERE)
    assert {(one.people, one.times, one.helped) for one in alone} == {(None, 0, None)}  # one person only
    both = evidence.hardest(cast.book, cast.who("manager"), [cast.place, cast.other_place], HERE)
    assert next(one.people for one in both if one.step == "b") == 9  # whoever works at both sees the people of both


def test_volunteers_who_write_lessons_see_the_counts_of_their_place_and_nobody_elses(cast: Cast) -> None:
    assert evidence.hardest(cast.book, cast.who("visiting volunteer"), [cast.place], HERE) == []
    for name in ("guest", "learner", "operator", "social worker elsewhere", "nobody signed in"):
        with pytest.raises(NoSuch):
            evidence.hardest(cast.book, cast.who(name), [cast.place], HERE)
