"""How loud speech is: ITU-R BS.1770-4 integrated loudness and true peak. Mono float samples in, numbers out."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Wave = NDArray[np.float32]

SILENT: Final = -70.0  # LUFS, the gate of the recommendation: quieter than this is nothing
_BLOCK: Final = 0.4  # seconds
# The two filters of BS.1770-4, tables 1 and 2, given for 48 kHz; we need only their response.
_SHELF: Final = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_CUT: Final = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))


def _response(frequencies: NDArray[np.float64]) -> NDArray[np.float64]:
    z = np.exp(-2j * np.pi * frequencies / 48_000)
    gain = np.ones_like(frequencies)
    for upper, lower in (_SHELF, _CUT):
        gain = gain * np.abs(np.polyval(upper[::-1], z) / np.polyval(lower[::-1], z))
    return gain


def _weighted(wave: Wave, rate: int) -> NDArray[np.float64]:
    """The wave as the ear weighs it. Filtered in the frequency domain: the phase differs, the energy does not."""
    pad = int(_BLOCK * rate)  # so that the end does not run into the beginning
    spectrum = np.fft.rfft(np.concatenate([wave, np.zeros(pad, np.float32)]))
    size = len(wave) + pad
    return np.fft.irfft(spectrum * _response(np.arange(len(spectrum)) * rate / size), size)[: len(wave)]


def loudness(wave: Wave, rate: int) -> float:
    """Integrated loudness in LUFS with both gates; SILENT when nothing passes. Less than 0.4 s counts as one block."""
    block, hop = int(_BLOCK * rate), int(_BLOCK * rate / 4)
    energy = np.square(_weighted(wave, rate))
    if len(energy) < block:
        energy = np.concatenate([energy, np.zeros(block - len(energy))]) * (block / max(1, len(energy)))
    total = np.concatenate([[0.0], np.cumsum(energy)])
    starts = np.arange(0, len(energy) - block + 1, hop)
    power = np.maximum((total[starts + block] - total[starts]) / block, 1e-12)
    level = -0.691 + 10 * np.log10(power)
    loud = power[level > SILENT]
    if not len(loud):
        return SILENT
    relative = -0.691 + 10 * np.log10(loud.mean()) - 10
    return float(-0.691 + 10 * np.log10(power[level > max(SILENT, relative)].mean()))


def true_peak(wave: Wave) -> float:
    """The highest point between the samples too, in dBTP: four times oversampled by zeros in the spectrum."""
    spectrum = np.fft.rfft(wave)
    fine = np.fft.irfft(spectrum, 4 * len(wave)) * 4
    return float(20 * np.log10(max(1e-9, float(np.abs(fine).max()))))
