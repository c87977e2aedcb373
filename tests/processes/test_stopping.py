"""A server ends whenever it is told to, whatever its clients do, and nothing of it is left."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from pagetojob.server import SECONDS_TO_STOP
from tests.support.places import Place, pdfs_in
from tests.support.server import PATIENCE
from tests.support.started import Started, starting

CLIENTS, ASKED = 20, 200


def ask_without_reading(started: Started, address: str) -> list[socket.socket]:
    """Each asks for more than a connection holds, and takes none of it."""
    asking = f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode() * ASKED
    clients = []
    for _ in range(CLIENTS):
        client = socket.socket()
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(("127.0.0.1", started.port))
        client.sendall(asking)
        clients.append(client)
    before = -1
    for _ in range(2 * PATIENCE):
        if (now := unread(started.port)) == before and now:  # held up when no more is written
            return clients
        before = now
        time.sleep(0.5)
    raise AssertionError("nothing is held up")


def unread(port: int) -> int:
    """How many bytes of answers are on their way."""
    rows = [row.split() for row in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    here = [row for row in rows if int(row[1].rpartition(":")[2], 16) == port]
    return sum(int(row[4].partition(":")[0], 16) for row in here)


def began(started: Started, before: set[int]) -> set[int]:
    """The workers that have taken the place of others."""
    for _ in range(10 * PATIENCE):
        if fresh := set(started.workers()) - before:
            return fresh
        assert started.process.poll() is None, "the server has ended"
        time.sleep(0.1)
    raise AssertionError("nobody has taken its place")


@pytest.fixture(scope="module")
def told_while_unread(small: Place) -> Iterator[Started]:
    """Its stop is the one that takes its time, which the other tests use."""
    largest = max(pdfs_in(small.revision.files).items(), key=lambda each: each[1].stat().st_size)
    with ExitStack() as stack:
        started = stack.enter_context(starting(small.folder))
        started.wait()
        for client in ask_without_reading(started, largest[0]):
            stack.enter_context(client)
        started.tell(signal.SIGINT)
        time.sleep(0.5)
        assert started.process.poll() is None, "nobody held it up"
        started.tell(signal.SIGINT)
        yield started


def test_while_it_starts(told_while_unread, small):
    """At each of these moments another part of it stands."""
    with ExitStack() as stack:
        begun = time.monotonic()
        servers = [stack.enter_context(starting(small.folder)) for _ in range(4)]
        for after, started in zip((0.1, 0.6, 1.0, 1.5), servers, strict=True):
            time.sleep(max(0, begun + after - time.monotonic()))
            started.process.terminate()
        assert all(started.is_gone() for started in servers)


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGHUP])
def test_by_a_terminal_that_tells_all_of_its_processes(told_while_unread, small, told):
    with starting(small.folder) as started:
        started.wait()
        started.tell(told)
        assert started.is_gone()
        assert started.process.returncode == 0
        assert "Killing" not in started.said()


def test_one_worker_that_dies_twice_ends_nothing_and_the_death_of_the_server_ends_all(
    told_while_unread, small
):
    with starting(small.folder) as started:
        started.wait()
        dying = started.workers()[0]
        for _ in range(2):
            before = set(started.workers())
            os.kill(dying, signal.SIGKILL)
            [dying] = began(started, before)
        started.wait()
        started.process.kill()
        assert started.is_gone()


def test_it_ends_where_no_worker_can_start(small):
    with starting(small.folder, PAGETOJOB_ORIGIN="no address") as started:
        assert started.is_gone()
        assert started.process.returncode == 1


def test_clients_that_do_not_read_hold_it_for_eight_seconds(told_while_unread):
    assert SECONDS_TO_STOP < 10
    assert told_while_unread.is_gone()
    assert told_while_unread.process.returncode == 0
