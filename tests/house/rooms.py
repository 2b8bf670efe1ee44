"""Reads the house as it stands in files: who imports whom, what is said, what pages load."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent.parent
ROOMS: Final = ("lessons", "tracker", "media", "web")


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the house by its path from the root, "web/guard.py"."""
    files = [ROOT / "app.py", *(path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")))]
    for path in files:
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.Module) -> set[str]:
    """All that a module imports, by full dotted name, also where it does so late."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return found


def top(names: set[str]) -> set[str]:
    """The packages behind dotted names."""
    return {name.partition(".")[0] for name in names}


def documents(*kinds: str) -> Iterator[tuple[str, str]]:
    """Templates, style sheets and scripts of the house, with their text."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix in kinds:
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
