"""Who asks the book, and in which roles. Knows no page and no table; what a role reaches, `tracker.reach` says."""

from dataclasses import dataclass
from typing import Final, Literal


class NotAllowed(PermissionError):
    """Somebody asked for what they may not see or change. A page answers with its own words."""


Role = Literal["volunteer", "social_worker", "manager", "operator"]


@dataclass(frozen=True, slots=True)
class Grant:
    """A role at a place (an operator's is at none), and that place's time zone."""

    role: Role
    place: str
    zone: str = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class Who:
    """The one who asks: staff, a learner, or a guest anywhere in the room.

    Staff without `staff` (an id) is whoever sits at the computer the book stands on, before there are accounts; without
    grants nobody's data can be reached. `source` is where from, for the audit trail.
    """

    role: Literal["staff", "learner", "guest"]
    staff: str = ""
    learner: str = ""
    grants: tuple[Grant, ...] = ()
    conduct: bool = False  # has accepted the rules of conduct; a volunteer sees no learner before
    source: str = ""

    def places(self, *roles: Role) -> list[str]:
        """Where this person has one of these roles."""
        return sorted({grant.place for grant in self.grants if grant.role in roles})

    @property
    def is_operator(self) -> bool:
        return any(grant.role == "operator" for grant in self.grants)

    @property
    def is_staff(self) -> bool:
        return self.role == "staff"

    def must_be_staff(self) -> None:
        if not self.is_staff:
            raise NotAllowed("only staff")


STAFF_HERE: Final = Who("staff")
GUEST: Final = Who("guest")
