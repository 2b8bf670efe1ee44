"""The lessons wing's own commands: check a pack, list it, look at a lesson's screens."""

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from lessons import library, play
from lessons.lesson import PHONES
from media import words


def main(arguments: list[str] | None = None) -> int:
    """Exit code 0: fine, 1: problems found, 2: wrong use."""
    lang = words.lang_of(os.environ.get("QIBU_LANG") or os.environ.get("LANG"))
    parser = argparse.ArgumentParser(prog="python -m lessons", description=words.say("commands.lessons", lang))
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help=words.say("commands.check", lang))
    check.add_argument("path", nargs="?", type=Path, default=library.BUNDLED)
    check.add_argument("--strict", action="store_true", help=words.say("commands.strict", lang))
    listing = commands.add_parser("list", help=words.say("commands.list", lang))
    listing.add_argument("path", nargs="?", type=Path, default=library.BUNDLED)
    sheet = commands.add_parser("sheet", help=words.say("commands.sheet", lang))
    sheet.add_argument("lesson")
    sheet.add_argument("out", type=Path)
    sheet.add_argument("--phone", choices=PHONES, default="")
    for command in (check, listing, sheet):
        command.add_argument("--lang", choices=words.LANGS, default=lang)
    asked = parser.parse_args(arguments)
    if asked.command == "sheet":
        return _sheet(asked.lesson, asked.out, asked.phone, asked.lang)
    if not asked.path.is_dir():
        print(words.say("commands.no_folder", asked.lang, path=asked.path), file=sys.stderr)  # noqa: T201
        return 2
    found = library.read(asked.path, today=date.today())
    return _check(found, asked.lang, strict=asked.strict) if asked.command == "check" else _list(found, asked.lang)


def _check(found: library.Library, lang: str, *, strict: bool) -> int:
    errors = [problem for problem in found.problems if problem.level == "error"]
    warnings = [problem for problem in found.problems if problem.level == "warning"]
    for problem in (*warnings, *errors):
        print(f"{words.say('check.' + problem.level, lang)}  {problem.say(lang)}\n")  # noqa: T201
    if found.left_out:
        print(words.say("check.left_out", lang, names="、".join(found.left_out)))  # noqa: T201
    counts = {"lessons": len(found.lessons), "errors": len(errors), "warnings": len(warnings)}
    print(words.say("check.summary", lang, **counts))  # noqa: T201
    return 1 if errors or (strict and warnings) else 0


def _list(found: library.Library, lang: str) -> int:
    for course in found.courses:
        print(course.title.of(lang))  # noqa: T201
        for name in course.lessons:
            lesson = found.lessons.get(name)
            if lesson:
                facts = f"{lesson.number:7} {lesson.id:20} {lesson.status:8} {lesson.minutes:3} min"
                print(f"  {facts}  {lesson.title.of(lang)}")  # noqa: T201
    return 0


def _sheet(name: str, out: Path, phone: str, lang: str) -> int:
    """The screens of one lesson as its learners see them, in one picture."""
    from media.pictures.fonts import NoFont
    from media.pictures.sheet import sheet
    from media.scenes.highlight import together

    found = library.read(today=date.today())
    lesson = found.lessons.get(name)
    if lesson is None:
        print(words.say("commands.no_lesson", lang, name=name), file=sys.stderr)  # noqa: T201
        return 2
    data = play.player_data(lesson, lang, phone=phone, sentences=lambda text: [text])
    entries = []
    for step in data["steps"]:
        for touch in step["touches"]:
            svg = data["screens"][touch["screen"]]["svg"]
            if svg:
                whole = together(svg, touch["mark"])
                note = f"（{touch['meanwhile']}）" if touch["meanwhile"] else ""
                entries.append((whole, f"{step['n']}. {note}{touch['text']}"))
    last = data["screens"][data["steps"][-1]["touches"][-1]["after"]]["svg"]
    if last:
        entries.append((last, "…"))
    try:
        out.write_bytes(sheet(entries))
    except NoFont:
        print(words.say("commands.no_font", lang), file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
