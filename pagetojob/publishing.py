"""Builds a revision beside the published one, checks all of it, and only then moves the link."""

import fcntl
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from pagetojob import database, housekeeping, inputs, origins, revisions, storage
from pagetojob.building import Published, build
from pagetojob.inputs import Inputs
from pagetojob.pdf import probe
from pagetojob.revisions import Damaged, Revision

logger = logging.getLogger("pagetojob")


class Unpublishable(Exception):
    """Something other than the content stands in the way; the message says what, and the way on."""


def publish(*, without_pdfs: bool = False) -> Published:
    """Publishes the fixtures as they are. Publishing what is published already does nothing.

    Raises ``ContentRefused``, ``RevisionRefused``, ``Unpublishable``, ``PageError`` or ``OSError``;
    whatever it raises, what was published stays published. ``without_pdfs`` allows that there are
    none any more, where the engine is missing.
    """
    with _one_at_a_time():
        before = revisions.latest()
        _check_origin(before)
        if before and not before.pdf_note and probe.missing() and not without_pdfs:
            raise Unpublishable(
                f"{probe.note()}. The PDFs that are published stay; to publish without any, run "
                "manage.py publish --without-pdfs."
            )
        outcome = _made(inputs.read(), before)
        os.utime(outcome.revision.folder)
        if settings.ORIGIN_SAID:
            origins.remember(settings.VAR, settings.ORIGIN)
        revisions.point_at(outcome.revision)
        database.use(outcome.revision.database)
        storage.use(outcome.revision.static)
        try:
            revisions.to_disk([settings.VAR])
            housekeeping.clear_left_overs()
            housekeeping.forget_old_revisions()
        except OSError as error:
            outcome = replace(outcome, undone=str(error))
    return replace(outcome, before=before)


def go_back() -> Revision:
    """Publishes the whole revision that was published before the present one.

    Raises ``Unpublishable`` where none is kept, or ``OSError``.
    """
    with _one_at_a_time():
        folders, published = revisions.kept(), settings.CURRENT.resolve()
        earlier = folders[folders.index(published) + 1 :] if published in folders else folders
        earlier = [folder for folder in earlier if folder.stat().st_mtime]
        for folder in earlier:
            try:
                revision = revisions.whole(folder)
            except Damaged:
                continue
            if published in folders:
                os.utime(published, (0, 0))  # nobody goes back to what was gone back from
            origins.remember(settings.VAR, revision.origin)
            revisions.point_at(revision)
            return revision
    raise Unpublishable("no whole revision before this one is kept.")


def _check_origin(before: Revision | None) -> None:
    """A public address moves only when that is said: links, QR codes and PDFs move with it."""
    was = before.origin if before else ""
    if not settings.ORIGIN_SAID and not origins.is_loopback(was) and was != settings.ORIGIN:
        raise Unpublishable(f"links lead to {was} so far; say PAGETOJOB_ORIGIN, that or another.")


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """A second publish waits for the first; a lock of the system's ends with its process."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    with (settings.VAR / revisions.LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            logger.info("Waiting for another publish to end.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        if settings.CURRENT.exists() and not settings.CURRENT.is_symlink():
            raise Unpublishable(
                f"{settings.CURRENT} is no link, as a copy makes it; remove it and publish again."
            )
        housekeeping.clear_left_overs()
        yield


def _made(read: Inputs, before: Revision | None) -> Published:
    """The revision that these inputs make: found whole, or built."""
    folder = settings.VAR / "revisions" / read.name(probe.engine())
    try:
        return Published(revisions.whole(folder))
    except Damaged:
        building = folder.with_name(f".building-{folder.name}")
        building.mkdir(parents=True)
    try:
        outcome = build(building, read, before)
        _finish(outcome.revision, folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return replace(outcome, revision=revisions.read(folder))


def _finish(revision: Revision, folder: Path) -> None:
    """Puts a revision where it belongs, once all of it is on the disk."""
    # Templates and sheets are read while pages are made of them, and modules before.
    if inputs.release() != revision.release or inputs.changed_since(settings.STARTED):
        raise Unpublishable("the code was changed while it was published; publish again.")
    revision.write_note()
    revisions.to_disk([*revision.folder.rglob("*"), revision.folder])
    if folder.exists():
        _heal(folder, revision.folder)
    else:
        revision.folder.rename(folder)
    revisions.to_disk([folder.parent])


def _heal(folder: Path, whole: Path) -> None:
    """What is damaged is made whole where it is, file by file and the note last: a server may hold
    this folder, and run from its code.
    """
    files = sorted((file for file in whole.rglob("*") if file.is_file()), key=_is_note)
    for file in files:
        place = folder / file.relative_to(whole)
        if place.is_dir():
            shutil.rmtree(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        file.replace(place)
    shutil.rmtree(whole)


def _is_note(file: Path) -> bool:
    return file.name == revisions.NOTE
