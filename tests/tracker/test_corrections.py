"""这次不是她 and 记错了 in the middle of everything: late records, moved walks, corrections taken back."""

import random
from collections.abc import Sequence
from itertools import pairwise

import pytest
from sqlalchemy import select

from tests.tracker.cast import Cast
from tests.tracker.making import ALONE, OUTLINE, PASS, joined, walk
from tests.tracker.test_summaries import put, standing
from tracker import learner_record
from tracker.corrections import not_her, take_back, take_back_walk
from tracker.event import Event
from tracker.event_rows import as_event
from tracker.progress import of
from tracker.rules import Rules
from tracker.store import Book
from tracker.summaries import rebuild
from tracker.tables_record import event as events
from tracker.transaction import reading
from tracker.walks import corrected


def weeks(cast: Cast, chance: random.Random) -> list[Event]:
    """Ten weeks of three learners, in every mode, some steps left out."""
    walks = []
    for n in range(12):
        prompts = " ".join(chance.choice("IIIIVGMP.") for _ in OUTLINE.steps)
        mode = chance.choice(["learn", "practise", "check", "own_phone"])
        made = chance.choice([prompts, PASS, ALONE])
        walks.append(walk(made, chance.uniform(0, 40), mode=mode, learner=cast.learners[n % 3]))
    return joined(walks)


def correct(cast: Cast, chance: random.Random, there: Sequence[Event]) -> str:
    """One correction of something that is in the book, or a correction taken back. Returns its id."""
    cast.now.later(minutes=1)
    social, one = cast.who("social worker"), chance.choice(there)
    deed = chance.choice(["move", "record", "walk"])
    if deed == "move":
        return not_her(cast.book, social, one.walk, chance.choice(cast.learners[:3]))
    return take_back(cast.book, social, one.id) if deed == "record" else take_back_walk(cast.book, social, one.walk)


def as_the_rules_say(book: Book) -> dict[str, tuple[int, int, int]]:
    """(status, walks, complete ones) by learner, straight from all the records."""
    with reading(book) as db:
        kept = [as_event(row) for row in db.execute(select(events))]
    found = {}
    counting = corrected(kept)
    for learner in {one.learner for one in counting}:
        if (progress := of([one for one in counting if one.learner == learner], OUTLINE, Rules())) is not None:
            found[learner] = (int(progress.status), progress.walks, progress.complete)
    return found


def as_the_summaries_say(cast: Cast) -> dict[str, tuple[int, int, int]]:
    found = {}
    for learner in cast.learners[:3]:
        for one in learner_record.lessons(cast.book, cast.who("social worker"), learner):
            found[learner] = (int(one.status), one.walks, one.complete)
    return found


@pytest.mark.parametrize("seed", range(5))
def test_late_records_moved_walks_and_corrections_in_any_order_equal_a_rebuild(cast: Cast, seed: int) -> None:
    chance = random.Random(seed)
    history = weeks(cast, chance)
    late = set(chance.sample(range(len(history)), len(history) // 4))
    there = [one for n, one in enumerate(history) if n not in late]
    chance.shuffle(there)
    cast.now.later(days=50)
    put(cast.book, there)
    made = [correct(cast, chance, there) for _ in range(9)]
    for one in chance.sample(made, 3):  # a correction is taken back, and that too
        cast.now.later(minutes=1)
        undone = take_back(cast.book, cast.who("social worker"), one)
        if chance.random() < 0.5:
            cast.now.later(minutes=1)
            take_back(cast.book, cast.who("social worker"), undone)
    cuts = [0, len(late) // 2, len(late)]
    for start, end in pairwise(cuts):  # what waited on a phone arrives after all that, in two posts and twice
        put(cast.book, [history[n] for n in sorted(late)[start:end]])
        put(cast.book, [history[n] for n in sorted(late)[start:end]])
        correct(cast, chance, there)
    before = standing(cast.book)
    assert as_the_summaries_say(cast) == as_the_rules_say(cast.book)
    rebuild(cast.book)
    assert standing(cast.book) == before


def test_a_correction_names_a_record_of_its_own_walk_or_changes_nothing(cast: Cast) -> None:
    mine = walk(PASS, 0, learner=cast.learners[0])
    hers = walk(PASS, 1, learner=cast.learners[1])
    put(cast.book, [*mine, *hers])
    before = as_the_summaries_say(cast)
    by = cast.who("volunteer").staff
    stray = walk(PASS, 2, learner=cast.learners[0])[0]
    stray = Event(
        id=stray.id, walk=mine[0].walk, kind="correction", learner=stray.learner, lesson=stray.lesson, version=1,
        mode=stray.mode, observed_at=stray.observed_at, detail={"event": hers[0].id}, recorder=by,
        sent_at=stray.observed_at, received_at=stray.observed_at,
    )  # fmt: skip
    assert put(cast.book, [stray]) == {}
    assert as_the_summaries_say(cast) == before
