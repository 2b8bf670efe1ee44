"""Photographs of people, in the data folder: whoever is erased from the book is erased from there too."""

from collections.abc import Iterable
from pathlib import Path

FOLDER = "pictures"


def delete(data: Path, names: Iterable[str]) -> int:
    """Delete these files of `erase` and `retention`; a drawn picture's name is no file. Returns how many were there."""
    count = 0
    for name in names:
        path = data / FOLDER / Path(name).name
        if path.is_file():
            path.unlink()
            count += 1
    return count
