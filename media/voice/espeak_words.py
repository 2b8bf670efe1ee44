"""What eSpeak alone needs: it reads Mandarin character by character, each in its commonest reading.

Same sound, same tone, as in `lexicon`; other engines know these words and are better left alone with them. Pure.
"""

import re
from typing import Final

_WORDS: Final = {
    "银行": "银航",
    "觉得": "决得",
    "睡觉": "睡叫",
    "音乐": "音月",
    "便宜": "骈宜",
    "大夫": "代夫",
    "空调": "空条",
    "应用": "硬用",
    "反应": "反硬",
    "适应": "适硬",
    "教您": "交您",
    "测量": "测凉",
    "尽量": "紧量",
    "要求": "邀求",
    "得到": "德到",
    "长辈": "掌辈",
    "家长": "家掌",
    "长大": "掌大",
    "中奖": "众奖",
    "选中": "选众",
    "看中": "看众",
    "相机": "向机",
    "相册": "向册",
    "相片": "向片",
    "照相": "照向",
    "爱好": "爱号",
    "首都": "首督",
    "划一": "滑一",
    "出差": "出拆",
}
_PLACE: Final = re.compile(r"地(?=[址铁图方点区面上下道理震名])|(?<=[当本各外土工场异基])地")
_RISING: Final = re.compile(r"(?<![第十期零百千万二三四五六七八九])一(?=[下个样次定步遍会半份块路件共]|到)")
_FALLING: Final = re.compile(r"(?<![第十期零百千万二三四五六七八九])一(?=[点张起般直条航些家排只天边生])")
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9 .'+-]*[A-Za-z0-9]|[A-Za-z]")


def readable(spoken: str) -> str:
    """Mandarin with the characters eSpeak would misread replaced, the tone of 一 as it is in speech."""
    for word, said in _WORDS.items():
        spoken = spoken.replace(word, said)
    return _FALLING.sub("意", _RISING.sub("移", _PLACE.sub("第", spoken)))


def marked(spoken: str, voice: str) -> str:
    """The same as SSML, foreign words given to the English voice: the Mandarin one would read them as pinyin.

    Each Mandarin part names its voice again, since after foreign words eSpeak goes on with another Mandarin voice.
    """
    plain = re.sub(r"[<>&]", " ", readable(spoken))
    said, at = "", 0
    for foreign in _LATIN.finditer(plain):
        said += _in_voice(plain[at : foreign.start()], voice) + f'<voice xml:lang="en">{foreign[0]}</voice>'
        at = foreign.end()
    return said + _in_voice(plain[at:], voice) if said else plain


def _in_voice(part: str, voice: str) -> str:
    return f'<voice name="{voice}">{part}</voice>' if part.strip() else ""
