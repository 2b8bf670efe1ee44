"""Chinese numerals: how a number is said. Knows nothing of the sentence around it."""

from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_SMALL: Final = ("", "十", "百", "千")
_BIG: Final = ("", "万", "亿", "万亿")


def digits(number: str, one: str = "一") -> str:
    """Digit by digit: 2025 -> 二零二五. On the telephone 1 is said 幺: pass `one="幺"`."""
    return "".join(one if c == "1" else _DIGITS[int(c)] for c in number if c.isdigit())


def _below_ten_thousand(n: int) -> str:
    said, gap = "", False
    for place in (3, 2, 1, 0):
        digit = n // 10**place % 10
        if digit:
            said += ("零" if gap and said else "") + _DIGITS[digit] + _SMALL[place]
            gap = False
        else:
            gap = True
    return said


def cardinal(number: str) -> str:
    """The amount: 10001 -> 一万零一, 88.5 -> 八十八点五. Leading zeros and more than 16 digits are spelt instead."""
    whole, _, part = number.partition(".")
    tail = "点" + digits(part) if part else ""
    if len(whole) > 16 or (len(whole) > 1 and whole[0] == "0"):
        return digits(whole) + tail
    return _whole(int(whole)) + tail


def _whole(n: int) -> str:
    if n == 0:
        return "零"
    groups = []
    while n:
        n, group = divmod(n, 10_000)
        groups.append(group)
    said = ""
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group:
            continue
        said += ("零" if said and group < 1000 else "") + _below_ten_thousand(group) + _BIG[place]
    if said.startswith("一十"):
        said = said[1:]  # 十二, not 一十二, at the head of a number
    if said[0] == "二" and said[1:2] in ("百", "千", "万", "亿"):
        said = "两" + said[1:]
    return said
