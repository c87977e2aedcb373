"""A revision is a folder: the code it was made by, the content's SQLite file, the files to serve,
and a note about them all, with the digest of each.

Its name is a digest of everything that went into it. ``var/current`` links to the published one.
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, fields
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

NOTE = "revision.json"
VERSION = 1  # of the note; raised where an older reader would mistake it
CODE, DATABASE, SITE = "code", "content.sqlite3", "site"
STATIC = f"{SITE}/static/"
LOCK = "publish.lock"  # of whoever publishes, beside the revisions


class Damaged(Exception):
    """What is in a folder is no revision, or no longer the one that was put there."""


@dataclass(frozen=True)
class Revision:
    """``release`` is the digest of the code it was made by; ``pdf_note`` says why there are no
    PDFs, and is empty where there are. ``keys`` are those of a query that change what stands at an
    address, by address; elsewhere no query changes anything. ``sizes`` are those of its PDFs: pages
    and bytes, by address. ``static`` is what a static file is served as, by its name in the code.
    ``origin`` is what its links begin with. ``digests`` are those of all its files, by name.
    """

    folder: Path
    release: str
    pdf_note: str
    keys: dict[str, list[str]] = field(default_factory=dict)
    sizes: dict[str, list[int]] = field(default_factory=dict)
    static: dict[str, str] = field(default_factory=dict)
    origin: str = ""
    digests: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    @property
    def files(self) -> Path:
        """What is served."""
        return self.folder / SITE

    @property
    def code(self) -> Path:
        """What a server runs that starts with this revision; one made by older code has none."""
        return self.folder / CODE

    def write_note(self) -> None:
        """The last file that is written, with the digests of all that are there."""
        names = (each.name for each in fields(self) if each.name not in ("folder", "digests"))
        said = {name: getattr(self, name) for name in names}
        note = {"version": VERSION, **said, "digests": dict(_digests(self.folder))}
        (self.folder / NOTE).write_text(json.dumps(note, indent=1) + "\n")

    def load(self, name: str) -> bytes:
        """A file as it was put there. Raises ``Damaged``."""
        try:
            data = (self.folder / name).read_bytes()
        except OSError as error:
            raise Damaged(f"{self.name}: {name} cannot be read: {error.strerror}") from error
        if hashlib.sha256(data).hexdigest() != self.digests.get(name):
            raise Damaged(f"{self.name}: {name} is not as it was published")
        return data

    def hand_over(self, name: str, file: Path) -> None:
        """Copies one with its time, so that whoever copies a site elsewhere by times and sizes sees
        what has changed. Raises ``Damaged``.
        """
        file.write_bytes(self.load(name))
        shutil.copystat(self.folder / name, file)


class Hold:
    """Keeps a folder from being forgotten for as long as this is referred to; nothing is written.

    Raises ``OSError`` where there is none.
    """

    def __init__(self, folder: Path) -> None:
        self.descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        fcntl.flock(self.descriptor, fcntl.LOCK_SH)

    def __del__(self) -> None:
        with suppress(AttributeError):  # there was no folder to open
            os.close(self.descriptor)


@contextmanager
def alone_with(folder: Path) -> Iterator[bool]:
    """Whether no running server holds a folder; none can while this lasts."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    alone = True
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            alone = False
        yield alone
    finally:
        os.close(descriptor)


def read(folder: Path) -> Revision:
    """What the note says; what it says beyond that is another release's. Raises ``Damaged``."""
    try:
        note = json.loads((folder / NOTE).read_bytes())
    except OSError as error:
        raise Damaged(f"{folder.name}: {NOTE} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise Damaged(f"{folder.name}: {NOTE} is not as it was written") from error
    if not _is_readable(note):
        raise Damaged(f"{folder.name}: {NOTE} says nothing that this release can read")
    said = {each.name: note[each.name] for each in fields(Revision) if each.name in note}
    return Revision(**{**said, "folder": folder})


def _is_readable(note: object) -> bool:
    """One from before there were digests says nothing that could be trusted."""
    if not isinstance(note, dict) or note.get("version") != VERSION:
        return False
    words = dict.fromkeys(("release", "pdf_note", "origin"), str)
    tables = dict.fromkeys(("keys", "sizes", "static", "digests"), dict)
    return all(isinstance(note.get(name), kind) for name, kind in {**words, **tables}.items())


def whole(folder: Path) -> Revision:
    """The revision in a folder, each of its files as it was put there. Raises ``Damaged``."""
    revision = read(folder)
    for name in revision.digests:
        revision.load(name)
    return revision


def kept() -> list[Path]:
    """The folders of all revisions that are there, the one published last first."""
    found: dict[Path, float] = {}
    for folder in (settings.VAR / "revisions").glob("[!.]*"):
        with suppress(OSError):  # it goes just now
            found[folder] = folder.stat().st_mtime
    return sorted(found, key=lambda folder: found[folder], reverse=True)


def candidates() -> list[Path]:
    """What may be served, in this order: what is published, then what was before."""
    published = settings.CURRENT.resolve()
    others = [folder for folder in kept() if folder != published]
    return [published, *others] if published.exists() else others


def latest() -> Revision | None:
    """The first of them whose note can be read; not all of it need be whole."""
    return _first(read)


def to_serve() -> Revision | None:
    """The first of them that is whole, for a server that starts with its code."""
    return _first(whole)


def _first(as_asked: Callable[[Path], Revision]) -> Revision | None:
    for folder in candidates():
        with suppress(Damaged):
            return as_asked(folder)
    return None


def point_at(revision: Revision) -> None:
    """Publishes: one rename, so that a reader finds the old link or the new one."""
    fresh = settings.VAR / "next"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(revision.folder.relative_to(settings.VAR))
    fresh.replace(settings.CURRENT)


def to_disk(paths: Iterable[Path]) -> None:
    """Waits until they are: what a power failure leaves is then old or new, never half."""
    for path in paths:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def revision_of(request: HttpRequest) -> Revision | None:
    """The revision that a request began with."""
    return request.META.get("pagetojob.revision")


def _digests(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            yield file.relative_to(folder).as_posix(), digest
