"""The bank of messages, calls and pages to judge: read strictly into frozen values, every problem collected.

Half of them are genuine, so that suspecting everything does not count as learning. Knows no learner and draws nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, cast, get_args

from lessons import reading
from lessons.fields import Fields, Notebook
from lessons.problem import Problem
from lessons.reading import Table
from media.scenes.art_people import PEOPLE
from media.words import LANGS, Text

LESSON: Final = "judging"  # records of judging are kept under this name; no lesson may have it
RESERVED: Final = frozenset({LESSON, "judge", "scenario"})  # the others are addresses: /learn/judge, /learn/scenario

Kind = Literal["message", "chat", "call", "page"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
Flag = Literal["hurry", "secret", "money"]
FLAGS: Final[tuple[Flag, ...]] = get_args(Flag)  # 催您快, 别告诉家人, 先付钱、要验证码
SAID: Final = ("trust", "refuse", "ask")  # the three buttons

MOST_LETTERS: Final[Mapping[str, int]] = {"zh": 75, "en": 215}  # so that it can be drawn large
FOLDER: Final = "judging"
RELEASED: Final = "released.txt"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to judge. `link` and `button` are what it offers to tap, `head` is a page's title, `art` who writes."""

    id: str
    file: str
    line: int
    kind: Kind
    sender: Text
    text: Text
    genuine: bool
    flags: tuple[Flag, ...]
    why: Text
    what: Text
    link: Text | None = None
    head: Text | None = None
    button: Text | None = None
    art: str = ""


def read(folder: Path) -> tuple[tuple[Item, ...], list[Problem]]:
    """Every sound item under `folder`/judging, in order of its id, and all that is wrong."""
    items: dict[str, Item] = {}
    problems: list[Problem] = []
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        name = f"{FOLDER}/{path.name}"
        book = Notebook(name)
        try:
            table = reading.read(path, name)
        except reading.Unreadable as error:
            problems.append(error.problem)
            continue
        for one in _items(table, name, book):
            if one.id in items:
                book.note("same_judged", one.line, one.id, id=one.id, other=items[one.id].file)
            items.setdefault(one.id, one)
        problems += book.problems
    found = tuple(items[name] for name in sorted(items))
    return found, [*problems, *_whole(found, _released(folder))]


def _items(table: Table, name: str, book: Notebook) -> Iterator[Item]:
    """Those that can be used; what is wrong with the others stands in `book`."""
    file = Fields(table, name, book)
    for one in file.tables("items"):
        before = len(book.problems)
        item = _item(one, name, book)
        if len(book.problems) == before:
            yield item
    file.close()


def _item(table: Table, name: str, book: Notebook) -> Item:
    fields = Fields(table, f"item {table.get('id', '')}", book)
    id_ = fields.id("id")
    kind = fields.one_of("kind", KINDS, needed=True)
    texts = {key: fields.text(key, needed=True) or Text("", "") for key in ("from", "text", "why", "what")}
    if not fields.has("genuine"):
        fields.note("missing", "genuine")
    item = Item(
        id=id_,
        file=name,
        line=table.line,
        kind=cast(Kind, kind or "message"),
        sender=texts["from"],
        text=texts["text"],
        genuine=fields.flag("genuine"),
        flags=tuple(cast(Flag, one) for one in fields.words("flags")),
        why=texts["why"],
        what=texts["what"],
        link=fields.text("link"),
        head=fields.text("head", needed=kind == "page"),
        button=fields.text("button", needed=kind == "page"),
        art=fields.one_of("art", PEOPLE),
    )
    _judge(item, fields)
    fields.close()
    return item


def _judge(item: Item, fields: Fields) -> None:
    """What makes an item fit to learn from."""
    for one in item.flags:
        if one not in FLAGS:
            fields.note("not_one_of", "flags", value=one[:60], choices=tuple(FLAGS), meant="")
    if not item.genuine and not item.flags:
        fields.note("judged_no_flag", "flags")
    if item.genuine and set(item.flags) - {"hurry"}:  # what is true may be urgent; secrets and money first never are
        fields.note("judged_true_flag", "flags")
    for lang in LANGS:
        if len(item.text.of(lang)) > MOST_LETTERS[lang]:
            fields.note("judged_long", "text", lang=lang, most=MOST_LETTERS[lang])


def _whole(items: tuple[Item, ...], released: frozenset[str]) -> Iterator[Problem]:
    """What only shows when all items lie side by side."""
    true = sum(one.genuine for one in items)
    if true * 2 != len(items):
        yield Problem("judged_half", FOLDER, 0, "", "error", {"true": true, "false": len(items) - true})
    for name in sorted(released - {one.id for one in items}):
        yield Problem("judged_gone", f"{FOLDER}/{RELEASED}", 0, name, "error", {"id": name})


def _released(folder: Path) -> frozenset[str]:
    """Ids that were ever handed out: records point to them, so they stay."""
    path = folder / FOLDER / RELEASED
    return frozenset(path.read_text("utf-8").split()) if path.is_file() else frozenset()
