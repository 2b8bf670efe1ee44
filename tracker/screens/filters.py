"""A line of choices that stay in the address. Knows neither what is chosen from nor what for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice; `options` are (value, label)."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


def show(filters: Sequence[Filter], chosen: Callable[[str, str], None], *, box: str, key: str) -> None:
    """Side by side in the container `box`; `chosen(name, value)` is called when one changes."""
    with st.container(key=box):
        for place, one in zip(st.columns(len(filters)), filters, strict=True):
            names, mine = dict(one.options), f"{key}-{one.name}"

            def changed(name: str = one.name, mine: str = mine) -> None:
                chosen(name, st.session_state[mine])

            with place:
                index = list(names).index(one.chosen)
                show_name = names.__getitem__
                st.selectbox(one.label, list(names), index, format_func=show_name, key=mine, on_change=changed)
