"""Words a machine voice misreads, and what to hand it instead. Same sound, same tone: check each new entry by ear.

Replacing characters works with every engine, which markup does not. Knows no engine and no number.
"""

import re
from typing import Final

# Foreign words. Longer ones first; matched without regard to case, never inside another Latin word.
FOREIGN: Final = {
    "App Store": "应用商店",
    "Wi-Fi": "无线网",
    "WiFi": "无线网",
    "WLAN": "无线网",
    "iPhone": "苹果手机",
    "Android": "安卓",
    "SIM卡": "手机卡",
    "PIN码": "密码",
    "Home键": "主页键",
    "APK": "安装包",
    "APP": "应用",
    "GPS": "定位",
    "ATM": "取款机",
    "VIP": "贵宾",
    "OK": "好的",
    "QQ": "扣扣",
    "AI": "人工智能",
}

# Same sound, same tone, one reading only: 常 cháng, 条 tiáo, 虫 chóng, 航 háng, 属 shǔ, 谈 tán, 环 huán.
SAME_SOUND: Final = {
    "长按": "常按",
    "长图": "常图",
    "长的那": "常的那",
    "数一数": "属一属",
    "数一、": "属一、",
    "弹出": "谈出",
    "弹窗": "谈窗",
    "还款": "环款",
    "还钱": "环钱",
}
_ADJUST: Final = re.compile(
    r"(?<![强协烹空单色声语腔步])调(?=[大小高低亮暗到成好整节慢快一回]|不[大小高低]|得[大小高低]|[。！？，；]|$)"
)
_AGAIN: Final = re.compile(r"(?<![体沉严慎尊])重(?=[启新复来试发做拨装连开看听])")
_LINE: Final = re.compile(r"(?<=[一二三四五六七八九十两几每这那首末])行(?![人动为走程李驶])")
_COUNT: Final = re.compile(r"(?<![人次点岁参])数(?=到[一二三四五六七八九十]|几)")
_TWICE: Final = re.compile(r"(无线网)，\1")


def _foreign() -> re.Pattern[str]:
    words = "|".join(re.escape(word).replace(r"\ ", r"\s*") for word in FOREIGN)
    return re.compile(rf"(?<![A-Za-z0-9])(?:{words})(?![A-Za-z0-9])", re.IGNORECASE)


_FOREIGN: Final = _foreign()
_BY_LETTERS: Final = {re.sub(r"\s", "", word).lower(): said for word, said in FOREIGN.items()}


def foreign(text: str) -> str:
    """Foreign words as Chinese ones, before numbers are read."""
    return _FOREIGN.sub(lambda m: _BY_LETTERS[re.sub(r"\s", "", m[0]).lower()], text)


def same_sound(text: str) -> str:
    """Characters with two readings as characters with one, after numbers are read (3行 is 三行 by then)."""
    for word, said in SAME_SOUND.items():
        text = text.replace(word, said)
    text = _ADJUST.sub("条", text)
    text = _AGAIN.sub("虫", text)
    text = _COUNT.sub("属", text.replace("条一调", "条一条"))
    return _TWICE.sub(r"\1", _LINE.sub("航", text))
