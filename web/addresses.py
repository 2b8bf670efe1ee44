"""Where phones find this computer, worked out without a single packet leaving it."""

import ipaddress
import socket
from typing import Final

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


def _own_address(target: str) -> ipaddress.IPv4Address | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as plug:
        try:
            plug.connect((target, 9))
        except OSError:
            return None
        address = ipaddress.IPv4Address(plug.getsockname()[0])
    return None if address.is_loopback or address.is_unspecified or address.is_link_local else address
