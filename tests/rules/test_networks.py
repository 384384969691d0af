"""Numeric addresses: what may stand on the public internet, and what never does."""

from __future__ import annotations

from ipaddress import IPv4Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.networks import is_public

PUBLIC = ["93.184.215.14", "1.1.1.1", "223.255.255.255", "2606:4700:4700::1111", "2a00:1450::1"]
NEVER = {
    "loopback": "127.0.0.1",
    "any loopback": "127.8.9.10",
    "loopback of IPv6": "::1",
    "nowhere": "0.0.0.0",
    "nowhere in IPv6": "::",
    "private, ten": "10.0.0.1",
    "private, a block of sixteen": "172.31.255.255",
    "private, at home": "192.168.1.1",
    "unique local": "fd00::1",
    "carrier's own": "100.64.0.1",
    "link-local, where clouds keep secrets": "169.254.169.254",
    "link-local of IPv6": "fe80::1",
    "link-local with its interface": "fe80::1%eth0",
    "site-local, given up": "fec0::1",
    "multicast": "224.0.0.1",
    "multicast of IPv6": "ff02::1",
    "reserved": "240.0.0.1",
    "broadcast": "255.255.255.255",
    "protocol assignments": "192.0.0.8",
    "6to4 relays": "192.88.99.1",
    "documentation": "203.0.113.5",
    "documentation of IPv6": "2001:db8::1",
    "newer documentation": "3fff::1",
    "benchmarks": "198.18.0.1",
    "mapped private": "::ffff:10.0.0.1",
    "mapped public": "::ffff:1.1.1.1",
    "compatible": "::7f00:1",
    "6to4 of loopback": "2002:7f00:1::1",
    "6to4 of a public host": "2002:101:101::1",
    "NAT64 of loopback": "64:ff9b::7f00:1",
    "NAT64 of a public host": "64:ff9b::101:101",
    "local NAT64": "64:ff9b:1::1",
    "Teredo": "2001:0:101:101::1",
    "segment routing": "5f00::1",
    "discard": "100::1",
    "decimal": "2130706433",
    "hexadecimal": "0x7f000001",
    "short": "127.1",
    "octal": "0177.0.0.1",
    "a name": "localhost",
    "nothing": "",
}
PRIVATE = [IPv4Network(each) for each in ("10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12")]


@pytest.mark.parametrize("address", PUBLIC)
def test_host_of_the_public_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", NEVER.values(), ids=NEVER.keys())
def test_never_public(address: str) -> None:
    assert not is_public(address)


@given(st.sampled_from(PRIVATE).flatmap(lambda net: st.ip_addresses(network=net)))
def test_private_address_is_public_in_no_form_of_ipv6(private: object) -> None:
    number = int(private)  # type: ignore[call-overload]
    high, low = f"{number >> 16:x}", f"{number & 0xFFFF:x}"
    forms = ["::ffff:{0}:{1}", "::{0}:{1}", "2002:{0}:{1}::", "64:ff9b::{0}:{1}"]

    assert not any(is_public(form.format(high, low)) for form in [*forms, str(private)])
