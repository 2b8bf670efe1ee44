"""The voice page, recording and the class screen, from values made by hand."""

import json

from streamlit.testing.v1 import AppTest

from lessons.screens.class_screen import Files
from lessons.screens.page import Place
from lessons.screens.recording import Deeds as RecordingDeeds
from lessons.screens.recording import Line, Made, Take
from lessons.screens.voices import Deeds, Heard, VoiceRow, Voices, Work
from tests.lessons.screens.test_shelf import shown


def voice_page(voices, lang, deeds):  # type: ignore[no-untyped-def]
    from lessons.screens import voices as screen

    screen.show(voices, lang, deeds)
    screen.table(voices, lang)


def record_page(lessons, lang, deeds):  # type: ignore[no-untyped-def]
    from lessons.screens import recording as screen

    screen.show(lessons, lang, deeds)


def class_page(data, files):  # type: ignore[no-untyped-def]
    from lessons.screens import class_screen as screen

    screen.show(data, files)


HEARD = (Heard("zh", 7, 7, (("真人录音", 2), ("电脑自带的声音", 5))), Heard("en", 7, 0, ()))
ROW = VoiceRow("a", "把字变大", Place("把字变大", "/lesson?lesson=a"), HEARD)
VOICES = Voices((ROW,), "还有 7 步没有声音。", "这台电脑会用：eSpeak。", (("", "所有的课"), ("a", "把字变大")))


class Maker:
    """Stands in for the work: says what it is told to, remembers what it was asked for."""

    def __init__(self, *looks: Work) -> None:
        self.looks = looks or (Work("idle"),)
        self.done: list[tuple[object, ...]] = []

    def deeds(self) -> Deeds:
        def begin(lesson: str, network: bool) -> None:
            self.done.append((lesson, network))

        return Deeds(lambda: self.looks[0], begin, lambda: self.done.append(("stop",)))


def opened(maker: Maker, voices: Voices = VOICES, lang: str = "zh") -> AppTest:
    app = AppTest.from_function(voice_page, default_timeout=30, args=(voices, lang, maker.deeds())).run()
    assert not app.exception
    return app


def test_every_lesson_says_how_much_can_be_heard_and_from_whom() -> None:
    html = shown(opened(Maker()))
    for said in ("7 步都有", "7 步都还没有", "真人录音：2 步", "电脑自带的声音：5 步", "还有 7 步没有声音。"):
        assert said in html


def test_the_network_voice_is_used_only_after_an_explicit_wish() -> None:
    maker = Maker()
    app = opened(maker)
    app.button(key="make-begin").click().run()
    app.checkbox(key="make-network").check().run()
    assert "谷歌" in shown(app)
    app.selectbox(key="make-for").select("a").run()
    app.button(key="make-begin").click().run()
    assert maker.done == [("", False), ("a", True)]


def test_work_that_is_going_on_shows_how_far_and_can_be_stopped() -> None:
    maker = Maker(Work("going", 12, 80))
    app = opened(maker)
    assert "正在做：12 / 80 句" in shown(app) and app.button(key="make-begin").disabled
    app.button(key="make-stop").click().run()
    assert maker.done == [("stop",)]


def test_what_came_of_it_is_told_in_whole_sentences() -> None:
    app = opened(Maker(Work("over", 80, 80, ("中文：新做好了 60 句。", "网上的声音先歇 10 分钟。"))))
    assert "新做好了 60 句" in app.info[0].value and "先歇 10 分钟" in app.info[0].value


def test_a_shelf_without_lessons_has_no_rows() -> None:
    assert "架上还没有课" in shown(opened(Maker(), Voices((), "", "", (("", "所有的课"),))))


class Recorder:
    """Stands in for the book and the sound room."""

    def __init__(self, refusal: str | None = None) -> None:
        self.kept: list[Made] = []
        self.gone: list[str] = []
        self.refusal = refusal

    def deeds(self) -> RecordingDeeds:
        def keep(made: Made) -> str | None:
            self.kept.append(made)
            return self.refusal

        lines = (
            Line("open/0/", "第 1 步：点开“设置”", {"zh": "点开“设置”", "en": "Open Settings"}),
            Line("row/0/", "第 2 步：点一行", {"zh": "点一行", "en": "Tap the line"}),
        )
        takes = (Take("t1", "普通话，李阿姨", "/voice/t1.mp3"),)
        return RecordingDeeds(lambda lesson: lines, lambda lesson, line: takes, keep, self.gone.append)


def at_record(recorder: Recorder, lang: str = "zh") -> AppTest:
    app = AppTest.from_function(
        record_page, default_timeout=30, args=((("a", "把字变大"),), lang, recorder.deeds())
    ).run()
    assert not app.exception
    return app


def test_a_memo_is_kept_under_the_words_that_were_shown() -> None:
    recorder = Recorder()
    app = at_record(recorder)
    app.selectbox(key="record-step-a").select("row/0/").run()
    assert "点一行" in shown(app)
    app.radio(key="record-dialect").set_value("home").run()
    app.file_uploader[0].upload("memo.m4a", b"sound").run()
    app.text_input(key="record-reader").set_value("李阿姨").run()
    app.button(key="record-keep").click().run()
    assert recorder.kept == [Made("a", "row/0/", "zh", "home", "李阿姨", b"sound")]
    assert "录好了" in app.success[0].value and app.button(key="record-keep").disabled


def test_english_has_no_dialects() -> None:
    app = at_record(Recorder())
    app.radio(key="record-lang").set_value("en").run()
    assert "Open Settings" in shown(app) and len(app.radio) == 1


def test_a_file_without_sound_is_one_sentence_and_nothing_else_changes() -> None:
    recorder = Recorder("这个文件里没有可以听的声音。")
    app = at_record(recorder)
    app.file_uploader[0].upload("memo.m4a", b"rubbish").run()
    app.button(key="record-keep").click().run()
    assert [one.value for one in app.error] == ["这个文件里没有可以听的声音。"] and not app.success


def test_a_kept_recording_can_be_heard_and_taken_back() -> None:
    recorder = Recorder()
    app = at_record(recorder)
    assert 'data-listen="/voice/t1.mp3"' in shown(app)
    app.button(key="take-back-t1").click().run()
    assert recorder.gone == ["t1"]


def test_without_a_lesson_there_is_nothing_to_read() -> None:
    app = AppTest.from_function(record_page, default_timeout=30, args=((), "zh", Recorder().deeds())).run()
    assert not app.exception and "架上还没有课" in shown(app)


def test_the_class_screen_hands_the_lesson_to_the_very_same_player() -> None:
    app = AppTest.from_function(
        class_page, default_timeout=30, args=({"lesson": "a"}, Files("/assets/x/player.js", "/assets/x/p.css"))
    ).run()
    assert not app.exception
    given = json.loads(app.get("bidi_component")[0].proto.json)
    assert given == {
        "lesson": {"lesson": "a"},
        "script": "/assets/x/player.js",
        "style": "/assets/x/p.css",
        "memory": "qibu.class.a",
        "start": 0,
    }
