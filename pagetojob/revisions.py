"""A revision is a folder: the content's SQLite file, the files to serve, and a note about both.

Its name is a digest of everything that went into it. ``var/current`` links to the published one.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

NOTE = "revision.json"


@dataclass(frozen=True)
class Revision:
    """``release`` is the digest of the code it was made by; ``pdf_note`` says why there are no
    PDFs, and is empty where there are. ``keys`` are those of a query that change what stands at an
    address, by address; elsewhere no query changes anything. ``sizes`` are those of its PDFs: pages
    and bytes, by address.
    """

    folder: Path
    release: str
    pdf_note: str
    keys: dict[str, list[str]] = field(default_factory=dict)
    sizes: dict[str, list[int]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def database(self) -> Path:
        return self.folder / "content.sqlite3"

    @property
    def files(self) -> Path:
        """What is served; the folder is named as those published before have it."""
        return self.folder / "site"

    def write_note(self) -> None:
        note = {
            "release": self.release,
            "pdf_note": self.pdf_note,
            "keys": self.keys,
            "sizes": self.sizes,
        }
        (self.folder / NOTE).write_text(json.dumps(note, indent=2) + "\n")


def read(folder: Path) -> Revision | None:
    """``None`` where the folder is no whole revision: the note is the last file written.

    A note that other code wrote may say more or less than ours.
    """
    try:
        note = json.loads((folder / NOTE).read_text())
    except FileNotFoundError:
        return None
    said = {each.name: note[each.name] for each in fields(Revision) if each.name in note}
    return Revision(folder=folder, **said)


def current() -> Revision | None:
    """What is published now."""
    return read(settings.CURRENT.resolve())


def point_at(revision: Revision) -> None:
    """Publishes: one rename, so that a reader finds the old link or the new one."""
    fresh = settings.VAR / "next"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(revision.folder.relative_to(settings.VAR))
    fresh.replace(settings.CURRENT)


def revision_of(request: HttpRequest) -> Revision | None:
    """The revision that a request began with."""
    return request.META.get("pagetojob.revision")


def release() -> str:
    """The digest of the code, its templates, static files and lock."""
    return _digest(code())


def code() -> list[Path]:
    """Our own apps and whatever else makes pages: the files and folders of a release."""
    apps = {name.partition(".")[0] for name in settings.INSTALLED_APPS}
    names = (*sorted(apps), "templates", "static", "manage.py", "requirements.txt")
    return [path for name in names if (path := settings.BASE_DIR / name).exists()]


def name(engine: str) -> str:
    """The name of the revision that publishing now would make; ``engine`` is the PDF engine's."""
    inputs = (release(), _digest([settings.FIXTURES]), settings.ORIGIN, engine)
    return hashlib.sha256("\n".join(inputs).encode()).hexdigest()[:12]


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        files = [path] if path.is_file() else sorted(path.rglob("*"))
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.relative_to(path.parent).as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
