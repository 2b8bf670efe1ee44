"""Everything with digits in it, as a Chinese speaker says it: telephone numbers, money, times, dates, amounts. Pure."""

import re
from collections.abc import Callable
from typing import Final

from media.voice.numerals import cardinal, digits

# Words that count things: after them 2 is 两 and a short number is an amount, not a hot line.
_MEASURE: Final = (
    "秒个条张次位只部台件本种下遍页行格步分小元块角毛斤天年岁点层米口家名把段句封盒瓶袋杯包双套间辆周成倍折人类项颗片粒滴支枚首"
    "排列笔单场座所堂门克升公厘千万亿度亩匹头棵朵串组批趟回"
)
_UNIT: Final = rf"(?:[{_MEASURE}]|毫米|毫升|星期)"
_ALONE: Final = r"(?<![\d.:/,A-Za-z-])"
_ENDS: Final = r"(?![\d:/A-Za-z]|[.,-]\d)"
_HOTLINE: Final = r"(?:110|11[2479]|12[02]|12\d{3}|95\d{3}|100\d\d|96\d{3,4})"
_ROUND: Final = r"\d{2,3}00(?!\d)"  # 12000 with no call before it is an amount
_CODE_WORD: Final = (
    "(?:验证码|密码|工号|卡号|尾号|号码|房间号?|门牌号?|取件码|取货码|提货码|会议号|群号|订单号|单号|编号|邮编"
    "|分机|账号|帐号)"
)
_SPOKEN_DATE: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
_CLOCK: Final = r"(?:[01]?\d|2[0-4])[:：][0-5]\d(?:[:：][0-5]\d)?"


def _phone(text: str) -> str:
    return digits(text, one="幺")


def _groups(text: str, *sizes: int) -> str:
    """Digits in groups with a breath between them; what is left over makes groups of four."""
    plain, said, at = re.sub(r"\D", "", text), [], 0
    for size in (*sizes, *[4] * len(plain)):
        if at >= len(plain):
            break
        said.append(_phone(plain[at : at + size]))
        at += size
    return "，".join(said)


def _clock(match: re.Match[str]) -> str:
    hour, minute, *rest = (int(part) for part in re.split("[:：]", match[0]))
    said = ("两" if hour == 2 else cardinal(str(hour))) + "点"
    if not minute and not rest:
        return said + "整"
    said += ("零" if 0 < minute < 10 else "") + cardinal(str(minute)) + "分"
    return said + (cardinal(str(rest[0])) + "秒" if rest else "")


def _counted(number: str) -> str:
    return "两" if number == "2" else cardinal(number)


def _money(number: str) -> str:
    return _counted(re.sub(r"\.?0+$", "", number) if "." in number else number) + "元"


def _date(match: re.Match[str]) -> str:
    return f"{digits(match[1])}年{cardinal(str(int(match[3])))}月{cardinal(str(int(match[4])))}日"


def _range(match: re.Match[str]) -> str:
    unit = match[3] or ""
    say = _counted if unit else cardinal
    return f"{say(match[1])}到{say(match[2])}{unit}"


def _fraction(match: re.Match[str]) -> str:
    upper, lower = int(match[1]), int(match[2])
    if 0 < upper < lower:
        return f"{cardinal(match[2])}分之{cardinal(match[1])}"
    return f"{cardinal(match[1])}，{cardinal(match[2])}"


Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def _rule(pattern: str, said: Callable[[re.Match[str]], str]) -> Rule:
    return re.compile(pattern), said


# In this order: each rule leaves no digit of its own behind, so that later ones cannot misread it.
_NUMBERS: Final[tuple[Rule, ...]] = (
    _rule(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?!\d)", lambda m: m[0].replace(",", "")),
    _rule(r"(?<!\d)(?:\+?86[ -]?)?(1[3-9]\d)[ -]?(\d{4})[ -]?(\d{4})(?!\d)", lambda m: _groups(m[1] + m[2] + m[3], 3)),
    _rule(r"(?<!\d)([48]00)-?(\d{3})-?(\d{4})(?!\d)", lambda m: _groups(m[1] + m[2] + m[3], 3, 3)),
    _rule(r"(?<!\d)(0\d{2,3})-(\d{7,8})(?!\d)", lambda m: f"{_phone(m[1])}，{_groups(m[2])}"),
    (_SPOKEN_DATE, _date),
    _rule(rf"(?<!\d)({_CLOCK})\s*[-–—~～]\s*(?={_CLOCK})", lambda m: m[1] + "到"),
    _rule(rf"(?<!\d){_CLOCK}(?!\d)", _clock),
    _rule(r"(?<![\d.])\d+(?:\.\d+){2,}", lambda m: "点".join(digits(part) for part in m[0].split("."))),
    _rule(
        rf"({_CODE_WORD}(?:\s|是|为|填|输入|[：:，])*)([A-Za-z]*)(\d[\d-]*)(?!\d|{_UNIT})",
        lambda m: m[1] + m[2] + "，".join(_phone(part) for part in m[3].strip("-").split("-") if part),
    ),
    _rule(rf"({_CODE_WORD}[^\d。！？，；]{{1,6}})(\d{{4,}})(?!\d|{_UNIT})", lambda m: m[1] + _phone(m[2])),
    _rule(rf"((?:拨打?|打|致电|电话|热线|短信)\s*){_ALONE}({_HOTLINE}){_ENDS}", lambda m: m[1] + _phone(m[2])),
    _rule(rf"{_ALONE}(?!{_ROUND}){_HOTLINE}{_ENDS}(?!\s*{_UNIT})", lambda m: _phone(m[0])),
    _rule(r"(?<!\d)((?:1\d|20)\d\d)(?=年)", lambda m: digits(m[1])),
    _rule(r"(?<!\d)(\d{3,4})(?=室|房|号房)|(?<=[楼栋幢门])(\d{3,4})(?!\d|米|家)", lambda m: _phone(m[0])),
    _rule(r"(?<=[A-Za-z])\d{3,}", lambda m: _phone(m[0])),
    _rule(r"[¥￥]\s*(\d+(?:\.\d+)?)\s*元?", lambda m: _money(m[1])),
    _rule(r"(?<![\d.])(\d+\.\d+)\s*元", lambda m: _money(m[1])),
    _rule(r"(\d+(?:\.\d+)?)\s*%\s*[-–—~～]\s*(?=\d)", lambda m: f"百分之{cardinal(m[1])}到"),
    _rule(r"(\d+(?:\.\d+)?)\s*%", lambda m: f"百分之{cardinal(m[1])}"),
    _rule(r"(?<![\d.])-(\d+(?:\.\d+)?)\s*[℃度]", lambda m: f"零下{_counted(m[1])}度"),
    _rule(r"(\d+(?:\.\d+)?)\s*℃", lambda m: f"{cardinal(m[1])}度"),
    _rule(
        rf"(?<![\d.-])(\d{{1,5}}(?:\.\d+)?)\s*[-–—~～]\s*(\d{{1,5}}(?:\.\d+)?)(?![\d-])({_UNIT}?)",
        _range,
    ),
    _rule(r"(?<![\d/])(\d{1,4})/(\d{1,4})(?![\d/])", _fraction),
    _rule(rf"(第\s*)(\d+)({_UNIT}?)", lambda m: m[1] + cardinal(m[2]) + m[3]),
    _rule(rf"(?<![\d.])2(?=\s*{_UNIT})", lambda m: "两"),
    _rule(r"\d{9,}", lambda m: _groups(m[0])),
    _rule(r"(?<=\d)\s*[×xX*]\s*(?=\d)", lambda m: "乘"),
    _rule(r"(?<=\d)\s*\+\s*(?=\d)", lambda m: "加"),
    _rule(r"\d+(?:\.\d+)?", lambda m: cardinal(m[0])),
)


def masked(match: re.Match[str]) -> str:
    """138****8000: the stars would be lost with the other signs, so this comes before them."""
    return f"{_phone(match[1])}，几个星号，{_phone(match[2])}"


MASKED: Final = re.compile(r"(\d+)\*{2,}(\d+)")


def said(text: str) -> str:
    """The text with no digit left in it."""
    for pattern, saying in _NUMBERS:
        text = pattern.sub(saying, text)
    return text
