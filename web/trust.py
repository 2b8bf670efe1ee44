"""Who stands at this computer, and which names it answers to. Looks at addresses and headers, at nothing else."""

import ipaddress
import re
import socket
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

Headers = Iterable[tuple[bytes, bytes]]

_HOST: Final = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{0,5})?")
_HERE: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_FORWARDING: Final = frozenset(
    {b"forwarded", b"via", b"x-real-ip", b"x-client-ip", b"cf-connecting-ip", b"true-client-ip"}
)
_WHENCE: Final = frozenset({b"host", b"origin", b"referer", b"sec-fetch-site"})
_HOME_DOMAINS: Final = ("local", "lan", "home", "localdomain", "mshome.net")


def this_computer(peer: str | None, headers: Headers) -> bool:
    """True when the request was made at this very computer: its loopback address, its own name, nobody in between."""
    hosts = []
    for name, value in headers:
        if name in _FORWARDING or name.startswith(b"x-forwarded"):
            return False
        if name == b"host":
            hosts.append(value)
    return len(hosts) == 1 and host_name(hosts[0].decode("latin-1")) in _HERE and _loopback(peer)


def same_origin(headers: Headers) -> bool:
    """False when a page of another site sent the request: its Origin is not our Host. Where a browser sends none, its
    Sec-Fetch-Site or its Referer tells; what brings none of the three comes from no page."""
    found = {name: value.decode("latin-1") for name, value in headers if name in _WHENCE}
    origin = found.get(b"origin", found.get(b"referer"))
    if b"origin" not in found and found.get(b"sec-fetch-site", "none") not in ("same-origin", "none"):
        return False
    return origin is None or _place(origin) == found.get(b"host", "").lower()


def known_host(headers: Headers, own_names: frozenset[str]) -> bool:
    """True for a plain address or this computer's own name; a strange name may be somebody else's, bent to us."""
    hosts = [value.decode("latin-1") for name, value in headers if name == b"host"]
    if len(hosts) != 1:
        return False
    name = host_name(hosts[0])
    return name in own_names or _address(name) is not None


def own_names() -> frozenset[str]:
    """The names this computer goes by at home, without asking any network."""
    name = socket.gethostname().lower().rstrip(".")
    short = name.partition(".")[0]
    return frozenset({"localhost", name, short, *(f"{short}.{domain}" for domain in _HOME_DOMAINS)})


def host_name(host: str) -> str:
    """The name in a Host header, in small letters: "LOCALHOST:8501" and "[::1]:8501" without what follows; nothing for
    what is no name with or without a port."""
    found = _HOST.fullmatch(host)
    return found[1].strip("[]").rstrip(".").lower() if found else ""


def _place(url: str) -> str | None:
    """Host and port of a page's address; None for what is no address."""
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:  # "http://["
        return None


def _loopback(peer: str | None) -> bool:
    address = _address(peer or "")
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped.is_loopback
    return address is not None and address.is_loopback


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None
