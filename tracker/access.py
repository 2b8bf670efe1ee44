"""Who asks the book, and what that person may do. Knows no page and no table; roles come when there are accounts."""

from dataclasses import dataclass
from typing import Final, Literal


class NotAllowed(PermissionError):
    """Somebody asked for what they may not see or change. A page answers with its own words."""


@dataclass(frozen=True, slots=True)
class Who:
    """The one who asks: staff at the computer the book stands on, or a guest anywhere in the room."""

    role: Literal["staff", "guest"]

    @property
    def is_staff(self) -> bool:
        return self.role == "staff"

    def must_be_staff(self) -> None:
        if not self.is_staff:
            raise NotAllowed("only staff at this computer")


STAFF_HERE: Final = Who("staff")
GUEST: Final = Who("guest")
