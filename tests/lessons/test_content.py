"""The bundled lessons: whole, finishable, honest."""

import re
from datetime import date
from pathlib import Path

import pytest

from lessons import graph, library
from lessons.build import COVER_COLOURS
from lessons.lesson import Lesson
from media.pictures.cover import GROUNDS
from media.words import LANGS

FOUND = library.read(today=date(2026, 11, 22))
READY = [lesson for lesson in FOUND.lessons.values() if lesson.status == "ready"]
PROMISED = [
    *("tap-and-swipe", "bigger-letters", "video-call", "links-and-codes", "fake-police", "high-returns"),
    *("hospital-find", "hospital-book", "shop-install", "shop-sign-in", "shop-search", "shop-compare"),
    *("shop-address", "shop-pay", "shop-receive", "shop-return"),
    *("know-my-phone", "typing", "phone-calls", "chat-messages", "mobile-pay", "hospital-change", "video-again"),
]
# What a shopper may fall for, and the lesson in which the phone lets it happen and explains it.
TRAPS = [
    *(("shop-install", "advert"), ("shop-install", "lookalike"), ("shop-search", "advert"), ("shop-compare", "ten")),
    *(("shop-pay", "insurance"), ("shop-pay", "extra-pairs"), ("shop-pay", "pay-twice"), ("shop-pay", "private-deal")),
    *(("shop-receive", "fake-refund"), ("hospital-change", "place-seller"), ("mobile-pay", "sends-code")),
]
HOT_LINES = {"110", "119", "120", "96110", "12381", "12315", "12345", "12333", "95128"}


def everything_said(lesson: Lesson) -> str:
    return Path(FOUND.folder, lesson.file).read_text("utf-8")


def test_nothing_is_left_out_and_nothing_is_wrong() -> None:
    assert not FOUND.left_out
    assert [problem.say("en") for problem in FOUND.problems if problem.level == "error"] == []
    assert {problem.code for problem in FOUND.problems} <= {"unverified"}


def test_every_promised_lesson_is_ready() -> None:
    assert {lesson.id for lesson in READY} == set(PROMISED) == set(FOUND.lessons)


@pytest.mark.parametrize(("name", "trap"), TRAPS)
def test_each_trap_can_be_walked_into_explains_itself_and_costs_nothing(name: str, trap: str) -> None:
    lesson = FOUND.lessons[name]
    reached = graph.reachable(lesson, graph.way(lesson))
    found = [edge for edges in reached.values() for edge in edges if edge.trap == trap]
    assert found and all(edge.why and edge.why.zh and edge.why.en for edge in found)
    assert all(edge.to in reached for edge in found)


def test_no_id_that_was_ever_released_is_gone() -> None:
    released = (library.BUNDLED / "released.txt").read_text("utf-8").split()
    now = {f"{lesson.id}/{step.id}" for lesson in FOUND.lessons.values() for step in lesson.steps}
    assert set(released) <= now
    assert {f"{lesson.id}/{step.id}" for lesson in READY for step in lesson.steps} <= set(released)


@pytest.mark.parametrize("lesson", READY, ids=lambda lesson: lesson.id)
def test_every_step_has_a_screen_and_a_target_on_every_phone(lesson: Lesson) -> None:
    for phone in ("", *lesson.phones):
        stops = graph.way(lesson, phone)
        assert {stop.step for stop in stops} == set(range(len(lesson.steps)))
        assert all(stop.at.scene in lesson.scenes and not stop.dead for stop in stops)


@pytest.mark.parametrize("lesson", READY, ids=lambda lesson: lesson.id)
def test_every_step_is_spoken_in_both_languages(lesson: Lesson) -> None:
    for step in lesson.steps:
        for touch in step.touches:
            assert touch.say is not None and touch.hint is not None, step.id
            assert all(touch.say.of(lang) for lang in LANGS)


def test_nobody_claims_to_have_checked_a_menu() -> None:
    assert all(lesson.verified == () for lesson in FOUND.lessons.values())


@pytest.mark.parametrize("lesson", [*FOUND.lessons.values()], ids=lambda lesson: lesson.id)
def test_only_the_public_hot_lines_appear_as_numbers_to_ring(lesson: Lesson) -> None:
    numbers = set(re.findall(r"(?<![\d*])1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)", everything_said(lesson)))
    assert not numbers
    rung = set(re.findall(r"(?:拨打?|打|call|ring|dial) ?(\d{3,5})(?!\d)", everything_said(lesson)))
    assert rung <= HOT_LINES


@pytest.mark.parametrize("name", ["links-and-codes", "fake-police", "high-returns", "shop-pay", "shop-install"])
def test_the_false_ways_stand_in_the_picture_and_say_why(name: str) -> None:
    lesson = FOUND.lessons[name]
    reached = graph.reachable(lesson, graph.way(lesson))
    traps = {edge.trap for edges in reached.values() for edge in edges if edge.trap}
    assert traps


def test_courses_name_only_grounds_that_covers_can_be_painted_on() -> None:
    assert set(COVER_COLOURS) == set(GROUNDS)
    assert len({course.colour for course in FOUND.courses}) == len(FOUND.courses)


def test_letters_really_grow_in_the_sample() -> None:
    lesson = FOUND.lessons["bigger-letters"]
    stop = next(stop for stop in graph.way(lesson) if stop.touch.gesture == "slide")
    assert stop.at != stop.after


def test_lessons_stand_as_they_follow_each_other_in_the_courses() -> None:
    assert list(FOUND.lessons) == [name for course in FOUND.courses for name in course.lessons]
