"""The network voice, with a stand-in for Google that plays every one of its failures on this computer."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from media.voice.clips import ClipShelf, NotMade
from media.voice.engines import EngineFailed
from media.voice.google import Google
from media.voice.sound import decode

SENTENCE = "点一下设置。"
FAILURES = {
    "429": "busy",
    "403": "refused",
    "404": "refused",
    "500": "refused",
    "html": "portal",
    "unlabelled": "portal",
    "noaudio": "no_sound",
    "hang": "too_slow",
    "drip": "too_slow",
}


@pytest.fixture(scope="module", autouse=True)
def no_proxy() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "127.0.0.1")
        yield


def answer(base: str, deadline: float = 60.0) -> bytes | EngineFailed:
    try:
        return Google(deadline=deadline, base=base).speak(SENTENCE, "zh")
    except EngineFailed as failed:
        return failed


@pytest.fixture(scope="module")
def answers(google: str) -> dict[str, bytes | EngineFailed]:
    """What came of asking in each mode, asked side by side; those that would never end get a short deadline."""
    with ThreadPoolExecutor(4) as pool:
        modes = ("ok", *FAILURES)
        asked = {mode: pool.submit(answer, google + mode, 2.5 if mode in ("hang", "drip") else 60.0) for mode in modes}
    return {mode: one.result() for mode, one in asked.items()}


def test_a_good_answer_is_sound(answers: dict[str, bytes | EngineFailed]) -> None:
    mp3 = answers["ok"]
    assert isinstance(mp3, bytes)
    assert len(decode(mp3)) > 24_000


@pytest.mark.parametrize(("mode", "why"), FAILURES.items())
def test_each_failure_is_told_apart(answers: dict[str, bytes | EngineFailed], mode: str, why: str) -> None:
    failed = answers[mode]
    assert isinstance(failed, EngineFailed)
    assert failed.why == why
    assert all(failed.sentence(lang) and "{" not in failed.sentence(lang) for lang in ("zh", "en"))


def test_a_refusal_names_the_status(answers: dict[str, bytes | EngineFailed]) -> None:
    assert "403" in str(answers["403"])


def test_an_impostor_is_not_believed(impostor: str) -> None:
    failed = answer(impostor + "ok")
    assert isinstance(failed, EngineFailed)
    assert failed.why == "certificate"


def test_an_operators_own_certificate_is_believed(
    impostor: str, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    assert isinstance(answer(impostor + "ok"), bytes)


def test_without_a_connection_it_says_so(google: str) -> None:
    port = int(google.rsplit(":", 1)[1].strip("/"))
    failed = answer(f"http://127.0.0.2:{port}/ok" if port else "")
    assert isinstance(failed, EngineFailed)
    assert failed.why == "offline"


def test_a_portal_leaves_no_file_and_the_computers_voice_takes_over(
    google: str, tmp_path: Path, pretended: Callable[..., Any]
) -> None:
    shelf = ClipShelf(tmp_path, [Google(deadline=60, base=google + "html"), pretended()])
    assert shelf.make(SENTENCE, "zh", network=True).engine == "espeak"
    assert len(list(tmp_path.glob("*.mp3"))) == 1


def test_with_no_other_engine_staff_hear_what_happened_and_what_to_do(google: str, tmp_path: Path) -> None:
    shelf = ClipShelf(tmp_path, [Google(deadline=60, base=google + "html")])
    with pytest.raises(NotMade):
        shelf.make(SENTENCE, "zh", network=True)
    told = shelf.make_all([SENTENCE, "点一下返回。"], "zh", network=True).sentences("zh")
    assert "一个网页" in told[0]
    assert "2 句" in told[0]
    assert "自己录音" in told[1]
    assert "10 分钟" in told[2]
    assert not any(tmp_path.iterdir())
