"""A scripted person who practises: reads the way from the page's own data and goes it with a finger, with keys, or with
single touches only. Knows nothing of how the player is made beyond what it shows.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from math import cos, sin, tau
from random import Random
from typing import Any, ClassVar, Final

from playwright.sync_api import Page

from tests.player.stage import Json

FAR: Final = 150  # dp a finger moves that means to move
MOMENT: Final = 600  # ms between two touches that are meant as two
EVERYWHERE: Final = {
    "screen": (0.0, 28.0, 360.0, 610.0),
    "top-edge": (12.0, 0.0, 336.0, 44.0),
    "bottom-edge": (60.0, 616.0, 240.0, 44.0),
    "left-edge": (0.0, 180.0, 44.0, 320.0),
    "right-edge": (316.0, 180.0, 44.0, 320.0),
    "power": (361.0, 150.0, 12.0, 76.0),
    "volume-up": (-13.0, 130.0, 12.0, 60.0),
    "volume-down": (-13.0, 196.0, 12.0, 60.0),
}
DIRECTIONS: Final = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}


class Walker(ABC):
    """Somebody at the page of `put`. `way`: what the record says of an ordinary touch."""

    way: ClassVar = ""

    def __init__(self, page: Page, data: Json) -> None:
        self.page = page
        self.data = data

    def walk(self, mode: str) -> list[Json]:
        """The whole lesson, from its first page to its last. -> the records it has left"""
        self.begin(mode)
        for n in range(1, len(self.data["steps"]) + 1):
            self.step(n)
        self.at(0)
        found: list[Json] = self.page.evaluate("events")
        return found

    def begin(self, mode: str) -> None:
        self.page.evaluate("mode => begin(mode)", mode)

    def step(self, n: int) -> None:
        self.at(n)
        for touch in self.data["steps"][n - 1]["touches"]:
            self.touch(touch)

    def at(self, n: int) -> None:
        assert self.page.evaluate("n => at(n)", n), f"step {n} of {self.data['lesson']} never came"

    @abstractmethod
    def touch(self, touch: Json) -> None:
        """One touch of the way."""


class Person(Walker):
    """Somebody who sees the drawn phone."""

    def touch(self, touch: Json) -> None:
        deed = touch["deeds"][0]
        if touch["gesture"] == "look":
            self.press("[data-do=seen]")
        elif touch["typing"]:
            self.open_keyboard(touch)
            self.write(touch)
            self.press(".qibu-finished-writing")
        else:
            self.do(touch, deed)

    def box(self, touch: Json) -> tuple[float, float, float, float]:
        parts = self.data["screens"][touch["screen"]]["parts"]
        found: Any = next((part["box"] for part in parts if part["id"] == touch["target"]), None)
        return tuple(found or EVERYWHERE[touch["target"]])

    def values(self, touch: Json) -> list[str]:
        parts = self.data["screens"][touch["screen"]]["parts"]
        return next((part["values"] for part in parts if part["id"] == touch["target"]), [])

    def place(self, touch: Json, deed: str) -> tuple[float, float]:
        """Where one puts a finger to do it."""
        x, y, wide, high = self.box(touch)
        if deed.startswith("slide "):
            values = self.values(touch)
            return x + wide * (values.index(deed.split()[1]) + 0.5) / len(values), y + high / 2
        return x + wide / 2, y + high / 2

    def choose(self, characters: list[list[str]], text: str) -> Iterator[str]:
        """The keys that write `text`, character by character."""
        signs = [sign for sign in text if any(sign in row for row in characters)]
        yield from (f"[data-key='word {sign}']" for sign in signs)

    def write(self, touch: Json) -> None:
        """As one writes with a finger: characters to choose from, digits, or letters; else one says it."""
        typing = touch["typing"]
        tabs = self.page.evaluate("[...document.querySelectorAll('[data-way]')].map((tab) => tab.dataset.way)")
        if "hand" in tabs:
            self.press("[data-way=hand]")
            for key in self.choose(typing["characters"], typing["want"]):
                self.press(key)
        elif typing["letters"] != "pinyin" and tabs[0] != "speak":
            self.letters(typing["want"])
        else:
            self.say()

    def letters(self, text: str) -> None:
        keys = ""
        for sign in text:
            wanted = "digits" if sign.isdigit() else "latin"
            if wanted != keys:
                self.press(f"[data-way={wanted}]")
                keys = wanted
            if sign not in ",.'-":  # what nobody has to write
                self.press(f"[data-key='sign {sign.lower()}']")

    def say(self) -> None:
        if self.page.evaluate("!document.querySelector('.qibu-ways-to-write').hidden"):
            self.press("[data-way=speak]")
        self.press(".qibu-microphone")
        self.press(".qibu-microphone")

    @abstractmethod
    def press(self, selector: str) -> None:
        """Touch what a selector names."""

    @abstractmethod
    def open_keyboard(self, touch: Json) -> None:
        """Open what one writes with."""

    @abstractmethod
    def do(self, touch: Json, deed: str) -> None:
        """The gesture itself."""

    def choose_movement(self, gesture: str) -> None:
        """用点的, the first time from behind 更多."""
        if not self.page.evaluate("Boolean(document.querySelector('.qibu-palette:not([hidden])'))"):
            self.press("[data-do=more]")
            self.press("[data-do=palette]")
        self.press(f"[data-gesture='{gesture}'].qibu-movement")


class Finger(Person):
    """Real touches, as a phone's glass sends them; movements are made."""

    way = "touch"
    shift: tuple[float, float] = (0, 0)  # px by which every touch misses

    def __init__(self, page: Page, data: Json) -> None:
        super().__init__(page, data)
        self.wire = page.context.new_cdp_session(page)

    def send(self, kind: str, *points: tuple[float, float]) -> None:
        across, down = self.shift
        numbered = [{"x": x + across, "y": y + down, "id": number} for number, (x, y) in enumerate(points)]
        self.wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": numbered})

    def tap(self, x: float, y: float) -> None:
        self.send("touchStart", (x, y))
        self.send("touchEnd")

    def press(self, selector: str) -> None:
        self.tap(*self.page.evaluate("([selector, ms]) => middle(selector, ms)", [selector, MOMENT]))

    def on_phone(self, *points: tuple[float, float]) -> list[tuple[float, float]]:
        found: list[tuple[float, float]] = self.page.evaluate("([points, ms]) => onPhone(points, ms)", [points, MOMENT])
        return found

    def open_keyboard(self, touch: Json) -> None:
        self.tap(*self.on_phone(self.place(touch, "tap"))[0])

    def do(self, touch: Json, deed: str) -> None:
        start = self.place(touch, deed)
        if deed == "pinch":
            self.pinch(start)
        elif deed.startswith("swipe "):
            self.drag(start, DIRECTIONS[deed.split()[1]], self.box(touch))
        elif deed == "hold":
            self.send("touchStart", *self.on_phone(start))
            self.page.evaluate("pass(600)")
            self.send("touchEnd")
        else:
            self.tap(*self.on_phone(start)[0])

    def drag(self, start: tuple[float, float], way: tuple[int, int], box: tuple[float, ...]) -> None:
        across, down = (min(FAR / 2, side / 4) for side in box[2:])  # it begins on the thing itself
        begin = (start[0] - way[0] * across, start[1] - way[1] * down)
        (x, y), (to_x, to_y) = self.on_phone(begin, (begin[0] + way[0] * FAR, begin[1] + way[1] * FAR))
        self.send("touchStart", (x, y))
        for part in (0.3, 0.6, 1):
            self.send("touchMove", (x + (to_x - x) * part, y + (to_y - y) * part))
        for _ in range(2):  # it comes to rest: a browser takes a touch right after a throw for one that stops it
            self.page.wait_for_timeout(80)
            self.send("touchMove", (to_x, to_y))
        self.send("touchEnd")

    def pinch(self, middle: tuple[float, float]) -> None:
        x, y = middle
        one, other, one_far, other_far = self.on_phone((x - 20, y), (x + 20, y), (x - 100, y), (x + 100, y))
        self.send("touchStart", one)
        self.send("touchStart", one, other)
        self.send("touchMove", one_far, other_far)
        self.send("touchEnd")


class Trembling(Finger):
    """Every touch misses by up to 8 px and comes twice within 120 ms."""

    chance: ClassVar = Random(78)

    def tap(self, x: float, y: float) -> None:
        for _ in range(2):
            self.tremble()
            super().tap(x, y)
            self.page.evaluate("pass(120)")

    def tremble(self) -> None:
        angle, far = self.chance.uniform(0, tau), self.chance.uniform(4, 8)
        self.shift = (far * cos(angle), far * sin(angle))

    def drag(self, start: tuple[float, float], way: tuple[int, int], box: tuple[float, ...]) -> None:
        self.tremble()
        super().drag(start, way, box)
        self.page.evaluate("pass(120)")
        self.send("touchStart", (195, 500))
        self.send("touchEnd")


class OneTouch(Finger):
    """Nothing but single touches: movements come from 用点的, and words are said."""

    def do(self, touch: Json, deed: str) -> None:
        moves = deed in ("hold", "pinch") or deed.startswith("swipe ")
        if moves:
            self.choose_movement(deed)
        self.tap(*self.on_phone(self.place(touch, deed))[0])

    def write(self, touch: Json) -> None:
        self.say()


class Keys(Person):
    """A keyboard alone. What is written, is typed."""

    way = "key"

    def press(self, selector: str) -> None:
        self.page.evaluate("([selector, ms]) => take(selector, ms)", [selector, MOMENT])
        self.page.keyboard.press("Enter")

    def open_keyboard(self, touch: Json) -> None:
        self.press(f"[data-phone] [data-part='{touch['target']}']")

    def write(self, touch: Json) -> None:
        typing = touch["typing"]
        if self.page.evaluate("document.querySelector('.qibu-ways-to-write').children.length === 1"):
            self.say()
            return
        self.page.evaluate("() => take('.qibu-line', 600)")
        self.page.keyboard.insert_text(typing["want"])

    def do(self, touch: Json, deed: str) -> None:
        moves = deed in ("hold", "pinch") or deed.startswith("swipe ")
        if moves:
            self.choose_movement(deed)
        chosen = f"[data-gesture='{deed}']" if deed.startswith("slide ") else ""
        self.press(f"[data-phone] [data-part='{touch['target']}']{chosen}")


PEOPLE: Final[dict[str, Callable[[Page, Json], Person]]] = {"touch": Finger, "keys": Keys, "one touch": OneTouch}
