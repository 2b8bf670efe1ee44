"""A port for a program that opens it seconds from now, or that closes it and opens it again."""

import socket
from random import SystemRandom
from typing import Final

PORTS: Final = range(20_000, 32_000)  # below those that systems give to connections that go out, in between too


def free_port() -> int:
    for port in SystemRandom().sample(PORTS, 50):
        with socket.socket() as plug:
            try:
                plug.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("no port is free")
