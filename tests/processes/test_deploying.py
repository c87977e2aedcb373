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
from tests.support.started import Started, starting

AS_PUBLISHED = ["manage.py", "serve", "--as-published"]
QUERY = f"{AUDIT}?answers=h"


@pytest.fixture(scope="module")
def apart(small: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    return small.copy(tmp_path_factory.mktemp("deployed"), small.fixtures)


@pytest.fixture(scope="module")
def started(apart: Place) -> Iterator[Started]:
    with starting(apart.folder, AS_PUBLISHED) as started:
        started.wait()
        yield started


def deploy(place: Place, name: str) -> Revision:
    """Published by other code: another release, with style sheets of other names."""
    mine = place.revision
    folder = mine.folder.with_name(name)
    shutil.copytree(mine.folder, folder, copy_function=os.link)
    for page in [folder / "site" / "index.html", folder / revisions.NOTE]:
        page.unlink()
    (folder / "site" / "index.html").write_text("new words")
    Revision(folder, f"release {name}", "", mine.keys, mine.sizes, mine.static).write_note()
    revision = revisions.read(folder)
    with place.entered():
        revisions.point_at(revision)
    return revision


def is_steady(started: Started) -> bool:
    """Several times, since each worker answers for itself; pages with a query are made anew."""
    for address in (QUERY, "/no-such-page/", "/") * 8:
        page = started.server.get(address)
        assert (page.status == 404) == (address == "/no-such-page/"), address
        assert "new words" not in page.text
        [sheet] = re.findall(r'href="(/static/css/screen\.\w+\.css)"', page.text)
        assert started.server.get(sheet).status == 200
    return True


def test_a_server_goes_on_with_the_code_that_it_started_with(started, apart):
    mine = apart.revision
    code = Path(f"/proc/{started.process.pid}/cwd").resolve()
    assert code == mine.code.resolve()  # a pull changes nothing there
    for name in ("one", "two", "three", "four"):
        other = deploy(apart, name)
        os.utime(other.folder)
        with apart.entered():
            assert mine.name in housekeeping.restart_for(other)
            housekeeping.forget_old_revisions()
    assert mine.folder.is_dir()
    assert not (mine.folder.parent / "one").exists()
    assert is_steady(started)
    assert (
        started.server.get("/readyz").text == "not ready: another release is published: restart\n"
    )

    for worker in started.workers():
        os.kill(worker, signal.SIGKILL)
    started.wait()  # until one that has come in their place answers
    assert is_steady(started)
