"""Text prepared for speaking: what people say where something else is written."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from media.voice.numerals import cardinal
from media.voice.speech import normalise, normalise_en, sentences, spoken

MANDARIN = """
请拨打13800138000 = 请拨打幺三八，零零幺三，八零零零
打12315或95588 = 打幺二三幺五或九五五八八
验证码是482913 = 验证码是四八二九幺三
连接“Wi-Fi”（密码是12345678） = 连接无线网，密码是幺二三四五六七八
110元 = 一百一十元
拨打110 = 拨打幺幺零
10086发来短信 = 幺零零八六发来短信
¥88.5 = 八十八点五元
电量50% = 电量百分之五十
10:30开始，2:05结束 = 十点三十分开始，两点零五分结束
第2步，有2个按钮 = 第二步，有两个按钮
12个人 = 十二个人
2025年3月5日 = 二零二五年三月五日
10001元 = 一万零一元
1020 = 一千零二十
200000 = 二十万
12000 = 一万二千
设置 → 显示与亮度 = 设置，然后，显示与亮度
👉 点一下【确定】 = 点一下确定
打开微信APP = 打开微信应用
长按2秒 = 常按两秒
重启手机 = 虫启手机
¥1,000 = 一千元
2025-03-05 = 二零二五年三月五日
8.0.64 = 八点零点六四
3-5分钟 = 三到五分钟
1/3 = 三分之一
2元 = 两元
2天 = 两天
2点 = 两点
第1页/共3页 = 第一页，共三页
¥39.90 = 三十九点九元
2-3天 = 两到三天
9:00-11:30 = 九点整到十一点三十分
血压120/80 = 血压一百二十，八十
400-810-1234 = 四零零，八幺零，幺二三四
010-12345678 = 零幺零，幺二三四，五六七八
138 0013 8000 = 幺三八，零零幺三，八零零零
138****8000 = 幺三八，几个星号，八零零零
密码是6位数字 = 密码是六位数字
取件码6-2-305 = 取件码六，二，三零五
在“验证码”一栏写482913 = 在验证码一栏写四八二九幺三
幸福路8号3号楼201 = 幸福路八号三号楼二零幺
房间302 = 房间三零二
22个 = 二十二个
2月2日 = 二月二日
2号楼 = 二号楼
2万元 = 两万元
250 = 两百五十
36.5℃ = 三十六点五度
-5℃ = 零下五度
5G信号 = 五G信号
走了10000步 = 走了一万步
96110是反诈专线 = 九六幺幺零是反诈专线
10%-20%之间 = 百分之十到百分之二十之间
6225880112345678 = 六二二五，八八零幺，幺二三四，五六七八
①打开设置 = 一，打开设置
1. 打开设置 = 第一，打开设置
点“我”——右下角 = 点我，右下角
微信/支付宝 = 微信，支付宝
无线网（Wi-Fi） = 无线网
把声音调大一点 = 把声音条大一点
放在一起调。 = 放在一起条。
强调一下 = 强调一下
空调一开 = 空调一开
重要的事 = 重要的事
第3行 = 第三航
一行人 = 一行人
数到三；点数到账 = 属到三；点数到账
心里数一、二、三 = 心里属一、二、三
好的！……再试一次。 = 好的！再试一次。
""".strip().splitlines()

ENGLISH = """
Call 110. = Call one one zero.
110 people came. = 110 people came.
It costs ¥1,000 (today only). = It costs 1000 yuan today only.
Total: ¥39.90 = Total: 39.9 yuan
Tap “Settings” → Display = Tap Settings, then, Display
The code is 482913. = The code is four eight two nine one three.
Call 13800138000. = Call one three eight, zero zero one three, eight zero zero zero.
it ends in 5678 = it ends in five six seven eight
remember code 6-2-305 = remember code six, two, three zero five
3-5 minutes, 50% done = 3 to 5 minutes, 50 percent done
Tap +2.00 👍 = Tap plus 2.00
WeChat on Wi-Fi = Wee Chat on wifi
""".strip().splitlines()


@pytest.mark.parametrize("line", MANDARIN)
def test_mandarin_is_said_as_people_say_it(line: str) -> None:
    written, said = line.split(" = ")
    assert normalise(written) == said


@pytest.mark.parametrize("line", ENGLISH)
def test_english_is_said_as_people_say_it(line: str) -> None:
    written, said = line.split(" = ")
    assert normalise_en(written) == said


@pytest.mark.parametrize("text", ["", "   ", "！！", "👉", "“”（）"])
def test_what_cannot_be_said_is_nothing(text: str) -> None:
    assert spoken(text, "zh") == spoken(text, "en") == ""


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("0", "零"),
        ("10", "十"),
        ("110", "一百一十"),
        ("1010", "一千零一十"),
        ("100000001", "一亿零一"),
        ("20500", "两万零五百"),
        ("3.14", "三点一四"),
        ("007", "零零七"),
    ],
)
def test_amounts_are_read_as_amounts(number: str, said: str) -> None:
    assert cardinal(number) == said


def test_a_text_falls_into_its_sentences() -> None:
    assert sentences("在屏幕上找一个小齿轮，它就是设置。找到了，轻轻点一下。") == [
        "在屏幕上找一个小齿轮，它就是设置。",
        "找到了，轻轻点一下。",
    ]
    assert sentences("Look for a gear. It costs 3.50 yuan. Tap it!") == [
        "Look for a gear.",
        "It costs 3.50 yuan.",
        "Tap it!",
    ]


def test_a_closing_quote_and_a_second_mark_stay_with_their_sentence() -> None:
    assert sentences("“点这里！”他说。好吗？！") == ["“点这里！”", "他说。", "好吗？！"]


def test_a_number_in_a_list_stays_with_its_words() -> None:
    assert sentences("1. Open it. 2. Tap.") == ["1. Open it.", "2. Tap."]


def test_a_sentence_too_long_is_cut_after_a_comma() -> None:
    parts = sentences("这一段话很长，" * 20, limit=90)
    assert all(len(part) <= 90 and part.endswith("，") for part in parts)
    assert sentences("") == []


SIGNS = st.text(alphabet="点一下行重调第0123456789.,:/-%¥。！？，（）“” \nAbz→👉*+", max_size=60)


@settings(deadline=None, database=None, max_examples=60)
@given(SIGNS)
def test_no_sentence_loses_anything_but_white_space(text: str) -> None:
    assert re.sub(r"\s", "", "".join(sentences(text))) == re.sub(r"\s", "", text)


@settings(deadline=None, database=None, max_examples=60)
@given(SIGNS)
def test_no_digit_is_ever_left_to_an_engine_to_guess(text: str) -> None:
    assert not re.search(r"\d", normalise(text))
