"""Where phones find this computer, worked out without a single packet leaving it."""

import ipaddress
import socket
from typing import Final

import psutil

# Connecting a datagram socket only picks a way out. First the usual way; then, for networks without a router that
# leads anywhere (a Windows hotspot, a bare switch), the neighbourhoods such networks use.
_TOWARDS: Final = (
    "10.255.255.254",
    "192.168.137.1",
    "192.168.1.1",
    "192.168.0.1",
    "192.168.43.1",
    "172.20.10.1",
    "10.0.0.1",
)


def for_phones() -> str | None:
    """This computer's address in the room's network, or None when it is in none."""
    found = [address for target in _TOWARDS if (address := _own_address(target))]
    found.sort(key=lambda address: not address.is_private)  # stable: the usual way stays first
    return str(found[0]) if found else None


def all_for_phones() -> list[str]:
    """Every address this computer has in a network, the one that phones most likely find first."""
    usual = for_phones()
    found = {one.address for some in psutil.net_if_addrs().values() for one in some if one.family == socket.AF_INET}
    known = [ipaddress.IPv4Address(one) for one in found]
    fit = sorted(str(one) for one in known if not (one.is_loopback or one.is_unspecified or one.is_link_local))
    return [*([usual] if usual else []), *(one for one in fit if one != usual)]


def _own_address(target: str) -> ipaddress.IPv4Address | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as plug:
        try:
            plug.connect((target, 9))
        except OSError:
            return None
        address = ipaddress.IPv4Address(plug.getsockname()[0])
    return None if address.is_loopback or address.is_unspecified or address.is_link_local else address
