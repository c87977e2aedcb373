"""One published folder and one server for a whole run."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from artifacts.models import worked_example
from artifacts.rules.example import Example
from flow.figures import figures as known_figures
from pagetojob import publishing
from pagetojob.publishing import Published
from tests.support import refusing
from tests.support.application import Ask, asked
from tests.support.environment import ORIGIN
from tests.support.server import Server, shared


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
def server(published: Published) -> Server:
    return shared(ORIGIN)


@pytest.fixture
def application(published: Published, django_db_blocker: object) -> Ask:
    """The whole application in this process: its status line, headers and body."""
    return asked(django_db_blocker)


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
