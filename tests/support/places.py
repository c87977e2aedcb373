"""Folders to publish into, each with a link of its own that a test may move."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import connection

from pagetojob.revisions import Revision
from pagetojob.storage import ReleaseStaticFilesStorage


@contextmanager
def published_into(folder: Path, fixtures: Path, blocker: object) -> Iterator[None]:
    """While it lasts, this process reads those fixtures and publishes into that folder."""
    with blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        before = connection.settings_dict
        patch.setattr(settings, "VAR", folder)
        patch.setattr(settings, "CURRENT", folder / "current")
        patch.setattr(settings, "FIXTURES", fixtures)
        patch.setattr(staticfiles_storage, "_wrapped", ReleaseStaticFilesStorage())
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict = before


def copy(revision: Revision, folder: Path) -> None:
    """A folder in which a revision is published; its files are the same ones, linked."""
    place = Path("revisions") / revision.name
    shutil.copytree(revision.folder, folder / place, copy_function=os.link)
    shutil.copytree(settings.VAR / "static", folder / "static", copy_function=os.link)
    (folder / "current").symlink_to(place)
