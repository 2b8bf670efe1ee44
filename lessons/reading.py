"""YAML to plain values that remember their line. Strict: no aliases, tags or guessed types; hostile files refused."""

from pathlib import Path
from typing import Any, Final

import yaml

from lessons.problem import Problem
from lessons.slips import slip

MOST_BYTES: Final = 512 * 1024
MOST_DEPTH: Final = 24
MOST_VALUES: Final = 40_000

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(str):
    """A text and the line it stands on."""

    line: int = 0


class Table(dict[str, Any]):
    """A mapping and the line it starts on."""

    line: int = 0


class Row(list[Any]):
    """A sequence and the line it starts on."""

    line: int = 0


class Unreadable(Exception):
    """The file as a whole cannot be used; carries the problem to report."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def read(path: Path, name: str) -> Table:
    """The mapping in the file `path`; `name` is what problems call it. Raises `Unreadable`."""
    if path.is_symlink() or not path.is_file():
        raise Unreadable(Problem("not_a_file" if path.is_symlink() or path.exists() else "no_file", name))
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(Problem("too_big", name, values={"kilobytes": MOST_BYTES // 1024}))
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise Unreadable(Problem("wrong_encoding", name, line)) from error
    return parse(text, name)


def parse(text: str, name: str) -> Table:
    """The mapping written in `text`. Raises `Unreadable` for anything that is not one plain YAML mapping."""
    try:
        found = _build(text, name)
    except yaml.MarkedYAMLError as error:
        if "quoted" in (error.context or "") and error.context_mark:  # it was opened there, and never closed
            raise Unreadable(Problem("slip_quotes", name, error.context_mark.line + 1)) from error
        mark = error.problem_mark or error.context_mark
        code, line = slip(text.splitlines(), mark.line + 1 if mark else 0)
        raise Unreadable(Problem(code, name, line)) from error
    except yaml.YAMLError as error:  # a character that YAML forbids
        raise Unreadable(Problem("bad_character", name)) from error
    if not isinstance(found, Table):
        raise Unreadable(Problem("not_a_table", name, 1))
    return found


def _build(text: str, name: str) -> Any:
    """Walks the events with a stack of its own, so that depth is counted rather than recursed into."""
    stack: list[Any] = []
    keys: list[Scalar | None] = []
    root: Any = None

    def put(value: Any, line: int) -> None:
        nonlocal root
        if not stack:
            root = value
        elif isinstance(stack[-1], Row):
            stack[-1].append(value)
        elif keys[-1] is None:
            if not isinstance(value, Scalar):
                raise Unreadable(Problem("odd_key", name, line))
            if value in stack[-1]:
                raise Unreadable(Problem("twice", name, line, values={"key": str(value)}))
            keys[-1] = value
        else:
            stack[-1][str(keys[-1])] = value
            keys[-1] = None

    for count, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if count > MOST_VALUES:
            raise Unreadable(Problem("too_many", name, line, values={"most": MOST_VALUES}))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Unreadable(Problem("alias", name, line))
        if isinstance(event, yaml.NodeEvent) and getattr(event, "tag", None) not in (None, "!"):
            raise Unreadable(Problem("tag", name, line))
        if isinstance(event, yaml.ScalarEvent):
            scalar = Scalar(event.value)
            scalar.line = line
            put(scalar, line)
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(stack) >= MOST_DEPTH:
                raise Unreadable(Problem("too_deep", name, line, values={"most": MOST_DEPTH}))
            node: Any = Table() if isinstance(event, yaml.MappingStartEvent) else Row()
            node.line = line
            put(node, line)
            stack.append(node)
            keys.append(None)
        elif isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
            keys.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
            raise Unreadable(Problem("two_documents", name, line))
    return root
