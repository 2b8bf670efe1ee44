"""The real pictures of a pack: whether they are there, can be opened safely, and how large they are. Shows none."""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lessons.lesson import Lesson, Touch
from lessons.problem import Problem
from media.words import LANGS, Text


@dataclass(frozen=True, slots=True)
class PackPicture:
    """A picture as it will be shown: taken in, so clean and upright. `sha` names these pixels wherever they lie."""

    file: Path
    sha: str
    width: int
    height: int

    def read(self) -> bytes:
        """The clean picture, WebP. Raises OSError or `BadPicture` when the file is no longer what it was."""
        from media.pictures.uploads import take_in  # loads Pillow: only for packs that hold pictures

        return take_in(self.file.read_bytes()).webp


def look_at(lesson: Lesson, folder: Path) -> tuple[dict[str, PackPicture], list[Problem]]:
    """The lesson's pictures by the path it calls them by, and what is wrong with the others."""
    found: dict[str, PackPicture] = {}
    problems: list[Problem] = []
    for step, touch in _shown(lesson):
        if touch.picture in found or any(one.values["value"] == touch.picture for one in problems):
            continue
        seen = _look(folder, touch.picture)
        if isinstance(seen, PackPicture):
            found[touch.picture] = seen
            continue
        values: dict[str, object] = {"value": touch.picture}
        code = "picture_missing"
        if isinstance(seen, Text):
            code, values = "picture_unfit", {**values, "why": seen}
        problems.append(Problem(code, lesson.file, touch.line, f"lesson {lesson.id}, step {step}", "error", values))
    return found, problems


def _shown(lesson: Lesson) -> Iterator[tuple[str, Touch]]:
    for step in lesson.steps:
        ways: Iterable[tuple[Touch, ...]] = (step.touches, *step.variants.values())
        yield from ((step.id, touch) for way in ways for touch in way if touch.picture)


def _look(folder: Path, path: str) -> PackPicture | Text | None:
    """The picture, or why it cannot be used; None when it is not there."""
    file = folder / path
    try:
        if not file.resolve().is_relative_to(folder.resolve()) or not file.is_file():
            return None  # a link that leads out of the pack is no picture of the pack
        state = file.stat()
        return _opened(file, state.st_size, state.st_mtime_ns)
    except OSError:
        return None


@functools.lru_cache(maxsize=512)
def _opened(file: Path, size: int, _changed: int) -> PackPicture | Text:
    """Remembered as long as the file is the same: reading a pack again is quick."""
    from media.pictures.uploads import MOST_MB, BadPicture, take_in

    try:
        if size > MOST_MB * 1_000_000:
            raise BadPicture("too_big", n=MOST_MB)
        taken = take_in(file.read_bytes())
    except BadPicture as bad:
        return Text(*(bad.sentence(lang) for lang in LANGS))
    return PackPicture(file, taken.sha, taken.width, taken.height)
