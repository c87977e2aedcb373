"""Whether whoever asked is still there, which WSGI has no word for.

A connection is a socket of this process. The server says from which address somebody asked, but
not by which port; so those from there count on which something came in and nothing has gone out
since. The asker's own is one of them, and once they are all closed or answered, the asker has gone.
"""

import os
import socket
import struct
import sys
import time
from collections.abc import Mapping
from typing import NamedTuple

ESTABLISHED = 1
# Of Linux's tcp_info: the state, milliseconds since something went out and since something came in,
# and how often something came in and went out.
TCP_INFO = struct.Struct("=B43xI4xI96xII")
TICKS = 20  # the clock of that goes by ticks of up to ten
JUST_NOW = 1000
MOST = 50  # that are looked at again and again

Address = tuple[object, ...]  # and port; IPv6 adds more


class Asker:
    """Whoever sent the request of a WSGI environment that is begun with now."""

    def __init__(self, environ: Mapping[str, object]) -> None:
        self._environ = environ
        self._asked = time.monotonic()
        # Descriptors, which may be others' later, and their peers; ``None`` where nothing is known.
        self._connections: dict[int, Address] | None = None

    def find(self) -> None:
        """Takes a few microseconds for each connection that the process has."""
        if _can_be_found(self._environ):
            found = _from_there(self._environ, self._milliseconds())
            self._connections = found if found is not None and len(found) <= MOST else None

    def is_gone(self) -> bool:
        """Whoever cannot be found counts as there. So does somebody who has gone for as long as
        another waits who asked from the same address before.
        """
        if self._connections is None:
            return False
        since = self._milliseconds()
        # One that was answered since then was another's, and stays that whatever it asks next.
        self._connections = {
            descriptor: peer
            for descriptor, peer in self._connections.items()
            if _is_still_waiting(descriptor, peer, since)
        }
        return not self._connections

    def _milliseconds(self) -> float:
        return 1000 * (time.monotonic() - self._asked)


class _Traffic(NamedTuple):
    """Of an open connection: milliseconds since it last received and sent, and how often it did.
    Where a sandbox does not count, all are zero.
    """

    received: int
    sent: int
    receivings: int
    sendings: int

    def waited(self, since: float) -> bool:
        """What is answered within a tick looks like what is not, for which one second is given."""
        is_new = self.received <= since + JUST_NOW
        return (
            not self.sendings
            or self.received < self.sent
            or (self.received == self.sent and is_new)
        )

    def waits(self, since: float) -> bool:
        counts = any(self)
        return not counts or since - TICKS <= self.received <= self.sent


def _can_be_found(environ: Mapping[str, object]) -> bool:
    """Under TLS or HTTP/2 something goes out beside answers; a Unix socket has no address."""
    return (
        sys.platform == "linux"
        and environ.get("SERVER_SOFTWARE") == "Granian"
        and environ.get("wsgi.url_scheme") == "http"
        and str(environ.get("SERVER_PROTOCOL")).startswith("HTTP/1")
        and bool(environ.get("REMOTE_ADDR"))
    )


def _from_there(environ: Mapping[str, object], since: float) -> dict[int, Address] | None:
    address, port = _spelt(str(environ["REMOTE_ADDR"])), int(str(environ["SERVER_PORT"]))
    found = {}
    for name in os.listdir("/proc/self/fd"):  # noqa: PTH208  no object for each
        try:
            look = _look(int(name), address)
        except (OSError, struct.error):
            return None  # the system does not tell
        if look and look.port == port and look.traffic.waited(since):
            found[int(name)] = look.peer
    return found


def _spelt(address: str) -> str:
    """As Python spells those of sockets."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return socket.inet_ntop(family, socket.inet_pton(family, address))


def _is_still_waiting(descriptor: int, peer: Address, since: float) -> bool:
    try:
        look = _look(descriptor, peer[0])
    except OSError:  # closed just now
        return False
    return look is not None and look.peer == peer and look.traffic.waits(since)


class _Look(NamedTuple):
    peer: Address
    port: int  # our own
    traffic: _Traffic


def _look(descriptor: int, address: object) -> _Look | None:
    """At an open connection from an address; ``None`` for whatever else a descriptor may be."""
    try:
        connection = socket.socket(fileno=descriptor)
    except OSError:
        return None
    try:
        peer = _peer(connection)
        if peer is None or peer[0] != address:
            return None
        info = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, TCP_INFO.size)
        state, sent, received, receivings, sendings = TCP_INFO.unpack(info)
        traffic = _Traffic(received, sent, receivings, sendings)
        port = connection.getsockname()[1]
        return _Look(peer, port, traffic) if state == ESTABLISHED else None
    finally:
        connection.detach()  # it is the server's to close


def _peer(connection: socket.socket) -> Address | None:
    try:
        return tuple(connection.getpeername()) or None
    except OSError:
        return None
