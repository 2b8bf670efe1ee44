"""`check` finds every problem at once and says what to do about each."""

from pathlib import Path

import pytest

from lessons import check
from lessons.__main__ import main
from tests.lessons.packs import COURSES, LESSON, SCENES, codes, pack, read


def test_a_whole_lesson_has_no_problem(tmp_path: Path) -> None:
    found = read(pack(tmp_path))
    assert codes(found) == []
    assert list(found.lessons) == ["letters"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("target: settings", "target: setings", "target_not_there"),
        ("go: size\n", "go: siez\n", "unknown_scene"),
        ("scene: home", "scene: hoem", "unknown_scene"),
        ("switch: care", "switch: caer", "unknown_variable"),
        ("critical: yes", "critical: maybe", "want_yes_no"),
        ("status: ready", "status: redy", "not_one_of"),
        ("title: 把字变大 | Bigger letters", "title: 把字变大", "one_language"),
        ("title: 把字变大 | Bigger letters", "titel: 把字变大 | Bigger letters", "unknown_field_meant"),
        ("text: 往右拖 | Drag to the right", "text: 往右拖，再看一看 | Drag to the right", "two_actions"),
        ("text: 往右拖 | Drag", "text: 请您用右手的食指按住屏幕上的圆点一直往右拖 | Drag", "text_long_zh"),
        (
            "Drag to the right",
            "Drag the round knob slowly with one finger to the right hand side there",
            "text_long_en",
        ),
        ("text: 往右拖 | Drag to the right", "text: 往右拖<b> | Drag to the right", "markup"),
        ("text: 往右拖 | Drag to the right", "text: 清理缓存 | Clear it", "jargon"),
        ("hint: 拖圆点 | Drag the round knob\n", "\n", "no_hint"),
        ("to: [big, huge]", "", "slide_without_to"),
        ("gesture: slide", "gesture: slied", "unknown_gesture"),
        ("gesture: slide", "gesture: swipe", "swipe_direction"),
        ("gesture: look", "gesture: tap", "tap_on_edge"),
        ("why: 调大字不用装软件 | No app is needed for bigger letters", "", "trap_without_why"),
        ("trap: advert", "fine: yes", "fine_without_says"),
        ("minutes: 30", "minutes: many", "want_number"),
        ("icon: star", "icon: staar", "unknown_name"),
        ("- slider: slider", "- slidr: slider", "unknown_kind"),
        ("- id: care\n            label", "- id: size\n            label", "same_id"),
        ("- id: back\n    text", "- id: open\n    text", "same_step_id"),
        ("- id: look\n", "- id: look\n    with: {care: on}\n", "jump"),
        ("- id: look\n", "- id: look\n    scene: home\n", "jump"),
        ("- id: look\n", "- id: look\n    with: {care: perhaps}\n    meanwhile: 变了 | Changed\n", "unknown_value"),
        ("- id: look\n", "- id: look\n    picture: ../../secret.png\n", "bad_picture"),
        ("- id: look\n", "- id: look\n    picture: pictures/real.webp\n    box: [0.9, 0, 0.5, 1]\n", "bad_box"),
        ("safety: 不用装软件 | No app is needed\n", "", "missing"),
        ("minutes: 30", "minutes: 30\nneeds: [lettres]", "unknown_need"),
        ("minutes: 30", "minutes: 30\ncover: szie", "unknown_scene"),
        ("            switch: care\n", "", "silent_part"),
        ("    back: settings\n", "", "no_back"),
        ("    back: settings\n", "    back: settings\n    on: {swipe down: {go: hoem}}\n", "unknown_scene"),
        ("target: settings\n", "target: screen\n    gesture: swipe down\n", "dead_edge"),
        ("label: 字体大小 | Text size\n            go", "note: 字体大小 | Text size\n            go", "missing"),
        ("label: 字体大小 | Text size\n            go", "label:\n            go", "missing"),
        ("text: 往右拖 | Drag to the right", "text:", "missing"),
        ("        label: 字体大小 | Text size\nsteps", "steps", "no_label"),
        ("text: 往右拖 | Drag to the right", "text: 往右拖然后松手 | Drag to the right", "two_actions"),
        ("hint: 拖圆点", "hint：拖圆点", "slip_wide_colon"),
        ("hint: 拖圆点", "hint:拖圆点", "slip_no_space"),
        ("    hint: 拖圆点", "\thint: 拖圆点", "slip_tab"),
        ("hint: 拖圆点", "hint: 没动: 拖圆点", "slip_colon_inside"),
        ("hint: 拖圆点", 'hint: "圆点"往右拖', "slip_quotes"),
        ("hint: 拖圆点", 'hint: "拖圆点', "slip_quotes"),
        ("hint: 拖圆点", "hint: @拖圆点", "slip_first_sign"),
    ],
)
def test_each_slip_of_an_author_is_found(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert old in LESSON or old in SCENES
    found = read(pack(tmp_path, lesson=LESSON.replace(old, new), scenes=SCENES.replace(old, new)))
    assert code in codes(found)
    for problem in found.problems:
        assert problem.file and problem.reason("zh") and problem.remedy("en")


def test_all_problems_come_at_once_with_file_line_and_a_guess(tmp_path: Path) -> None:
    lesson = LESSON.replace("target: settings", "target: setings").replace("target: back", "target: bakc")
    found = read(pack(tmp_path, lesson=lesson))
    said = [problem.say("en") for problem in found.problems]
    assert len(said) == 2  # and nothing of the course, which misses the lesson only because of them
    assert "lessons/letters.yaml:" in said[0] and "Did you mean: settings?" in said[0]
    assert "Did you mean “back”?" in said[1]


def test_a_touch_that_does_nothing_is_found(tmp_path: Path) -> None:
    lesson = LESSON.replace("            go: size\n", "")
    assert "dead_target" in codes(read(pack(tmp_path, lesson=lesson)))


def test_a_wrong_touch_into_a_room_without_a_door_is_found(tmp_path: Path) -> None:
    trapdoor = LESSON.replace(
        "  size:\n    name", "  pit:\n    name: 坑 | A pit\n    parts:\n      - gap:\n  size:\n    name"
    ).replace("            switch: care", "            go: pit")
    scenes = SCENES.replace("  home:", "  start:").replace("look: home", "look: light")
    found = read(pack(tmp_path, lesson=trapdoor.replace(": home", ": start"), scenes=scenes))
    assert "dead_end" in codes(found)


def test_what_does_not_fit_on_the_phone_is_found(tmp_path: Path) -> None:
    tall = LESSON.replace("      - slider: slider", "      - gap:\n        height: 640\n      - slider: slider")
    assert "does_not_fit" in codes(read(pack(tmp_path, lesson=tall)))


def test_lessons_that_need_each_other_in_a_circle_are_left_out(tmp_path: Path) -> None:
    one = LESSON.replace("minutes: 30", "minutes: 30\nneeds: [other]")
    other = LESSON.replace("id: letters", "id: other").replace("minutes: 30", "minutes: 30\nneeds: [letters]")
    found = read(pack(tmp_path, lesson=one, other=other))
    assert codes(found).count("needs_circle") == 2
    assert not found.lessons


def test_a_draft_that_comes_first_is_a_warning_only(tmp_path: Path) -> None:
    one = LESSON.replace("minutes: 30", "minutes: 30\nneeds: [other]")
    other = LESSON.replace("id: letters", "id: other").replace("status: ready", "status: draft")
    found = read(pack(tmp_path, lesson=one, other=other))
    assert codes(found) == ["draft_need"]
    assert set(found.lessons) == {"letters", "other"}


def test_the_same_id_twice_leaves_the_second_file_out(tmp_path: Path) -> None:
    found = read(pack(tmp_path, zcopy=LESSON))
    assert "same_lesson" in codes(found)
    assert found.lessons["letters"].file == "lessons/letters.yaml"


def test_menus_of_other_peoples_apps_are_warned_of_until_somebody_checks(tmp_path: Path) -> None:
    unchecked = LESSON.replace("minutes: 30", "minutes: 30\nfollows_app: 微信 | WeChat")
    assert codes(read(pack(tmp_path / "a", lesson=unchecked))) == ["unverified"]
    old = unchecked.replace("minutes: 30", "minutes: 30\nverified: [{phone: huawei, on: 2026-05-01}]")
    assert codes(read(pack(tmp_path / "b", lesson=old))) == ["stale"]
    fresh = old.replace("2026-05-01", "2026-11-01")
    assert codes(read(pack(tmp_path / "c", lesson=fresh))) == []
    assert check.STALE.days == 180


def test_a_broken_lesson_never_takes_the_shelf_down(tmp_path: Path) -> None:
    found = read(pack(tmp_path, broken="id: [", wrong="\x00"))
    assert list(found.lessons) == ["letters"]
    assert set(found.left_out) == {"broken", "wrong"}
    assert [course.id for course, _ in found.shelf()] == ["basics"]


def test_an_empty_folder_is_an_empty_shelf_with_a_reason(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert not found.lessons and codes(found) == ["no_file"]


def test_a_lesson_under_another_ending_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    (pack(tmp_path) / "lessons" / "more.yml").write_text("id: more", "utf-8")
    assert codes(read(tmp_path)) == ["other_ending"]


def test_a_lesson_that_no_course_holds_is_warned_of(tmp_path: Path) -> None:
    assert codes(read(pack(tmp_path, courses=COURSES.replace("letters", "letter")))) == [
        "course_unknown_lesson",
        "in_no_course",
    ]


def test_the_command_says_it_in_either_language_and_by_its_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(pack(tmp_path / "good")), "--lang", "en"]) == 0
    assert "1 lessons can be used, 0 problems" in capsys.readouterr().out
    assert main(["check", str(pack(tmp_path / "bad", broken="id: [")), "--lang", "zh"]) == 1
    assert "先不上架：broken" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "nowhere"), "--lang", "en"]) == 2
    assert "is no folder" in capsys.readouterr().err
    assert main(["sheet", "bigger-letters", str(tmp_path / "nowhere" / "sheet.png"), "--lang", "en"]) == 1
    assert "cannot be saved" in capsys.readouterr().err


@pytest.mark.parametrize(("lang", "told"), [("zh", "看不懂这个写法"), ("en", "could not be understood")])
@pytest.mark.parametrize("given", [[], ["foo"], ["sheet", "bigger-letters"], ["list", "--lang", "fr"]])
def test_a_command_used_wrongly_says_so_and_how_it_is_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, lang: str, told: str, given: list[str]
) -> None:
    monkeypatch.setenv("QIBU_LANG", lang)
    with pytest.raises(SystemExit) as left:
        main(given)
    assert left.value.code == 2
    err = capsys.readouterr().err
    assert told in err and "python -m lessons" in err and "usage" not in err


def test_a_part_that_a_dialog_covers_need_not_answer(tmp_path: Path) -> None:
    asked = (
        "  asked:\n    like: settings\n    name: 问一问 | It asks\n    change: {care: {switch: '', mark: none}}\n"
        "    add:\n      - dialog:\n        label: 好吗 | Is it fine?\n"
        "        items: [{id: fine, label: 好 | Yes, go: size}]\n"
    )
    lesson = LESSON.replace("  size:\n    name", f"{asked}  size:\n    name", 1)
    lesson = lesson.replace("            go: size\n", "            go: asked\n")
    said = "  - id: say-yes\n    text: 点“好” | Tap Yes\n    hint: 点好 | Yes\n    target: fine\n"
    lesson = lesson.replace("  - id: drag", f"{said}  - id: drag")
    assert codes(read(pack(tmp_path, lesson=lesson))) == []


def test_a_draft_may_still_be_silent(tmp_path: Path) -> None:
    draft = LESSON.replace("status: ready", "status: draft").replace("            switch: care\n", "")
    levels = {problem.level for problem in read(pack(tmp_path, lesson=draft)).problems}
    assert levels == {"warning"}
