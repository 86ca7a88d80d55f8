"""Networks that may be blocked, and which are our own."""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass

from app.kit.addresses import Address, household
from app.kit.errors import OknoError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
WIDEST = {4: 16, 6: 32}
"""Bits: whoever blocks more than that shuts out a country."""
MAPPED = 96
"""Bits before an IPv4 address that is written as one of IPv6."""
THIS_MACHINE: tuple[Network, ...] = (ipaddress.IPv4Network("127.0.0.0/8"), ipaddress.IPv6Network("::1/128"))


@dataclass(frozen=True, slots=True)
class OwnAddresses:
    """This machine's and those of the proxies before it: who comes from one of them may be anybody."""

    networks: tuple[Network, ...] = THIS_MACHINE

    @classmethod
    def behind(cls, trusted_proxies: str) -> "OwnAddresses":
        """Of `192.0.2.1, 10.0.0.0/8`. A proxy that is given by name, or as everybody, is known by no address."""
        return cls((*THIS_MACHINE, *_networks(trusted_proxies.split(","))))

    def has(self, address: Address) -> bool:
        return any(address in network for network in self.networks)

    def cover(self, network: Network) -> bool:
        """Whether nobody but us is in it."""
        return any(
            own.version == network.version
            and int(own.network_address) <= int(network.network_address)
            and int(network.broadcast_address) <= int(own.broadcast_address)
            for own in self.networks
        )


def place_of(address: Address, own: OwnAddresses) -> str:
    """What is blocked with somebody who came from there. Raises OknoError address_is_ours."""
    if own.has(address):
        raise _refused("address_is_ours")
    return household(address)


def read_network(written: str, own: OwnAddresses) -> str:
    """As it is kept. Raises OknoError address_invalid, address_too_wide, address_is_ours."""
    try:
        found = ipaddress.ip_network(written.strip(), strict=False)
    except ValueError:
        raise _refused("address_invalid") from None
    mapped = found.network_address.ipv4_mapped if isinstance(found, ipaddress.IPv6Network) else None
    if mapped is not None and found.prefixlen >= MAPPED:
        found = ipaddress.IPv4Network((int(mapped), found.prefixlen - MAPPED))
    if found.prefixlen < WIDEST[found.version]:
        raise _refused("address_too_wide")
    if own.cover(found):
        raise _refused("address_is_ours")
    return str(found)


def _refused(code: str) -> OknoError:
    return OknoError(code, 422, fields={"value": code})


def _networks(written: Iterable[str]) -> Iterable[Network]:
    for one in written:
        try:
            network = ipaddress.ip_network(one.strip(), strict=False)
        except ValueError:
            continue
        if network.prefixlen:
            yield network
