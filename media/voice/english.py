"""English prepared for speaking: money, hot lines, codes and names from China as they should sound. Pure."""

import functools
import re
from typing import Final

from media.voice.signs import EMOJI

_DIGITS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_THINGS: Final = (
    r"\s*(?:yuan|people|persons?|minutes?|hours?|seconds?|days?|weeks?|months?|years?|times?|steps?|metres?|meters?|grams?|lessons?"
    r"|learners?|pages?|points?|percent|%)"
)
_HOTLINE: Final = r"(?:110|11[2479]|12[02]|12\d{3}|95\d{3}|100\d\d|96\d{3,4})"
_ALONE: Final = r"(?<![\d.:/,¥￥A-Za-z-])"
_ENDS: Final = r"(?![\d:/A-Za-z]|[.,-]\d)"
_CODE: Final = re.compile(r"\b((?:code|password|PIN|end(?:ing|s) in|number)(?: is|:)? )(\d{3,}|\d+(?:-\d+){2,})\b")
_CALL: Final = re.compile(rf"\b((?:call|dial|ring|phone|text)\s+)({_HOTLINE}){_ENDS}", re.IGNORECASE)
_SAID: Final = {
    "Wi-Fi": "wifi",
    "WLAN": "wifi",
    "WeChat": "Wee Chat",
    "Huawei": "Hwah-way",
    "Xiaomi": "Shaow-mee",
}
_WORDS: Final = re.compile(rf"\b(?:{'|'.join(_SAID)})\b")


def _spelt(number: str) -> str:
    return " ".join(_DIGITS[int(c)] for c in number if c.isdigit())


def _money(match: re.Match[str]) -> str:
    number = match[1].replace(",", "")
    return (re.sub(r"\.?0+$", "", number) if "." in number else number) + " yuan"


@functools.lru_cache(maxsize=8192)
def normalise(text: str) -> str:
    """English as it is to be said, e.g. ¥39.90 -> 39.9 yuan, Call 110 -> Call one one zero."""
    text = re.sub(r"\s*(?:→|->|=>|>)\s*", ", then, ", text)
    text = EMOJI.sub(" ", text)
    text = re.sub(r"[“”\"「」【】《》\[\]<>*#_|`~]", "", text).replace("‘", "").replace("’", "'")
    text = re.sub(r"\s*[（(]\s*|\s*[—–]+\s*", ", ", text)
    text = re.sub(r"[）)]", ", ", text)
    text = re.sub(r"[¥￥]\s*(\d[\d,]*(?:\.\d+)?)(?:\s*yuan)?", _money, text)
    text = re.sub(
        r"(?<!\d)(1[3-9]\d)[ -]?(\d{4})[ -]?(\d{4})(?!\d)", lambda m: ", ".join(map(_spelt, m.groups())), text
    )
    text = _CODE.sub(lambda m: m[1] + ", ".join(map(_spelt, m[2].split("-"))), text)
    text = _CALL.sub(lambda m: m[1] + _spelt(m[2]), text)
    text = re.sub(rf"{_ALONE}{_HOTLINE}{_ENDS}(?!{_THINGS})", lambda m: _spelt(m[0]), text)
    text = re.sub(r"(?<![¥￥.,\d])\b\d{6,}\b(?![.,]\d)" + rf"(?!{_THINGS})", lambda m: _spelt(m[0]), text)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    text = re.sub(r"(?<![\d-])(\d+)\s*[-–]\s*(\d+)(?![\d-])", r"\1 to \2", text)
    text = re.sub(r"(?<!\w)\+(?=\d)", "plus ", text).replace("&", " and ")
    text = re.sub(r"(?<=\d)\s*%", " percent", text)
    text = _WORDS.sub(lambda m: _SAID[m[0]], text)
    return _tidy(text)


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"(?:\s*,)+(?=\s*[.!?;:,])", "", text)
    text = re.sub(r"(?<=[.!?;:])\s*,\s*", " ", text)
    text = re.sub(r"\s+(?=[,.!?;:])", "", text).strip(" ,")
    return text if re.search(r"\w", text) else ""
