"""A learner's page as staff see it, and putting records right, from values made by hand."""

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from tracker.screens.learner import LearnerView, Lesson, Line, Next, Sure
from tracker.screens.mending import Deeds, Mending
from tracker.screens.page import Way
from tracker.screens.strip import StepLine, Walked


def page(view, lang):  # type: ignore[no-untyped-def]
    from tracker.screens import learner

    learner.show(view, lang)


def mend(mending, lang, deeds):  # type: ignore[no-untyped-def]
    from tracker.screens import mending as screen

    screen.show(mending, lang, deeds)


def shown(view: LearnerView, lang: str = "zh") -> str:
    app = AppTest.from_function(page, default_timeout=30, args=(view, lang)).run()
    assert not app.exception
    return "\n".join(one.proto.body for one in app.get("html"))


LESSON = Lesson(
    title="付款",
    status=1,
    reason="开始学了",
    facts=("9月22日起是这样", "走了 2 遍，完整的 1 遍"),
    helps=("第 2 步要帮忙：点确认。接连两遍。",),
    history="一路走来：9月15日 学着呢",
    walks=(Walked("9月15日", "练习", True), Walked("9月22日", "自己手机", False)),
    steps=(
        StepLine(1, "打开购物软件", True, False, ("verbal", "independent")),
        StepLine(2, "点确认", False, True, ("physical", "")),
    ),
    open=True,
)
VIEW = LearnerView(
    name="张奶奶",
    portrait="data:image/svg+xml;base64,AAAA",
    facts=("周二班", "1950 年代出生"),
    state="",
    phone="555-0139",
    back=Way("回总览", "/overview"),
    ways=(Way("资料和同意书", "/people?learner=7"),),
    next=Next(
        "付款", "第 2 步要帮忙", (Way("看这一课", "/lesson?lesson=pay"),), ("看不清，请带老花镜。",), "小马，9月22日"
    ),
    lessons=(LESSON,),
    not_begun=("打字",),
    sure=(Sure("付款", "9月22日", 2, 4), Sure("打字", "9月15日", 0, 5)),
    came=(Line("9月22日 周二", "来了，周二班", ("付款",)),),
    visits=(Line("9月20日 周日", "小马陪了 50 分钟"),),
    hand_overs=(Line("9月22日", "小马，付款", ("看不清，请带老花镜。",)),),
    consents=(Line("留电话", "同意，签了字，9月1日"), Line("拍照", "没有问过")),
)


def test_the_page_says_what_comes_next_and_why() -> None:
    html = shown(VIEW)
    for said in ("下一步做什么", "付款", "第 2 步要帮忙", "看不清，请带老花镜。", "小马，9月22日"):
        assert said in html
    assert 'href="/lesson?lesson=pay"' in html and 'href="tel:5550139"' in html


def test_evidence_shows_the_help_each_step_took_in_each_walk_with_words() -> None:
    html = shown(VIEW)
    heads = '<th scope="col">9月15日<small>练习</small></th><th scope="col">9月22日<small>自己手机</small>'
    assert heads in html and "没走完" in html
    for number, word in ((0, "自己会"), (1, "说一句"), (4, "一起做")):
        assert f'<td class="rec-p{number}">' in html and f'<span class="rec-heard">{word}</span>' in html
    assert "没做到这一步" in html and "一定要自己会" in html


def test_a_status_stands_with_its_reason_in_words() -> None:
    html = shown(VIEW)
    assert '<span class="rec-pill rec-s1">学着呢</span>' in html and "开始学了" in html and "要帮忙" in html


def test_how_sure_she_feels_is_told_before_and_after() -> None:
    html = shown(VIEW)
    assert "学之前：有点怕" in html and "学之后：还行" in html and html.count("学之前") == 1


def test_visits_hand_overs_days_and_consents_are_there() -> None:
    html = shown(VIEW)
    for said in ("来了，周二班", "小马陪了 50 分钟", "同意，签了字，9月1日", "没有问过"):
        assert said in html


def test_nothing_known_yet_is_said_calmly_in_both_languages() -> None:
    bare = replace(VIEW, next=None, lessons=(), sure=(), came=(), visits=(), hand_overs=(), phone="")
    assert "还没有记录" in shown(bare) and "Nothing recorded yet" in shown(bare, "en")
    assert "tel:" not in shown(bare)


def test_who_is_no_longer_active_says_so() -> None:
    assert '<p class="desk-state">10月2日起暂停</p>' in shown(replace(VIEW, state="10月2日起暂停"))


def test_what_others_wrote_cannot_bring_marks_into_the_page() -> None:
    evil = "<script>"
    lesson = replace(LESSON, title=evil, reason=evil, facts=(evil,), helps=(evil,), history=evil)
    line = (Line(evil, evil, (evil,)),)
    view = replace(VIEW, name=evil, facts=(evil,), state=evil, lessons=(lesson,), not_begun=(evil,), came=line)
    assert evil not in shown(replace(view, hand_overs=line, next=Next(evil, evil, (), (evil,), evil)))


WALKS = (("w2", "9月22日，付款，练习"), ("w1", "9月15日，付款，练习"))
RECORDS = {"w2": (("e2", "第 2 步，点“付款”：自己会"),), "w1": ()}
LATELY = (("c1", "9月20日，林社工：“付款”有一遍整遍不算了"),)
MENDING = Mending(
    "张奶奶", WALKS, RECORDS, (("p8", "李叔叔"), ("p9", "赵阿姨")), LATELY, (("v1", "9月20日 14:45，小马陪了 50 分钟"),)
)


def mending(done: list[tuple[str, ...]], refusal: str | None = None) -> AppTest:
    def note(*deed: str) -> str | None:
        done.append(deed)
        return refusal

    deeds = Deeds(
        note,
        note,
        lambda record: note("one", record),
        lambda correction: note("undo", correction),
        lambda v: note("visit", v),
    )
    app = AppTest.from_function(mend, default_timeout=30, args=(MENDING, "zh", deeds)).run()
    assert not app.exception
    return app


def test_a_walk_moves_to_the_right_person_only_after_a_second_question() -> None:
    done: list[tuple[str, ...]] = []
    app = mending(done)
    app.selectbox(key="mend-walk").select("w1").run()
    app.button(key="mend-not-her").click().run()
    app.selectbox(key="mend-to").select("p9").run()
    assert done == []
    app.button(key="mend-sure").click().run()
    assert done == [("w1", "p9")] and "赵阿姨" in app.success[0].value
    assert not [one for one in app.button if one.key == "mend-sure"]


def test_a_mistake_is_taken_back_or_left_alone() -> None:
    done: list[tuple[str, ...]] = []
    app = mending(done)
    app.button(key="mend-mistaken").click().run()
    app.button(key="mend-leave").click().run()
    assert done == []
    app.button(key="mend-mistaken").click().run()
    app.button(key="mend-sure").click().run()
    assert done == [("w2",)] and "不算了" in app.success[0].value


def test_a_visit_noted_by_mistake_is_taken_back_after_a_second_question() -> None:
    done: list[tuple[str, ...]] = []
    app = mending(done)
    app.button(key="mend-visit-mistaken").click().run()
    assert done == [] and "小马陪了 50 分钟" in "".join(one.proto.body for one in app.get("html"))
    app.button(key="mend-sure").click().run()
    assert done == [("visit", "v1")] and "不算了" in app.success[0].value


def test_a_refusal_is_told_where_it_happened() -> None:
    app = mending([], "没有找到。")
    app.button(key="mend-mistaken").click().run()
    app.button(key="mend-sure").click().run()
    assert app.error[0].value == "没有找到。"


def test_one_record_is_taken_back_by_itself_and_named_in_the_question() -> None:
    done: list[tuple[str, ...]] = []
    app = mending(done)
    app.button(key="mend-mistaken").click().run()
    app.selectbox(key="mend-record-w2").select("e2").run()
    assert "“第 2 步，点‘付款’：自己会”不再算数" in "".join(one.proto.body for one in app.get("html"))
    app.button(key="mend-sure").click().run()
    assert done == [("one", "e2")] and "第 2 步" in app.success[0].value


def test_what_was_put_right_can_be_undone() -> None:
    done: list[tuple[str, ...]] = []
    app = mending(done)
    app.button(key="mend-undo-c1").click().run()
    assert done == [("undo", "c1")] and app.success[0].value == "撤回了，和改之前一样。"


def write_note(lessons, lang, done, refusal):  # type: ignore[no-untyped-def]
    from tracker.screens import notes

    notes.show(lessons, lang, lambda words, lesson: (done.append((words, lesson)), refusal)[1])


def test_a_note_is_kept_once_it_says_something() -> None:
    done: list[tuple[str, str]] = []
    app = AppTest.from_function(write_note, default_timeout=30, args=([("pay", "付款")], "zh", done, None)).run()
    app.button(key="note-keep").click().run()
    assert done == [] and app.error[0].value == "还没有写字。"
    app.text_area(key="note-words-0").set_value("喜欢先看一遍。").run()
    app.selectbox(key="note-lesson-0").select("pay").run()
    app.button(key="note-keep").click().run()
    assert done == [("喜欢先看一遍。", "pay")] and app.success[0].value == "记下了。"
    assert app.text_area(key="note-words-1").value == ""


def test_a_refused_note_stays_in_its_form() -> None:
    app = AppTest.from_function(write_note, default_timeout=30, args=([], "zh", [], "里面有手机号。")).run()
    app.text_area(key="note-words-0").set_value("打 13812345678").run()
    app.button(key="note-keep").click().run()
    assert app.error[0].value == "里面有手机号。" and app.text_area(key="note-words-0").value == "打 13812345678"
