"""The token on a learner's card, as a scanner types it or a photo shows it. Knows no learner."""

import re
from typing import Final

_TOKEN: Final = re.compile(r"(?:.*#(?:card=)?)?([A-Za-z0-9_-]{20,40})", re.A | re.S)


def token_in(text: str) -> str | None:
    """From what a scanner typed: the card's whole address, or the token alone."""
    found = _TOKEN.fullmatch(text.strip()[:400])
    return found[1] if found else None


def token_on(photo: bytes) -> str | None:
    """From a photo of the card; None when no code can be read on it."""
    from media.paper import scan  # loads numpy and a reader of codes: only when a photo comes
    from media.pictures.uploads import BadPicture

    try:
        text = scan.read_code(photo)
    except BadPicture:
        return None
    return token_in(text) if text else None


def url(address: str, token: str) -> str:
    """What a card's square code holds. The token stands behind the #: no server and no log ever gets it by a visit."""
    return f"{address}/me#card={token}"
