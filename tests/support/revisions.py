"""Revisions written by hand, for what is served and kept without being published."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

from pagetojob import revisions, storage
from pagetojob.revisions import Revision
from tests.support.environment import ORIGIN
from tests.support.places import elsewhere


@contextmanager
def shelf(folder: Path) -> Iterator["Shelf"]:
    """While it lasts, the settings find there what is published; then all is as it was."""
    with elsewhere(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "VAR", folder)
        patch.setattr(settings, "CURRENT", folder / "current")
        named = staticfiles_storage.hashed_files
        yield Shelf(folder)
        storage.use(named)


class Shelf:
    """A folder of revisions."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.count = folder, 0

    def put(self, name: str, release: str = "a release", **files: str) -> Revision:
        """One more, later than those before it: a page for each word, one static file."""
        folder = self.folder / "revisions" / name
        for page, text in files.items():
            file = folder / "site" / page / "index.html"
            file.parent.mkdir(parents=True)
            file.write_text(text)
        static = folder / "site" / "static" / f"sheet.{release}.css"
        static.parent.mkdir(parents=True)
        static.write_text(f"/* {release} */")
        (folder / "content.sqlite3").write_text("")
        Revision(folder, release, "", origin=ORIGIN).write_note()
        self.count += 1
        os.utime(folder, (self.count, self.count))
        return revisions.read(folder)

    def publish(self, name: str, release: str = "a release", **files: str) -> Revision:
        revision = self.put(name, release, **files)
        revisions.point_at(revision)
        return revision

    def names(self) -> list[str]:
        return sorted(folder.name for folder in (self.folder / "revisions").iterdir())
