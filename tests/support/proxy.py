"""A line from a browser to the server under test: it counts, delays, holds back and goes down."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from time import monotonic, sleep
from urllib.parse import urlsplit

PIECE = 65536


@dataclass
class Line:
    """What goes through it, and what is done to it; changed while it is in use.

    A browser asks one thing at a time on a connection and none of our requests has a body, so each
    piece that begins with a method is a request. ``held`` are addresses, or patterns of them, whose
    requests wait until they are taken out; ``delay`` is seconds before any request goes on.
    """

    origin: str
    delay: float = 0
    held: set[str] = field(default_factory=set)
    requests: list[tuple[float, str]] = field(default_factory=list)
    used: float = 0  # when anything last went through
    is_down: bool = False
    is_over: bool = False
    open: set[socket.socket] = field(default_factory=set)

    @property
    def asked(self) -> list[str]:
        """The addresses that were asked for, in their order."""
        return [address for _, address in self.requests]

    def go_down(self) -> None:
        """Cuts what is open and refuses what is new."""
        self.is_down = True
        for end in list(self.open):
            _close(end)

    def come_back(self) -> None:
        self.is_down = False

    @property
    def idle(self) -> float:
        """Seconds since anything went through it."""
        return monotonic() - self.used

    def release(self) -> None:
        """Lets what is held go on."""
        self.held.clear()
        self.used = monotonic()

    def note(self, piece: bytes) -> None:
        method, _, rest = piece.partition(b" ")
        if method not in (b"GET", b"HEAD"):
            return
        address = rest.partition(b" ")[0].decode()
        self.requests.append((monotonic(), address))
        sleep(self.delay)
        while any(fnmatchcase(address, each) for each in tuple(self.held)) and not self.is_over:
            sleep(0.01)


@contextmanager
def line_to(origin: str) -> Iterator[Line]:
    """A line to the server at an origin, on a port of its own."""
    with socket.create_server(("127.0.0.1", 0)) as entrance:
        entrance.settimeout(0.1)
        line = Line(f"http://127.0.0.1:{entrance.getsockname()[1]}")
        door = threading.Thread(target=_admit, args=(line, entrance, origin), daemon=True)
        door.start()
        try:
            yield line
        finally:
            line.is_over = True
            line.go_down()
            door.join()


def _admit(line: Line, entrance: socket.socket, origin: str) -> None:
    to = urlsplit(origin)
    while not line.is_over:
        try:
            browser, _ = entrance.accept()
        except TimeoutError:
            continue
        if line.is_down:
            browser.close()
            continue
        server = socket.create_connection((to.hostname or "", to.port or 80))
        line.open |= {browser, server}
        for source, sink in ((browser, server), (server, browser)):
            passing = (line, source, sink, source is browser)
            threading.Thread(target=_pass_on, args=passing, daemon=True).start()


def _pass_on(line: Line, source: socket.socket, sink: socket.socket, asks: bool) -> None:
    with suppress(OSError):
        while piece := source.recv(PIECE):
            if asks:
                line.note(piece)
            sink.sendall(piece)
            line.used = monotonic()
    for end in (source, sink):
        line.open.discard(end)
        _close(end)


def _close(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
