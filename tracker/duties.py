"""Which of the staff may write what about lessons and the house itself. About people, `tracker.reach` decides.

Whoever teaches notes what they meet (a difference, a voice); what then counts is up to those who look after a place.
"""

import re
from typing import Final

from tracker.access import NotAllowed, Role, Who

OPEN_SETTINGS: Final = frozenset({"community_phone", "practice_ladder", "phones_address"})  # a guest's page may show it
_TEACHING: Final[tuple[Role, ...]] = ("volunteer", "social_worker", "manager")
_KEEPING: Final[tuple[Role, ...]] = ("social_worker", "manager")
_OWN: Final = re.compile(r"[a-z_]+_([0-9a-f]{32})")  # a setting of one person: their id ends its key


def must_teach(who: Who, *, accounts: bool) -> None:
    """Raise `NotAllowed` unless they teach; before there are `accounts`, whoever sits at this computer does."""
    _must_be(who, _TEACHING, accounts)


def must_keep(who: Who, *, accounts: bool) -> None:
    """The same for what counts in every class: checks, settings, taking back."""
    _must_be(who, _KEEPING, accounts)


def must_read_setting(who: Who, key: str) -> None:
    """Guests read what is open; a person's own setting, that person; a key of the house, nobody who signed in."""
    own = _OWN.fullmatch(key)
    if key in OPEN_SETTINGS:
        return
    if not who.is_staff or (own and not _is_own(who, own[1])) or (key.endswith("_key") and who.staff):
        raise NotAllowed(key)


def must_change_setting(who: Who, key: str, *, accounts: bool) -> None:
    """Keys of the house are made by the program, whenever it first needs them."""
    must_read_setting(who, key)
    own = _OWN.fullmatch(key)
    if own or (key.endswith("_key") and who.is_staff):
        return
    must_keep(who, accounts=accounts)


def _is_own(who: Who, named: str) -> bool:
    return bool(who.staff) and who.staff.replace("-", "") == named


def _must_be(who: Who, roles: tuple[Role, ...], accounts: bool) -> None:
    unnamed = not who.staff and not accounts
    if not who.is_staff or not (who.places(*roles) or unnamed):
        raise NotAllowed(", ".join(roles))
