"""The lessons wing's own commands: check a pack, list it, look at a lesson's screens."""

import argparse
import sys
from datetime import date
from pathlib import Path

from lessons import library, play
from lessons.lesson import PHONES
from media import command_line, words


def main(arguments: list[str] | None = None) -> int:
    """Exit code 0: fine, 1: problems found or nothing saved, 2: wrong use."""
    asked = _parser(command_line.lang_at_terminal()).parse_args(arguments)
    if asked.command == "sheet":
        return _sheet(asked.lesson, asked.out, asked.phone, asked.lang)
    if not asked.path.is_dir():
        return _refuse(words.say("commands.no_folder", asked.lang, path=asked.path), 2)
    found = library.read(asked.path, today=date.today())
    return _check(found, asked.lang, strict=asked.strict) if asked.command == "check" else _list(found, asked.lang)


def _parser(lang: str) -> argparse.ArgumentParser:
    def told(name: str) -> str:
        return words.say(f"commands.{name}", lang)

    parser = command_line.in_language(lang)(prog="python -m lessons", description=told("lessons"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="check|list|sheet")
    check, listing, sheet = (
        commands.add_parser(name, help=told(name), description=told(name)) for name in ("check", "list", "sheet")
    )
    for command in (check, listing):
        command.add_argument("path", nargs="?", type=Path, default=library.BUNDLED, help=told("check_path"))
    check.add_argument("--strict", action="store_true", help=told("strict"))
    sheet.add_argument("lesson", help=told("sheet_lesson"))
    sheet.add_argument("out", type=Path, help=told("sheet_out"))
    sheet.add_argument("--phone", choices=PHONES, default="", help=told("sheet_phone"))
    for command in (check, listing, sheet):
        command.add_argument("--lang", choices=words.LANGS, default=lang, help=told("lang"))
    return parser


def _check(found: library.Library, lang: str, *, strict: bool) -> int:
    errors = [problem for problem in found.problems if problem.level == "error"]
    warnings = [problem for problem in found.problems if problem.level == "warning"]
    unwalked = [problem for problem in warnings if problem.code == "unverified"]  # too many to be told one by one
    for problem in (*(one for one in warnings if one not in unwalked), *errors):
        print(f"{words.say('check.' + problem.level, lang)}  {problem.say(lang)}\n")  # noqa: T201
    if unwalked:
        print(words.say("check.unwalked", lang, n=len(unwalked)) + "\n")  # noqa: T201
    if found.left_out:
        names = ("、" if lang == "zh" else ", ").join(found.left_out)
        print(words.say("check.left_out", lang, names=names))  # noqa: T201
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
        return _refuse(words.say("commands.no_lesson", lang, name=name), 2)
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
        return _refuse(words.say("commands.no_font", lang), 1)
    except OSError:
        return _refuse(words.say("commands.cannot_keep", lang, path=out), 1)
    print(words.say("commands.sheet_done", lang, path=out))  # noqa: T201
    return 0


def _refuse(sentence: str, code: int) -> int:
    sys.stderr.write(sentence + "\n")
    return code


if __name__ == "__main__":
    command_line.run(main)
