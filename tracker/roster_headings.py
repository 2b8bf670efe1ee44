"""What the headings of a table of people promise: which column holds nicknames, birth decades, consents. Pure."""

import re
from collections.abc import Sequence
from typing import Final, Literal

Column = Literal["nickname", "decade", "age", "class", "real_name", "phone", "consent", "sex"]
FAR: Final = 20  # a heading stands in one of the first rows

_HEADINGS: Final[dict[str, Column]] = {
    **dict.fromkeys(("称呼", "昵称", "怎么称呼", "小名", "学员", "学员称呼"), "nickname"),
    **dict.fromkeys(("nickname", "calledas", "name"), "nickname"),
    **dict.fromkeys(("出生年代", "年代", "出生年份", "出生年", "birthdecade", "decade", "born"), "decade"),
    **dict.fromkeys(("birthyear", "yearofbirth", "yearborn", "birthdate"), "decade"),
    **dict.fromkeys(("出生年月", "出生年月日", "出生日期", "出生", "生日", "birthday", "dateofbirth"), "decade"),
    **dict.fromkeys(("年龄", "年纪", "岁数", "周岁", "age"), "age"),
    **dict.fromkeys(("班", "班级", "班名", "所在班级", "class", "group"), "class"),
    **dict.fromkeys(("姓名", "名字", "真名", "真实姓名", "全名", "学员姓名", "老人姓名"), "real_name"),
    **dict.fromkeys(("realname", "fullname"), "real_name"),
    **dict.fromkeys(("性别", "sex", "gender"), "sex"),
    **dict.fromkeys(("电话", "手机", "手机号", "电话号码", "手机号码", "联系电话", "本人电话", "联系方式"), "phone"),
    **dict.fromkeys(("phone", "telephone", "mobile"), "phone"),
    **dict.fromkeys(("同意", "是否同意", "同意书", "已同意", "本人同意", "consent", "agreed"), "consent"),
}  # fmt: skip


def heading(cells: Sequence[Sequence[str]]) -> tuple[int, dict[int, Column]] | None:
    """The first row that names a column of nicknames or of real names, and which column is what."""
    for at, row in enumerate(cells[:FAR]):
        columns: dict[int, Column] = {}
        for i, name in enumerate(row):
            column = _column(name)
            if column and column not in columns.values():
                columns[i] = column
        if {"nickname", "real_name"} & set(columns.values()):
            return at, columns
    return None


def is_heading(row: Sequence[str], columns: dict[int, Column]) -> bool:
    """A heading repeated in the middle, as printed lists have it on every page."""
    held = [(i, row[i]) for i in columns if i < len(row) and row[i]]
    return bool(held) and all(_column(text) == columns[i] for i, text in held)


def _column(name: str) -> Column | None:
    """What a heading promises; every short one that asks for an agreement is one: 是否同意留电话."""
    key = _key(name)
    return _HEADINGS.get(key) or ("consent" if "同意" in key and len(key) < 13 else None)


def _key(name: str) -> str:
    """A heading without what people put around it: 称呼（必填）*"""
    bare = re.sub(r"\(.*?\)|[\s*:_?]", "", name)
    return bare.casefold()
