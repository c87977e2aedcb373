"""One published folder and one server for all the tests."""

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from wsgiref.util import setup_testing_defaults

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from artifacts.models import worked_example
from artifacts.rules.example import Example
from flow.figures import figures as known_figures
from pagetojob import publishing
from pagetojob.publishing import Published
from pagetojob.serving import Application
from tests.support import refusing
from tests.support.environment import ORIGIN, PORT

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Server:
    """Asks the running server, over HTTP, as anybody would."""

    origin = ORIGIN

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Header names are written with ``_`` for ``-``; redirects are not followed."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(ORIGIN + path, method=method, headers=named)
        try:
            with _opener.open(request, timeout=20) as response:
                return Answer(response.status, response.headers, response.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.headers, error.read())

    def raw(self, request: bytes) -> bytes:
        """Sends bytes as they are, for addresses that no client would send."""
        with socket.create_connection(("127.0.0.1", PORT), timeout=20) as connection:
            connection.sendall(request)
            received = b""
            while piece := connection.recv(65536):
                received += piece
        return received


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        return None


_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)


@pytest.fixture(scope="session")
def django_db_setup(published: Published) -> None:
    """Tests read the published database, which SQLite opens read-only."""


@pytest.fixture(scope="session")
def published(django_db_blocker: object) -> Published:
    with django_db_blocker.unblock():
        return publishing.publish()


@pytest.fixture(scope="session")
def site(published: Published) -> Path:
    """The folder of the rendered site."""
    return published.revision.site


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, str]:
    """The HTML of every page, by address."""
    found = {}
    for file in sorted(site.rglob("index.html")):
        folder = file.parent.relative_to(site).as_posix()
        found["/" if folder == "." else f"/{folder}/"] = file.read_text()
    return found


@pytest.fixture(scope="session")
def pdfs(site: Path) -> dict[str, Path]:
    """Every PDF, by address."""
    return {f"/{file.relative_to(site).as_posix()}": file for file in sorted(site.rglob("*.pdf"))}


@pytest.fixture(scope="session")
def figures(published: Published, django_db_blocker: object) -> dict[str, object]:
    """What a text may name, with the values that are published."""
    with django_db_blocker.unblock():
        return known_figures()


@pytest.fixture(scope="session")
def example(published: Published, django_db_blocker: object) -> Example:
    """The worked example as it is published."""
    with django_db_blocker.unblock():
        return worked_example()


@pytest.fixture(scope="session")
def server(published: Published) -> Iterator[Server]:
    with subprocess.Popen(_granian(), cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        try:
            _wait_for(Server(), process)
            yield Server()
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:  # told to end while it still started, it goes on
                process.kill()


def _granian() -> list[str]:
    """The command of ``make serve``, so that what is tested is what is run."""
    recipe = re.search(r"^GRANIAN := ((?:.*\\\n)*.*)$", (ROOT / "Makefile").read_text(), re.M)[1]
    flags = re.sub(r"\s+--access-log-fmt .*", "", recipe.replace("\\\n", " ")).split()[1:]
    command = [sys.executable, "-m", "granian", *flags]
    return [*command, "--port", str(PORT), "--log-level", "warning", "pagetojob.wsgi:application"]


def _wait_for(server: Server, process: subprocess.Popen) -> None:
    for _ in range(200):
        assert process.poll() is None, "the server ended"
        try:
            if server.get("/healthz").status == 200:
                return
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer within 20 s")


def asks(path: str, query: str = "", **more: str) -> dict:
    """What a WSGI application is told of a request."""
    environ = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "127.0.0.1", **more}
    setup_testing_defaults(environ)
    return environ


@pytest.fixture
def application(
    published: Published, django_db_blocker: object
) -> Callable[..., tuple[str, dict[str, str], bytes]]:
    """The whole application in this process: its status line, headers and body."""
    served = Application(WSGIHandler())

    def answer(path: str, query: str, **more: str) -> tuple[str, dict[str, str], bytes]:
        said = []
        with django_db_blocker.unblock():
            body = b"".join(served(asks(path, query, **more), lambda *start: said.append(start)))
        return said[0][0], dict(said[0][1]), body

    return answer


@pytest.fixture
def fixtures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the fixtures that a test may break."""
    copy = tmp_path / "fixtures"
    shutil.copytree(settings.FIXTURES, copy)
    monkeypatch.setattr(settings, "FIXTURES", copy)
    return copy


@pytest.fixture
def refused(
    published: Published, fixtures: Path, django_db_blocker: object
) -> Callable[[], list[str]]:
    """Reads the broken fixtures; the problems as they are printed."""

    def read() -> list[str]:
        with django_db_blocker.unblock():
            return refusing.read(fixtures)

    return read
