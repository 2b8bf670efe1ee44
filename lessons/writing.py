"""What somebody needs to write a step's words on our own keyboard: how they are spelled, and characters to choose from.

Pure. Knows no keyboard: the player draws it, and takes any accepted spelling.
"""

import re
from typing import Any, Final
from zlib import crc32

from lessons.lesson import Touch

CHOICES: Final = 6  # characters to choose from, the right one among them
_CJK: Final = re.compile(r"[\u3400-\u9fff]")
_ASCII: Final = re.compile(r"[A-Za-z0-9 '.,-]+")
_WRITABLE: Final = re.compile(r"[\u3400-\u9fffA-Za-z0-9 '’.,，。！？、·-]+")
_SKIPPED: Final = re.compile(r"[\s'’.,，。！？、·-]")

# Characters that look or sound alike, as somebody might mix them up; each family lends its members to the others.
_BANK: Final = """
老考劳孝教 花化华画话 镜境竟静净 银很根跟 发友友拔法 商高伤赏 城成诚域程 青清情请晴
禾和木本末 医区匠巨衣 院完玩园远 王玉主五干 阿啊可河何 女如好奶妈 儿几九元兄 小少尖水心
兰三羊关美 幸辛章南丰 福富副幅祸 路跟露鹿跑 号另兄呈吗 楼数搂类 栋冻东陈拣 室空宝定家
单早草旱章 元无天夫先 我找钱或成 吃乞吸吐气 过这还边近 饭饮饥馆反 了子丁于干 今令会念分
天夫大太关 会合全金舍 写与号马笔 字学子李宇 家加佳嘉宗 人入八大个 手毛拿看掌 机几杯
电申由甲田 视现规观觉 频烦顺须领 红江工经绿 包句色抱泡 衣农依表哀 鞋鞍革靴挂 茶菜草荼花
杯怀还林松 米来半木粉 油由抽迪邮 药约苗节草 挂桂佳封排 科料和秋种 眼银根跟看 外处夕补多
北比背此壮 京亭高凉景 上下土工止 海每梅洗河 安女宁定完 心必少小思 平半干苹评
"""
_FAMILIES: Final = tuple(_BANK.split())
_ANY: Final = "的一是不在有人这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么"
_DIGITS: Final = "0123456789"
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def typing(touch: Touch, lang: str) -> dict[str, Any] | None:
    """What the player's keyboard needs for a touch that types or speaks; None for any other."""
    if touch.gesture not in ("type", "speak") or not touch.accepts:
        return None
    accepts = list(dict.fromkeys(text.of(lang) for text in touch.accepts))
    want = accepts[0]
    kind = letters(want)
    return {
        "want": want,
        "accepts": accepts,
        "spell": spelling(accepts) if kind == "pinyin" else want,
        "letters": kind,
        "characters": characters(want) if kind == "pinyin" else [],
    }


def letters(want: str) -> str:
    """Which keys the words take: "pinyin" for Chinese, "digits" for a number, else "latin"."""
    if _CJK.search(want):
        return "pinyin"
    return "digits" if "".join(want.split()).isdigit() else "latin"


def spelling(accepts: list[str]) -> str:
    """The first accepted spelling that a keyboard without Chinese can write; empty when the lesson gives none."""
    plain = (one for one in accepts if _ASCII.fullmatch(one) and re.search("[A-Za-z]", one))
    return next(("".join(one.split()).lower() for one in plain), "")


def characters(want: str) -> list[list[str]]:
    """For each character of `want` some to choose from, always the same ones in the same order. Spaces and stops are
    nothing to choose."""
    signs = [sign for sign in want if not _SKIPPED.fullmatch(sign)]
    return [_choice(sign, f"{want} {place}") for place, sign in enumerate(signs)]


def writable(want: str) -> bool:
    """Whether every sign stands on our keyboard, or is one to choose."""
    return bool(_WRITABLE.fullmatch(want)) and bool(_SKIPPED.sub("", want))


def _choice(sign: str, seed: str) -> list[str]:
    alike = [one for family in _FAMILIES if sign in family for one in family]
    pool = _DIGITS if sign.isdigit() else _ANY if _CJK.fullmatch(sign) else _LETTERS
    others = list(dict.fromkeys([*alike, *_mixed(pool, seed)]))
    decoys = [one for one in others if one != sign][: CHOICES - 1]
    return _mixed([sign, *decoys], seed)


def _mixed(signs: "str | list[str]", seed: str) -> list[str]:
    return sorted(signs, key=lambda sign: (crc32(f"{seed} {sign}".encode()), sign))
