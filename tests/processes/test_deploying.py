"""New code beside a running server: it goes on with what it started with until it is restarted."""

import os
import re
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from pagetojob import housekeeping, revisions
from pagetojob.revisions import Revision
from tests.support.audits import AUDIT
from tests.support.places import Place
from tests.support.server import Server
from tests.support.started import Started, starting

AS_PUBLISHED = ["-m", "pagetojob.start", "--as-published"]
QUERY = f"{AUDIT}?answers=h"


@pytest.fixture(scope="module")
def apart(small: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    return small.copy(tmp_path_factory.mktemp("deployed"), small.fixtures)


@pytest.fixture(scope="module")
def started(apart: Place) -> Iterator[Started]:
    with starting(apart.folder, AS_PUBLISHED) as started:
        started.wait()
        yield started


def deploy(place: Place, name: str, release: str) -> Revision:
    """Another text is published; by another release, unless it is the server's own."""
    mine = place.revision
    folder = mine.folder.with_name(name)
    shutil.copytree(mine.folder, folder, copy_function=os.link)
    for file in [folder / "site" / "index.html", folder / revisions.NOTE]:
        file.unlink()
    (folder / "site" / "index.html").write_text(f"words of {release}")
    kept = {"keys": mine.keys, "sizes": mine.sizes, "static": mine.static}
    Revision(folder, release, "", origin=mine.origin, **kept).write_note()
    revision = revisions.read(folder)
    with place.entered():
        revisions.point_at(revision)
        housekeeping.forget_old_revisions()
    return revision


def follows(server: Server, revision: Revision) -> bool:
    return server.settles(lambda: revision.name in server.get("/healthz").text)


def is_steady(started: Started, release: str) -> bool:
    """Several times, for the same reason; pages with a query are made when they are asked for."""
    for address in (QUERY, "/no-such-page/") * 8:
        page = started.server.get(address)
        assert page.status == (200 if address == QUERY else 404)
        [sheet] = re.findall(r'href="(/static/css/screen\.\w+\.css)"', page.text)
        assert started.server.get(sheet).status == 200
        assert started.server.get("/").text == f"words of {release}"
    return True


def test_a_server_goes_on_with_the_code_that_it_started_with(started, apart):
    mine = apart.revision
    code = Path(f"/proc/{started.process.pid}/cwd").resolve()
    assert code == mine.code.resolve()  # a pull changes nothing there
    for name in ("one", "two", "three", "four"):
        own = deploy(apart, name, mine.release)
        assert follows(started.server, own)
    assert not (mine.folder.parent / "one").exists()
    assert mine.folder.is_dir()  # whose code the server runs, although it serves another text
    for name in ("five", "six", "seven"):
        other = deploy(apart, name, "another release")
        with apart.entered():
            assert own.name in housekeeping.restart_for(other)
    assert own.folder.is_dir()
    assert is_steady(started, mine.release)
    said = started.server.get("/readyz").text
    assert said == "not ready: another release is published: restart\n"

    for worker in started.workers():
        os.kill(worker, signal.SIGKILL)
    started.wait()  # until one that has come in their place answers
    assert is_steady(started, mine.release)
