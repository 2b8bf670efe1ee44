"""A lesson made ready to be practised: every screen, where each touch leads, what counts, what is to be written."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lessons import ladder, library, rehearse, writing
from lessons.ladder import Ladder
from lessons.lesson import Touch
from lessons.play import Voices
from media import words
from media.words import Text
from tests.lessons.packs import LESSON, codes, pack, read
from tracker.event import PROMPTS


def data(tmp_path: Path, lesson: str = LESSON, mode: str = "practise", **more: Any) -> dict[str, Any]:
    found = read(pack(tmp_path, lesson=lesson)).lessons["letters"]
    made = rehearse.practice_data(found, "zh", mode, sentences=lambda text: [text], **more)
    return dict(json.loads(json.dumps(made)))


def test_every_screen_that_can_be_reached_is_there_and_each_touch_leads_to_one(tmp_path: Path) -> None:
    made = data(tmp_path)
    nodes = made["practice"]["nodes"]
    assert made["mode"] == "practise" and made["practice"]["names"] == ["size", "care"]
    assert len(nodes) == 3 * 4 * 2  # three scenes, four sizes, care mode on or off
    assert all(0 <= edge["to"] < len(nodes) for node in nodes for edge in node["edges"])
    assert all(0 <= node["screen"] < len(made["screens"]) for node in nodes)
    assert len(made["screens"]) == 1 + 2 + 4  # what looks the same is drawn once


def test_each_touch_knows_its_place_and_what_counts(tmp_path: Path) -> None:
    made = data(tmp_path)
    nodes = made["practice"]["nodes"]
    touches = [step["touches"][0] for step in made["steps"]]
    assert [touch["deeds"] for touch in touches] == [["tap"], ["tap"], ["slide big", "slide huge"], ["look"], ["tap"]]
    assert [nodes[touch["node"]]["scene"] for touch in touches] == ["home", "settings", "size", "size", "size"]
    for touch in touches[:3]:
        leads = [edge for edge in nodes[touch["node"]]["edges"] if edge["part"] == touch["target"]]
        assert touch["after_node"] in [edge["to"] for edge in leads if edge["gesture"] in touch["deeds"]]


def test_a_trap_carries_its_words_and_their_sound(tmp_path: Path) -> None:
    voices = Voices(clip=lambda sentence: f"/voice/{len(sentence)}.mp3")
    made = data(tmp_path, voices=voices)
    [trap] = [edge for edge in made["practice"]["nodes"][0]["edges"] if edge["trap"]]
    text = "调大字不用装软件"
    assert trap["why"] == {"text": text, "say": [{"text": text, "src": "/voice/8.mp3"}]}
    assert made["practice"]["sounds"][words.say("practice.other_part", "zh")][0]["src"]
    assert data(tmp_path)["practice"]["sounds"] == {}  # nothing is named that cannot be heard


def test_a_slider_says_its_stops_and_a_lesson_how_it_is_practised(tmp_path: Path) -> None:
    made = data(tmp_path, LESSON.replace("minutes: 30", "minutes: 30\npractise: judgement"))
    sliders = [part for screen in made["screens"] for part in screen["parts"] if part["id"] == "slider"]
    assert {tuple(part["values"]) for part in sliders} == {("small", "normal", "big", "huge")}
    assert made["practice"]["kind"] == "judgement"
    assert "not_one_of" in codes(read(pack(tmp_path, lesson=LESSON.replace("minutes: 30", "minutes: 30\npractise: x"))))


def test_the_words_of_both_rooms_are_there_and_none_hides_another(tmp_path: Path) -> None:
    assert not set(words.room("practice", "zh")) & set(words.room("player", "zh"))
    assert {"help_me", "try_again", "do_together", "back_to_where", "seen"} <= set(data(tmp_path)["words"])
    with pytest.raises(ValueError, match="learn"):
        data(tmp_path, mode="learn")


def test_everything_told_in_practice_can_be_spoken(tmp_path: Path) -> None:
    found = read(pack(tmp_path)).lessons["letters"]
    said = rehearse.spoken(found, "zh", "", lambda text: [text])
    assert {"调大字不用装软件", "找小齿轮", words.say("practice.help_physical", "zh")} <= set(said)
    assert len(said) == len(set(said))


def test_what_the_bundled_lessons_tell_in_practice_can_all_be_spoken() -> None:
    for one in library.read(today=date(2026, 11, 22)).lessons.values():
        if one.status == "ready":
            made = rehearse.practice_data(one, "zh", "practise", sentences=lambda text: [text])
            told = {part["says"] for screen in made["screens"] for part in screen["parts"] if part["says"]}
            whys = [edge["why"]["text"] for node in made["practice"]["nodes"] for edge in node["edges"] if edge["why"]]
            assert told | set(whys) <= set(rehearse.spoken(one, "zh", "", lambda text: [text])), one.id


def test_the_fraud_lessons_are_judged_and_the_others_shown() -> None:
    kinds = {one.id: one.practise for one in library.read(today=date(2026, 11, 22)).lessons.values()}
    judged = {name for name, kind in kinds.items() if kind == "judgement"}
    assert judged == {"fake-police", "high-returns", "links-and-codes"}


def typing(*accepts: str, lang: str = "zh") -> dict[str, Any]:
    texts = tuple(Text(*(one.split(" | ") * 2)[:2]) for one in accepts)
    made = writing.typing(Touch(Text("写", "Type"), 1, "box", gesture="type", accepts=texts), lang)
    assert made is not None
    return made


def test_chinese_words_are_spelled_or_chosen() -> None:
    made = typing("老花镜 | reading glasses", "laohuajing | readingglasses")
    assert (made["want"], made["spell"], made["letters"]) == ("老花镜", "laohuajing", "pinyin")
    assert [len(choice) for choice in made["characters"]] == [6, 6, 6]
    for sign, choice in zip("老花镜", made["characters"], strict=True):
        assert sign in choice and len(set(choice)) == 6
    assert made["characters"] == typing("老花镜 | x", "lao | y")["characters"]  # the same every time
    assert {choice.index(sign) for sign, choice in zip("老花镜", made["characters"], strict=True)} != {0}


def test_numbers_and_english_words_have_keys_of_their_own() -> None:
    assert typing("482913")["letters"] == "digits" and typing("482913")["characters"] == []
    made = typing("老花镜 | reading glasses", lang="en")
    assert (made["letters"], made["spell"], made["characters"]) == ("latin", "reading glasses", [])
    assert typing("8号楼 | Block 8")["spell"] == "" and len(typing("8号楼 | Block 8")["characters"]) == 3
    assert not writing.writable("哈哈😀") and not writing.writable("，") and writing.writable("王 阿姨")


def test_the_ladder_is_checked_before_it_is_used() -> None:
    assert Ladder.read(ladder.DEFAULT.body()) == ladder.DEFAULT
    assert PROMPTS[1:] == ladder.HELPS  # the words of the records
    for wrong in (
        {"order": (), "after": ()},
        {"order": ("verbal",), "after": (1,)},
        {"order": ("verbal", "verbal", "physical"), "after": (1, 2, 3)},
        {"after": (1, 2, 2, 3)},
        {"after": (0, 1, 2, 3)},
        {"after": (1, 2)},
        {"fade": ("physical",)},
        {"fade": ("song",)},
    ):
        with pytest.raises(ValueError):
            Ladder(**wrong)
    for text in ("", "[]", '{"order": 1, "after": [], "fade": []}', '{"order": [], "after": ["1"], "fade": []}', "{"):
        with pytest.raises(ValueError):
            Ladder.read(text)


def test_a_lesson_that_cannot_be_practised_to_its_end_is_refused(tmp_path: Path) -> None:
    slider = LESSON.replace("to: [big, huge]", "to: [big, enormous]")
    assert "cannot_be_done" in codes(read(pack(tmp_path, lesson=slider)))
    said = LESSON.replace("    target: size\n", "    target: size\n    gesture: type\n    accepts: [哈哈😀 | ha]\n")
    found = read(pack(tmp_path, lesson=said))
    assert "cannot_be_written" in codes(found) and "letters" not in found.lessons
    assert not {"cannot_be_done", "cannot_be_written", "too_much_to_practise"} & set(codes(read(pack(tmp_path))))
