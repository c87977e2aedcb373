"""The port is ours alone: taken before anything is published, and held until the server has ended.

Granian's workers listen for themselves, each on a socket that any other of the same user may join
(SO_REUSEPORT); two servers on one port would share its readers without a word.
"""

import errno
import os
import re
import socket
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
LISTENS = "0A"  # the state of a socket, in /proc/net/tcp


class PortRefused(Exception):
    """The port cannot be ours; says why in one line."""


def claim() -> socket.socket:
    """The port that the environment names, ours for as long as a process has this socket open.

    Raises ``PortRefused``.
    """
    host = os.environ.get("GRANIAN_HOST", "127.0.0.1")
    named = os.environ.get("GRANIAN_PORT", "8000")
    port = int(named) if re.fullmatch("[0-9]{1,5}", named) else 0
    if not 0 < port < 65536:
        raise PortRefused(f"GRANIAN_PORT is {named!r}; write a number from 1 to 65535")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        raise PortRefused(f"GRANIAN_HOST is {host!r}, which no address is known for") from error
    # A name such as localhost stands for several, and one is served.
    family, _, _, _, address = min(found, key=lambda each: each[0] != socket.AF_INET)
    try:
        return _taken(socket.socket(family, socket.SOCK_STREAM), address)
    except OSError as error:
        raise PortRefused(_said(error, host, port)) from error


def _taken(claimed: socket.socket, address: tuple[object, ...]) -> socket.socket:
    try:
        # What the server before left half closed is nobody's.
        claimed.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        claimed.bind(address)
        # Refused here where another has bound or listens, whether that one shares or not. From
        # here on nobody else may bind; it must not hear anybody itself, for it answers nobody.
        claimed.listen()
        with suppress(OSError):  # not every system can; those have no workers that share
            claimed.shutdown(socket.SHUT_RDWR)
        # The system asks what the first socket says now: the workers' may join it, and nothing
        # that asks for the port for itself.
        claimed.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
        claimed.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    except OSError:
        claimed.close()
        raise
    return claimed


def _said(error: OSError, host: str, port: int) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return f"port {port} is in use by {_holder(port)}"
        case errno.EADDRNOTAVAIL:
            return f"GRANIAN_HOST is {host!r}, which is no address of this machine"
        case errno.EACCES:
            return f"port {port} is not for this user; GRANIAN_PORT may name one from 1024 on"
    return f"port {port} of {host} cannot be had: {error.strerror}"


def _holder(port: int) -> str:
    """Whoever listens there, where the system says."""
    sockets = _listening(port)
    for process in PROC.glob("[0-9]*"):
        try:
            if any(str(each.readlink()) in sockets for each in (process / "fd").iterdir()):
                found = _first(process)
                return f"process {found.name} ({(found / 'comm').read_text().strip()})"
        except OSError:  # another user's, or gone by now
            continue
    return "another process"


def _first(process: Path) -> Path:
    """The one that a worker is a copy of, which is the one to end."""
    status = (process / "status").read_text()
    parent = PROC / status.partition("PPid:")[2].split()[0]
    words = (process / "cmdline").read_bytes()
    if not parent.exists() or (parent / "cmdline").read_bytes() != words:
        return process
    return _first(parent)


def _listening(port: int) -> set[str]:
    """What the files of a process that listens there lead to."""
    found = set()
    for table in (PROC / "net" / "tcp", PROC / "net" / "tcp6"):
        for line in table.read_text().splitlines()[1:] if table.is_file() else ():
            fields = line.split()
            if fields[3] == LISTENS and int(fields[1].rpartition(":")[2], 16) == port:
                found.add(f"socket:[{fields[9]}]")
    return found
