"""Joins the light pages and the Streamlit desk into one app. The only place that starts Streamlit; draws nothing.

Streamlit takes a second or more to load. The light pages do not wait for it; whoever asks for the desk does.
"""

import asyncio
import tomllib
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any, Final, cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from web import desk_files, desk_report_files, trust
from web.guard import Guard, is_light
from web.light import routes
from web.shell import Shell
from web.wiring import House

ROOT: Final = Path(__file__).parent.parent
SCRIPT: Final = Path(__file__).parent / "desk.py"


def build(house: House) -> Starlette:
    """The whole app. One in a process: Streamlit cannot be started twice."""
    desk = Desk()

    @asynccontextmanager
    async def open_hours(app: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            stack.callback(house.close)
            loading = desk.load(app, stack)
            yield
            if desk.wanted.is_set():
                await asyncio.wait([loading])
            else:
                loading.cancel()

    app = Starlette(
        routes=[*routes.table(house), *desk_files.table(house), *desk_report_files.table(house), Mount("/", app=desk)],
        middleware=[
            Middleware(Guard, names=trust.own_names(), lang=house.settings.lang, gate=house.gate),
            Middleware(Shell, assets=house.assets, lang=house.settings.lang),
        ],
        exception_handlers=dict(routes.troubles(house)),
        lifespan=open_hours,
    )
    app.state.opened = desk.wanted.set  # whoever opens the sockets says so: loading before would only slow the opening
    return app


class Desk:
    """Streamlit, once it is there. A load that failed answers every request with its fault."""

    _app: asyncio.Task[ASGIApp]

    def __init__(self) -> None:
        self.wanted = asyncio.Event()

    def load(self, outer: Starlette, stack: AsyncExitStack) -> asyncio.Task[ASGIApp]:
        """Load once the house is open or somebody asks for the desk; Streamlit runs until `stack` is closed."""

        async def loaded() -> ASGIApp:
            await self.wanted.wait()
            app: Any = await asyncio.to_thread(_streamlit)
            await stack.enter_async_context(app.lifespan()(outer))
            return cast(ASGIApp, app)

        self._app = asyncio.create_task(loaded())
        return self._app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if is_light(scope["path"]):  # the guard let it in as a light page, and there is none of that name
            raise HTTPException(404)
        self.wanted.set()
        app = await asyncio.shield(self._app)
        await app(scope, receive, send)


def _streamlit() -> Any:
    import streamlit as st  # here and not above: the light pages must not wait for it

    put_in_force(ROOT / ".streamlit" / "config.toml")
    return st.App(str(SCRIPT))


def put_in_force(file: Path) -> None:
    """Set every option of `file` above environment and other files, whatever the current folder is."""
    from streamlit import config

    with file.open("rb") as opened:
        options = dict(_flat(tomllib.load(opened)))
    config.get_config_options(force_reparse=True, options_from_flags=options)


def _flat(table: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name, value
