"""Mandarin prepared for speaking: signs, numbers and foreign words as people say them. Pure; knows no engine."""

import functools
import re
from typing import Final

from media.voice import figures, lexicon
from media.voice.signs import EMOJI

_CIRCLED: Final = {ord("①") + n: f"{n + 1}，" for n in range(20)}
_PLAIN: Final = {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF5B), 0xFF05)}
_SIGNS: Final = str.maketrans({**_PLAIN, **_CIRCLED})
_UNITS: Final = {"kg": "公斤", "km": "公里", "cm": "厘米", "mm": "毫米", "ml": "毫升", "GB": "G", "MB": "兆"}
_UNIT_SIGN: Final = re.compile(r"(?<=\d)\s*(kg|km|cm|mm|ml|GB|MB)(?![A-Za-z])", re.IGNORECASE)
_BY_SIGN: Final = {sign.lower(): said for sign, said in _UNITS.items()}
_LIST_NUMBER: Final = re.compile(r"^\s*(\d{1,2})(?:[.、]|\))\s*(?!\d)")
_ARROW: Final = re.compile(r"\s*(?:→|➜|➡|⇒|->|=>|[>＞])\s*")
_QUOTES: Final = re.compile(r"[“”‘’\"「」『』【】《》〈〉\[\]<>*#_|`\\]")
_BRACKETS: Final = re.compile(r"[（）(){}]")
_SLASH: Final = re.compile(r"(?<![A-Za-z])\s*/\s*|\s*/\s*(?![A-Za-z])")
_DASH: Final = re.compile(r"\s*[—–]+\s*|(?<![A-Za-z\d])\s*-+\s*|\s*-+\s*(?![A-Za-z\d])")
_PAUSES: Final = re.compile(r"[，,、\s]*[，,][，,、\s]*")
_BEFORE_STOP: Final = re.compile(r"[，,、\s]+(?=[。！？!?；;：:])")
_AFTER_STOP: Final = re.compile(r"(?<=[。！？!?；;：:])[，,、\s]+")
_HAN_GAP: Final = re.compile(r"(?<=[\u4e00-\u9fff，。！？；：])\s+|\s+(?=[\u4e00-\u9fff，。！？；：])")


def _without_signs(text: str) -> str:
    text = _ARROW.sub("，然后，", text)
    text = EMOJI.sub(" ", text)
    text = _BRACKETS.sub("，", _QUOTES.sub("", text))
    text = re.sub(r"…+|\.{3,}", "，", text)
    return re.sub(r"[~～]+(?!\s*\d)", "", text)


def _tidy(text: str) -> str:
    text = _DASH.sub("，", _SLASH.sub("，", text))
    text = text.replace("&", "和").replace("=", "等于").replace("@", "艾特")
    text = _PAUSES.sub("，", text)
    text = _AFTER_STOP.sub("", _BEFORE_STOP.sub("", text))
    text = _HAN_GAP.sub("", re.sub(r"\s+", " ", text))
    return text.strip(" ，,、")


@functools.lru_cache(maxsize=8192)
def normalise(text: str) -> str:
    """Mandarin as it is to be said: ¥88.5 -> 八十八点五元, 拨打110 -> 拨打幺幺零. Empty when nothing can be said."""
    text = _LIST_NUMBER.sub(r"第\1，", text.translate(_SIGNS))
    text = figures.MASKED.sub(figures.masked, text)
    text = _without_signs(lexicon.foreign(text))
    text = _UNIT_SIGN.sub(lambda m: _BY_SIGN[m[1].lower()], text)
    text = lexicon.same_sound(_tidy(figures.said(text)))
    return text if re.search(r"\w", text) else ""
