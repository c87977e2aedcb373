"""Content to publish, or only to read, beside what is published for the run."""

import itertools
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from pagetojob import building, database, publishing, revisions, storage
from pagetojob.building import Published, fill_database
from pagetojob.revisions import Revision
from pagetojob.serving import Application
from tests.support.application import Answered, ask

SMALL = Path(__file__).resolve().parent.parent / "content"


@contextmanager
def elsewhere() -> Iterator[None]:
    """Whatever database this thread's connection is pointed at, it is where it was after this."""
    before = connection.settings_dict
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = before


class Place:
    """A folder to publish into, with the fixtures that are published there.

    ``blocker`` is pytest-django's, which keeps tests from the database.
    """

    def __init__(self, folder: Path, fixtures: Path, blocker: object) -> None:
        self.folder, self.fixtures, self.blocker = folder, fixtures, blocker

    @contextmanager
    def entered(self) -> Iterator[None]:
        """While it lasts, this process publishes and reads here."""
        with self.blocker.unblock(), elsewhere(), pytest.MonkeyPatch.context() as patch:
            patch.setattr(settings, "VAR", self.folder)
            patch.setattr(settings, "CURRENT", self.folder / "current")
            patch.setattr(settings, "FIXTURES", self.fixtures)
            named = staticfiles_storage.hashed_files
            if settings.CURRENT.exists():
                database.use(self.revision.database)
                storage.use(self.revision.static)
            try:
                yield
            finally:
                storage.use(named)

    def publish(self) -> Published:
        with self.entered():
            return publishing.publish()

    @property
    def revision(self) -> Revision:
        """What is published here."""
        return revisions.read((self.folder / "current").resolve())

    def get(self, address: str, **more: str) -> Answered:
        """What the whole application answers, in this process; ``more`` is WSGI's."""
        with self.entered():
            return ask(self._application, address, **more)

    @cached_property
    def _application(self) -> Application:
        return Application(WSGIHandler())

    def copy(self, folder: Path, fixtures: Path) -> "Place":
        """Another place where the same is published; its files are the same ones, linked."""
        at = Path("revisions") / self.revision.name
        shutil.copytree(self.folder / at, folder / at, copy_function=os.link)
        (folder / "current").symlink_to(at)
        return Place(folder, fixtures, self.blocker)


class Reading:
    """Fixtures read into a database of their own and shown, without publishing them."""

    _count = itertools.count()

    def __init__(self, folder: Path, fixtures: Path, blocker: object) -> None:
        """``folder`` is for the database. Raises ``ContentRefused``."""
        # What is read once for each database tells them apart by name.
        self.file, self.blocker = folder / f"content-{next(self._count)}.sqlite3", blocker
        self.handler = WSGIHandler()
        with self.entered():
            fill_database(self.file, fixtures)

    @contextmanager
    def entered(self) -> Iterator[None]:
        """While it lasts, this process reads this database."""
        with self.blocker.unblock(), elsewhere():
            database.use(self.file, mode="rwc")
            yield

    def get(self, address: str, **more: str) -> Answered:
        """What is answered in place of a published page; ``more`` is WSGI's."""
        with self.entered():
            return ask(self.handler, address, **more)

    def addresses(self) -> list[str]:
        """Of every page there would be."""
        with self.entered():
            return list(building.pages())


def pages_in(folder: Path) -> dict[str, str]:
    found = {}
    for file in sorted(folder.rglob("index.html")):
        within = file.parent.relative_to(folder).as_posix()
        found["/" if within == "." else f"/{within}/"] = file.read_text()
    return found


def pdfs_in(folder: Path) -> dict[str, Path]:
    files = sorted(folder.rglob("*.pdf"))
    return {f"/{file.relative_to(folder).as_posix()}": file for file in files}
