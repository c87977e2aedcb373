"""PDFs made while somebody waits: once for all who wait, for nobody who has gone, and with nothing
left of them.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from pagetojob.pdf import demand, scratch
from pagetojob.pdf.asker import Asker
from pagetojob.server import THREADS
from tests.support.environment import ROOT
from tests.support.renderers import command, renderers, until
from tests.support.server import PATIENCE

HTML = b'<!doctype html><html lang="en"><title>One</title><p>A page</p></html>'
linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux tells of connections")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch) -> Path:
    """The one that serving writes to."""
    monkeypatch.setenv(scratch.SETTING, str(tmp_path / "written"))
    monkeypatch.setattr(demand, "SECONDS_FOR_A_TURN", PATIENCE)
    monkeypatch.setattr(demand, "SECONDS_TO_RENDER", PATIENCE)
    return tmp_path / "written"


class Client:
    """Connected to a server that is this process."""

    def __init__(self, listener: socket.socket) -> None:
        self.socket = socket.create_connection(listener.getsockname())
        self.served, _ = listener.accept()
        self.port = listener.getsockname()[1]

    def asks(self) -> Asker:
        self.socket.sendall(b"GET / HTTP/1.1\r\n\r\n")
        environ = {
            "SERVER_SOFTWARE": "Granian",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "SERVER_PORT": str(self.port),
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": "http",
        }
        return Asker(environ)

    def goes(self) -> None:
        self.socket.close()


@pytest.fixture
def connect() -> Iterator[Callable[[], Client]]:
    with ExitStack() as stack:
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))

        def connected() -> Client:
            client = Client(listener)
            stack.callback(client.goes)
            stack.callback(client.served.close)
            return client

        yield connected


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@contextmanager
def stopped() -> Iterator[int]:
    """The one renderer that comes, held until this ends."""
    until(renderers)
    [process] = renderers()
    os.kill(process, signal.SIGSTOP)
    yield process
    if process in renderers():
        os.kill(process, signal.SIGCONT)


@linux
def test_somebody_is_there_until_their_connection_closes(connect):
    before = descriptors()
    idle, here, leaving = connect(), connect(), connect()
    idle.asks()
    idle.served.sendall(b"an answer")
    time.sleep(0.05)
    askers = [here.asks(), leaving.asks()]
    for asker in askers:
        asker.find()
    time.sleep(0.05)
    assert not any(asker.is_gone() for asker in askers)
    leaving.goes()
    assert not any(asker.is_gone() for asker in askers)  # each may be the other
    idle.asks()
    here.served.sendall(b"an answer")
    until(lambda: all(asker.is_gone() for asker in askers))
    assert descriptors() == before + 5


@linux
def test_who_has_gone_before_they_are_looked_for_is_gone_and_who_is_not_known_is_there(connect):
    client = connect()
    known, unknown = client.asks(), Asker({"REMOTE_ADDR": "127.0.0.1", "SERVER_PORT": "80"})
    client.goes()
    for asker in (known, unknown):
        asker.find()
    until(known.is_gone)
    assert not unknown.is_gone()


@pytest.mark.slow
@linux
def test_one_rendering_is_for_all_who_wait_and_goes_on_when_some_have_gone(
    connect, folder, monkeypatch
):
    looks, look = [], demand._check_somebody_waits
    monkeypatch.setattr(
        demand, "_check_somebody_waits", lambda rendering: looks.append(look(rendering))
    )
    with ThreadPoolExecutor(3) as pool:

        def ask() -> tuple[Client, Future[bytes]]:
            client = connect()
            asker = client.asks()
            asked = pool.submit(demand.render, HTML, asker)
            until(lambda: asker._connections)
            return client, asked

        first, alone = ask()
        with stopped() as process:
            second, gone = ask()
            _, waits = ask()
            first.goes()
            second.goes()
            with pytest.raises(demand.Busy, match="given up"):
                gone.result(PATIENCE / 2)
            before = len(looks)
            until(lambda: len(looks) >= before + 2)
            assert renderers() == {process}
        assert waits.result() == alone.result()
    assert waits.result().startswith(b"%PDF")
    assert demand._renderings == {}
    assert list(folder.iterdir()) == []


@pytest.mark.slow
@linux
def test_what_nobody_waits_for_is_given_up_and_the_next_has_their_turn(connect, folder):
    one, another = connect(), connect()
    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(demand.render, HTML, one.asks())]
        with stopped():
            asked.append(pool.submit(demand.render, HTML + b"another", another.asks()))
            until(lambda: len(demand._renderings) == 2)
            one.goes()
            another.goes()
            for each in asked:
                with pytest.raises(demand.Busy, match="given up"):
                    each.result(PATIENCE / 2)
    assert not renderers()
    assert demand._renderings == {}
    assert list(folder.iterdir()) == []
    assert not demand._turn.locked()


def test_two_threads_of_a_worker_are_never_held_by_pdfs():
    askers = [Asker({}) for _ in range(demand.ASKERS)]
    try:
        for asker in askers:
            demand._join(HTML, asker)
        for html in (HTML, b"another"):
            with pytest.raises(demand.Busy, match="Too many"):
                demand.render(html, Asker({}))
        assert demand.ASKERS <= THREADS - 2
    finally:
        demand._renderings.clear()


@pytest.mark.slow
def test_why_no_pdf_can_be_made_is_logged_for_whoever_runs_the_server(folder, caplog):
    refused = HTML.replace(b"A page", b'<img src="https://elsewhere.example/x.svg" alt="">')
    with pytest.raises(demand.Unable):
        demand.render(refused, Asker({}))
    assert [record.message.count("elsewhere.example") > 0 for record in caplog.records] == [True]
    assert list(folder.iterdir()) == []
    caplog.clear()
    folder.rmdir()
    folder.write_text("no folder")
    with pytest.raises(demand.Unable):
        demand.render(HTML, Asker({}))
    [record] = caplog.records
    assert "set PAGETOJOB_TMP" in record.message


@linux
def test_what_a_killed_server_has_left_is_cleared_away_and_what_is_in_use_is_not(folder):
    before = descriptors()
    with scratch.folder() as in_use:
        (in_use / "font").touch()
        left = folder / f"{scratch.PREFIX}left"
        left.mkdir()
        (left / "font").touch()
        (folder / "another's").mkdir()
        with scratch.folder() as mine:
            assert not left.exists()
            assert {each.name for each in folder.iterdir()} == {
                *(in_use.name, mine.name, "another's")
            }
            assert (in_use / "font").exists()
            assert folder.stat().st_mode & 0o777 == 0o700
    assert [each.name for each in folder.iterdir()] == ["another's"]
    assert descriptors() == before


STARTED = """
import os, subprocess, sys
command = [sys.executable, "-m", "pagetojob.pdf", "600", str(os.getpid()), sys.argv[1]]
with subprocess.Popen(command) as renderer:
    print(renderer.pid, flush=True)
"""


@linux
def test_a_renderer_ends_with_the_server_that_asked(tmp_path):
    """It waits for its HTML, and would for ever."""
    with subprocess.Popen(
        [sys.executable, "-c", STARTED, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as server:
        renderer = int(server.stdout.readline())
        until(lambda: b"pagetojob.pdf" in command(renderer))
        server.kill()
        until(lambda: not command(renderer))


@pytest.mark.slow
def test_a_page_may_be_longer_than_what_a_pipe_holds(folder, monkeypatch):
    """However often somebody is looked for before its renderer reads it."""
    monkeypatch.setattr(demand, "SECONDS_BETWEEN_LOOKS", 0.01)
    long = HTML.replace(b"<p>", b"<!-- " + 300_000 * b"." + b" --><p>")
    assert demand.render(long, Asker({})).startswith(b"%PDF")
