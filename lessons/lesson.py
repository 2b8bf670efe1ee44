"""What a lesson is made of: courses, lessons, steps, touches, scenes. Frozen values; knows no file and no page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Literal

from media.words import Text

PHONES: Final = ("huawei", "xiaomi", "oppo-vivo", "iphone")
Status = Literal["draft", "ready", "retired"]
Practise = Literal["sequence", "judgement"]  # how it is practised: shown and faded, or tried and explained
GESTURES: Final = ("tap", "hold", "swipe", "type", "slide", "press", "speak", "pinch", "point", "look")
DIRECTIONS: Final = ("up", "down", "left", "right")

# Places that every phone has, whatever it shows.
EDGES: Final = ("top-edge", "bottom-edge", "left-edge", "right-edge")
KEYS: Final = ("power", "volume-up", "volume-down")
BUILT_IN: Final = ("screen", *EDGES, *KEYS)
# What may stand inside a part and is touched in its stead, under an id of its own (`mic_id`); in the part's `on`, by
# this name, what it does.
INNER: Final = ("button", "mic", "send", "delete", "globe")
_INNER_IDS: Final = frozenset(f"{name}_id" for name in INNER)

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Variable:
    """Something on the phone that can change; `values` in their natural order."""

    values: tuple[str, ...]
    start: str


@dataclass(frozen=True, slots=True)
class Act:
    """What a gesture on a part does."""

    go: str = ""  # a scene's id, "back" or "home"
    set: Values = field(default_factory=dict)
    says: Text | None = None
    fine: bool = False  # not what the step asks, but right too: nobody has erred
    trap: str = ""
    why: Text | None = None

    @property
    def changes(self) -> bool:
        return bool(self.go or self.set)


NOTHING: Final = Act()


@dataclass(frozen=True, slots=True)
class Part:
    """One thing on a screen. `fields` hold what is drawn: Text, str, float or bool, by the field's type."""

    kind: str
    id: str
    line: int
    fields: Mapping[str, Any]
    items: tuple["Part", ...] | None = None
    act: Act = NOTHING
    on: Mapping[str, Act] = field(default_factory=dict)  # gesture ("hold", "swipe up") -> what it does
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def shown(self, state: Values) -> bool:
        return all(state.get(name) in values for name, values in self.when.items())

    @property
    def inner(self) -> dict[str, Act]:
        """What stands inside the part: id -> what it does. A button does what its part does, unless it has its own."""
        if self.fields.keys().isdisjoint(_INNER_IDS):
            return {}  # nearly every part; asked for at every screen of the graph
        acts = {name: self.on.get(name, self.act if name == "button" else NOTHING) for name in INNER}
        return {str(self.fields[f"{name}_id"]): act for name, act in acts.items() if f"{name}_id" in self.fields}


@dataclass(frozen=True, slots=True)
class Scene:
    id: str
    name: Text
    line: int
    parts: tuple[Part, ...]
    back: str = ""
    look: str = "light"
    time: str = "9:30"
    home: str = "home"  # where a swipe up from the bottom edge leads
    battery: str = ""  # "18%" beside the battery, "": no number there
    charging: bool = False
    on: Mapping[str, Act] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Touch:
    """One action on the phone. A step has one; on some phones it takes up to three."""

    text: Text
    line: int
    target: str
    gesture: str = "tap"
    direction: str = ""
    say: Text | None = None
    hint: Text | None = None
    scene: str = ""  # "": where the touch before has led
    picture: str = ""
    box: tuple[float, float, float, float] | None = None  # x, y, w, h as fractions of the picture
    with_: Values = field(default_factory=dict)
    meanwhile: Text | None = None
    accepts: tuple[Text, ...] = ()
    to: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The gesture as transitions name it: "swipe up", else the gesture alone."""
        return f"{self.gesture} {self.direction}" if self.direction else self.gesture


@dataclass(frozen=True, slots=True)
class Step:
    id: str
    line: int
    critical: bool
    touches: tuple[Touch, ...]
    variants: Mapping[str, tuple[Touch, ...]] = field(default_factory=dict)

    def on_phone(self, phone: str) -> tuple[Touch, ...]:
        """The touches this step takes on that phone ("" = phone not known)."""
        return self.variants.get(phone, self.touches)


@dataclass(frozen=True, slots=True)
class Verified:
    """Somebody really walked the lesson on a real phone that day."""

    phone: str
    on: date
    app_version: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    id: str
    number: str
    version: int
    status: Status
    title: Text
    objective: Text
    minutes: int
    steps: tuple[Step, ...]
    scenes: Mapping[str, Scene]
    variables: Mapping[str, Variable]
    file: str
    leaves_out: tuple[Text, ...] = ()
    needs: tuple[str, ...] = ()
    mistakes: tuple[Text, ...] = ()
    safety: Text | None = None
    without_phone: Text | None = None
    at_home: Text | None = None
    cover: str = ""
    follows_app: Text | None = None
    verified: tuple[Verified, ...] = ()
    practise: Practise = "sequence"

    @property
    def tried_at_home(self) -> bool:
        """Whether 在家试了吗 says anything: nobody meets a swindler at home in order to try."""
        return self.practise == "sequence"

    @property
    def phones(self) -> tuple[str, ...]:
        """The phones for which some step goes another way, in the fixed order."""
        return tuple(phone for phone in PHONES if any(phone in step.variants for step in self.steps))

    @property
    def last_verified(self) -> date | None:
        return max((entry.on for entry in self.verified), default=None)


@dataclass(frozen=True, slots=True)
class Course:
    id: str
    title: Text
    note: Text | None
    lessons: tuple[str, ...]
    colour: str = "blue"  # the ground of its lessons' covers
