"""Who works in the community that is tried out, and how they sign in. By seed, and no secret: nobody in it is real."""

import random
from dataclasses import dataclass
from typing import Final

from tracker.access import Role

# plain letters: to be read off any terminal and typed on any keyboard
_WORDS: Final = (
    "chunfeng", "chahu", "shiqiao", "yueliang", "zhuyi", "xiaochuan", "denglong", "hehua", "yusan", "fengzheng",
    "baihe", "zaoshu",
)  # fmt: skip
STAFF: Final[tuple[tuple[str, str, Role], ...]] = (
    ("周主任", "zhou", "manager"),
    ("林社工", "lin", "social_worker"),
    ("何社工", "he", "social_worker"),
    ("志愿者小马", "ma", "volunteer"),
    ("志愿者郑老师", "zheng", "volunteer"),
    ("志愿者孙姐", "sun", "volunteer"),
)


@dataclass(frozen=True, slots=True)
class SignIn:
    """To print at the start of a demo."""

    name: str
    sign_in: str
    passphrase: str
    role: Role


def sign_ins(seed: int = 7) -> list[SignIn]:
    """The staff of the community that this seed makes. No secrets: nobody in it is real."""
    chance = random.Random(f"{seed} sign-ins")
    return [
        SignIn(name, sign_in, "-".join(chance.sample(_WORDS, 3)) + str(chance.randrange(10, 100)), role)
        for name, sign_in, role in STAFF
    ]
