"""The computer's own voices: which one is taken, what is run, and that a missing one is simply not offered."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from media.voice import computer, engines
from media.voice.chain import ORDER, chain
from media.voice.computer import Espeak, Sapi, Say
from media.voice.engines import EngineFailed
from media.voice.espeak_words import marked, readable
from media.voice.sound import decode

SAY = """Alex                en_US    # Most people recognize me by my voice.
Bad News            en_US    # The light you see at the end of the tunnel.
Eddy (Chinese (China mainland)) zh_CN    # 你好！我叫Eddy。
Meijia              zh_TW    # 你好，我叫美佳。
Tingting            zh_CN    # 你好！我叫婷婷。
Tingting (Enhanced) zh_CN    # 你好！我叫婷婷。
"""
SAPI = "en-US|Microsoft Zira Desktop\r\nzh-CN|Microsoft Huihui Desktop\r\nzh-HK|Microsoft Tracy Desktop\r\n"


def test_the_better_recording_of_the_liked_mac_voice_is_taken() -> None:
    assert Say().choose(SAY, "zh") == "Tingting (Enhanced)"
    assert Say().choose(SAY, "en") == "Alex"


def test_any_mainland_voice_will_do_on_a_mac_but_no_english_joke_voice() -> None:
    assert Say().choose(SAY.splitlines()[2] + "\n", "zh") == "Eddy (Chinese (China mainland))"
    assert Say().choose(SAY.splitlines()[1] + "\n", "en") is None
    assert Say().choose("", "zh") is None


def test_windows_offers_only_a_voice_that_is_installed() -> None:
    assert Sapi().choose(SAPI, "zh") == "Microsoft Huihui Desktop"
    assert Sapi().choose(SAPI, "en") == "Microsoft Zira Desktop"
    assert Sapi().choose(SAPI.splitlines()[0], "zh") is None
    assert Sapi().choose("Add-Type : not found", "zh") is None


def test_windows_is_given_text_and_names_by_variables_so_that_nothing_needs_quoting(tmp_path: Path) -> None:
    argv, env = Sapi()._command(tmp_path / "t 1.txt", tmp_path / "o'1.wav", "zh", "Huihui's")
    assert argv[-2] == "-Command"
    assert not any(word in argv[-1] for word in ("t 1.txt", "o'1", "Huihui"))
    assert '"' not in argv[-1]
    assert env == {
        "QIBU_SAPI_VOICE": "Huihui's",
        "QIBU_SAPI_OUT": str(tmp_path / "o'1.wav"),
        "QIBU_SAPI_TEXT": str(tmp_path / "t 1.txt"),
    }


def test_each_kind_of_computer_has_its_own_chain() -> None:
    assert [engine.id for engine in chain("win32")] == ["gtts", "windows", "espeak"]
    assert [engine.id for engine in chain("darwin")] == ["gtts", "mac", "espeak"]
    assert [engine.id for engine in chain("linux")] == ["gtts", "espeak"]
    assert all(engine.id in ORDER for platform in ("win32", "darwin", "linux") for engine in chain(platform))


@pytest.mark.parametrize("engine", [Espeak, Say, Sapi])
def test_a_program_that_is_not_there_is_not_offered(
    engine: Callable[[], engines.Engine], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not engine().available("zh")
    with pytest.raises(EngineFailed):
        engine().speak("你好", "zh")


def test_a_voice_installed_later_is_found_after_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    now, there = 0.0, False
    monkeypatch.setattr("shutil.which", lambda _: "/bin/say" if there else None)
    monkeypatch.setattr(computer, "_listing", lambda _: SAY)
    engine = Say(clock=lambda: now)
    assert not engine.available("zh")
    there, now = True, 61.0
    assert engine.available("zh")


@pytest.mark.parametrize(("lang", "text"), [("zh", "点一下设置。"), ("en", "Tap Settings.")])
def test_espeak_speaks_both_languages(lang: str, text: str) -> None:
    engine = Espeak()
    assert engine.voice(lang) == {"zh": "cmn-latn-pinyin", "en": "en-gb"}[lang]
    assert len(decode(engine.speak(text, lang))) > 12_000


class _Sleeper(engines.CommandEngine):
    id = "espeak"

    def _find(self, lang: str) -> str | None:
        return "any"

    def _command(self, text: Path, out: Path, lang: str, voice: str) -> tuple[list[str], dict[str, str]]:
        return [sys.executable, "-c", "import threading; threading.Event().wait()"], {}


def test_a_program_that_hangs_is_ended_at_its_deadline() -> None:
    with pytest.raises(EngineFailed, match=r"not done after 0\.4 seconds"):
        _Sleeper(deadline=0.4).speak("你好", "zh")


def test_espeak_reads_character_by_character_so_it_is_helped() -> None:
    assert readable("去银行的地址，点一下，点一点，第一个") == "去银航的第址，点移下，点意点，第一个"


def test_espeak_gives_foreign_words_to_the_english_voice_and_comes_back_to_its_own() -> None:
    assert marked("点一次", "v") == "点移次"
    assert marked("看Type-C接口<", "v") == (
        '<voice name="v">看</voice><voice xml:lang="en">Type-C</voice><voice name="v">接口 </voice>'
    )


def test_after_a_foreign_word_espeak_reads_on_in_the_right_mandarin(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text(marked("看Type-C接口", "cmn-latn-pinyin"), "utf-8")
    argv = ["espeak-ng", "-v", "cmn-latn-pinyin", "-m", "-q", "-x", "-f", str(text)]
    phonemes = subprocess.run(argv, capture_output=True, text=True, check=True, timeout=60).stdout
    assert "tS;'iE55_|" in phonemes.split()  # jiē, not the English reading of "jie"
