"""One Chromium that reaches this computer only, and an old phone imitated in it. Knows no page."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from playwright.sync_api import Browser, Page, sync_playwright

from tests import browsers

PHONE: Final[dict[str, Any]] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
PROJECTOR: Final[dict[str, Any]] = {"viewport": {"width": 1920, "height": 1080}}
SLOWER: Final = 6
BITS: Final = 10_000_000  # a second
LATENCY: Final = 20  # ms
_ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@contextlib.contextmanager
def chromium(windows: int = 1) -> Iterator[list[Browser]]:
    """Browsers that share nothing: the one that QIBU_BROWSER names, else the system's, else the one that the tests
    drive, else Playwright's own."""
    found = browsers.installed(whole=True) or None
    with sync_playwright() as play:
        opened = [play.chromium.launch(executable_path=found, args=list(_ARGUMENTS)) for _ in range(windows)]
        try:
            yield opened
        finally:
            for browser in opened:
                browser.close()


@dataclass  # without slots: Playwright leaves a note on whoever listens
class Wire:
    """What a page has loaded: bytes with headers, as they came over the line, and how often it asked whom."""

    home: str
    size: float = 0
    requests: int = 0
    outside: list[str] = field(default_factory=list)

    def asked(self, event: dict[str, Any]) -> None:
        address = event["request"]["url"]
        if address.startswith("http"):
            self.requests += 1
            if not address.startswith(self.home):
                self.outside.append(address)

    def got(self, event: dict[str, Any]) -> None:
        self.size += event["encodedDataLength"]


@contextlib.contextmanager
def old_phone(browser: Browser, home: str) -> Iterator[tuple[Page, Wire]]:
    """A page with an empty cache on a slow processor and a slow line, and the record of what it loads."""
    context = browser.new_context(**PHONE)
    try:
        page = context.new_page()
        line = context.new_cdp_session(page)
        wire = Wire(home)
        line.on("Network.requestWillBeSent", wire.asked)
        line.on("Network.loadingFinished", wire.got)
        line.send("Network.enable")
        speed = {"downloadThroughput": BITS / 8, "uploadThroughput": BITS / 8}
        line.send("Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY, **speed})
        line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        yield page, wire
    finally:
        context.close()
