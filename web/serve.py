"""Opens the door and keeps it: takes the port, says where to come in, stops at once when asked. Knows no page."""

import contextlib
import errno
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import uvicorn

from tracker import keeping
from tracker.faults import BookFault
from web import addresses, hall, tls, tryout, wiring
from web.alone import alone
from web.settings import Settings, WrongUse, both
from web.terminal import tell

_ALONE_ON_WINDOWS: Final = -5  # SO_EXCLUSIVEADDRUSE, a name that Python has on Windows only
_GRACE: Final = 3  # seconds that an open phone may keep the door from closing


def serve(settings: Settings) -> int:
    """Run until asked to stop. 0 stopped as asked, 1 the house could not be opened, 2 started in a wrong way."""
    with contextlib.ExitStack() as held:
        try:
            _try_tls(settings)
            if not settings.database_url:  # several programs may share a book on PostgreSQL
                if keeping.finish(settings.data):
                    tell(both("restore_finished", folder=settings.data))
                held.enter_context(alone(settings.data))
            plugs = [held.enter_context(plug) for plug in _take_port(settings)]
            house = wiring.open_house(settings)
        except WrongUse as wrong:
            tell(wrong.lines, sys.stderr)
            return 2
        except BookFault as fault:
            tell([fault.say("zh"), fault.say("en")], sys.stderr)
            return 1
        _run(house, plugs)
    tell(both("closed"))
    return 0


def _try_tls(settings: Settings) -> None:
    """Read certificate and key now, so that a wrong one is a sentence and not a traceback."""
    if settings.tls_cert and settings.tls_key:
        tls.check(settings.tls_cert, settings.tls_key)


def _run(house: wiring.House, plugs: list[socket.socket]) -> None:
    app = hall.build(house)
    config = uvicorn.Config(
        app,
        lifespan="on",
        log_level="warning",
        access_log=False,
        proxy_headers=False,  # a forwarding header must never make a stranger "this computer"
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
        ws_ping_interval=30,
        ws_ping_timeout=30,
        ssl_certfile=house.settings.tls_cert,
        ssl_keyfile=house.settings.tls_key,
    )
    server = _Server(config, house, app.state.opened)
    with _quiet_signals():
        server.run(sockets=plugs)


class _Server(uvicorn.Server):
    """uvicorn, which says where to come in once it can be entered."""

    def __init__(self, config: uvicorn.Config, house: wiring.House, opened: Callable[[], None]) -> None:
        super().__init__(config)
        self.house = house
        self.opened = opened

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.house.hub.hush()  # a stream that stays open would hold the door for as long as it may be held
        await super().shutdown(sockets)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.opened()
            gate = self.house.gate
            code = "" if gate.has_accounts() else gate.set_up_code
            told = tryout.sign_ins(self.house.book) if self.house.settings.demo else []
            tell(welcome(self.house.settings, code, told))


def welcome(settings: Settings, set_up_code: str = "", sign_ins: Sequence[str] = ()) -> list[str]:
    """Where to come in, from here and from phones, in Chinese and in English; the code while nobody has an account,
    and who can sign in to the demo."""
    scheme = "https" if settings.tls_cert else "http"
    lines = both("open_here", address=f"{scheme}://localhost:{settings.port}")
    phones = addresses.for_phones() if settings.host in ("0.0.0.0", "::") else settings.host
    if phones is None:
        lines += both("no_network")
    elif phones in ("127.0.0.1", "::1", "localhost"):
        lines += both("open_only_here")
    else:
        lines += both("open_phones", address=f"{scheme}://{phones}:{settings.port}/learn")
    if set_up_code:
        shown = f"{set_up_code[:4]} {set_up_code[4:]}"
        lines += both("set_up", address=f"{scheme}://localhost:{settings.port}/set-up", code=shown)
    if settings.demo:
        lines += [*both("demo_note"), *sign_ins]
    return [*lines, *both("book_stands", folder=settings.data), *both("how_to_stop")]


def _take_port(settings: Settings) -> list[socket.socket]:
    """Listening sockets for the host; `localhost` may mean either loopback, so both are taken when one is meant."""
    hosts = {"0.0.0.0": ["0.0.0.0", "::1"], "localhost": ["127.0.0.1", "::1"], "127.0.0.1": ["127.0.0.1", "::1"]}
    first, *more = hosts.get(settings.host, [settings.host])
    try:
        plugs = [_listen(first, settings.port)]
    except OSError as fault:
        raise _port_fault(settings, fault) from fault
    for host in more:
        with contextlib.suppress(OSError):  # no IPv6 here: nobody will come that way
            plugs.append(_listen(host, settings.port))
    return plugs


def _listen(host: str, port: int) -> socket.socket:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    family, kind, protocol, _, address = found
    # With its protocol named: else asyncio does not see that this is TCP, leaves Nagle's algorithm on, and every answer
    # on a connection that stays open comes 40 ms late.
    plug = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            plug.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        else:  # on Windows the same option would let two programs share the port
            plug.setsockopt(socket.SOL_SOCKET, _ALONE_ON_WINDOWS, 1)
        if family == socket.AF_INET6:
            plug.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        plug.bind(address)
        plug.listen(512)
    except OSError:
        plug.close()
        raise
    return plug


def _port_fault(settings: Settings, fault: OSError) -> WrongUse:
    if fault.errno == errno.EADDRINUSE:
        other = settings.port + 1 if settings.port < 65535 else settings.port - 1
        return WrongUse("port_taken", port=settings.port, other=other)
    if fault.errno in (errno.EACCES, errno.EPERM):
        return WrongUse("port_refused", port=settings.port)
    return WrongUse("host_unknown", host=settings.host)


@contextlib.contextmanager
def _quiet_signals() -> Iterator[None]:
    """uvicorn passes a signal on once it has stopped; that would end us with a fault though all is well."""
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
