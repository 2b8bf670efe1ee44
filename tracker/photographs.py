"""Photographs of people, in the data folder: under names that say nothing; gone with the consent and with erasing."""

import re
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Final

FOLDER: Final = "pictures"
_PHOTO: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,35}\.(?:jpg|png|webp)", re.A)


def is_photo(picture: str) -> bool:
    """Whether a learner's picture is a photograph's file and not the name of a drawn one."""
    return bool(_PHOTO.fullmatch(picture))


def keep(data: Path, webp: bytes) -> str:
    """Write a photograph under a new name, which is returned; whole or not at all. Raises OSError."""
    name = f"face-{secrets.token_hex(12)}.webp"
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{name}.part"
    try:
        part.write_bytes(webp)
        part.replace(folder / name)
    finally:
        part.unlink(missing_ok=True)
    return name


def delete(data: Path, names: Iterable[str]) -> int:
    """Delete these files; a drawn picture's name is no file. Returns how many were there."""
    count = 0
    for name in names:
        path = data / FOLDER / Path(name).name
        if path.is_file():
            path.unlink()
            count += 1
    return count
