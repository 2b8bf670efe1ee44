"""Finishing sound: every format a phone records in, one level, and one clear refusal for everything else."""

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import cast

import av
import numpy as np
import pytest

from media.voice import recordings
from media.voice.loudness import loudness, true_peak
from media.voice.sound import RATE, BadSound, decode, finish

Speech = Callable[..., np.ndarray]
AsWav = Callable[[np.ndarray], bytes]


def encoded(
    samples: np.ndarray, container: str, codec: str, rate: int, metadata: dict[str, str] | None = None
) -> bytes:
    out = io.BytesIO()
    with av.open(out, "w", format=container) as file:
        file.metadata.update(metadata or {})
        stream = cast(av.AudioStream, file.add_stream(codec, rate=rate, layout="mono"))
        frame = av.AudioFrame.from_ndarray(
            (samples * 32767).astype(np.int16).reshape(1, -1), format="s16", layout="mono"
        )
        frame.sample_rate = RATE
        for part in [*av.AudioResampler(stream.format, "mono", rate).resample(frame), None]:
            file.mux(stream.encode(part))
    return out.getvalue()


def is_classroom_level(mp3: bytes) -> bool:
    wave = decode(mp3)
    return abs(loudness(wave, RATE) + 16) <= 1 and true_peak(wave) <= -1


@pytest.mark.parametrize(
    ("container", "codec", "rate"),
    [
        ("ipod", "aac", 44_100),
        ("3gp", "aac", 16_000),
        ("3gp", "amr_nb", 8_000),
        ("amr", "amr_nb", 8_000),
        ("webm", "libopus", 48_000),
        ("ogg", "libopus", 48_000),
        ("mp3", "libmp3lame", 44_100),
        ("wav", "pcm_s16le", 48_000),
        ("flac", "flac", 48_000),
    ],
)
def test_what_phones_and_browsers_record_becomes_a_recording(
    container: str, codec: str, rate: int, spoken_wave: Speech
) -> None:
    made = recordings.accept(encoded(spoken_wave(2), container, codec, rate))
    assert 2.0 < made.seconds < 2.6
    assert is_classroom_level(made.mp3)
    assert len(made.sha) == 64


def test_a_finished_clip_is_mono_mp3_with_tags_and_a_length(spoken_wave: Speech, as_wav: AsWav) -> None:
    done = finish(as_wav(spoken_wave(2)), title="第一步")
    assert done.mp3[:5] == b"ID3\x03\x00"
    assert b"Info" in done.mp3[:400]  # LAME's name for the Xing header of a constant rate
    with av.open(io.BytesIO(done.mp3)) as file:
        stream = file.streams.audio[0]
        assert (stream.rate, stream.channels, stream.bit_rate) == (24_000, 1, 48_000)
        assert file.metadata["title"] == "第一步"
    assert abs(len(decode(done.mp3)) / RATE - done.seconds) < 0.06


def test_espeak_comes_out_at_classroom_level(tmp_path: Path) -> None:
    raw = tmp_path / "raw.wav"
    subprocess.run(["espeak-ng", "-v", "cmn-latn-pinyin", "-w", raw, "找到了，轻轻点一下。"], check=True, timeout=60)
    assert is_classroom_level(finish(raw.read_bytes()).mp3)


def test_a_far_quiet_noisy_recording_is_trimmed_and_lifted(spoken_wave: Speech, as_wav: AsWav) -> None:
    done = finish(as_wav(spoken_wave(3, level=0.05, noise=0.001, quiet=2)))
    assert 2.9 < done.seconds < 3.6
    assert is_classroom_level(done.mp3)


def test_a_shout_is_held_down(spoken_wave: Speech, as_wav: AsWav) -> None:
    wave = spoken_wave(2, level=0.02)
    wave[RATE : RATE + 300] = 0.99
    assert true_peak(decode(finish(as_wav(wave)).mp3)) <= -1


def test_a_single_short_word_is_a_clip(spoken_wave: Speech, as_wav: AsWav) -> None:
    done = finish(as_wav(spoken_wave(0.25, quiet=0.3)))
    assert 0.2 < done.seconds < 0.7


@pytest.mark.parametrize("wave", [np.zeros(RATE * 2), np.random.default_rng(1).standard_normal(RATE * 2) * 0.05])
def test_silence_and_an_even_hiss_are_no_voice(wave: np.ndarray, as_wav: AsWav) -> None:
    with pytest.raises(BadSound, match="No voice heard"):
        recordings.accept(as_wav(wave))


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"<html><body>Sign in</body></html>",
        b"\x00" * 5000,
        b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n",
        b"ffconcat version 1.0\nfile /etc/hostname\n",
        b"ID3\x03\x00\x00\x00\x00\x00\x00",
    ],
)
def test_what_is_no_sound_is_refused_with_one_sentence(junk: bytes) -> None:
    with pytest.raises(BadSound) as refused:
        recordings.accept(junk)
    assert refused.value.why == "not_sound"
    assert refused.value.sentence("zh").endswith("。")


@pytest.mark.parametrize(("container", "codec"), [("ipod", "aac"), ("wav", "pcm_s16le")])
def test_a_file_cut_in_the_middle_is_refused(container: str, codec: str, spoken_wave: Speech) -> None:
    data = encoded(spoken_wave(4), container, codec, 24_000)
    with pytest.raises(BadSound) as refused:
        recordings.accept(data[: len(data) // 2])
    assert refused.value.why == "not_sound"


def test_a_picture_file_is_refused() -> None:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (64, 64)).save(out, "PNG")
    with pytest.raises(BadSound):
        recordings.accept(out.getvalue())


def test_size_is_limited_before_anything_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("av.open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(BadSound, match="25 MB"):
        recordings.accept(bytes(25_000_001))


@pytest.mark.parametrize(("container", "codec"), [("wav", "pcm_s16le"), ("webm", "libopus")])
def test_length_is_limited(container: str, codec: str, spoken_wave: Speech) -> None:
    data = encoded(spoken_wave(5), container, codec, 48_000)
    with pytest.raises(BadSound) as refused:
        decode(data, max_seconds=3)
    assert refused.value.why == "too_long"


def test_what_a_phone_wrote_about_place_and_time_is_not_carried_over(spoken_wave: Speech) -> None:
    secret = {"title": "Home 3", "location": "+31.2304+121.4737/", "comment": "Aunt Wang"}
    made = recordings.accept(encoded(spoken_wave(1), "ipod", "aac", 44_100, secret))
    assert not any(word.encode(code) in made.mp3 for word in secret.values() for code in ("utf-8", "utf-16-le"))


def test_the_meter_agrees_with_the_recommendation() -> None:
    """EBU Tech 3341, case 1: 1 kHz at -23 dBFS in both channels reads -23 LUFS; one channel alone 3 LU less."""
    tone = (10 ** (-23 / 20) * np.sin(2 * np.pi * 1000 * np.arange(20 * RATE) / RATE)).astype(np.float32)
    assert abs(loudness(tone, RATE) + 26.0) < 0.1
    assert abs(true_peak(tone) + 23.0) < 0.05
