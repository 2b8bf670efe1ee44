"""What is heard: clips one after another, slower, a person's recording, and what is said when there is no sound."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.conftest import until
from tests.player.stage import WATCH_LISTEN, WATCH_SPOKEN, Stage, lesson

At = Callable[..., Page]


def test_listening_speaks_every_sentence_and_marks_the_one_being_spoken(at: At, stage: Stage) -> None:
    page = at()
    page.evaluate(WATCH_SPOKEN)
    page.evaluate(WATCH_LISTEN)
    page.get_by_role("button", name="听一遍").click()
    until(page, "words.join() === '先不听,听一遍'")
    sentences = ["点开“显示和亮度”（小太阳图标）", "它的图标像一个小太阳。", "轻轻碰一下就松开，不用按很久。"]
    assert page.evaluate("marked") == sentences
    assert [path for path in ("/voice/one.wav", "/voice/two.wav", "/voice/three.wav") if path not in stage.asked] == []
    expect(page.locator(".qibu-spoken")).to_have_count(0)


def test_a_phone_is_silent_until_asked_and_has_one_audio_element_for_life(at: At, stage: Stage) -> None:
    page = at()
    page.evaluate("window.first = document.querySelector('audio')")
    page.get_by_role("button", name="下一步").click()
    page.evaluate("player.go(4)")
    assert not [path for path in stage.asked if path.startswith("/voice/")]
    assert page.evaluate("document.querySelectorAll('audio').length === 1 && document.querySelector('audio') === first")
    assert page.evaluate("first.src").startswith("data:audio/wav")  # unlocked by the first touch


def test_slower_is_three_quarters_with_the_pitch_kept_and_is_remembered(at: At, stage: Stage) -> None:
    page = at()
    page.get_by_role("button", name="更多").click()
    page.get_by_role("button", name="慢一点").click()
    expect(page.get_by_role("button", name="快一点")).to_be_visible()
    page.get_by_role("button", name="听一遍").click()
    page.wait_for_function("document.querySelector('audio').currentTime > 0")
    assert page.evaluate(
        "(({ playbackRate, preservesPitch }) => [playbackRate, preservesPitch])(document.querySelector('audio'))"
    ) == [0.75, True]
    page.reload()
    page.wait_for_function("window.player && document.querySelector('audio').defaultPlaybackRate === 0.75")
    page.keyboard.press("s")
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1


def test_changing_the_step_stops_the_sound(at: At, stage: Stage) -> None:
    stage.seconds = 30  # it is still playing when somebody looks
    page = at()
    page.keyboard.press("l")
    expect(page.get_by_role("button", name="先不听")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="听一遍")).to_be_visible()
    assert page.evaluate("document.querySelector('audio').paused")


def test_the_same_button_stops(at: At, stage: Stage) -> None:
    stage.seconds = 30  # it is still playing when somebody looks
    page = at()
    button = page.locator("[data-do=listen]")
    button.press("Enter")
    expect(button).to_have_text("先不听")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.press("Enter")
    expect(button).to_have_text("听一遍")
    assert page.evaluate("document.querySelector('audio').paused")


def test_a_persons_recording_goes_before_machine_clips(at: At, stage: Stage) -> None:
    data = lesson("zh")
    data["steps"][0]["touches"][0].update(recording="/voice/person.wav", made_by_machine=False)
    page = at(data=data)
    expect(page.get_by_text("电脑合成的声音")).to_be_hidden()
    page.evaluate(WATCH_LISTEN)
    page.locator("[data-do=listen]").click()
    until(page, "words.join() === '先不听,听一遍'")
    assert {path for path in stage.asked if path.startswith("/voice/")} == {"/voice/person.wav"}


def test_a_machine_made_voice_says_so(at: At) -> None:
    expect(at().get_by_text("电脑合成的声音")).to_be_visible()


def test_a_step_without_sound_says_so_in_words(at: At) -> None:
    data = lesson("zh")
    for sentence in data["steps"][0]["touches"][0]["say"]:
        sentence["src"] = None
    page = at(data=data)
    page.get_by_role("button", name="听一遍").click()
    expect(page.get_by_role("status")).to_contain_text("这一步还没有声音，请看字")
    expect(page.get_by_role("button", name="听一遍")).to_be_visible()


def test_the_browsers_own_voice_steps_in_where_it_has_one(at: At, stage: Stage) -> None:
    data = lesson("zh")
    data["steps"][0]["touches"][0]["say"][1]["src"] = None
    page = at(data=data)
    page.evaluate("""() => {
      window.spoken = [];
      window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
      Object.defineProperty(window, 'speechSynthesis', { value: {
        getVoices: () => [{ lang: 'zh-CN', localService: true }],
        speak(one) { spoken.push(one.text, one.lang); setTimeout(() => one.onend()); },
        cancel() {},
      } });
    }""")
    page.get_by_role("button", name="听一遍").click()
    page.wait_for_function("window.spoken.length === 2")
    assert page.evaluate("spoken") == ["它的图标像一个小太阳。", "zh-CN"]
    page.wait_for_function("document.querySelector('audio').src.endsWith('/voice/three.wav')")


def test_sound_that_does_not_come_is_never_met_with_silence(at: At, stage: Stage) -> None:
    page = at()
    stage.broken.add("/voice/one.wav")
    page.get_by_role("button", name="听一遍").click()
    expect(page.get_by_role("status")).to_contain_text("声音没有放出来，字都在这里")
    expect(page.get_by_role("button", name="听一遍")).to_be_visible()


def test_the_class_screen_reads_each_step_by_itself_when_told_to(at: At, stage: Stage) -> None:
    stage.seconds = 30  # it is still playing when somebody looks
    page = at(width=1280, height=720, host="screen")
    page.get_by_role("button", name="更多").click()
    wish = page.get_by_role("button", name="每步自动读")
    wish.click()
    expect(wish).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="先不听")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="先不听")).to_be_visible()
    until(page, "!document.querySelector('audio').paused")


def test_a_phone_does_not_offer_to_read_by_itself(at: At) -> None:
    page = at()
    page.get_by_role("button", name="更多").click()
    expect(page.get_by_role("button", name="每步自动读")).to_have_count(0)
