"""The addresses under which phones may reach this machine."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass

import ifaddr


@dataclass(frozen=True)
class Address:
    """One address of this machine and the adapter that has it."""

    host: str
    adapter: str
    loopback: bool = False

    def url(self, port: int) -> str:
        """Return the http URL at `port`."""
        return f"http://{self.host}:{port}"


def machine_addresses() -> tuple[Address, ...]:
    """Return this machine's IPv4 addresses, the likeliest for a room first.

    Loopback comes last; link-local addresses (169.254.x.x) are left out, since no phone can reach them.
    """
    found: dict[str, Address] = {}
    for adapter in ifaddr.get_adapters():
        for ip in adapter.ips:
            if not ip.is_IPv4 or not isinstance(ip.ip, str):
                continue
            address = ipaddress.ip_address(ip.ip)
            if address.is_link_local:
                continue
            found[ip.ip] = Address(ip.ip, adapter.nice_name, address.is_loopback)
    routed = _routed_address()

    def likeliest_first(address: Address) -> tuple[bool, bool, str]:
        return (address.loopback, address.host != routed, address.host)

    return tuple(sorted(found.values(), key=likeliest_first))


def _routed_address() -> str | None:
    """Return the address this machine would use towards other networks; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        return str(probe.getsockname()[0])
