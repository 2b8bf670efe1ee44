"""The overview as a social worker sees it, from values made by hand."""

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from tracker.screens.filters import Filter
from tracker.screens.matrix import Cell, Column, Matrix, Row
from tracker.screens.overview import Answer, Came, Due, Entry, Overview
from tracker.screens.page import Way
from tracker.screens.trend import Week


def page(view, lang, **tools):  # type: ignore[no-untyped-def]
    from tracker.screens import overview

    overview.show(view, lang, **tools)


def opened(view: Overview, lang: str = "zh", chosen: list[tuple[str, str]] | None = None) -> AppTest:
    kept = [] if chosen is None else chosen
    tools = {"chosen": lambda *choice: kept.append(choice)}
    app = AppTest.from_function(page, default_timeout=30, args=(view, lang), kwargs=tools).run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    return "\n".join(one.proto.body for one in app.get("html"))


LINK = "/learner?learner=7"
MATRIX = Matrix(
    (Column("把字变大", "手机入门"), Column("打字", "手机入门"), Column("付款", "网购")),
    (
        Row("张奶奶", LINK, (Cell(4), Cell(3), Cell(1, "要帮忙：第 3 步"))),
        Row("李叔叔", "/learner?learner=8", (Cell(0), Cell(2), Cell(0))),
    ),
    (1, 1, 0),
    2,
)
VIEW = Overview(
    title="阳光里社区",
    note="11月23日 周一，在学 2 位",
    filters=(
        Filter("class", "班", (("", "所有的班"), ("c1", "周二班")), ""),
        Filter("status", "谁有这样的课", (("", "都看"), ("help", "要帮忙")), "help"),
    ),
    answers=(Answer("要帮忙", "1 位", "张奶奶", "help", calls=True), Answer("上次来了", "2 位", "", "came")),
    matrix=MATRIX,
    help=(Entry("张奶奶", LINK, (("“付款”第 3 步：点确认", "接连两遍要做给她看"),)),),
    warm_up=("“付款”第 3 步：点确认（2 人里 1 人）",),
    absent=(
        Entry("赵阿姨", "/learner?learner=9", (("最后一次来：10月15日 周四", "之后错过 5 次课"),), "555-0139"),
        Entry("高阿姨", "/learner?learner=10", (("最后一次来：10月15日 周四", "没有留电话"),)),
    ),
    came=(
        Came("周二班，11月17日 周二，付款", "点名 2 人，来了 1 人", (("没来", (("李叔叔", "/learner?learner=8"),)),)),
    ),
    due=(Due("把字变大", "11月24日 周二起，1 人", (("张奶奶", LINK),)),),
    weeks=(Week("11月16日", (0, 2, 1, 0, 0)), Week("11月23日", (0, 1, 1, 1, 1))),
    trend_said="上周能自己做的有 0 项，这周 2 项。",
)


def test_every_question_of_monday_morning_is_answered_on_top_and_leads_to_its_list() -> None:
    html = shown(opened(VIEW))
    for said in ("要帮忙", "1 位", "张奶奶", "上次来了", "2 位"):
        assert said in html
    for anchor in ("help", "came"):
        assert f'href="#{anchor}"' in html and f'id="{anchor}"' in html


def test_a_cell_shows_a_sign_and_says_the_whole_word() -> None:
    html = shown(opened(VIEW))
    for status, sign, word in ((4, "熟", "熟练用"), (3, "会", "自己会"), (2, "陪", "有人陪着会"), (0, "·", "还没学")):
        cell = f'<td class="rec-s{status}"><span aria-hidden="true">{sign}</span><span class="rec-heard">{word}</span>'
        assert cell in html
    assert 'class="rec-s1 rec-marked" title="要帮忙：第 3 步"' in html


def test_the_table_has_names_titles_and_sums() -> None:
    html = shown(opened(VIEW))
    assert f'<th scope="row"><a href="{LINK}">张奶奶</a></th>' in html
    assert html.count('scope="col"') >= 4 and 'colspan="2"' in html
    assert '<td class="rec-sum">2</td>' in html, "lessons she can do alone"


def test_the_legend_names_every_status_and_who_needs_help() -> None:
    html = shown(opened(VIEW, "en"))
    for word in ("not yet", "learning", "can with company", "can alone", "uses it with ease", "needs help"):
        assert word in html


def test_only_who_agreed_can_be_rung() -> None:
    html = shown(opened(VIEW))
    assert 'href="tel:5550139"' in html and html.count("tel:") == 1
    assert "之后错过 5 次课" in html and "没有留电话" in html


def test_help_names_the_step_and_the_reason() -> None:
    html = shown(opened(VIEW))
    assert "“付款”第 3 步：点确认" in html and "接连两遍要做给她看" in html and "下次上课先热身" in html


def test_the_trend_is_told_in_a_sentence_and_in_numbers() -> None:
    html = shown(opened(VIEW))
    assert VIEW.trend_said in html and "看每周的数字" in html
    assert '<th scope="row">11月23日</th><td>1</td><td>1</td><td>1</td><td>1</td>' in html


def test_a_choice_is_called_back_with_its_name() -> None:
    chosen: list[tuple[str, str]] = []
    app = opened(VIEW, chosen=chosen)
    app.selectbox(key="filter-class").select("c1").run()
    app.selectbox(key="filter-status").select("").run()
    assert chosen == [("class", "c1"), ("status", "")]


def test_where_nobody_ever_was_there_is_one_sentence_and_the_way_to_begin() -> None:
    bare = Matrix(MATRIX.columns, (), (0, 0, 0), 0)
    way = Way("加学员", "/enrol?place=p1", main=True)
    app = opened(replace(VIEW, matrix=bare, help=(), absent=(), came=(), due=(), weeks=(), enrol=way))
    html = shown(app)
    assert "这里还没有学员。先加学员" in html and 'href="/enrol?place=p1"' in html
    assert "desk-heading" not in html and "desk-empty" not in html and "rec-answer" not in html
    assert [one.label for one in app.selectbox] == ["班"]  # what leads elsewhere stays


def test_a_place_where_nothing_happened_yet_says_so_part_by_part() -> None:
    bare = Matrix(MATRIX.columns, (), (0, 0, 0), 0)
    empty = replace(VIEW, matrix=bare, help=(), warm_up=(), absent=(), came=(), due=(), weeks=())
    for lang, said in (("zh", "现在没有人要帮忙"), ("en", "Nobody needs help")):
        html = shown(opened(empty, lang))
        assert said in html and html.count("desk-empty") == 6


def test_more_learners_than_fit_have_pages() -> None:
    pages = (Way("第 1 页", "/overview?page=1", main=True), Way("第 2 页", "/overview?page=2"))
    html = shown(opened(replace(VIEW, matrix=replace(MATRIX, pages=pages))))
    assert 'href="/overview?page=2"' in html and 'href="/overview?page=1" aria-current=true' in html


def test_what_others_wrote_cannot_bring_marks_into_the_page() -> None:
    evil = "<img src=x>"
    matrix = Matrix((Column(evil, evil),), (Row(evil, "/learner?a&b", (Cell(1, evil),)),), (0,), 1)
    entry = Entry(evil, "/learner", ((evil, evil),), "<b>110")
    came = Came(evil, evil, ((evil, ((evil, "/learner"),)),))
    view = replace(VIEW, title=evil, note=evil, matrix=matrix, help=(entry,), absent=(entry,), came=(came,))
    view = replace(view, answers=(Answer(evil, evil, evil, "help"),), due=(Due(evil, evil, ((evil, "/"),)),))
    html = shown(opened(replace(view, warm_up=(evil,), trend_said=evil, weeks=(Week(evil, (0, 1, 0, 0, 0)),))))
    assert evil not in html and "<b>110" not in html
