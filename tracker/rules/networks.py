"""Which numeric addresses of hosts lie on the public internet.

Stricter than `ipaddress.is_global`, which calls multicast and the old ways between IPv4 and IPv6
global: behind those stands an IPv4 address that may be anything. Of IPv6 only what is given out
to hosts counts, so that forms nobody thought of are refused.
"""

from ipaddress import IPv4Network, IPv6Network, ip_address

_GIVEN_OUT = IPv6Network("2000::/3")
_NEVER = (
    # Assignments of protocols, and the anycast address of 6to4 relays.
    IPv4Network("192.0.0.0/24"),
    IPv4Network("192.88.99.0/24"),
    # Teredo and other assignments of protocols, documentation, 6to4.
    IPv6Network("2001::/23"),
    IPv6Network("2001:db8::/32"),
    IPv6Network("2002::/16"),
    IPv6Network("3fff::/20"),
)


def is_public(address: str) -> bool:
    """Whether a host of the public internet may stand at this address; false if it is none."""
    try:
        number = ip_address(address)
    except ValueError:
        return False
    if number.version == 6 and number not in _GIVEN_OUT:
        return False
    if any(number.version == each.version and number in each for each in _NEVER):
        return False
    return number.is_global and not number.is_multicast and not number.is_reserved
