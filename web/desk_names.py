"""Names to choose from: two that look alike would be taken for each other, so the second gets a number."""

from collections import Counter
from collections.abc import Iterable


def apart(choices: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """(id, name) with every name only once: 张阿姨, 张阿姨 2."""
    taken: Counter[str] = Counter()
    found = []
    used: set[str] = set()
    for one, name in choices:
        taken[name] += 1
        shown = name if taken[name] == 1 else f"{name} {taken[name]}"
        while shown in used:
            taken[name] += 1
            shown = f"{name} {taken[name]}"
        used.add(shown)
        found.append((one, shown))
    return tuple(found)
