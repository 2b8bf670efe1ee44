"""Being written."""

from tracker.access import Who
from web.wiring import House
from web.wishes import Wishes


def page_of(home: House, wish: Wishes, who: Who) -> None:
    """Being written."""
