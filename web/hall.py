"""Joins the light pages and the Streamlit desk into one app. The only place that starts Streamlit; draws nothing."""

import tomllib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

from web import light, trust
from web.guard import Guard
from web.wiring import House

ROOT: Final = Path(__file__).parent.parent
SCRIPT: Final = Path(__file__).parent / "desk.py"


def build(house: House) -> st.App:
    """The whole app. One in a process: Streamlit cannot be started twice."""
    put_in_force(ROOT / ".streamlit" / "config.toml")

    @asynccontextmanager
    async def open_hours(_app: st.App) -> AsyncIterator[dict[str, object]]:
        try:
            yield {}
        finally:
            house.close()

    return st.App(
        str(SCRIPT),
        lifespan=open_hours,
        routes=light.routes(house),
        middleware=[Middleware(Guard, names=trust.own_names(), lang=house.settings.lang)],
        exception_handlers=light.troubles(house),
    )


def put_in_force(file: Path) -> None:
    """Set every option of `file` above environment and other files, whatever the current folder is."""
    with file.open("rb") as opened:
        options = dict(_flat(tomllib.load(opened)))
    config.get_config_options(force_reparse=True, options_from_flags=options)


def _flat(table: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name, value
