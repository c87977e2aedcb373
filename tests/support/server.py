"""The server under test, started as ``make serve`` does and asked over HTTP as anybody would."""

import fcntl
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from tests.support.environment import PROCESS, ROOT, VAR, free_port

# Longer than the product's own limits together: 5 s for a turn, 20 s to make a PDF.
PATIENCE = 60


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class Server:
    """Asks the server at an origin."""

    origin: str

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Header names are written with ``_`` for ``-``; redirects are not followed."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.origin + path, method=method, headers=named)
        try:
            with _opener.open(request, timeout=PATIENCE) as response:
                return Answer(response.status, response.headers, response.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.headers, error.read())

    def raw(self, request: bytes) -> bytes:
        """Sends bytes as they are, for addresses that no client would send."""
        host, _, port = self.origin.removeprefix("http://").partition(":")
        with socket.create_connection((host, int(port)), timeout=PATIENCE) as connection:
            connection.sendall(request)
            received = b""
            while piece := connection.recv(65536):
                received += piece
        return received

    def answers(self) -> bool:
        try:
            return self.get("/healthz").status == 200
        except OSError:
            return False

    def settles(self, is_so: Callable[[], bool]) -> bool:
        """Whether it comes to be so: every worker looks at the link for itself, so a change must be
        seen several times over.
        """
        seen = 0
        for _ in range(20 * PATIENCE):
            seen = seen + 1 if is_so() else 0
            if seen == 10:
                return True
            time.sleep(0.05)
        return False

    def wait(self, has_ended: Callable[[], bool]) -> None:
        """Until it answers, for as long as its process is there."""
        for _ in range(10 * PATIENCE):
            assert not has_ended(), f"the server of {self.origin} has ended"
            if self.answers():
                return
            time.sleep(0.1)
        raise AssertionError(f"{self.origin} does not answer")


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        return None


_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)


def command() -> list[str]:
    """What ``make serve`` ends in; the environment says the port."""
    return [sys.executable, "-m", "pagetojob.server"]


def environment(origin: str, folder: Path) -> dict[str, str]:
    """Where to serve, and what is published in which folder."""
    return {
        **os.environ,
        "GRANIAN_PORT": origin.rpartition(":")[2],
        "GRANIAN_LOG_LEVEL": "warning",
        "PAGETOJOB_VAR": str(folder),
    }


def shared(origin: str) -> Server:
    """The one server of a run, started by whichever worker needs it first.

    It outlives that worker, so it is no child that somebody would wait for, as ``Popen`` does; the
    process that started the run ends it.
    """
    server = Server(origin)
    with (VAR / "server.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not PROCESS.exists():
            env = environment(origin, VAR)
            env["PYTHONPATH"] = str(ROOT)  # it cannot be told where to start
            quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
            words = command()
            process = os.posix_spawn(words[0], words, env, file_actions=quiet, setsid=True)
            PROCESS.write_text(f"{process} {origin.rpartition(':')[2]}")
            server.wait(lambda: os.waitpid(process, os.WNOHANG) != (0, 0))
    return server


@contextmanager
def own(folder: Path) -> Iterator[Server]:
    """A server of whatever is published in a folder, for a test that publishes there."""
    server = Server(f"http://127.0.0.1:{free_port()}")
    env = environment(server.origin, folder)
    with subprocess.Popen(command(), cwd=ROOT, env=env, stdout=subprocess.DEVNULL) as process:
        try:
            server.wait(lambda: process.poll() is not None)
            yield server
        finally:
            process.terminate()
