"""The lesson page and what staff found out on real phones, from values made by hand."""

from typing import Any

from streamlit.testing.v1 import AppTest

from lessons.screens.found import Checked, Deeds, Different, Found
from lessons.screens.lesson_page import Keep, LessonView, Step, Touch
from lessons.screens.page import Place
from tests.lessons.screens.test_shelf import READY, shown


def lesson_page(view, lang):  # type: ignore[no-untyped-def]
    from lessons.screens import lesson_page as screen

    screen.show(view, lang)


def found_page(found, lang, deeds):  # type: ignore[no-untyped-def]
    from lessons.screens import found as screen

    screen.show(found, lang, deeds)


def touch(**other: Any) -> Touch:
    usual: dict[str, Any] = {"picture": "data:x", "alt": "桌面", "text": "点开“设置”", "say": "找小齿轮"}
    usual |= {"hint": "往下拉", "meanwhile": "", "voice": "还没有声音", "has_voice": False, "sounds": ()}
    return Touch(**usual | other)


def view(*touches: Touch, **other: Any) -> LessonView:
    usual: dict[str, Any] = {"card": READY, "about": (("安全", ("不用装软件",)),), "phones": (), "keep": ()}
    return LessonView(**usual | {"steps": (Step(1, True, touches, "/keep/a/card-1.png"),)} | other)


def read(lesson: LessonView, lang: str = "zh") -> str:
    app = AppTest.from_function(lesson_page, default_timeout=30, args=(lesson, lang)).run()
    assert not app.exception
    return shown(app)


def test_a_step_without_voice_says_so_and_has_nothing_to_press() -> None:
    html = read(view(touch()))
    assert "还没有声音" in html and "data-listen" not in html


def test_a_step_with_a_voice_names_it_and_can_be_heard() -> None:
    html = read(view(touch(voice="真人录音", has_voice=True, sounds=("/voice/a.mp3", "/voice/b.mp3"))))
    assert "真人录音" in html and 'data-listen="/voice/a.mp3 /voice/b.mp3"' in html


def test_everything_about_the_lesson_stands_on_the_page() -> None:
    keep = Keep("存长图", "整课一张图", "/keep/a/long.jpg", "a.jpg")
    phones = (Place("不分手机", "?phone=", True), Place("小米", "?phone=xiaomi"))
    html = read(
        view(touch(meanwhile="过了一会儿"), keep=(keep,), phones=phones, learners="http://10.0.0.2:8501/learn/a")
    )
    for said in ("把字变大", "安全", "不用装软件", "找小齿轮", "往下拉", "过了一会儿", "存长图", "小米", "10.0.0.2"):
        assert said in html
    assert 'href="/keep/a/card-1.png"' in html


class Book:
    """Remembers what the screen called back; refuses with a sentence when told to."""

    def __init__(self, refusal: str | None = None) -> None:
        self.done: list[tuple[object, ...]] = []
        self.refusal = refusal

    def deeds(self) -> Deeds:
        def keep(*told: object) -> str | None:
            self.done.append(told)
            return self.refusal

        return Deeds(keep, lambda name: self.done.append((name,)), keep, lambda name: self.done.append((name,)))


KNOWN = Found(
    (Checked("2026-11-20，华为", "c1"), Checked("2026-10-01，小米")),
    (Different("d1", "第 2 步，华为，2026-11-21", "这里叫“显示”"),),
    (("huawei", "华为"), ("xiaomi", "小米")),
    (("open", "第 1 步：点开“设置”"), ("row", "第 2 步：点一行")),
)


def opened(found: Found, book: Book, lang: str = "zh") -> AppTest:
    app = AppTest.from_function(found_page, default_timeout=30, args=(found, lang, book.deeds())).run()
    assert not app.exception
    return app


def test_checked_today_is_noted_for_the_chosen_phone() -> None:
    book = Book()
    app = opened(KNOWN, book)
    app.selectbox(key="check-phone").select("xiaomi")
    app.text_input(key="check-app").set_value(" 8.0.66 ")
    app.button(key="checked-today").click().run()
    assert book.done == [("xiaomi", "8.0.66")] and "记下了" in app.success[0].value


def test_a_check_from_the_book_can_be_taken_back_and_one_from_the_file_cannot() -> None:
    book = Book()
    app = opened(KNOWN, book)
    assert [one.key for one in app.button if (one.key or "").startswith("take-back")] == ["take-back-c1"]
    app.button(key="take-back-c1").click().run()
    assert book.done == [("c1",)]


def test_nobody_has_checked_and_that_is_said() -> None:
    html = shown(opened(Found((), (), KNOWN.phones, KNOWN.steps), Book()))
    assert "还没有人核对过" in html


def test_a_difference_is_noted_with_its_picture_and_the_form_is_empty_again() -> None:
    book = Book()
    app = opened(KNOWN, book)
    app.selectbox(key="different-step-0").select("row")
    app.text_area(key="different-note-0").set_value("没有这一行")
    app.file_uploader(key="different-picture-0").upload("a.png", b"picture")
    app.button(key="different-keep").click().run()
    assert book.done == [("row", "huawei", "没有这一行", b"picture")]
    assert app.text_area(key="different-note-1").value == "" and "记下了" in app.success[0].value


def test_a_bad_picture_is_one_sentence_and_the_note_stays() -> None:
    app = opened(KNOWN, Book("这个文件不是能用的图片。"))
    app.text_area(key="different-note-0").set_value("没有这一行")
    app.file_uploader(key="different-picture-0").upload("a.png", b"nothing")
    app.button(key="different-keep").click().run()
    assert [one.value for one in app.error] == ["这个文件不是能用的图片。"]
    assert app.text_area(key="different-note-0").value == "没有这一行"


def test_an_empty_note_is_not_sent() -> None:
    book = Book()
    app = opened(KNOWN, book)
    app.button(key="different-keep").click().run()
    assert book.done == [] and "请先写一句" in app.error[0].value


def test_an_open_difference_can_be_settled() -> None:
    book = Book()
    opened(KNOWN, book).button(key="settled-d1").click().run()
    assert book.done == [("d1",)]
