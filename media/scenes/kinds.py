"""What a scene may be made of: the register of part kinds, their fields and who draws them. Knows no kind itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from media.scenes.pen import Pen

Type = Literal["text", "icon", "colour", "art", "number", "choice", "variable", "flag", "id"]
Place = Literal["body", "top", "bottom", "over", "full"]
PartData = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a part: what may stand there. `choices` goes with type "choice"."""

    type: Type
    needed: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of part. `place`: body parts flow from top to bottom; bottom parts stack up from the floor; over parts
    lie above everything and take all touches; full parts fill the screen behind the rest."""

    name: str
    place: Place
    fields: Mapping[str, Field]
    items: Mapping[str, Field] | None
    draw: Callable[["Pen", PartData], None]
    height: Callable[[PartData], float] | None = None  # bottom parts say how much room they take
    sub_ids: tuple[str, ...] = field(default=())  # further things to touch, named by suffix ("less", "more")


_KINDS: dict[str, Kind] = {}
KINDS: Final[Mapping[str, Kind]] = MappingProxyType(_KINDS)

TEXT: Final = Field("text")
NEEDED_TEXT: Final = Field("text", needed=True)
ICON: Final = Field("icon")
COLOUR: Final = Field("colour")
ART: Final = Field("art")
NUMBER: Final = Field("number")
VARIABLE: Final = Field("variable")
FLAG: Final = Field("flag")
ID: Final = Field("id")


def one_of(*choices: str) -> Field:
    return Field("choice", choices=choices)


def kind(
    name: str,
    *,
    place: Place = "body",
    fields: Mapping[str, Field] | None = None,
    items: Mapping[str, Field] | None = None,
    height: Callable[[PartData], float] | None = None,
    sub_ids: tuple[str, ...] = (),
) -> Callable[[Callable[["Pen", PartData], None]], Callable[["Pen", PartData], None]]:
    """Register the decorated function as the one that draws parts of this kind."""

    def register(draw: Callable[["Pen", PartData], None]) -> Callable[["Pen", PartData], None]:
        # A label is the name for a screen reader, where the drawing shows no words. Every part may carry one, and what
        # stands in a part must.
        every = {"label": TEXT, **(fields or {})}
        each = None if items is None else {"label": NEEDED_TEXT, **items}
        reserved = {name, "kind", "id", "items", "values"} & {*every, *(each or {})}
        if reserved:
            raise ValueError(f"kind {name!r}: {sorted(reserved)} cannot be the name of a field")
        _KINDS[name] = Kind(name, place, every, each, draw, height, sub_ids)
        return draw

    return register
