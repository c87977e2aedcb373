"""A port is ours alone, or the one sentence says why it cannot be."""

import os
import re
import select
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from pagetojob import ports
from pagetojob.ports import PortRefused
from tests.support.environment import free_port
from tests.support.places import Place
from tests.support.server import PATIENCE
from tests.support.started import Started, starting


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> int:
    port = free_port()
    monkeypatch.setenv("GRANIAN_PORT", str(port))
    return port


def joins(port: int) -> socket.socket:
    """As a worker of granian listens."""
    listener = socket.socket()
    listener.settimeout(PATIENCE)
    for option in (socket.SO_REUSEADDR, socket.SO_REUSEPORT):
        listener.setsockopt(socket.SOL_SOCKET, option, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen()
    return listener


def refusal() -> str:
    with pytest.raises(PortRefused) as refused:
        ports.claim()
    return str(refused.value)


@pytest.fixture(scope="module")
def started(small: Place) -> Iterator[Started]:
    with starting(small.folder) as started:
        started.wait()
        yield started


def test_a_second_server_on_a_port_ends_and_names_the_first(started, small):
    with starting(small.folder, GRANIAN_PORT=str(started.port)) as second:
        name = Path(f"/proc/{started.process.pid}/comm").read_text().strip()
        assert second.said() == (
            f"Nothing is served: port {started.port} is in use by "
            f"process {started.process.pid} ({name}).\n"
        )
        assert second.process.returncode == 1
    assert started.process.poll() is None


def test_a_port_that_another_program_shares_with_anybody_is_refused(port):
    with joins(port):
        assert re.fullmatch(rf"port {port} is in use by process {os.getpid()} \(.+\)", refusal())


def test_a_claimed_port_is_ours_before_anybody_listens(port):
    with ports.claim():
        assert refusal() == f"port {port} is in use by another process"
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port))


def test_only_workers_hear_who_connects_to_a_claimed_port(port):
    with ports.claim(), joins(port) as one, joins(port) as other:
        assert refusal().startswith(f"port {port} is in use by process")
        clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(50)]
        for _ in clients:
            ready, _, _ = select.select([one, other], [], [], PATIENCE)
            ready[0].accept()[0].close()
        for client in clients:
            client.close()


def test_what_a_server_left_half_closed_keeps_no_port(port):
    with ports.claim(), joins(port) as listener:
        client = socket.create_connection(("127.0.0.1", port))
        listener.accept()[0].close()  # who closes first is who remembers
        assert client.recv(1) == b""
        client.close()
    ports.claim().close()


@pytest.mark.parametrize(
    ("host", "family"),
    [
        ("127.0.0.1", socket.AF_INET),
        ("localhost", socket.AF_INET),
        ("0.0.0.0", socket.AF_INET),
        ("::", socket.AF_INET6),
    ],
)
def test_an_address_may_be_of_either_kind_or_a_name(port, monkeypatch, host, family):
    monkeypatch.setenv("GRANIAN_HOST", host)
    with ports.claim() as claimed:
        assert claimed.family == family
        assert claimed.getsockname()[1] == port


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("GRANIAN_PORT", "http", "GRANIAN_PORT is 'http'; write a number from 1 to 65535"),
        ("GRANIAN_PORT", "70000", "GRANIAN_PORT is '70000'; write a number from 1 to 65535"),
        ("GRANIAN_HOST", "nowhere.invalid", "which no address is known for"),
        ("GRANIAN_HOST", "192.0.2.1", "which is no address of this machine"),
    ],
)
def test_a_setting_that_names_no_port_of_ours_is_one_sentence(
    port, monkeypatch, setting, value, said
):
    monkeypatch.setenv(setting, value)
    assert said in refusal()
