"""What is published is served, whether or not what is there now can be published."""

import shutil
import signal
import socket
from pathlib import Path

import pytest

from pagetojob import inputs
from tests.support.environment import ROOT
from tests.support.places import SMALL
from tests.support.refusing import change
from tests.support.started import starting

SERVE = ["-m", "pagetojob.start"]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the project with the small content."""
    for path in filter(Path.is_dir, inputs.code()):
        shutil.copytree(path, tmp_path / path.name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(SMALL, tmp_path / "fixtures")
    for name in ("manage.py", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def test_what_is_there_is_published_and_served(checkout, small):
    place = small.copy(checkout / "var", checkout / "fixtures")
    with starting(place.folder, SERVE, checkout) as started:
        started.wait()
        assert place.revision.name != small.revision.name
        assert place.revision.name in started.server.get("/healthz").text
        started.tell(signal.SIGINT)
        assert started.is_gone()
        said = started.said()
        assert f"Published revision {place.revision.name}" in said
        assert "Serving the pilot flow at http://" in said


def test_where_it_cannot_be_published_what_was_before_is_served(checkout, small):
    place = small.copy(checkout / "var", checkout / "fixtures")
    change(place.fixtures / "steps.yaml", "status: ready-now", "status: soon")
    with starting(place.folder, SERVE, checkout) as started:
        started.wait()
        assert started.server.get("/").status == 200
        started.process.send_signal(signal.SIGTERM)
        assert started.is_gone()
        said = started.said()
        assert "fixtures/steps.yaml" in said
        assert f"Serving revision {small.revision.name}, which was published before." in said


def test_where_nothing_can_be_written_and_nothing_was_published_it_says_both(checkout):
    (checkout / "var" / "publish.lock").mkdir(parents=True)
    with starting(checkout / "var", SERVE, checkout) as started:
        *_, before, last = started.said().splitlines()
        assert before.startswith("CommandError: Nothing was published: ")
        assert last == "Nothing is served: no whole revision is there; publish first."
        assert started.process.returncode == 1


def test_nothing_is_published_for_a_port_of_another(checkout):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        var = checkout / "var"
        with starting(var, SERVE, checkout, GRANIAN_PORT=str(port)) as started:
            said = started.said()
            assert said.startswith(f"Nothing is served: port {port} is in use by")
            assert said.count("\n") == 1
            assert started.process.returncode == 1
            assert not var.exists()
