"""One POST to another server: to an address that was looked at, within a time, without following it anywhere else."""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping
from contextlib import closing, suppress
from threading import Timer
from time import monotonic
from typing import NamedTuple
from urllib.parse import urlsplit

PATIENCE = 15.0
"""Seconds that a whole exchange may take."""
HEARD = 2000
"""Octets read of an answer."""
UNICAST = ipaddress.ip_network("2000::/3")
"""Where the public addresses of IPv6 are (RFC 4291, 2.4): neither `::127.0.0.1` nor `fec0::1` nor NAT64 is there."""
DISGUISED = [ipaddress.ip_network(net) for net in ("2002::/16", "2001::/32")]
"""Addresses there that lead to an IPv4 one, whichever it is (6to4, Teredo)."""


class Answer(NamedTuple):
    """What came back; without a status, why nothing did."""

    status: int | None
    text: str


class Unsafe(OSError):
    """An address that leads inside: this machine, its network, its cloud."""


def post(address: str, body: bytes, headers: Mapping[str, str], *, inside: bool) -> Answer:
    """`inside`: whether private addresses, and plain HTTP, may be reached."""
    try:
        return _post(address, body, headers, inside=inside)
    except (OSError, ValueError, http.client.HTTPException) as error:
        return Answer(None, f"{type(error).__name__}: {error}"[:200])


def fault(address: str, *, inside: bool) -> str:
    """What is wrong with an address before anything is sent; nothing when it may be tried."""
    try:
        parts = urlsplit(address)
        _port(parts.scheme, parts.port, inside=inside)
        if not parts.hostname or parts.username or any(ord(sign) < 33 for sign in address):
            return "address"
        literal = _literal(parts.hostname)
        return "inside" if literal and not inside and not is_outside(literal) else ""
    except (ValueError, OSError):
        return "address"


def is_outside(host: str) -> bool:
    """Whether an address is one of the public Internet's, however it is written."""
    found = ipaddress.ip_address(host.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        found = found.ipv4_mapped or found
    if isinstance(found, ipaddress.IPv6Address) and (found not in UNICAST or any(found in net for net in DISGUISED)):
        return False
    return found.is_global and not found.is_multicast


def _post(address: str, body: bytes, headers: Mapping[str, str], *, inside: bool) -> Answer:
    parts = urlsplit(address)
    port = _port(parts.scheme, parts.port, inside=inside)
    end = monotonic() + PATIENCE
    connection = http.client.HTTPConnection(parts.hostname or "", port, timeout=PATIENCE)
    with (
        closing(_connected(parts.hostname or "", port, end, inside=inside)) as plain,
        closing(_secured(plain, parts.hostname) if parts.scheme == "https" else plain) as sock,
    ):
        timer = Timer(max(0.0, end - monotonic()), _cut, [sock])
        timer.start()
        try:
            if isinstance(sock, ssl.SSLSocket):
                sock.do_handshake()
            connection.sock = sock
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("POST", path, body, dict(headers))
            reply = connection.getresponse()
            return Answer(reply.status, reply.read(HEARD).decode("utf-8", "replace"))
        finally:
            timer.cancel()
            connection.close()


def _secured(plain: socket.socket, host: str | None) -> ssl.SSLSocket:
    """The same line, in secret. The plain socket is empty from here on: whoever cuts the line cuts this one."""
    secure = ssl.create_default_context()
    return secure.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)


def _connected(host: str, port: int, end: float, *, inside: bool) -> socket.socket:
    """The address that was looked at is the one that is reached: a name that changes meanwhile changes nothing.

    A name of many addresses that all say nothing is not waited for longer than one.
    """
    failed: OSError = Unsafe("no such address")
    for family, kind, protocol, _, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if not inside and not is_outside(str(place[0])):
            failed = Unsafe("this address leads inside")
            continue
        left = end - monotonic()
        if left <= 0:
            break
        found = socket.socket(family, kind, protocol)
        found.settimeout(left)
        try:
            found.connect(place)
        except OSError as error:
            found.close()
            failed = error
        else:
            return found
    raise failed


def _port(scheme: str, port: int | None, *, inside: bool) -> int:
    if scheme not in ("https", "http") or (scheme == "http" and not inside):
        raise ValueError("an address in https:// is needed")
    return port or (443 if scheme == "https" else 80)


def _literal(host: str) -> str:
    try:
        return str(ipaddress.ip_address(host.partition("%")[0]))
    except ValueError:
        return ""


def _cut(found: socket.socket) -> None:
    """Whoever answers a letter a minute is not waited for. By the socket's own way: a secure one would say goodbye."""
    with suppress(OSError):
        socket.socket.shutdown(found, socket.SHUT_RDWR)
