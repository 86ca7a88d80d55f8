"""Addresses of the network: how they are written, and which are one household's."""

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def read_address(written: str) -> Address | None:
    """An IPv4 address that is written as one of IPv6 is what it is."""
    try:
        found = ipaddress.ip_address(written.strip())
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if isinstance(found, ipaddress.IPv6Address) else found


def household(address: Address) -> str:
    """What one customer of a provider holds: of IPv6 a network, in which they choose addresses as they like."""
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((int(address), 64), strict=False))
    return str(address)


def network_of(address: str) -> str:
    """What counts as one address: of IPv6 the network of one household; of this machine itself nothing, since a proxy
    that does not tell whom it speaks for would make all visitors one."""
    found = read_address(address)
    return "" if found is None or found.is_loopback else household(found)


def counted_address(address: str) -> str:
    """The same, and where that is nothing, the address as it came: a rush is a rush also behind a silent proxy."""
    return network_of(address) or address
