"""Reads a pack of lessons from a folder. A broken lesson is left out, its problems kept; the rest opens."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from lessons import build, build_scene, check, judging, pictures, reading, scenario
from lessons.fields import Notebook
from lessons.judging import Item
from lessons.lesson import Course, Lesson, Scene, Variable
from lessons.pictures import PackPicture
from lessons.problem import Problem
from lessons.reading import Table
from lessons.scenario import Scenario

BUNDLED: Final = Path(__file__).parent / "content"
MOST_FILES: Final = 500


@dataclass(frozen=True, slots=True)
class Library:
    """What can be taught. `lessons` holds whole lessons only, drafts among them, in the order of the courses;
    `left_out` names the broken ones."""

    folder: Path
    lessons: Mapping[str, Lesson]
    courses: tuple[Course, ...]
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...]
    pictures: Mapping[str, PackPicture] = field(default_factory=dict)  # by the path that lessons call them by
    judging: tuple[Item, ...] = ()  # messages to judge, all of them sound
    scenarios: tuple[Scenario, ...] = ()  # lessons to be practised in one go

    def ready(self, lesson_id: str) -> Lesson | None:
        """The lesson, if learners may see it."""
        lesson = self.lessons.get(lesson_id)
        return lesson if lesson and lesson.status == "ready" else None

    def shelf(self) -> list[tuple[Course, list[Lesson]]]:
        """Courses in order, each with the lessons that learners may see; empty courses are left out."""
        rows = [
            (course, [self.lessons[name] for name in course.lessons if self.ready(name)]) for course in self.courses
        ]
        return [(course, lessons) for course, lessons in rows if lessons]

    def course_of(self, lesson_id: str) -> Course | None:
        return next((course for course in self.courses if lesson_id in course.lessons), None)

    def scenario(self, id_: str) -> Scenario | None:
        return next((one for one in self.scenarios if one.id == id_), None)

    def next_after(self, lesson_id: str) -> Lesson | None:
        """The next ready lesson of the same course."""
        course = self.course_of(lesson_id)
        if course is None:
            return None
        later = course.lessons[course.lessons.index(lesson_id) + 1 :]
        return next((lesson for name in later if (lesson := self.ready(name))), None)


def read(folder: Path = BUNDLED, *, today: date) -> Library:
    """Every lesson under `folder` (`lessons/*.yaml`, `scenes/*.yaml`, `courses.yaml`), checked."""
    problems: list[Problem] = []
    shared, scenes, variables = _shared(folder, problems)
    lessons: dict[str, Lesson] = {}
    left_out: list[str] = []
    shown: dict[str, PackPicture] = {}
    for path in _files(folder, "lessons", problems):
        name = f"lessons/{path.name}"
        book = Notebook(name)
        try:
            lesson = build.lesson(reading.read(path, name), book, shared, scenes, variables)
        except reading.Unreadable as error:
            problems.append(error.problem)
            left_out.append(path.stem)
            continue
        book.problems.extend(_name_problems(lesson, path, lessons))
        found = book.problems
        if not any(problem.level == "error" for problem in found):
            own, faults = pictures.look_at(lesson, folder)
            shown |= own
            found = [*found, *faults, *check.lesson(lesson, today)]
        problems.extend(found)
        if any(problem.level == "error" for problem in found):
            left_out.append(path.stem)
        else:
            lessons[lesson.id] = lesson
    judged, faults = judging.read(folder)
    problems.extend(faults)
    courses, courses_file = _courses(folder, problems)
    problems.extend(check.pack(lessons, courses, courses_file, left_out))
    lessons, also_out = _without_broken_needs(lessons, problems)
    lessons = _in_order(lessons, courses)
    whole, faults = scenario.read(folder, lessons)
    problems.extend(faults)
    return Library(folder, lessons, courses, tuple(problems), (*left_out, *also_out), shown, judged, whole)


def _in_order(lessons: Mapping[str, Lesson], courses: tuple[Course, ...]) -> dict[str, Lesson]:
    """Course after course; what stands in none comes last, by name."""
    taught = [name for course in courses for name in course.lessons if name in lessons]
    return {name: lessons[name] for name in (*taught, *lessons)}


def _files(folder: Path, part: str, problems: list[Problem]) -> list[Path]:
    every = sorted((folder / part).iterdir()) if (folder / part).is_dir() else []
    files = [path for path in every if path.suffix == ".yaml"]
    for path in every:
        if path.suffix.lower() in (".yml", ".yaml") and path not in files:
            problems.append(Problem("other_ending", f"{part}/{path.name}", level="warning"))
    if len(files) > MOST_FILES:
        problems.append(Problem("too_many_files", part, values={"most": MOST_FILES}))
    return files[:MOST_FILES]


def _shared(folder: Path, problems: list[Problem]) -> tuple[dict[str, Table], dict[str, Scene], dict[str, Variable]]:
    """Scenes that several lessons use. A scene's id is unique over all shared files."""
    tables: dict[str, Table] = {}
    variables: dict[str, Variable] = {}
    books: list[tuple[Notebook, Table]] = []
    for path in _files(folder, "scenes", problems):
        name = f"scenes/{path.name}"
        book = Notebook(name)
        try:
            table = reading.read(path, name)
        except reading.Unreadable as error:
            problems.append(error.problem)
            continue
        part = table.get("scenes")
        own = part if isinstance(part, Table) else Table()
        for key in [key for key in own if key in tables]:
            book.note("same_scene", own[key].line, name, id=key)
        for key in table:
            if key not in ("scenes", "variables"):
                book.note("unknown_field", table.line, name, key=key, known=("scenes", "variables"))
        given = table.get("variables")
        for key, variable in build_scene.variables(given if isinstance(given, Table) else Table(), name, book).items():
            if key in variables and variables[key] != variable:
                book.note("same_variable", table.line, name, key=key)
            variables[key] = variable
        tables.update({key: value for key, value in own.items() if isinstance(value, Table)})
        books.append((book, own))
    scenes: dict[str, Scene] = {}
    for book, own in books:
        scenes.update(build_scene.scenes(own, book.file, book, tables))
        problems.extend(book.problems)
    return tables, scenes, variables


def _courses(folder: Path, problems: list[Problem]) -> tuple[tuple[Course, ...], str]:
    name = "courses.yaml"
    book = Notebook(name)
    try:
        courses = build.courses(reading.read(folder / name, name), book)
    except reading.Unreadable as error:
        problems.append(error.problem)
        return (), name
    problems.extend(book.problems)
    return courses, name


def _name_problems(lesson: Lesson, path: Path, others: Mapping[str, Lesson]) -> list[Problem]:
    found = []
    if lesson.id and lesson.id != path.stem:
        values: dict[str, object] = {"id": lesson.id, "name": path.stem}
        found.append(Problem("id_not_name", lesson.file, 0, f"lesson {lesson.id}", "warning", values))
    if lesson.id in others:
        values = {"id": lesson.id, "other": others[lesson.id].file}
        found.append(Problem("same_lesson", lesson.file, 0, f"lesson {lesson.id}", "error", values))
    return found


def _without_broken_needs(
    lessons: dict[str, Lesson], problems: list[Problem]
) -> tuple[dict[str, Lesson], tuple[str, ...]]:
    """Lessons that need each other in a circle are left out; a need that does not exist is only dropped."""
    broken = {p.place.removeprefix("lesson ") for p in problems if p.code == "needs_circle"}
    kept = {name: lesson for name, lesson in lessons.items() if name not in broken}
    whole = {
        name: replace(lesson, needs=tuple(need for need in lesson.needs if need in kept))
        for name, lesson in kept.items()
    }
    return whole, tuple(sorted(broken))
