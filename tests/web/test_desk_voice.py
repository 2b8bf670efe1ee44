"""Voices at the desk: what is made goes on without anybody looking; what a person reads is kept with its words."""

import threading
import wave
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from lessons.screens.recording import Made
from media.voice.clips import ClipShelf
from media.voice.engines import Engine
from tracker.access import STAFF_HERE
from web import desk_found, desk_lesson, desk_shelf, desk_voice, wiring
from web.desk_work import VoiceWork
from web.settings import Settings
from web.wiring import House
from web.wishes import Wishes

ZH = Wishes("zh", "", "mandarin")
LESSON = "bigger-letters"


def speech(seconds: float = 1.2, rate: int = 16000) -> bytes:
    """Something like a voice: a humming tone that swells, between two pauses."""
    time = np.arange(int(seconds * rate)) / rate
    hum = np.sin(2 * np.pi * 180 * time) * np.sin(np.pi * time / seconds) ** 2 * 0.5
    whole = np.concatenate([np.zeros(rate // 2), hum, np.zeros(rate // 2)])
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((whole * 32767).astype("<i2").tobytes())
    return out.getvalue()


class Slow(Engine):
    """An engine that speaks only when the test lets it."""

    id = "espeak"

    def __init__(self) -> None:
        super().__init__()
        self.asked = threading.Event()
        self.go_on = threading.Event()

    def _find(self, lang: str) -> str | None:
        return "test"

    def _run(self, text: Path, out: Path, lang: str, voice: str) -> None:
        raise NotImplementedError

    def speak(self, spoken: str, lang: str) -> bytes:
        self.asked.set()
        assert self.go_on.wait(60)
        return speech(0.25 * len(spoken))


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def work(tmp_path: Path, slow: Slow) -> VoiceWork:
    words = {"zh": ["点一下。", "往上滑。"], "en": ["Tap once.", "Swipe up."]}
    return VoiceWork(ClipShelf(tmp_path, [slow]), lambda lang, lesson: words[lang])


def test_work_goes_on_by_itself_and_tells_what_came_of_it(work: VoiceWork, slow: Slow) -> None:
    assert work.look("zh").state == "idle"
    assert work.begin("", False) and slow.asked.wait(60)
    going = work.look("zh")
    assert (going.state, going.done, going.of) == ("going", 0, 4)
    assert not work.begin("", False), "a second run waits for the first"
    slow.go_on.set()
    assert work.wait(60)
    over = work.look("zh")
    assert (over.state, over.done) == ("over", 4)
    assert over.told == ("中文：新做好了 2 句。", "英文：新做好了 2 句。")


def test_work_stops_after_the_sentence_it_is_at_and_keeps_it(work: VoiceWork, slow: Slow) -> None:
    work.begin("", False)
    assert slow.asked.wait(60)
    work.stop()
    assert work.look("en").state == "stopping"
    slow.go_on.set()
    assert work.wait(60)
    assert work.look("en").told[0] == "Chinese: Newly made: 1." and "Stopped as you asked" in work.look("en").told[1]


def made(house: House, dialect: str = "mandarin", sound: bytes | None = None) -> Made:
    line = desk_voice.lines(house, LESSON, "zh")[0]
    return Made(LESSON, line.key, "zh", dialect, "李阿姨", speech() if sound is None else sound)


def test_a_recording_is_kept_and_every_page_plays_it(house: House) -> None:
    assert desk_voice.keep(house, made(house), "zh") is None
    [take] = desk_voice.takes(house, LESSON, made(house).line, "zh")
    assert "普通话，李阿姨" in take.sentence and house.sound(take.src.rpartition("/")[2])
    view = desk_lesson.gather(house, house.library.lessons[LESSON], ZH, "")
    assert view.steps[0].touches[0].sounds == (take.src,) and view.steps[0].touches[0].voice == "真人录音"
    row = next(one for one in desk_voice.gather(house, ZH).rows if one.lesson == LESSON)
    assert row.heard[0].have == 1 and row.heard[0].engines == (("真人录音", 1),)


def test_a_new_recording_replaces_the_old_one_and_dialects_stand_beside_each_other(house: House) -> None:
    for dialect in ("mandarin", "mandarin", "home"):
        assert desk_voice.keep(house, made(house, dialect), "zh") is None
    takes = desk_voice.takes(house, LESSON, made(house).line, "zh")
    assert sorted(one.sentence.partition("，")[0] for one in takes) == ["家乡话", "普通话"]


def test_a_file_without_sound_is_one_sentence_and_nothing_is_kept(house: House) -> None:
    refused = desk_voice.keep(house, made(house, sound=b"not a sound at all"), "zh")
    assert refused and "没有可以听的声音" in refused
    assert not house.book.recordings(STAFF_HERE) and not list((house.settings.data / "recordings").iterdir())


def test_what_is_missing_is_said_in_one_sentence(house: House) -> None:
    assert desk_voice.gather(house, ZH).missing.startswith("还没有做过声音")


def test_checked_today_changes_the_mark_everywhere(house: House) -> None:
    lesson = house.library.lessons[LESSON]
    assert "未在真手机上核对" in desk_shelf.card(house, lesson, ZH).marks
    assert desk_found.checked(house, lesson, "zh", "huawei", "8.0.66") is None
    assert "未在真手机上核对" not in desk_shelf.card(house, lesson, ZH).marks
    assert not house.unchecked(lesson, "")
    [checked] = desk_found.gather(house, lesson, "zh").checked
    assert "华为，软件版本 8.0.66" in checked.sentence


def test_a_difference_with_a_bad_picture_is_refused_whole(house: House) -> None:
    lesson = house.library.lessons[LESSON]
    refused = desk_found.different(house, lesson, "zh", lesson.steps[0].id, "huawei", "不一样", b"no picture")
    assert refused and "不是能用的图片" in refused
    assert not desk_found.gather(house, lesson, "zh").different
    assert desk_found.different(house, lesson, "zh", lesson.steps[0].id, "huawei", "不一样", None) is None
    assert "第 1 步，华为" in desk_found.gather(house, lesson, "zh").different[0].where


def test_a_broken_lesson_is_left_out_and_staff_read_why(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    (pack / "lessons").mkdir(parents=True)
    (pack / "lessons" / "pay.yaml").write_text("id: pay\nsteps: []\n", "utf-8")
    (pack / "courses.yaml").write_text("courses: []\n", "utf-8")
    house = wiring.open_house(Settings(data=tmp_path / "data", host="127.0.0.1"), pack)
    try:
        shelf = desk_shelf.gather(house, ZH)
        [out] = shelf.left_out
        assert out.name == "pay" and all(one.reason and one.remedy and "pay.yaml" in one.where for one in out.faults)
        assert "只有这台电脑" in shelf.phones and not shelf.address
    finally:
        house.close()
