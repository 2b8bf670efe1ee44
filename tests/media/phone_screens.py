"""Screens with plausible words in both languages, for the tests of shopping, chat, call and doctor parts."""

from typing import Any

Part = dict[str, Any]


def _said(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


GLASSES = _said(
    "老花镜 200度 超轻防蓝光 男女通用 送镜盒镜布",
    "Reading glasses +2.00, very light, for men and women, with case and cloth",
)
SHOP: list[Part] = [
    {
        "kind": "app",
        "id": "right-app",
        "label": _said("银发商城", "Silver Hair Market"),
        "note": _said("购物 · 银发科技", "Shopping · Silver Hair Technology"),
        "art": "shop",
        "tag": _said("官方", "Official"),
        "button": _said("安装", "Install"),
        "button_id": "install",
    },
    {
        "kind": "app",
        "id": "other-app",
        "label": _said("银发省钱商城", "Silver Hair Savings Market Plus"),
        "note": _said("天天领红包，提现秒到账", "Red packets every day, paid out at once"),
        "art": "shop-similar",
        "tag": _said("广告", "Advertisement"),
        "button": _said("打开", "Open"),
        "button_id": "open-other",
        "state": "open",
    },
    {
        "kind": "app",
        "id": "third-app",
        "label": _said("天气", "Weather"),
        "icon": "sun",
        "colour": "orange",
        "button": _said("安装中", "Installing"),
        "button_id": "wait",
        "state": "loading",
    },
    {
        "kind": "product",
        "id": "good-1",
        "label": GLASSES,
        "price": "¥39.90",
        "note": _said("3000人付款 · 好评98%", "3,000 sold · 98% happy"),
        "art": "glasses",
        "tag": _said("广告", "Advert"),
    },
]
GOODS: list[Part] = [
    {"kind": "photo", "id": "big", "art": "glasses-brown", "height": 220, "label": _said("老花镜", "Reading glasses")},
    {
        "kind": "cost",
        "id": "sum",
        "price": "¥39.90",
        "note": _said("包邮，7天无理由退货", "Free delivery, return it within 7 days"),
    },
    {"kind": "product", "id": "short", "label": _said("棉袜", "Socks"), "price": "¥9.90", "art": "socks"},
    {
        "kind": "footer",
        "id": "",
        "items": [
            {"id": "ask", "icon": "message", "label": _said("客服", "Help")},
            {"id": "cart", "icon": "cart", "label": _said("购物车", "Cart")},
            {"id": "add", "label": _said("加入购物车", "Add to cart"), "look": "plain"},
            {"id": "buy", "label": _said("立即购买", "Buy now")},
        ],
    },
]
WAY: list[Part] = [
    {
        "kind": "ticket",
        "id": "pick-up",
        "label": _said("取件码", "Pick-up code"),
        "code": "8-2-4017",
        "note": _said("幸福路社区驿站，晚上9点关门", "Parcel shop in Happiness Road, open until nine in the evening"),
    },
    {
        "kind": "timeline",
        "id": "way",
        "items": [
            {
                "id": "",
                "label": _said("已到驿站，请来取", "At the parcel shop, please pick it up"),
                "note": "3-12 14:20",
            },
            {
                "id": "",
                "label": _said(
                    "快递员正在派送，电话 138****0000", "The courier is on the way to you, phone 138****0000"
                ),
                "note": "3-12 09:05",
            },
            {
                "id": "",
                "label": _said("已从上海发出", "It has left Shanghai"),
                "note": _said("3-11 20:31", "11 March 20:31"),
            },
        ],
    },
    {
        "kind": "footer",
        "id": "",
        "note": _said("合计", "Total"),
        "price": "¥139.90",
        "items": [{"id": "pay", "label": _said("去结算", "Go to payment")}],
    },
]
CHAT: list[Part] = [
    {"kind": "time", "id": "", "text": _said("昨天 下午3:20", "Yesterday at 3:20 in the afternoon")},
    {
        "kind": "bubble",
        "id": "b1",
        "text": _said(
            "奶奶，周末我们回来看您，想吃您做的红烧肉！", "Grandma, we are coming to see you at the weekend!"
        ),
        "art": "grandson",
    },
    {
        "kind": "bubble",
        "id": "b2",
        "text": _said("好，等你们", "Good, see you"),
        "from": "me",
        "art": "grandmother",
        "note": _said("已读", "Read"),
    },
    {
        "kind": "bubble",
        "id": "b3",
        "text": _said("看，公园的花开了", "Look, the park"),
        "from": "me",
        "art": "park",
        "face": "grandmother",
    },
    {
        "kind": "composer",
        "id": "write",
        "hint": _said("说点什么", "Write something"),
        "items": [
            {"id": "voice", "icon": "mic", "label": _said("语音", "Voice")},
            {"id": "emoji", "icon": "emoji", "label": _said("表情", "Faces")},
            {"id": "plus", "icon": "plus", "label": _said("更多", "More")},
        ],
    },
]
MORE_CHAT: list[Part] = [
    {
        "kind": "bubble",
        "id": "voice-in",
        "form": "voice",
        "text": _said("语音", "Voice message"),
        "note": "8″",
        "art": "daughter",
    },
    {
        "kind": "bubble",
        "id": "voice-out",
        "form": "voice",
        "text": _said("语音", "Voice message"),
        "note": "12″",
        "from": "me",
        "art": "grandmother",
    },
    {
        "kind": "bubble",
        "id": "link",
        "form": "link",
        "text": _said("您的医保卡已停用，点此重新认证", "Your health card is blocked. Tap here to unlock it"),
        "note": "yb-gov.example",
    },
    {
        "kind": "bubble",
        "id": "code",
        "form": "code",
        "text": _said(
            "验证码 482913，5分钟内有效。不要告诉任何人。", "Your code is 482913, for 5 minutes. Tell it to nobody."
        ),
        "art": "service-fake",
    },
    {
        "kind": "composer",
        "id": "hold",
        "hold": _said("按住 说话", "Hold to talk"),
        "items": [
            {"id": "keys", "icon": "keyboard", "label": _said("键盘", "Keyboard")},
            {"id": "plus", "icon": "plus", "label": _said("更多", "More")},
        ],
    },
]
INBOX: list[Part] = [
    {
        "kind": "message",
        "id": "family",
        "from": _said("孙子小明", "Grandson Xiaoming"),
        "text": _said("奶奶，晚上视频吗？", "Grandma, shall we have a video call tonight?"),
        "time": "18:20",
        "badge": "2",
        "art": "grandson",
    },
    {
        "kind": "message",
        "id": "unknown",
        "from": "10690 0123 4567 8901 2345",
        "text": _said(
            "【积分】您有8800积分今天到期，点 jf-duihuan.example 兑换礼品，过期作废，退订回T",
            "Your 8,800 points expire today. Go to points-gift.example now to choose your free gift",
        ),
        "time": _said("昨天", "Yesterday"),
        "icon": "message",
        "colour": "teal",
    },
    {
        "kind": "message",
        "id": "place",
        "from": _said("幸福社区", "Our community"),
        "text": "欢迎",
        "art": "garden",
        "badge": "99+",
    },
]
RING: list[Part] = [
    {
        "kind": "call",
        "id": "who",
        "label": _said("孙子小明", "Grandson Xiaoming"),
        "note": _said("邀请您视频通话", "invites you to a video call"),
        "art": "grandson",
        "items": [
            {"id": "no", "icon": "hangup", "look": "hangup", "label": _said("拒绝", "Decline")},
            {"id": "yes", "icon": "video", "look": "answer", "label": _said("接听", "Answer")},
        ],
    }
]
VIDEO: list[Part] = [
    {
        "kind": "call",
        "id": "who",
        "label": _said("女儿", "My daughter in Guangzhou"),
        "note": "03:25",
        "art": "daughter",
        "video": True,
        "items": [
            {"id": "mute", "icon": "mic", "label": _said("静音", "Mute")},
            {"id": "flip", "icon": "flip", "label": _said("翻转镜头", "Switch camera")},
            {"id": "end", "icon": "hangup", "look": "hangup", "label": _said("挂断", "Hang up")},
        ],
    }
]
STRANGER: list[Part] = [
    {
        "kind": "call",
        "id": "who",
        "label": _said("陌生号码 0086 400 123 4567", "Unknown number 0086 400 123 4567"),
        "note": _said(
            "“我是警察！您涉嫌犯罪，马上要抓您！”", "“Police! You are a suspect and you will be arrested today!”"
        ),
        "items": [
            {"id": name, "icon": icon, "look": how, "label": _said(zh, en)}
            for name, icon, how, zh, en in (
                ("mute", "mic", "plain", "静音", "Mute"),
                ("speaker", "speaker", "plain", "免提", "Speaker"),
                ("keys", "keyboard", "plain", "拨号键盘", "Number keys"),
                ("pay", "coin", "plain", "去转钱", "Send money"),
                ("end", "hangup", "hangup", "挂断", "Hang up"),
            )
        ],
    }
]
CAMERA: list[Part] = [
    {
        "kind": "camera",
        "id": "view",
        "art": "garden",
        "label": _said("取景画面", "What the camera sees"),
        "items": [
            {"id": "album", "icon": "photo", "label": _said("相册", "Album")},
            {"id": "shoot", "icon": "camera", "label": _said("拍照", "Take photo")},
            {"id": "flip", "icon": "flip", "label": _said("翻转镜头", "Switch camera")},
        ],
    }
]
SCAN: list[Part] = [
    {
        "kind": "scanner",
        "id": "frame",
        "art": "qr-code",
        "note": _said("把二维码放进框里，会自动识别", "Put the code inside the frame. The phone reads it by itself"),
    }
]
FACE: list[Part] = [
    {
        "kind": "face",
        "id": "me",
        "art": "grandmother",
        "note": _said("请把脸放进圆圈，眨一眨眼", "Put your face in the circle and blink once"),
    }
]
DOCTORS: list[Part] = [
    {
        "kind": "days",
        "id": "",
        "selected": "d2",
        "items": [
            {"id": f"d{n}", "label": _said(zh, en), "note": _said(*note)}
            for n, zh, en, note in (
                (1, "周一", "Mon", ("3月2日", "2 March")),
                (2, "周二", "Tue", ("3月3日", "3 March")),
                (3, "周三", "Wed", ("约满", "Fully booked")),
                (4, "周四", "Thu", ("3月5日", "5 March")),
                (5, "周五", "Fri", ("3月6日", "6 March")),
            )
        ],
    },
    {
        "kind": "person",
        "id": "doctor-1",
        "label": _said("王芳", "Dr Wang Fang"),
        "note": _said("主任医师 · 眼科", "Senior consultant · Eye clinic"),
        "detail": _said("擅长：白内障、青光眼、糖尿病眼病", "Cataract, glaucoma and eyes with diabetes"),
        "art": "doctor-woman",
        "button": _said("预约", "Book"),
        "button_id": "book-1",
    },
    {
        "kind": "person",
        "id": "neighbour",
        "label": _said("李阿姨", "Mrs Li from next door"),
        "note": "138****0000",
        "art": "neighbour",
    },
    {
        "kind": "slots",
        "id": "",
        "items": [
            {"id": "s1", "label": "8:00-8:30", "note": _said("约满", "Full"), "state": "full"},
            {"id": "s2", "label": "8:30-9:00", "note": _said("剩3个", "3 left")},
            {"id": "s3", "label": "9:00-9:30", "note": _said("已选", "Chosen"), "state": "chosen"},
            {"id": "s4", "label": _said("下午", "Afternoon")},
        ],
    },
]
DONE: list[Part] = [
    {
        "kind": "result",
        "id": "fine",
        "label": _said("预约成功", "Your appointment is booked"),
        "note": _said("请提前20分钟到医院取号", "Please be at the hospital twenty minutes early"),
    },
    {
        "kind": "pairs",
        "id": "terms",
        "heading": _said("看病时间和地点", "When and where"),
        "items": [
            {"id": "when", "label": _said("时间", "Time"), "value": _said("3月3日 周二 9:00", "Tuesday 3 March, 9:00")},
            {
                "id": "where",
                "label": _said("地点", "Place"),
                "value": _said(
                    "市第一人民医院 门诊楼三楼 眼科二诊室", "First City Hospital, outpatients, third floor, eye room 2"
                ),
            },
            {"id": "sum", "label": _said("挂号费", "Fee"), "value": "¥25.00"},
        ],
    },
]
WAITING: list[Part] = [
    {"kind": "result", "id": "wait", "look": "waiting", "label": _said("正在处理", "One moment please")},
    {"kind": "result", "id": "bad", "look": "failed", "label": _said("没有付成功", "The payment did not go through")},
]
SCREENS: dict[str, list[Part]] = {
    "shop": SHOP,
    "goods": GOODS,
    "way": WAY,
    "chat": CHAT,
    "more-chat": MORE_CHAT,
    "inbox": INBOX,
    "ring": RING,
    "video": VIDEO,
    "stranger": STRANGER,
    "camera": CAMERA,
    "scan": SCAN,
    "face": FACE,
    "doctors": DOCTORS,
    "done": DONE,
    "waiting": WAITING,
}
