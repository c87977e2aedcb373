"""Whether whoever asked is still there, which WSGI has no word for.

A connection is a socket of this process. The server says from which address somebody asked, but
not by which port; so those from there count on which something came in just now and nothing has
gone out since. The asker's own is one of them, and once they are all closed or answered, the asker
has gone.
"""

import os
import socket
import struct
import sys
import time
from collections.abc import Mapping

ESTABLISHED = 1
# Of Linux's tcp_info: the state, and milliseconds since something went out and since it came in.
TCP_INFO = struct.Struct("=B43xI4xI")
TICKS = 20  # the clock of that goes by ticks of up to ten
JUST_NOW = 1000

Address = tuple[object, ...]  # and port; IPv6 adds more


class Asker:
    """Whoever sent the request of a WSGI environment."""

    def __init__(self, environ: Mapping[str, object]) -> None:
        self._environ = environ
        self._asked = time.monotonic()
        # Descriptors, which may be others' later, and their peers.
        self._connections: dict[int, Address] | None = None

    def find(self) -> None:
        """Takes a few microseconds for each connection that there is."""
        if _can_be_found(self._environ):
            self._connections = _from_there(self._environ)

    def is_gone(self) -> bool:
        """Whoever cannot be found counts as there. So does somebody who has gone while another
        waits who asked from the same address in the same second.
        """
        if self._connections is None:
            return False
        elapsed = 1000 * (time.monotonic() - self._asked)
        # One that was answered since then was another's, and stays that whatever it asks next.
        self._connections = {
            descriptor: peer
            for descriptor, peer in self._connections.items()
            if (found := _waiting(descriptor, since=elapsed)) and found[0] == peer
        }
        return not self._connections


def _can_be_found(environ: Mapping[str, object]) -> bool:
    """Under TLS or HTTP/2 something goes out beside answers; a Unix socket has no address."""
    return (
        sys.platform == "linux"
        and environ.get("SERVER_SOFTWARE") == "Granian"
        and environ.get("wsgi.url_scheme") == "http"
        and str(environ.get("SERVER_PROTOCOL")).startswith("HTTP/1")
        and bool(environ.get("REMOTE_ADDR"))
    )


def _from_there(environ: Mapping[str, object]) -> dict[int, Address]:
    """Of thousands of connections few have asked just now, which is looked at first."""
    address, port = _spelt(str(environ["REMOTE_ADDR"])), int(str(environ["SERVER_PORT"]))
    found = {}
    for name in os.listdir("/proc/self/fd"):  # noqa: PTH208  no object for each
        waiting = _waiting(int(name), since=0)
        if waiting and (waiting[0][0], waiting[1][1]) == (address, port):
            found[int(name)] = waiting[0]
    return found


def _spelt(address: str) -> str:
    """As Python spells those of sockets."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return socket.inet_ntop(family, socket.inet_pton(family, address))


def _waiting(descriptor: int, since: float) -> tuple[Address, Address] | None:
    """The peer and the own address of a connection that is open and waits since then for its
    answer; ``None`` for whatever else the descriptor may be.
    """
    try:
        connection = socket.socket(fileno=descriptor)
    except OSError:
        return None
    try:
        info = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, TCP_INFO.size)
        state, sent, received = TCP_INFO.unpack(info)
        is_since = since - TICKS <= received <= since + JUST_NOW
        if state != ESTABLISHED or not is_since or received > sent:
            return None
        return connection.getpeername(), connection.getsockname()
    except (OSError, struct.error):  # a socket of another kind has less to say
        return None
    finally:
        connection.detach()  # it is the server's to close
