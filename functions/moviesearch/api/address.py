"""Who sends a request, as far as that can be known."""

from __future__ import annotations

from ipaddress import IPv6Address, IPv6Network, ip_address

from flask import Request

OF_A_HOUSEHOLD = 64  # bits of an IPv6 address; the others are for its owner to choose


def client_of(request: Request, trusted_hops: int) -> str:
    """The client's address, without the part that it can choose by itself.

    Each proxy appends to X-Forwarded-For the address that it was called from. Only as many entries
    from the right are true as there are proxies of ours; what is left of them anybody can write.

    Args:
        request: what it sent.
        trusted_hops: proxies between the client and this process that append to that header.
    """
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    peer = request.remote_addr or "nobody"
    if not 0 < trusted_hops <= len(forwarded):
        return _household(peer)
    return _household(forwarded[-trusted_hops].strip()) or _household(peer)


def _household(address: str) -> str:
    """An address, or the network of one of version 6; empty where it is none."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(IPv6Network((parsed, OF_A_HOUSEHOLD), strict=False))
