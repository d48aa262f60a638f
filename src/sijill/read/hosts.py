"""The address of the machine behind the name of a host, refused if it lies within the user's own network."""

from __future__ import annotations

import ipaddress
import socket

from sijill.errors import ReadError

_WRAPPED = ipaddress.ip_network("64:ff9b::/96")  # addresses of the older kind in the newer (NAT64)
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def machine(host: str, port: int, place: str, *, private: bool) -> str:
    """The number of the machine to ask; with `private`, one at home too. Raises ReadError.

    All numbers of the name must be public, and the connection is made to the number that was looked at, so that the
    name cannot come to mean another machine in between.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReadError(place, f"the host {host} cannot be found ({reason})") from None
    numbers = [str(entry[4][0]).partition("%")[0] for entry in found]
    at_home = next((n for n in numbers if not is_public(n)), None)
    if at_home and not private:
        reason = f"the host {host} is {at_home}, within a private network; if that is meant, allow it: --private"
        raise ReadError(place, reason)
    return numbers[0]


def is_public(number: str) -> bool:
    """Whether an address belongs to the whole internet, also where it is wrapped in another.

    >>> is_public("8.8.8.8"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("169.254.169.254")
    (True, False, False, False)
    """
    address: _Address = ipaddress.ip_address(number)
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _WRAPPED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        address = inner or address
    return address.is_global and not address.is_multicast
