"""Tables of a scenes section to `Scene` values. What a part may hold is asked of the register of kinds in media."""

from collections.abc import Mapping
from typing import Any, Final

from lessons.fields import Fields, Notebook
from lessons.lesson import DIRECTIONS, INNER, KEYS, Act, Part, Scene, Variable
from lessons.problem import nearest
from lessons.reading import Row, Scalar, Table
from media import look
from media.scenes.art import ART
from media.scenes.draw import GROUNDS
from media.scenes.icons import ICONS
from media.scenes.kinds import KINDS, Field
from media.words import Text

ON_KEYS: Final = (
    *("hold", "type", "speak", "pinch", "point", *INNER, *(f"hold {name}" for name in INNER)),
    *(f"swipe {way}" for way in DIRECTIONS),
    *(f"press {key}" for key in KEYS),
)


def variables(table: Table, place: str, book: Notebook) -> dict[str, Variable]:
    """`{size: {values: [...], start: ...}}`, or `{insurance: on}` for an on/off one."""
    found: dict[str, Variable] = {}
    for name, value in table.items():
        if isinstance(value, Scalar):
            if value not in ("on", "off", "empty", "filled"):
                book.note("bad_variable", value.line, place, key=name)
            pair = ("empty", "filled") if value in ("empty", "filled") else ("off", "on")
            found[name] = Variable(pair, str(value))
        elif isinstance(value, Table):
            fields = Fields(value, f"{place}, {name}", book)
            values, start = fields.words("values"), fields.word("start", needed=True)
            if len(values) < 2 or len(values) > 12 or start not in values:
                book.note("bad_variable", value.line, place, key=name)
            fields.close()
            found[name] = Variable(values or (start,), start)
        else:
            book.note("bad_variable", getattr(value, "line", table.line), place, key=name)
    return found


def scenes(table: Table, place: str, book: Notebook, shared: Mapping[str, Table]) -> dict[str, Scene]:
    """All scenes of a section; `shared` are the tables that `like:` may also refer to."""
    known = {**shared, **{name: value for name, value in table.items() if isinstance(value, Table)}}
    found: dict[str, Scene] = {}
    for name, value in table.items():
        where = f"{place}, scene {name}"
        if not isinstance(value, Table):
            book.note("want_table", getattr(value, "line", table.line), where, key=name)
            continue
        bent = _bent(value, name, known, shared, where, book, depth=0)
        found[name] = _scene(name, bent, where, book)
    return found


def _bent(
    table: Table,
    name: str,
    known: Mapping[str, Table],
    shared: Mapping[str, Table],
    where: str,
    book: Notebook,
    depth: int,
) -> Table:
    """The table of the scene `name` with `like`, `change` and `add` worked in."""
    model = table.get("like")
    if not isinstance(model, Scalar):
        return table
    if depth > 6:
        book.note("like_circle", model.line, where, name=str(model))
        return table
    # A lesson's own "home" that says `like: home` means the shared one.
    base = shared.get(name) if model == name else known.get(str(model))
    if base is None or base is table:
        book.note("unknown_scene", model.line, where, name=str(model), meant=nearest(str(model), known))
        return table
    # What a shared scene starts from is a shared scene, whatever the lesson calls by the same name.
    around = shared if base is shared.get(str(model)) else known
    base = _bent(base, str(model), around, shared, where, book, depth + 1)
    mixed = Table({**base, **{key: value for key, value in table.items() if key not in ("like", "change", "add")}})
    mixed.line = table.line
    parts = Row(mixed.get("parts", Row()))
    parts.line = table.line
    changes = table.get("change")
    if isinstance(changes, Table):
        parts = _changed(parts, changes, where, book)
    extra = table.get("add")
    if isinstance(extra, Row):
        parts.extend(extra)
    mixed["parts"] = parts
    return mixed


def _changed(parts: Row, changes: Table, where: str, book: Notebook) -> Row:
    left = dict(changes)

    def bend(part: Table) -> Table:
        head = part.get("id") or next((value for key, value in part.items() if key in KINDS), None)
        change = left.pop(str(head), None) if head else None
        new = Table({**part, **change}) if isinstance(change, Table) else Table(part)
        new.line = part.line
        if isinstance(new.get("items"), Row):
            items = Row(bend(item) if isinstance(item, Table) else item for item in new["items"])
            items.line = new["items"].line
            new["items"] = items
        return new

    done = Row(bend(part) if isinstance(part, Table) else part for part in parts)
    done.line = parts.line
    for name, change in left.items():
        book.note("change_nothing", getattr(change, "line", changes.line), where, name=name)
    return done


def _scene(name: str, table: Table, where: str, book: Notebook) -> Scene:
    fields = Fields(table, where, book)
    said = fields.text("name", needed=True)
    parts = tuple(_part(part, where, book) for part in fields.tables("parts"))
    if not parts:
        fields.note("no_parts", "parts")
    scene = Scene(
        id=name,
        name=said or Text("", ""),
        line=table.line,
        parts=parts,
        back=fields.word("back"),
        look=fields.one_of("look", tuple(GROUNDS), "light"),
        time=fields.word("time", default="9:30"),
        home=fields.word("home", default="home"),
        battery=fields.word("battery"),
        charging=fields.flag("charging"),
        on=_on(fields.table_at("on"), where, book),
    )
    for key in ("like", "change", "add"):
        fields.raw(key)
    fields.close()
    _unique_ids(scene, where, book)
    return scene


def _unique_ids(scene: Scene, where: str, book: Notebook) -> None:
    """One id may stand several times in a scene only where `when` keeps them apart."""
    seen: dict[str, list[Part]] = {}
    for part in scene.parts:
        for one in (part, *(part.items or ())):
            if one.id:
                seen.setdefault(one.id, []).append(one)
    for id_, parts in seen.items():
        if len(parts) > 1 and not all(part.when for part in parts):
            book.note("same_id", parts[1].line, where, id=id_)


def _part(table: Table, where: str, book: Notebook) -> Part:
    first = next(iter(table), "")  # what stands first is the kind
    kind = first if first in KINDS else ""
    if not kind:
        book.note("unknown_kind", table.line, where, kind=first, meant=nearest(first, KINDS))
        return Part("gap", "", table.line, {})
    fields = Fields(table, f"{where}, {kind}", book)
    head = fields.raw(kind)
    id_ = str(head).strip() if isinstance(head, Scalar) else ""
    values = _values(fields, KINDS[kind].fields)
    items: tuple[Part, ...] | None = None
    spec = KINDS[kind].items
    if spec is not None:
        items = tuple(_item(item, kind, spec, where, book) for item in fields.tables("items"))
    part = Part(
        kind, id_, table.line, values, items, _act(fields), _on(fields.table_at("on"), where, book), _when(fields)
    )
    fields.close()
    return part


def _item(table: Table, kind: str, spec: Mapping[str, Field], where: str, book: Notebook) -> Part:
    fields = Fields(table, f"{where}, {kind}", book)
    id_ = fields.word("id")
    values = _values(fields, spec)
    part = Part(
        "item", id_, table.line, values, None, _act(fields), _on(fields.table_at("on"), where, book), _when(fields)
    )
    fields.close()
    return part


def _values(fields: Fields, spec: Mapping[str, Field]) -> dict[str, Any]:
    """The drawn fields of a part, each read by its type."""
    found: dict[str, Any] = {}
    for name, field in spec.items():
        if not fields.has(name):
            if field.needed:
                fields.note("missing", name)
            fields.raw(name)
            continue
        value: Any
        if field.type == "text":
            value = fields.text(name, needed=field.needed)
        elif field.type == "number":
            value = fields.number(name, 0, 660, 0)
        elif field.type == "flag":
            value = fields.flag(name)
        elif field.type == "choice":
            value = fields.one_of(name, field.choices)
        elif field.type in _NAMES:
            value = _named(fields, name, field.type)
        else:
            value = fields.word(name)
        if value not in (None, ""):
            found[name] = value
    return found


_NAMES: Final[Mapping[str, Mapping[str, str]]] = {"icon": ICONS, "colour": look.NAMED, "art": ART}


def _named(fields: Fields, name: str, type_: str) -> str:
    value = fields.word(name)
    known = _NAMES[type_]
    if value and value not in known:
        fields.note("unknown_name", name, value=value[:60], meant=nearest(value, known))
        return ""
    return value


def _act(fields: Fields) -> Act:
    act = Act(
        go=fields.word("go"),
        set=fields.values("set"),
        says=fields.text("says"),
        fine=fields.flag("fine"),
        trap=fields.word("trap"),
        why=fields.text("why"),
    )
    if act.trap and not act.why:
        fields.note("trap_without_why", "trap")
    if act.fine and (not act.says or act.go or act.set or act.trap):
        fields.note("fine_without_says", "fine")
    return act


def _on(table: Table, where: str, book: Notebook) -> dict[str, Act]:
    found: dict[str, Act] = {}
    for gesture, value in table.items():
        if gesture not in ON_KEYS:
            book.note("unknown_gesture", table.line, where, value=gesture[:40], meant=nearest(gesture, ON_KEYS))
        elif isinstance(value, Table):
            fields = Fields(value, f"{where}, {gesture}", book)
            found[gesture] = _act(fields)
            fields.close()
        else:
            book.note("want_table", getattr(value, "line", table.line), where, key=gesture)
    return found


def _when(fields: Fields) -> dict[str, tuple[str, ...]]:
    table = fields.table_at("when")
    inner = Fields(table, fields.place, fields.book)
    return {name: inner.words(name) for name in table}
