"""Sound made ready for the classroom: anything a phone records in, one level and one format out. Knows no engine.

The bytes may come from a stranger: only formats of sound are opened, size and length are limited before decoding, and
no file or address named inside them is ever followed.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast

import av
import av.filter
import numpy as np

from media import words
from media.voice.loudness import SILENT, Wave, loudness, true_peak

RATE: Final = 24_000  # Hz
TARGET: Final = -16.0  # LUFS
_MP3_OVERSHOOT: Final = 0.5  # dB that it adds to peaks
_MP3_LOSS: Final = 0.4  # LU that the encoder takes from speech at this rate (measured)
CEILING: Final = -1.5  # dBTP
MAX_BYTES: Final = 25_000_000
MAX_SECONDS: Final = 180.0
_KBIT: Final = 48
_FORMATS: Final = "mp3,mov,mp4,m4a,3gp,3g2,wav,w64,amr,amrnb,amrwb,matroska,webm,ogg,flac,aac,caf,aiff"
_GUARD: Final = {"format_whitelist": _FORMATS, "protocol_whitelist": "none"}
_NO_LENGTH: Final = 1_000_000_000  # a WAV written as a stream claims to be bigger than this


class BadSound(ValueError):
    """These bytes cannot become a clip. `why` is a key of the voice catalogue; `sentence` says it to staff."""

    def __init__(self, why: str, **values: object) -> None:
        self.why, self._values = why, values
        super().__init__(words.say(f"voice.{why}", "en", **values))

    def sentence(self, lang: str) -> str:
        return words.say(f"voice.{self.why}", lang, **self._values)


@dataclass(frozen=True, slots=True)
class Finished:
    """One finished clip: mono MP3, 24 kHz, 48 kbit/s, ID3v2.3 and Xing header."""

    mp3: bytes
    seconds: float


def finish(data: bytes, title: str = "", comment: str = "") -> Finished:
    """Decode, cut away rumble and silence, bring to -16 LUFS under -1.5 dBTP, encode. Raises BadSound."""
    wave = levelled(trim(_without_rumble(decode(data)), RATE))
    return Finished(_encode(wave, title, comment), round(len(wave) / RATE, 2))


def decode(data: bytes, max_seconds: float = MAX_SECONDS) -> Wave:
    """Mono samples at 24 kHz. Raises BadSound for what is empty, cut short, too big, too long, or no sound."""
    if len(data) > MAX_BYTES:
        raise BadSound("too_big", n=MAX_BYTES // 1_000_000)
    try:
        with av.open(io.BytesIO(data), "r", options=_GUARD, metadata_errors="replace") as file:
            declared = (file.duration or 0) / 1e6
            exact = "mov" in file.format.name  # its header knows the length, so that a cut file is noticed
            if exact and declared > max_seconds:
                raise BadSound("too_long", n=int(max_seconds))
            pieces, samples = [], 0
            for piece in _samples(file):
                pieces.append(piece)
                samples += len(piece)
                if samples > max_seconds * RATE:
                    raise BadSound("too_long", n=int(max_seconds))
    except av.FFmpegError as error:
        raise BadSound("not_sound") from error
    if not samples or (exact and samples < 0.8 * declared * RATE) or _is_cut_wav(data):
        raise BadSound("not_sound")
    return cast(Wave, np.nan_to_num(np.concatenate(pieces)))


def _is_cut_wav(data: bytes) -> bool:
    """A WAV that says it is much longer than what arrived; FFmpeg believes what arrived."""
    claimed = int.from_bytes(data[4:8], "little")
    return data[:4] == b"RIFF" and len(data) < 0.8 * claimed < _NO_LENGTH


def _samples(file: av.container.InputContainer) -> Iterator[Wave]:
    if not file.streams.audio:
        raise BadSound("not_sound")
    resampler, shape = _resampler(), None
    for packet in file.demux(file.streams.audio[0]):
        try:
            frames = packet.decode()
        except av.InvalidDataError:
            continue  # joined MP3 files carry their tags in the middle
        for frame in frames:
            if shape not in (None, (frame.format.name, frame.layout.name, frame.sample_rate)):
                resampler = _resampler()  # joined files need not be alike
            shape = (frame.format.name, frame.layout.name, frame.sample_rate)
            for part in resampler.resample(frame):
                yield part.to_ndarray()[0]
    for part in resampler.resample(None):
        yield part.to_ndarray()[0]


def _resampler() -> av.AudioResampler:
    return av.AudioResampler(format="flt", layout="mono", rate=RATE)


def _filtered(wave: Wave, *steps: tuple[str, str]) -> Wave:
    """The wave through FFmpeg's filters, each a name and its settings."""
    graph = av.filter.Graph()
    ends = [graph.add_abuffer(sample_rate=RATE, format="flt", layout="mono")]
    ends += [graph.add(name, settings) for name, settings in steps]
    ends.append(graph.add("aformat", f"sample_fmts=flt:sample_rates={RATE}:channel_layouts=mono"))
    ends.append(graph.add("abuffersink"))
    graph.link_nodes(*ends).configure()
    frame = av.AudioFrame.from_ndarray(wave.reshape(1, -1), format="flt", layout="mono")
    frame.sample_rate = RATE
    graph.push(frame)
    graph.push(None)
    pieces = []
    while True:
        try:
            pieces.append(cast(av.AudioFrame, graph.pull()).to_ndarray()[0])
        except (av.EOFError, av.BlockingIOError):
            break
    return np.concatenate(pieces) if pieces else wave[:0]


def _without_rumble(wave: Wave) -> Wave:
    return _filtered(wave, ("highpass", "f=70"))


def trim(wave: Wave, rate: int, keep: float = 0.15) -> Wave:
    """The wave from the first to the last sound that stands out of this room's own noise, `keep` seconds around it.

    Raises BadSound("no_voice") when nothing stands out: silence, or nothing but an even hum.
    """
    width = int(0.02 * rate)
    count = len(wave) // width
    if count < 5:
        raise BadSound("no_voice")
    power = np.square(wave[: count * width].reshape(count, width)).mean(1)
    level = 10 * np.log10(power + 1e-12)
    floor, top = np.percentile(level, 5), np.percentile(level, 98)
    if top < -65 or top - floor < 6:
        raise BadSound("no_voice")
    loud = np.flatnonzero(level > max(top - 40, min(floor + 9, top - 12)))
    first, last = int(loud[0]) * width, (int(loud[-1]) + 1) * width
    return _soft_ends(wave[max(0, int(first - keep * rate)) : int(last + keep * rate)], rate)


def _soft_ends(wave: Wave, rate: int) -> Wave:
    """Ten milliseconds in and out, so that no clip begins or ends with a click."""
    ramp = np.linspace(0, 1, min(len(wave) // 2, int(0.01 * rate)), dtype=np.float32)
    wave = wave.copy()
    wave[: len(ramp)] *= ramp
    wave[len(wave) - len(ramp) :] *= ramp[::-1]
    return wave


def levelled(wave: Wave) -> Wave:
    """The wave at -16 LUFS once it is MP3, no peak above -1.5 dBTP. Raises BadSound("no_voice") for silence."""
    if loudness(wave, RATE) <= SILENT + 5:
        raise BadSound("no_voice")
    aim = TARGET + _MP3_LOSS
    gain, best = aim - loudness(wave, RATE), wave
    for _ in range(4):  # the limiter takes a little loudness away; give it back
        best = _limited(wave * np.float32(10 ** (gain / 20)))
        short = aim - loudness(best, RATE)
        if abs(short) < 0.2:
            break
        gain += short
    return best


def _limited(wave: Wave) -> Wave:
    ceiling = CEILING - _MP3_OVERSHOOT
    limit = 10 ** ((ceiling - 0.2) / 20)  # a little lower: the way back from four times the rate adds some
    settings = f"limit={limit:.4f}:attack=4:release=60:level=disabled:latency=1"
    # the limiter sees samples only; at four times the rate samples and true peaks are nearly the same
    limited = _filtered(wave, ("aresample", str(4 * RATE)), ("alimiter", settings), ("aresample", str(RATE)))
    over = true_peak(limited) - ceiling
    return limited if over <= 0 else limited * np.float32(10 ** (-over / 20))


def _encode(wave: Wave, title: str, comment: str) -> bytes:
    out = io.BytesIO()
    with av.open(out, "w", format="mp3", options={"id3v2_version": "3", "write_xing": "1"}) as file:
        file.metadata.update({key: value for key, value in (("title", title), ("comment", comment)) if value})
        stream = file.add_stream("libmp3lame", rate=RATE, layout="mono", bit_rate=_KBIT * 1000)
        samples = (np.clip(wave, -1, 1) * 32767).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16p", layout="mono")
        frame.sample_rate = RATE
        file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return out.getvalue()
