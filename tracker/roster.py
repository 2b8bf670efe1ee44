"""Reads a table of people as others write it into candidates and problems; `roster_lines` reads pasted lines. Pure.

Takes over nickname, birth decade, class, and with consent a real name and a telephone number; nothing else is kept,
not even for a moment longer than it takes to pass it over. Knows no file, no page and no book.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from tracker.roster_headings import FAR, Column, heading, is_heading

MOST: Final = 5000  # rows; a street has fewer learners
NAME_ROOM: Final = 40

_PAPER: Final = frozenset(
    {"书面", "纸质", "签字", "已签", "已签字", "是", "同意", "有", "√", "✓", "paper", "signed", "yes", "y"}
)
_SPOKEN: Final = frozenset({"口头", "口述", "spoken", "oral"})
_NO: Final = frozenset({"", "否", "不同意", "没有", "无", "×", "no", "n"})
_ID_CARD: Final = re.compile(
    r"(?<!\d)\d{17}[\dXx](?!\d)|(?<!\d)\d{8}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)"  # 18 or 15 digits
)
_BANK_CARD: Final = re.compile(r"(?<!\d)\d{16,19}(?!\d)")
_GAPS: Final = re.compile(r"(?<=\d)[ \-.](?=\d)")
_PHONE: Final = re.compile(r"\+?\d[\d -]{2,19}", re.A)
_MOBILE: Final = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_EXPONENT: Final = re.compile(r"\d(?:\.\d+)?[eE]\+?\d{1,2}")
_WHOLE: Final = re.compile(r"^(\d+)\.0+$")
_DECADE: Final = re.compile(r"(?:19|20)?(\d)0 ?(?:年代|后|s)?|(19|20)(\d)\d ?(?:年|年生)?", re.A)
_DATE: Final = re.compile(
    r"((?:19|20)\d\d)(?:(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|(?: ?[-./年] ?\d{1,2}){1,2} ?[月日]?(?: 0+:0+:0+)?)", re.A
)  # 1954-03-02 00:00:00 as Excel has it, 1954年3月, 1954.3, 19540302
_FOOT: Final = re.compile(
    r"(?:合计|总计|共计|小计|总人数|备注|说明|注)(?::.*|\d*人?)?|共?\d+[人位名]"
    r"|(?:制表|填表|填报|审核|审批|经办|负责|联系)(?:人|单位|日期|时间)(?:\(.*?\))?(?::.*)?"
)
_AGE: Final = re.compile(r"(1[89]|[2-9]\d|1[01]\d) ?(?:周岁|虚岁|岁)?", re.A)
_SURNAMES: Final = "欧阳 上官 诸葛 司马 司徒 皇甫 东方 令狐 尉迟 夏侯 慕容 端木"  # those of two letters
_TITLE: Final = {"女": "阿姨", "男": "叔叔"}
_ADDRESS: Final = re.compile(
    r".{1,4}(?:阿姨|叔叔|奶奶|爷爷|大爷|大妈|大娘|大姐|大哥|伯伯|婆婆|老师|师傅)|.[姐哥叔姨婶嫂]|老."
)
_LOST: Final = re.compile(r"(?<![\d.])\d(?:\.\d+)?[eE]\+?1([4-8])(?!\d)")  # a long number as Excel saves it in CSV
_UNSEEN: Final = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")  # some turn lines round
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody to enrol, as row or line `n` says. `consent` is how it was given for real name and telephone."""

    n: int
    nickname: str
    decade: int | None = None
    klass: str = ""
    real_name: str = ""
    phone: str = ""
    consent: Literal["", "paper", "spoken"] = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why row `n` cannot be taken in: `why` ends a catalogue key, `roster_<why>`; `cell` shows what is wrong."""

    n: int
    why: str
    cell: str = ""
    other: int = 0


@dataclass(frozen=True, slots=True)
class Roster:
    """What a list holds. One problem, and nothing of it is taken in. `ignored` are headings nothing is kept of."""

    people: tuple[Candidate, ...] = ()
    problems: tuple[Problem, ...] = ()
    ignored: tuple[str, ...] = ()
    headings: tuple[Column, ...] = ()
    told_twice: tuple[tuple[int, str], ...] = ()  # same nickname as somebody already here: row, nickname
    unasked: int = 0  # rows whose real name or telephone is passed over, because nobody has written down a consent
    called: tuple[int, str] | None = None  # the first row whose nickname was made from her name, and that nickname
    aged: int = 0  # whose decade follows from an age, which may be a year off
    unsure: str = ""  # the first name with a number beside it that may be an age or a year

    @property
    def ready(self) -> bool:
        return bool(self.people) and not self.problems


def from_rows(rows: Sequence[Sequence[object]], known: Iterable[str] = (), today: date | None = None) -> Roster:
    """Rows of a table, the title rows above its headings included. Row numbers are those that the table shows.

    `today` tells the decade of an age; without it ages are passed over."""
    cells = [[_cell(one) for one in row] for row in rows]
    if (found := heading(cells)) is None:
        return Roster(problems=(Problem(1, "no_heading" if any(map(any, cells)) else "empty"),))
    at, columns = found
    ignored = tuple(name for i, name in enumerate(cells[at]) if name and columns.get(i, "sex") == "sex")
    told: list[tuple[int, dict[str, str]]] = []
    aged = 0
    for n, row in enumerate(cells[at + 1 :], at + 2):
        held = {column: row[i] for i, column in columns.items() if i < len(row) and row[i]}
        if held and not is_heading(row, columns) and not _is_foot(row, columns):
            age = held.pop("age", "")
            if today and age and "decade" not in held:
                found_age = _AGE.fullmatch(age)
                held |= {"decade": born(found_age[1], today)} if found_age else {"age": age}
                aged += found_age is not None
            told.append((n, held | {"_row": " | ".join(row)}))
    return replace(checked(told, ignored, tuple(columns.values()), known), aged=aged)


def has_heading(rows: Sequence[Sequence[object]]) -> bool:
    """Whether a sheet is the list: others of the same file may hold a cover or what to fill in how."""
    return heading([[_cell(one) for one in row] for row in rows[:FAR]]) is not None


def called(real_name: str, sex: str = "") -> str:
    """What somebody is called whom a list has by her real name only: 王秀英 is 秀英阿姨."""
    if _ADDRESS.fullmatch(real_name):
        return real_name  # what she is called stood where a real name was asked for
    first, dot, _ = re.sub(r"\(.*?\)", "", real_name).strip().partition("·")
    if first.isascii():
        return first.split(" ")[0]
    name, title = first.replace(" ", ""), _TITLE.get(sex, "")
    surname = "" if dot else name[:2] if name[:2] in _SURNAMES or len(name) > 3 else name[:1]
    given = name[len(surname) :]
    if len(given) > 1:
        return given + title
    return surname + title if title else f"老{surname}"


def born(age: str, today: date) -> str:
    """Somebody's year of birth by her age: in the second half of a year most have had their birthday."""
    return str(today.year - int(age) - (today.month < 7))


def secret_in(text: str) -> str:
    """ "id_card" or "bank_card" when such a number stands in `text`, else nothing."""
    close = _GAPS.sub("", plain(text))
    if _ID_CARD.search(close):
        return "id_card"
    if lost := _LOST.search(plain(text)):
        return "id_card" if lost.group(1) in "47" else "bank_card"
    return "bank_card" if _BANK_CARD.search(close) else ""


def has_mobile(text: str) -> bool:
    """Whether the number of a mobile telephone stands in `text`, in one piece or with gaps."""
    return _MOBILE.search(_GAPS.sub("", text)) is not None


def decade_of(text: str) -> int | None:
    """The decade that is meant: 1950 for 1953, 50后, 1950s or a whole date of it. Raises ValueError for other words."""
    if not text:
        return None
    if dated := _DATE.fullmatch(text):
        text = dated.group(1)
    match = _DECADE.fullmatch(text)
    if not match:
        raise ValueError(text)
    full = text[:4] if text[:4].isdigit() else ""
    decade = int(full) // 10 * 10 if full else 1900 + 10 * int(match.group(1))
    if not 1900 <= decade <= 2010:
        raise ValueError(text)
    return decade


def checked(
    rows: Sequence[tuple[int, dict[str, str]]],
    ignored: tuple[str, ...],
    columns: tuple[Column, ...],
    known: Iterable[str],
) -> Roster:
    people: list[Candidate] = []
    problems: list[Problem] = []
    first: dict[str, int] = {}
    unasked, made = 0, None
    here = {_folded(one) for one in known}
    if len(rows) > MOST:
        return Roster(problems=(Problem(rows[MOST][0], "too_many", str(MOST)),))
    for n, held in rows:
        one = _candidate(n, held)
        if isinstance(one, Candidate):
            name = held.get("nickname") or held["real_name"]  # two of one real name are one person, 秀英阿姨 may be two
            before = first.setdefault(f"{_folded(name)}\0{_folded(one.klass)}", n)
            one = one if before == n else Problem(n, "twice", one.nickname, before)
        if isinstance(one, Problem):
            problems.append(one)
        else:
            people.append(one)
            unasked += not one.consent and ("real_name" in held or "phone" in held)
            made = made if made or "nickname" in held else (n, one.nickname)
    if not people and not problems:
        problems.append(Problem(1, "empty"))
    twice = tuple((one.n, one.nickname) for one in people if _folded(one.nickname) in here)
    return Roster(tuple(people), tuple(problems), ignored, columns, twice, unasked, made)


def _candidate(n: int, held: dict[str, str]) -> Candidate | Problem:
    if secret := secret_in(held.get("_row", held.get("nickname", ""))):
        return Problem(n, secret)  # such a number is neither kept nor shown
    nickname = held.get("nickname", "") or called(held.get("real_name", ""), held.get("sex", ""))
    if not nickname:
        return Problem(n, "no_nickname")
    if len(nickname) > NAME_ROOM or _CONTROL.search(nickname):
        return Problem(n, "long_nickname", nickname[:NAME_ROOM])
    if held.get("decade") == "?":
        return Problem(n, "bare_number", held["_row"][:NAME_ROOM])
    if any(has_mobile(held.get(column, "")) for column in ("nickname", "real_name", "class")):
        return Problem(n, "phone_in_name")
    if not any(letter.isalpha() for letter in nickname):
        return Problem(n, "odd_nickname", nickname)
    if age := held.get("age"):
        return Problem(n, "age", age[:20])
    try:
        decade = decade_of(held.get("decade", ""))
    except ValueError:
        return Problem(n, "decade", held["decade"][:20])
    if len(held.get("class", "")) > 80:
        return Problem(n, "long_class", held["class"][:20])
    return _with_consent(Candidate(n, nickname, decade, held.get("class", "")), held)


def _with_consent(one: Candidate, held: dict[str, str]) -> Candidate | Problem:
    """Real name and telephone only with a consent that says how it was given; without one they are passed over."""
    said = held.get("consent", "").strip().casefold()
    how: Literal["", "paper", "spoken"] = "paper" if said in _PAPER else "spoken" if said in _SPOKEN else ""
    if not how and said not in _NO:
        return Problem(one.n, "consent_word", said[:20])
    real_name, phone = held.get("real_name", ""), held.get("phone", "")
    if not how or not (real_name or phone):
        return one
    if _EXPONENT.fullmatch(phone):
        return Problem(one.n, "phone_broken", phone[:20])
    if phone and not _PHONE.fullmatch(phone):
        return Problem(one.n, "phone", phone[:20])
    if len(real_name) > NAME_ROOM:
        return Problem(one.n, "long_nickname", real_name[:NAME_ROOM])
    return Candidate(one.n, one.nickname, one.decade, one.klass, real_name, phone, how)


def _is_foot(row: Sequence[str], columns: dict[int, Column]) -> bool:
    """The last lines of a printed list: how many there are in all, a remark."""
    names = [row[i] for i, column in columns.items() if column in ("nickname", "real_name") and i < len(row)]
    return any(_FOOT.fullmatch(text) for text in (next(filter(None, row)), *names))


def _cell(value: object) -> str:
    """What stands in a cell, as text: numbers without a tail, full-width letters made plain."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _WHOLE.sub(r"\1", trimmed(plain(str(value)).replace("\n", " ")))


def plain(text: str) -> str:
    """Full-width digits, letters, commas and brackets as plain ones, and nothing that cannot be seen; Chinese stays."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text))


def trimmed(text: str) -> str:
    """Without blanks around it and without the mark that makes a spreadsheet keep a number as text."""
    return re.sub(r"\s+", " ", text.strip().strip("'\"‘’“”").strip())


def _folded(name: str) -> str:
    return plain(name).replace(" ", "").casefold()
