"""What the player is given."""

import json
from dataclasses import replace
from pathlib import Path

from lessons import play
from lessons.play import Voices
from media.words import Text
from tests.lessons.packs import LESSON, pack, read


def data(tmp_path: Path, lang: str = "zh", lesson: str = LESSON, **more: object) -> dict[str, object]:
    found = read(pack(tmp_path, lesson=lesson)).lessons["letters"]
    return play.player_data(found, lang, sentences=lambda text: [text], **more)  # type: ignore[arg-type]


def test_it_is_plain_json_with_every_step_and_its_screens(tmp_path: Path) -> None:
    made = json.loads(json.dumps(data(tmp_path)))
    assert [step["id"] for step in made["steps"]] == ["open", "size", "drag", "look", "back"]
    touch = made["steps"][0]["touches"][0]
    assert touch["label"] == "设置" and touch["text"] == "点开“设置”"
    assert touch["after"] == made["steps"][1]["touches"][0]["screen"]
    assert len(made["screens"]) == 4  # home, settings, size normal, size big
    assert all(screen["svg"].startswith("<svg") and screen["alt"] for screen in made["screens"])


def test_english_is_english_throughout(tmp_path: Path) -> None:
    made = data(tmp_path, "en")
    assert "设置" not in json.dumps(made, ensure_ascii=False)
    assert made["title"] == "Bigger letters"


def test_sound_is_named_only_where_there_is_sound(tmp_path: Path) -> None:
    voices = Voices(clip=lambda sentence: "/voice/a.mp3" if sentence == "往右拖" else None)
    made = data(tmp_path, voices=voices)
    said = [touch["say"][0]["src"] for step in made["steps"] for touch in step["touches"]]  # type: ignore[attr-defined]
    assert said == [None, None, "/voice/a.mp3", None, None]


def test_a_persons_recording_is_named_for_its_touch(tmp_path: Path) -> None:
    voices = Voices(recording=lambda step, touch: f"/r/{step}-{touch}.mp3" if step == "open" else None)
    made = data(tmp_path, voices=voices)
    found = [touch["recording"] for step in made["steps"] for touch in step["touches"]]  # type: ignore[attr-defined]
    assert found == ["/r/open-0.mp3", None, None, None, None]


def test_menus_nobody_has_checked_are_said_to_be_unchecked(tmp_path: Path) -> None:
    follows = LESSON.replace("minutes: 30", "minutes: 30\nfollows_app: 微信 | WeChat")
    assert "未在真手机上核对" in str(data(tmp_path / "a", lesson=follows)["unchecked"])
    assert data(tmp_path / "b", lesson=follows, unchecked=False)["unchecked"] is None
    assert data(tmp_path / "c")["unchecked"] is None


def test_other_parts_of_the_screen_have_something_kind_to_say(tmp_path: Path) -> None:
    parts = {part["id"]: part["says"] for part in data(tmp_path)["screens"][0]["parts"]}  # type: ignore[index]
    assert parts["advert"] == "调大字不用装软件"


def test_the_last_page_says_what_was_learnt(tmp_path: Path) -> None:
    end = data(tmp_path)["end"]
    assert end["learnt"] == ["点开“设置”", "往右拖"] and end["safety"] == "不用装软件"  # type: ignore[index]


def test_the_last_page_is_spoken_line_by_line_with_its_headings(tmp_path: Path) -> None:
    said = data(tmp_path, voices=Voices(clip=lambda text: f"/voice/{len(text)}.mp3"))["end"]["say"]  # type: ignore[index]
    assert [(one["part"], one["line"], one["text"]) for one in said[:3]] == [
        ("learnt", -1, "今天学了"),
        ("learnt", 0, "点开“设置”"),
        ("learnt", 1, "往右拖"),
    ]
    assert [one["part"] for one in said if one["line"] < 0] == ["learnt", "safety", "at_home", "without_phone"]
    assert all(one["src"] for one in said)


def test_what_to_type_is_said_unless_the_words_name_it(tmp_path: Path) -> None:
    typing = LESSON.replace(
        "    target: size\n", "    target: size\n    gesture: type\n    accepts: [银发 商城 | Silver Shop]\n"
    )
    found = read(pack(tmp_path, lesson=typing.replace("status: ready", "status: draft"))).lessons["letters"]
    touch = found.steps[1].touches[0]
    assert ("types", "写：银发 商城") in [(one.part, one.text) for one in play.spoken(touch, "zh", lambda text: [text])]
    named = replace(touch, say=Text("写上“银发商城”", "Type silver shop"))
    assert {one.part for lang in ("zh", "en") for one in play.spoken(named, lang, lambda text: [text])} == {
        "text",
        "say",
    }


def test_the_communitys_telephone_can_be_rung_from_the_lesson(tmp_path: Path) -> None:
    made = data(tmp_path / "a", community_phone="0571-8765 4321")["help"]
    assert made["link"] == "tel:057187654321" and made["label"].startswith("打给社区")  # type: ignore[index]
    assert data(tmp_path / "b")["help"] is None
