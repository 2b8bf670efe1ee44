"""Somebody with a screen reader, who practises by roles and names alone."""

from typing import Any

from playwright.sync_api import Locator

from tests.player.person import Walker
from tests.player.stage import Json


class Listener(Walker):
    """A screen reader: goes by roles and names alone."""

    way = "key"

    def named(self, role: Any, name: str) -> Locator:
        return self.page.get_by_role(role, name=name, exact=True)

    def activate(self, button: Locator) -> None:
        button.evaluate("() => pass(600)")
        button.press("Enter")

    def at(self, n: int) -> None:
        words = self.data["words"]
        heading = words["step_heading"].format(n=n, of=len(self.data["steps"])) if n else words["finished_practise"]
        self.page.get_by_role("heading", name=heading).wait_for()

    def touch(self, touch: Json) -> None:
        phone = self.page.get_by_role("group", name=self.data["surface"]["phone"], exact=True)
        if touch["gesture"] == "look":
            self.activate(self.named("button", self.data["words"]["seen"]))
            return
        if touch["gesture"] in ("swipe", "hold", "pinch"):
            self.choose_movement(touch["direction"] or touch["gesture"])
        self.activate(phone.get_by_role("button", name=self.name(touch), exact=True).first)
        if touch["typing"]:
            self.page.get_by_role("dialog").get_by_role("textbox").fill(touch["typing"]["want"])
            self.activate(self.named("button", self.data["surface"]["finished"]))

    def name(self, touch: Json) -> str:
        """What the target is called; of a slider it is the stop that is wanted."""
        if touch["gesture"] != "slide":
            return str(touch["label"])
        parts = self.data["screens"][touch["screen"]]["parts"]
        values = next(part["values"] for part in parts if part["id"] == touch["target"])
        n = values.index(touch["deeds"][0].split()[1]) + 1
        return str(self.data["surface"]["slider_stop"]).format(label=touch["label"], n=n, of=len(values))

    def choose_movement(self, gesture: str) -> None:
        words, hands = self.data["words"], self.data["surface"]
        if not self.page.get_by_role("group", name=hands["palette_name"]).count():
            self.activate(self.named("button", words["more"]))
            self.activate(self.named("button", words["tap_instead"]))
        self.activate(self.named("button", hands["do_" + gesture]))
