"""What follows from the records: the five statuses, who needs help, what comes back when. Pure; knows no database.

The highest status that holds counts. It never falls because a lesson or a rule was edited; it falls by one, neutrally,
when the lesson does not go well on a later day, and the evidence above is then gathered anew (standards, rules 67-72).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from itertools import groupby
from typing import Final

from tracker import schedule
from tracker.days import CHINA, day_of
from tracker.event import Event
from tracker.outline import Outline
from tracker.rules import Rules, RulesInTime
from tracker.schedule import Due
from tracker.walks import Walk, corrected, walk_of


class Status(IntEnum):
    """还没学 · 学着呢 · 有人陪着会 · 自己会 · 熟练用"""

    NONE = 0
    LEARNING = 1
    WITH_HELP = 2
    ALONE = 3
    FLUENT = 4


REASONS: Final = ("none", "learning", "with_help", "alone", "fluent", "lowered")  # sentences `book.reason_...`


@dataclass(frozen=True, slots=True)
class Change:
    """The status became `status` at `at`, by walk `walk`, version `version` of the lesson, under rules `rules`."""

    status: Status
    reason: str
    at: datetime
    walk: str
    version: int
    rules: str


@dataclass(frozen=True, slots=True)
class StepProgress:
    """One step over all walks in a mode that counts; `recent` are the prompts of the last five, newest first.

    `last_at` is when the last walk in which it was done began.
    """

    step: str
    times: int
    independent: int
    recent: tuple[str, ...]
    misses: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """One learner's progress in one lesson. Holds nothing that changes with time alone."""

    status: Status
    reason: str
    changes: tuple[Change, ...]
    help_steps: tuple[str, ...]  # 要帮忙: shown or done together in two walks running
    stopped_at: str  # the last two walks were left unfinished at this step
    walks: int
    complete: int
    first_at: datetime
    last_at: datetime
    last: Walk
    due: Due | None
    steps: tuple[StepProgress, ...]

    @property
    def needs_help(self) -> bool:
        return bool(self.help_steps)


def of(
    events: Iterable[Event], outlines: Outline | Mapping[int, Outline], rules: Rules | RulesInTime, zone: str = CHINA
) -> Progress | None:
    """Progress from all records of one learner in one lesson, in any order, repeated or not. None: 还没学."""
    walks = []
    ordered = sorted(corrected(events), key=lambda event: (event.walk, event.order))
    for _, group in groupby(ordered, key=lambda event: event.walk):
        of_one = list(group)
        outline = outlines if isinstance(outlines, Outline) else outlines.get(of_one[0].version)
        walk = walk_of(of_one, outline) if outline else None
        if walk:
            walks.append(walk)
    return of_walks(walks, rules, zone)


def of_walks(walks: Sequence[Walk], rules: Rules | RulesInTime, zone: str = CHINA) -> Progress | None:
    """The same from walks that were already made out; what the store keeps up to date.

    A walk counts from when it was finished: one that was left, and gone on with after another, comes after that one.
    """
    if not walks:
        return None
    in_time = RulesInTime.always(rules) if isinstance(rules, Rules) else rules
    ordered = sorted(walks, key=lambda walk: walk.order)
    counted = sorted((walk for walk in ordered if walk.counts), key=lambda walk: (walk.at, walk.id))
    ladder = _Ladder(in_time, zone, ordered)
    for walk in counted:
        ladder.step_on(walk)
    last_rules = in_time.at(ordered[-1].at).rules
    return Progress(
        status=ladder.status,
        reason=ladder.changes[-1].reason,
        changes=tuple(ladder.changes),
        help_steps=_help_steps(counted, last_rules.help_in_a_row),
        stopped_at=_stopped_at(ordered),
        walks=len(ordered),
        complete=len(counted),
        first_at=min(walk.first_at for walk in ordered),
        last_at=max(walk.at for walk in ordered),
        last=ordered[-1],
        due=ladder.due,
        steps=_steps([walk for walk in ordered if walk.in_counted_mode]),
    )


class _Ladder:
    """Goes through counted walks in order and remembers where the learner stands."""

    def __init__(self, rules: RulesInTime, zone: str, ordered: Sequence[Walk]) -> None:
        self.rules = rules
        self.zone = zone
        self.status = Status.NONE
        self.changes: list[Change] = []
        self.due: Due | None = None
        self._reached_on = date.min
        self._first_success: date | None = None
        self._evidence: list[Walk] = []
        begun = min(ordered, key=lambda walk: (walk.first_at, walk.id))
        self._become(Status.LEARNING, "learning", begun, begun.first_at)

    def step_on(self, walk: Walk) -> None:
        rules = self.rules.at(walk.at).rules
        day = day_of(walk.at, self.zone)
        passed = _passed(walk, rules)
        self._schedule(day, passed, rules)
        if not passed and self.status >= Status.ALONE and day > self._reached_on:
            self._evidence.clear()
            self._become(Status(self.status - 1), "lowered", walk, walk.at)
            return
        self._evidence.append(walk)
        holds = self._holds(rules)
        if holds > self.status:
            self._become(holds, REASONS[holds], walk, walk.at)

    def _schedule(self, day: date, passed: bool, rules: Rules) -> None:
        if self.due is not None:
            self.due = schedule.after(self.due, day, passed, rules.intervals)
        elif passed:
            self.due = schedule.first(day, rules.intervals)
            self._first_success = day

    def _holds(self, rules: Rules) -> Status:
        """The highest status that the evidence carries, or the one she has."""
        if self.status >= Status.FLUENT or self._is_fluent(rules):
            return Status.FLUENT
        if self.status >= Status.ALONE:
            return self.status
        row = self._evidence[-rules.alone_in_a_row :]
        if len(row) == rules.alone_in_a_row and all(_passed(walk, rules) for walk in row):
            return Status.ALONE
        return Status.WITH_HELP if any(not walk.shown for walk in self._evidence) else Status.LEARNING

    def _is_fluent(self, rules: Rules) -> bool:
        full = [walk for walk in self._evidence if walk.independence == 1 and walk.critical_pass]
        if len(full) < rules.fluent_walks or sum(walk.mode == "own_phone" for walk in full) < rules.fluent_own_phone:
            return False
        days = {day_of(walk.at, self.zone) for walk in full}
        first = self._first_success
        late = first is not None and any((day - first).days >= rules.fluent_after_days for day in days)
        return late and len(days) >= rules.fluent_days

    def _become(self, status: Status, reason: str, walk: Walk, at: datetime) -> None:
        self.status = status
        self._reached_on = day_of(at, self.zone)
        self.changes.append(Change(status, reason, at, walk.id, walk.version, self.rules.at(at).id))


def _passed(walk: Walk, rules: Rules) -> bool:
    return walk.critical_pass and walk.independence >= rules.independence


def _help_steps(counted: Sequence[Walk], in_a_row: int) -> tuple[str, ...]:
    last = counted[-in_a_row:]
    if len(last) < in_a_row:
        return ()
    common = frozenset.intersection(*(walk.shown for walk in last))
    return tuple(step for step, _, _ in last[-1].prompts if step in common)


def _stopped_at(ordered: Sequence[Walk]) -> str:
    last = [walk.next_step for walk in ordered if walk.in_counted_mode][-2:]
    return last[0] if len(last) == 2 and last[0] == last[1] else ""


def _steps(walks: Sequence[Walk]) -> tuple[StepProgress, ...]:
    seen: dict[str, list[tuple[str, int, datetime]]] = {}
    for walk in reversed(walks):
        for step, prompt, misses in walk.prompts:
            seen.setdefault(step, []).append((prompt, misses, walk.first_at))
    return tuple(
        StepProgress(
            step,
            len(found),
            sum(prompt == "independent" for prompt, _, _ in found),
            tuple(prompt for prompt, _, _ in found[:5]),
            sum(misses for _, misses, _ in found),
            found[0][2],
        )
        for step, found in seen.items()
    )
