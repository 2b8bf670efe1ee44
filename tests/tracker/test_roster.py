"""Lists of people as they are really written: what is taken over, what is refused, and which sentence says why."""

from datetime import datetime

import pytest

from media.words import catalogue
from tests.tracker.test_roster_lines import TODAY, read
from tracker import roster
from tracker.roster import Candidate, Problem
from tracker.screens.importing import sentence

HEAD = ["称呼", "出生年代", "班", "姓名", "电话", "同意"]


def test_pasted_names_may_be_numbered_and_stand_in_any_commas() -> None:
    found = read("1. 王阿姨\n2、李叔叔，张奶奶\n\n(3) 陈爷爷；赵姐")
    assert [one.nickname for one in found.people] == ["王阿姨", "李叔叔", "张奶奶", "陈爷爷", "赵姐"] and found.ready


def test_the_same_nickname_twice_is_told_with_both_places() -> None:
    assert read("王阿姨\n李叔叔\n王 阿姨").problems == (Problem(3, "twice", "王 阿姨", 1),)


def test_the_same_nickname_in_two_classes_is_two_people() -> None:
    assert roster.from_rows([["称呼", "班"], ["王阿姨", "早班"], ["王阿姨", "晚班"]]).ready


def test_title_rows_and_empty_rows_above_the_headings_are_passed_over() -> None:
    rows: list[list[object]] = [
        ["阳光里社区名单", None],
        [None, None],
        ["序号", "称呼（必填）*"],
        [1, "王阿姨"],
        [None, None],
        [2.0, "李叔叔"],
    ]
    found = roster.from_rows(rows)
    assert [(one.n, one.nickname) for one in found.people] == [(4, "王阿姨"), (6, "李叔叔")]
    assert found.ignored == ("序号",)


def test_numbers_kept_as_text_and_full_width_letters_become_plain() -> None:
    row: list[object] = ["王阿姨", "'1953", "周二班", "王桂芬", 13800001111.0, "书面"]
    assert roster.from_rows([HEAD, row]).people == (
        Candidate(2, "王阿姨", 1950, "周二班", "王桂芬", "13800001111", "paper"),
    )
    assert roster.from_rows([HEAD, ["李叔叔", "１９４８年"]]).people[0].decade == 1940


@pytest.mark.parametrize(
    ("text", "decade"),
    [
        *[("", None), ("50后", 1950), ("50年代", 1950), ("1950s", 1950), ("1948年", 1940), ("1953", 1950)],
        *[
            ("1954-03-02 00:00:00", 1950),
            ("1954年3月", 1950),
            ("1954.3", 1950),
            ("19540302", 1950),
            ("1949/12/1", 1940),
        ],
    ],
)
def test_a_birth_decade_is_understood_as_people_write_it(text: str, decade: int | None) -> None:
    assert roster.decade_of(text) == decade


@pytest.mark.parametrize("text", ["四几年", "78", "19500", "3050", "1954-03-02-01", "19541302"])
def test_what_is_no_decade_is_not_guessed_at(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        roster.decade_of(text)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("110101195001011234", "id_card"),
        ("11010119500101123X", "id_card"),
        ("110101 19500101 1234", "id_card"),
        (110101195001011234.0, "id_card"),
        ("110101500101123", "id_card"),
        ("1.10101E+17", "id_card"),
        ("6222 0212 3456 7890 123", "bank_card"),
        ("6222021234567890", "bank_card"),
    ],
)
def test_numbers_of_id_and_bank_cards_are_refused_in_whatever_column_and_never_shown(cell: object, why: str) -> None:
    found = roster.from_rows([["称呼", "备注"], ["王阿姨", cell]])
    assert found.problems == (Problem(2, why),) and not found.people


def test_a_year_beside_a_telephone_number_is_no_id_number() -> None:
    assert roster.from_rows([HEAD, ["王阿姨", "1950", "101", "", "13801011234", "是"]]).ready


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["", "1950"], "no_nickname"),
        (["王" * 41], "long_nickname"),
        (["1234"], "odd_nickname"),
        (["王阿姨13800001111"], "phone_in_name"),
        (["王阿姨", "", "", "", "1.38E+10", "是"], "phone_broken"),
        (["王阿姨", "", "", "", "没有电话", "是"], "phone"),
        (["王阿姨", "", "", "", "13800001111", "也许"], "consent_word"),
        (["王阿姨", "", "班" * 81], "long_class"),
    ],
)
def test_every_kind_of_bad_row_has_its_sentence(row: list[object], why: str) -> None:
    (problem,) = roster.from_rows([HEAD, row]).problems
    assert problem.why == why
    assert all("2" in sentence(problem, lang) for lang in ("zh", "en"))


def test_every_bad_row_is_listed_and_the_list_is_not_ready() -> None:
    found = roster.from_rows([HEAD, ["王阿姨", "哪年"], ["李叔叔", "1950"], ["", "1940"]])
    assert [one.n for one in found.problems] == [2, 4] and not found.ready


def test_a_list_with_real_names_only_makes_nicknames_and_keeps_neither_surname_nor_telephone() -> None:
    rows: list[list[object]] = [
        ["梧桐里社区花名册"],
        ["序号", "姓名", "性别", "出生年月", "联系电话"],
        [1, "王秀英", "女", datetime(1954, 3, 2), 13800001111],
        [2, "李秀英", "女", "1949年", 13800001112],
        [3, "张建国(组长)", "男", "", ""],
        [4, "王秀英", "女", "", ""],
        ["合计", "3人"],
    ]
    found = roster.from_rows(rows)
    assert found.people == (
        Candidate(3, "秀英阿姨", 1950),
        Candidate(4, "秀英阿姨", 1940),
        Candidate(5, "建国叔叔"),
    )
    assert found.problems == (Problem(6, "twice", "秀英阿姨", 3),)
    assert (found.unasked, found.called, found.ignored) == (3, (3, "秀英阿姨"), ("序号", "性别"))


@pytest.mark.parametrize(
    ("name", "sex", "nickname"),
    [
        *[("王英", "女", "王阿姨"), ("王英", "", "老王"), ("王秀英", "", "秀英"), ("欧阳明", "男", "欧阳叔叔")],
        *[("阿依古丽·买买提", "女", "阿依古丽阿姨"), ("Mary Smith", "", "Mary")],
    ],
)
def test_a_nickname_is_what_neighbours_would_say(name: str, sex: str, nickname: str) -> None:
    assert roster.called(name, sex) == nickname


def test_names_and_telephones_without_a_consent_are_passed_over_and_told() -> None:
    rows: list[list[object]] = [
        ["称呼", "姓名", "电话", "同意"],
        ["王阿姨", "王秀英", "13800001111", "书面"],
        ["李叔叔", "李建国", "没有电话", ""],
        ["张奶奶", "", "13800001113", "否"],
    ]
    found = roster.from_rows(rows)
    assert found.ready and found.unasked == 2
    assert [(one.real_name, one.phone) for one in found.people] == [("王秀英", "13800001111"), ("", ""), ("", "")]


def test_totals_and_remarks_below_a_list_are_no_people() -> None:
    rows: list[list[object]] = [["序号", "称呼"], [1, "王阿姨"], ["合计", "1人"], ["", "共1人"], ["", "备注：带老花镜"]]
    assert [one.nickname for one in roster.from_rows(rows).people] == ["王阿姨"]


def test_a_table_without_headings_or_people_says_so() -> None:
    assert roster.from_rows([["王阿姨"]]).problems[0].why == "no_heading"
    assert roster.from_rows([[None], []]).problems[0].why == "empty"
    assert read(" ").problems[0].why == "empty"


def test_who_is_here_already_is_told_and_not_a_problem() -> None:
    found = read("王阿姨\n李叔叔", known=["王 阿姨"])
    assert found.told_twice == ((1, "王阿姨"),) and found.ready


def test_headings_repeated_on_every_printed_page_are_no_people() -> None:
    assert len(roster.from_rows([HEAD, ["王阿姨"], HEAD, ["李叔叔"]]).people) == 2


def test_more_people_than_a_street_has_are_refused_at_once() -> None:
    assert read("\n".join(f"学员{n}" for n in range(roster.MOST + 1))).problems[0].why == "too_many"


def test_every_reason_is_in_the_catalogue() -> None:
    assert {"roster_id_card", "roster_bank_card", "roster_empty", "roster_too_many"} <= set(catalogue("people"))


def test_who_filled_in_a_list_is_not_a_learner() -> None:
    rows: list[list[object]] = [
        ["序号", "姓名"],
        [1, "王秀英"],
        ["填表人：", "林社工"],
        ["", "审核人（签字）："],
        ["制表日期"],
    ]
    assert [one.n for one in roster.from_rows(rows).people] == [2]


@pytest.mark.parametrize("heading", ["年龄", "年纪（岁）", "Age"])
def test_an_age_column_tells_the_birth_decade_where_no_year_does(heading: str) -> None:
    rows: list[list[object]] = [
        ["称呼", heading, "出生年"],
        ["王阿姨", 72, ""],
        ["李叔叔", "68岁", 1948],
        ["张奶奶", "", ""],
    ]
    found = roster.from_rows(rows, today=TODAY)
    assert [(one.nickname, one.decade) for one in found.people] == [
        ("王阿姨", 1950),
        ("李叔叔", 1940),
        ("张奶奶", None),
    ]
    assert found.aged == 1 and found.ignored == ()


def test_an_age_that_nobody_has_is_a_problem_row() -> None:
    found = roster.from_rows([["称呼", "年龄"], ["王阿姨", "172"], ["李叔叔", "七十"], ["张奶奶", 81]], today=TODAY)
    assert found.problems == (Problem(2, "age", "172"), Problem(3, "age", "七十"))
    assert "“172”" in sentence(found.problems[0], "zh")


def test_english_headings_for_the_year_are_known() -> None:
    for heading in ("Year of birth", "Birth year", "Date of birth"):
        assert roster.from_rows([["Nickname", heading], ["Auntie Feng", "1953"]]).people[0].decade == 1950


def test_what_she_is_called_may_stand_where_a_real_name_is_asked_for() -> None:
    found = roster.from_rows([["名字"], ["王阿姨"], ["张阿姨"], ["孙姐"], ["老周"], ["李秀英"]])
    assert [one.nickname for one in found.people] == ["王阿姨", "张阿姨", "孙姐", "老周", "秀英"]


def test_a_heading_may_ask_for_the_agreement_in_its_own_words() -> None:
    for heading in ("是否同意留电话", "本人同意（签字）"):
        found = roster.from_rows([["称呼", heading, "手机号"], ["王阿姨", "√", "13800001111"]])
        assert [(one.phone, one.consent) for one in found.people] == [("13800001111", "paper")]


def test_a_table_pasted_with_its_headings_is_read_as_one() -> None:
    found = read("称呼\t出生年\t班\n王阿姨\t1952\t周二班\n李叔叔\t\t周二班", known=["李叔叔"])
    assert [(one.nickname, one.decade, one.klass) for one in found.people] == [
        ("王阿姨", 1950, "周二班"),
        ("李叔叔", None, "周二班"),
    ]
    assert found.told_twice == ((3, "李叔叔"),)


def test_signs_before_a_name_and_signs_nobody_sees_are_no_part_of_it() -> None:
    found = read("- 孙姐\n④刘叔\n• 赵姨\n\u202e王阿姨\u202c")
    assert [one.nickname for one in found.people] == ["孙姐", "刘叔", "赵姨", "王阿姨"]


def test_a_sign_that_belongs_to_the_name_stays() -> None:
    assert [one.nickname for one in read("* 李姐\n**阿芳**\n-1甲").people] == ["李姐", "**阿芳**", "-1甲"]
