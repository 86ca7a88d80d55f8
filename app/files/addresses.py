"""Which addresses of the network the house asks on a stranger's word."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_TRANSLATED = IPv6Network("64:ff9b::/96")
"""NAT64: an IPv4 address in its last bytes (RFC 6052)."""
_NOWHERE_PUBLIC = (
    IPv6Network("64:ff9b:1::/48"),
    IPv6Network("::/96"),
    IPv6Network("2001::/32"),
    IPv6Network("2002::/16"),
    IPv6Network("fec0::/10"),
)
"""Local NAT64, IPv4-compatible, Teredo, 6to4 and site-local: some pass for public, and may lead inside."""


def is_public(address: str) -> bool:
    """Whether everybody could ask there. An address within an address counts too."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return all(_is_public(one) for one in (found, *_within(found)))


@dataclass(frozen=True, slots=True)
class AddressRule:
    """Public addresses, and the `host:port` pairs that whoever runs the house has named."""

    private_hosts: frozenset[str] = field(default_factory=frozenset)
    ports: frozenset[int] = frozenset({80, 443})
    """Of hosts that nobody has named."""
    is_public: Callable[[str], bool] = is_public

    @classmethod
    def of(cls, setting: str) -> "AddressRule":
        """`setting`: host:port, separated by commas."""
        return cls(frozenset(host.strip().lower() for host in setting.split(",") if host.strip()))

    def is_named(self, host: str, port: int) -> bool:
        return f"{host.lower()}:{port}" in self.private_hosts

    def allows(self, addresses: Iterable[str]) -> bool:
        """One address inside is enough to refuse: which of them would be asked, nobody knows."""
        found = list(addresses)
        return bool(found) and all(self.is_public(address) for address in found)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and any(address in network for network in _NOWHERE_PUBLIC):
        return False
    if isinstance(address, IPv6Address) and (address.ipv4_mapped or address in _TRANSLATED):
        return True  # what it holds is judged by itself
    return address.is_global and not address.is_multicast and not address.is_reserved


def _within(address: IPv4Address | IPv6Address) -> tuple[IPv4Address, ...]:
    if isinstance(address, IPv4Address):
        return ()
    translated = IPv4Address(int(address) & 0xFFFF_FFFF) if address in _TRANSLATED else None
    return tuple(one for one in (address.ipv4_mapped, address.sixtofour, translated) if one is not None)
