"""The rules of the house: who may know whom."""

import ast
import re
from fnmatch import fnmatch
from pathlib import PurePosixPath

import pytest

from tests.house.rooms import ROOMS, ROOT, imports, modules, top

HOUSE = list(modules())

# A package, and the only places that may know it.
KEPT_TO = {
    "streamlit": ("*/screens/*", "web/desk*", "web/hall.py"),
    "sqlmodel": ("tracker/*",),
    "sqlalchemy": ("tracker/*",),
    "alembic": ("tracker/schema.py", "tracker/migrations/*"),
    "PIL": ("media/pictures/*",),
    "gtts": ("media/voice/gtts_child.py", "media/voice/google.py"),
    "av": ("media/voice/*",),
    "pandas": ("*/reports.py", "*/reports/*"),
    "yaml": ("lessons/reading.py",),
    "jinja2": ("web/press.py",),
    "uvicorn": ("web/serve.py",),
}
# Pure modules of the tracker: values in, values out.
PURE = ("tracker/access.py", "tracker/entries.py", "lessons/lesson.py", "lessons/graph.py", "web/trust.py")
CATCH_ALL = re.compile(
    r"^(utils?|helpers?|common|managers?|misc|base|core|stuff|tools?)(_.*)?$|.*_(utils?|helpers?|manager)$"
)


def test_there_is_a_house() -> None:
    assert len(HOUSE) > 40


@pytest.mark.parametrize(("path", "tree"), HOUSE, ids=[path for path, _ in HOUSE])
def test_no_room_knows_a_room_it_must_not(path: str, tree: ast.Module) -> None:
    known = top(imports(tree)) & set(ROOMS)
    room, name = path.partition("/")[0], PurePosixPath(path).name
    allowed = {
        "lessons": {"lessons", "media"},
        "tracker": {"tracker", "media"},
        "media": {"media"},
        "web": set(ROOMS),
        "app.py": {"web"},
    }[room]
    assert known <= allowed | ({"web"} if name == "__main__.py" else set())


@pytest.mark.parametrize(("package", "places"), KEPT_TO.items())
def test_what_is_heavy_is_known_in_its_place_only(package: str, places: tuple[str, ...]) -> None:
    knowing = [path for path, tree in HOUSE if package in top(imports(tree))]
    assert [path for path in knowing if not any(fnmatch(path, place) for place in places)] == []


@pytest.mark.parametrize("path", PURE)
def test_pure_modules_know_no_clock_no_network_and_no_files(path: str) -> None:
    known = imports(dict(HOUSE)[path])
    assert not known & {"urllib.request", "datetime.datetime.now"}
    assert not top(known) & {
        "time",
        "http",
        "requests",
        "pathlib",
        "os",
        "sqlmodel",
        "sqlalchemy",
        "streamlit",
        "random",
    }


def test_no_module_is_a_drawer_for_everything() -> None:
    names = [part for path, _ in HOUSE for part in PurePosixPath(path).with_suffix("").parts]
    assert [name for name in names if CATCH_ALL.match(name)] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [path for path, tree in HOUSE if tree.body and not ast.get_docstring(tree)]
    assert silent == []


def test_no_test_runs_a_loop_where_a_browser_may_have_one() -> None:
    """Which files share a process changes from run to run, and `tests.loops` runs beside the loop of a browser."""
    bare = []
    for path in sorted((ROOT / "tests").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and ast.unparse(node) in {"asyncio.run", "asyncio.Runner"}:
                bare.append(path.relative_to(ROOT).as_posix())
    assert sorted(set(bare)) == ["tests/loops.py", "tests/tracker/stream.py"]  # the second is a program of its own
