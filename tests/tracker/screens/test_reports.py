"""Export and report as staff see it, from values made by hand."""

from streamlit.testing.v1 import AppTest

from tracker.screens.filters import Filter
from tracker.screens.page import Way
from tracker.screens.reports import Figure, LessonLine, Printed, Quarter, Reports, Table


def page(view, lang, **tools):  # type: ignore[no-untyped-def]
    from tracker.screens import reports as screen

    screen.show(view, lang, **tools)


QUARTER = Quarter(
    "阳光里，2026 年第 3 季度",
    ("这里写的是变化",),
    (Figure("上课场次", "12", "真的开了的课"), Figure("志愿者", "不到 5", "不同的人")),
    ("来上过课的 37 人里，有 21 人多会一课",),
    (LessonLine("打<电话", "12", "24", "12"),),
    ("课名", "季度前", "季度末", "变化"),
    (Way("下载 Word", "/report/quarter.docx?place=a", main=True), Way("下载 Excel", "/report/quarter.xlsx?place=a")),
)
TABLE = Table(
    "40 位学员，16 课",
    (("会到哪一步", "status", "0 到 4"),),
    (Way("下载 CSV", "/report/progress.csv?place=a"),),
    Way("带真名", "/report/progress.xlsx?names=1"),
)
CLASS = Printed(
    "周二上午班", ("17 人", "下次 2026-11-24"), (("签到表", "签到表：周二上午班", "/report/signatures.pdf"),)
)
CHOICES = (
    Filter("quarter", "哪个季度", (("2026-Q3", "第 3 季度"), ("2026-Q2", "第 2 季度")), "2026-Q3"),
    Filter("version", "给谁看", (("own", "自己用"), ("public", "可以公开")), "own"),
)


def opened(view: Reports, lang: str = "zh", told: list[tuple[str, str]] | None = None) -> AppTest:
    kept = [] if told is None else told
    chosen = {"chosen": lambda name, value: kept.append((name, value))}
    app = AppTest.from_function(page, default_timeout=30, args=(view, lang), kwargs=chosen).run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    return "\n".join(one.proto.body for one in app.get("html"))


def test_the_figures_stand_with_what_they_mean_and_their_files() -> None:
    html = shown(opened(Reports(CHOICES, QUARTER, TABLE, (CLASS,))))
    for said in ("上课场次", "12", "真的开了的课", "不到 5", "21 人多会一课", "40 位学员", "周二上午班", "17 人"):
        assert said in html
    for link in ("/report/quarter.docx?place=a", "/report/progress.csv", "/report/signatures.pdf"):
        assert f'href="{link}' in html
    assert 'aria-label="签到表：周二上午班"' in html


def test_what_others_wrote_is_escaped() -> None:
    html = shown(opened(Reports(CHOICES, QUARTER, TABLE, ())))
    assert "打&lt;电话" in html and "打<电话" not in html


def test_a_choice_is_called_back() -> None:
    told: list[tuple[str, str]] = []
    app = opened(Reports(CHOICES, QUARTER, TABLE, ()), told=told)
    app.selectbox(key="report-version").set_value("public").run()
    assert told == [("version", "public")] and not app.exception


def test_without_lessons_and_classes_the_page_says_so() -> None:
    nothing = Quarter("a", (), (), (), (), (), ())
    html = shown(opened(Reports(CHOICES, nothing, TABLE, ()), "en"))
    assert "nobody can do a whole lesson alone yet" in html and "There is no class yet" in html
