"""One published folder and one server for a whole run; beside it a small content for behaviour."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

import pytest
from django.core.handlers.wsgi import WSGIHandler

from artifacts.figures import every_figure
from artifacts.titan_map.models import worked_example
from artifacts.titan_map.rules.example import Example
from pagetojob import publishing
from pagetojob.building import Published
from pagetojob.serving import Application
from tests.support import profiles, refusing
from tests.support.application import Answered, ask
from tests.support.audits import Vector, printed
from tests.support.environment import ORIGIN, VAR
from tests.support.places import SMALL, Place, Reading, pages_in, pdfs_in
from tests.support.server import Server, shared

profiles.load()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker publishes and goes on with what takes longest; the other begins meanwhile with
    the files that need nothing published.
    """
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    dearest_first = sorted(
        files.values(), key=lambda tests: (not _is_slow(tests), not _publishes(tests))
    )
    waiting = [tests for tests in dearest_first if _needs_published(tests)]
    free = [tests for tests in dearest_first if not _needs_published(tests)]
    items[:] = chain.from_iterable([*waiting[:1], *free, *waiting[1:]])


def _is_slow(tests: list[pytest.Item]) -> bool:
    return any(test.get_closest_marker("slow") for test in tests)


def _publishes(tests: list[pytest.Item]) -> bool:
    """What it has edited itself."""
    return any("fixtures" in test.fixturenames for test in tests)


def _needs_published(tests: list[pytest.Item]) -> bool:
    """The shipped content, which takes ten times as long as the small one."""
    return any("published" in test.fixturenames for test in tests)


@pytest.fixture(scope="session")
def django_db_setup(published: Published) -> None:
    """Tests read the published database, which SQLite opens read-only."""


@pytest.fixture(scope="session")
def published(django_db_blocker: object) -> Published:
    """The shipped content."""
    with django_db_blocker.unblock():
        return publishing.publish()


@pytest.fixture(scope="session")
def publication(published: Published) -> Path:
    """The folder of what is served."""
    return published.revision.files


@pytest.fixture(scope="session")
def pages(publication: Path) -> dict[str, str]:
    """The HTML of every page, by address."""
    return pages_in(publication)


@pytest.fixture(scope="session")
def pdfs(publication: Path) -> dict[str, Path]:
    """Every PDF, by address."""
    return pdfs_in(publication)


@pytest.fixture(scope="session")
def figures(published: Published, django_db_blocker: object) -> dict[str, object]:
    """What a text may name, with the values that are published."""
    with django_db_blocker.unblock():
        return every_figure()


@pytest.fixture(scope="session")
def example(published: Published, django_db_blocker: object) -> Example:
    """The worked example as it is published."""
    with django_db_blocker.unblock():
        return worked_example()


@pytest.fixture(scope="session")
def server(published: Published) -> Server:
    return shared(ORIGIN)


@pytest.fixture(scope="session")
def results(server: Server) -> dict[Vector, Path]:
    """The PDFs of some finished audits."""
    return printed(server)


@pytest.fixture(scope="session")
def serving(published: Published, django_db_blocker: object) -> Application:
    """The whole application in this process."""
    with django_db_blocker.unblock():
        return Application(WSGIHandler())


@pytest.fixture
def application(
    serving: Application, django_db_blocker: object
) -> Iterator[Callable[..., Answered]]:
    """That, asked for an address with its query."""
    with django_db_blocker.unblock():
        yield partial(ask, serving)


@pytest.fixture(scope="session")
def small(django_db_blocker: object) -> Place:
    """The tests' own small content, published."""
    place = Place(VAR / "small", SMALL, django_db_blocker)
    place.publish()
    return place


@pytest.fixture(scope="session")
def small_pages(small: Place) -> dict[str, str]:
    """The HTML of every page of the small content, by address."""
    return pages_in(small.revision.files)


@pytest.fixture(scope="session")
def small_example(small: Place) -> Example:
    """The worked example of the small content."""
    with small.entered():
        return worked_example()


@pytest.fixture(
    params=[("small_pages", "small_example"), ("pages", "example")], ids=["small", "shipped"]
)
def shown(request: pytest.FixtureRequest) -> tuple[dict[str, str], Example]:
    """The pages of a content, and the worked example that they show: first of the one, then of
    the other.
    """
    pages, example = request.param
    return request.getfixturevalue(pages), request.getfixturevalue(example)


@pytest.fixture
def fixtures(tmp_path: Path) -> Path:
    """A copy of the small content that a test may change."""
    return shutil.copytree(SMALL, tmp_path / "fixtures")


@pytest.fixture
def refused(fixtures: Path, django_db_blocker: object) -> Callable[[], list[str]]:
    """Reads the copy; its problems as they are printed."""

    def read() -> list[str]:
        with django_db_blocker.unblock():
            return refusing.read(fixtures)

    return read


@pytest.fixture
def reading(
    fixtures: Path, tmp_path: Path, published: Published, django_db_blocker: object
) -> Callable[[], Reading]:
    """Reads the copy as it is now, and shows its pages without publishing them."""
    # Pages name the static files that publishing has collected.
    return lambda: Reading(tmp_path, fixtures, django_db_blocker)
