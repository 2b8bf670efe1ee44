"""What the documents say: every address of the house stands in one, and every command that is shown exists."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.gate.matrix import MATRIX
from tests.house.rooms import ROOT
from web import settings
from web.settings import HelpAsked

READERS = ("README.md", "README.zh.md")
DOCS = [
    *READERS,
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *(f"docs/{one.name}" for one in sorted((ROOT / "docs").glob("*.md"))),
]
RUN = "uv run "
SHOWN_IN = re.compile(r"`([^`\n]+)`")
LINKED = re.compile(r"\]\(([^)#\s]+)")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(name: str) -> Iterator[str]:
    """Every `uv run …` that a document shows, in a block or in a line, without its note."""
    shown = [*text_of(name).splitlines(), *SHOWN_IN.findall(text_of(name))]
    for line in shown:
        for part in line.split(" && "):
            if part.startswith(RUN):
                yield part.removeprefix(RUN).partition("  ")[0].partition(" # ")[0].strip()


COMMANDS = sorted({one for name in (*READERS, "CONTRIBUTING.md") for one in commands(name)})


def test_every_address_of_the_house_is_described() -> None:
    known = set(SHOWN_IN.findall(text_of("docs/architecture.md")))
    listed = {one.removeprefix("POST ").partition(" ")[0] for one in known}
    assert sorted({path for _, path in MATRIX} - listed) == []


@pytest.mark.parametrize("name", DOCS)
def test_what_a_document_links_to_is_there(name: str) -> None:
    linked = [one for one in LINKED.findall(text_of(name)) if ":" not in one]
    assert [one for one in linked if not (ROOT / name).parent.joinpath(one).exists()] == []


def test_both_readmes_show_the_same_commands_and_pictures() -> None:
    zh, en = (set(re.findall(r"pictures/([a-z]+)-(?:zh|en)\.png", text_of(name))) for name in READERS)
    assert zh == en
    assert {one.split()[0:4][-1] for one in commands(READERS[0])} == {
        one.split()[0:4][-1] for one in commands(READERS[1])
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_is_shown_can_be_run(command: str) -> None:
    words = shlex.split(command)
    while words[0] in ("--group", "--extra"):
        words = words[2:]
    program, *rest = words
    if program == "app.py":
        with pytest.raises(HelpAsked):
            settings.read([*rest, "--help"], {})
    elif program == "python" and rest[0] == "-m":
        assert (ROOT / rest[1].replace(".", "/")).exists() or (ROOT / f"{rest[1].replace('.', '/')}.py").exists()
    elif program == "python":
        assert (ROOT / rest[0]).is_file()
    else:
        assert program in ("ruff", "mypy")


def helped(room: str) -> str:
    told = subprocess.run(
        [sys.executable, "-m", room, "--help"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    return told.stdout + told.stderr


@pytest.mark.parametrize("room", ["lessons", "media", "tracker"])
def test_a_deed_that_is_shown_is_one_of_its_room(room: str) -> None:
    deeds = {one.split()[3] for one in COMMANDS if one.startswith(f"python -m {room} ")}
    told = helped(room)
    assert deeds and [one for one in deeds if one not in told] == []
