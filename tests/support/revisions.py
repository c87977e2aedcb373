"""Revisions written by hand, for what is served and kept without being published."""

import os
from pathlib import Path

import pytest
from django.conf import settings

from pagetojob import revisions
from pagetojob.revisions import Revision


class Shelf:
    """A folder of revisions, in which the settings find what is published."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        patch.setattr(settings, "VAR", folder)
        patch.setattr(settings, "CURRENT", folder / "current")

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
        Revision(folder, release, "").write_note()
        age = len(list(folder.parent.iterdir()))
        os.utime(folder, (age, age))
        return revisions.read(folder)

    def publish(self, name: str, release: str = "a release", **files: str) -> Revision:
        revision = self.put(name, release, **files)
        revisions.point_at(revision)
        return revision

    def names(self) -> list[str]:
        return sorted(folder.name for folder in (self.folder / "revisions").iterdir())
