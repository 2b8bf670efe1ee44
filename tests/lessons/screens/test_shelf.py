"""The shelf as staff see it, from values made by hand."""

from streamlit.testing.v1 import AppTest

from lessons.screens.page import Place
from lessons.screens.shelf import Card, Fault, LeftOut, Row, Shelf


def page(shelf, lang, **tools):  # type: ignore[no-untyped-def]
    from lessons.screens import shelf as screen

    screen.show(shelf, lang, **tools)


def opened(shelf: Shelf, lang: str = "zh", done: list[str] | None = None) -> AppTest:
    kept = [] if done is None else done
    app = AppTest.from_function(
        page, default_timeout=30, args=(shelf, lang), kwargs={"read_again": lambda: kept.append("read")}
    ).run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    return "\n".join(one.proto.body for one in app.get("html"))


READY = Card(
    "把字变大",
    "自己调到看得清",
    ("45 分钟", "11 步"),
    "/cover.svg",
    "ready",
    Place("看这一课", "/lesson?lesson=bigger-letters"),
    Place("上课", "/class?lesson=bigger-letters"),
    "先学：点、按、滑、返回",
    ("未在真手机上核对",),
)
DRAFT = Card("打字", "写出一句话", ("50 分钟",), "", "draft", Place("看这一课", "/lesson?lesson=typing"))


def test_a_ready_lesson_offers_the_class_and_the_lesson_page() -> None:
    html = shown(opened(Shelf((Row("手机入门", "", (READY,)),))))
    assert 'href="/class?lesson=bigger-letters"' in html and 'href="/lesson?lesson=bigger-letters"' in html
    for said in ("把字变大", "自己调到看得清", "45 分钟 · 11 步", "先学：点、按、滑、返回", "未在真手机上核对"):
        assert said in html


def test_a_draft_says_so_and_cannot_be_taught() -> None:
    html = shown(opened(Shelf((Row("手机入门", "", (DRAFT,)),))))
    assert "草稿，学员看不到" in html and "/class" not in html


def test_an_empty_shelf_says_what_to_do() -> None:
    assert "架上还没有课" in shown(opened(Shelf(())))
    assert "no lesson on the shelf" in shown(opened(Shelf((Row("First steps", "", ()),)), "en"))


def test_a_lesson_that_was_left_out_shows_every_reason_and_remedy() -> None:
    fault = Fault("lessons/pay.yaml 第 12 行", "画面“shop”上没有“pay”。", "是不是：pay-now？")
    html = shown(opened(Shelf((Row("网购", "", (READY,)),), (LeftOut("pay", (fault,)),))))
    assert "有 1 课先不上架" in html
    for said in (fault.where, fault.reason, fault.remedy):
        assert said in html


def test_what_others_wrote_cannot_bring_marks_into_the_page() -> None:
    evil = Card("<img src=x>", "<script>", ("<b>",), "", "draft", Place("x", "/lesson?lesson=a&b"))
    html = shown(opened(Shelf((Row("<i>", "<u>", (evil,)),))))
    assert not any(mark in html for mark in ("<img src=x>", "<script>", "<b>", "<i>", "<u>"))


def test_lessons_are_read_again_when_staff_ask() -> None:
    done: list[str] = []
    opened(Shelf(()), done=done).button(key="read-again").click().run()
    assert done == ["read"]
