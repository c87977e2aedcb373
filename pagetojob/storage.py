"""Static files, collected into the revision that is being built; style sheets without an author's
white space, and those of a browser in one piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder, get_finders
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage, staticfiles_storage
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage
from rcssmin import cssmin

from pagetojob import inputs

# What django-htmx ships beside the one file that our pages load.
UNUSED = ["htmx-4*", "htmax-*", "ext", "django-htmx.js", "htmx-2.js"]


class NamedStaticFiles(ManifestStaticFilesStorage):
    """Names static files as the revision does that this process builds or began to serve."""

    # Django answers the names and their digest; the stubs know of the names alone.
    def load_manifest(self) -> tuple[dict[str, str], str]:  # type: ignore[override]
        """The names are in the revision's note."""
        return {}, ""

    def save_manifest(self) -> None:
        """They are written there."""

    def file_hash(self, name: str | None, content: File[bytes] | None = None) -> str | None:
        # Browsers keep a file for good, so its name has to follow the bytes that are served.
        # Django names no file when it hashes its manifest; the stubs do not know.
        return super().file_hash(name, _as_served(name, content))  # type: ignore[arg-type]

    def _save(self, name: str, content: File[bytes]) -> str:
        # Django's documentation has storages override it; the stubs leave it out.
        saved: str = super()._save(name, _as_served(name, content))  # type: ignore[misc]
        return saved


def use(names: dict[str, str]) -> None:
    """From now on pages name static files so."""
    assert isinstance(staticfiles_storage, ManifestStaticFilesStorage)  # says STORAGES
    staticfiles_storage.hashed_files = names


def collect(folder: Path) -> dict[str, str]:
    """Puts all that pages load into a folder; what each is served as, by its name in the code.

    Raises ``ValueError`` where a sheet names a file that is not there.
    """
    storage = NamedStaticFiles(location=folder)
    found: dict[str, tuple[NamedStaticFiles, str]] = {}
    for finder in get_finders():
        for name, source in finder.list(UNUSED):
            if name not in found and inputs.counts(PurePath(name), inputs.CODE):
                with source.open(name) as file:
                    found[name] = storage, storage.save(name, file)
    # Of a fault in a sheet and in what imports it, the first is said.
    for name, _, done in storage.post_process(dict(reversed(found.items()))):
        if isinstance(done, Exception):
            said, _, _ = str(done).partition(" with <")
            raise ValueError(f"static/{name}: {said}.") from done
    return dict(storage.hashed_files)


def _as_served(name: str | None, content: File[bytes] | None) -> File[bytes] | None:
    if not name or content is None or not name.endswith(".css"):
        return content
    content.seek(0)  # a digest may have been taken of it
    return ContentFile(cssmin(content.read().decode()).encode())


class OneSheetFinder(BaseFinder):
    """Hands the sheets that import others to be collected in one piece; a preview, which asks for
    their paths, follows the imports.
    """

    # The stubs want ``None`` where one path is asked for; Django's own finders answer this.
    def find(self, path: str, **kwargs: object) -> list[str]:  # type: ignore[override]
        return []

    def list(
        self, ignore_patterns: Iterable[str] | None
    ) -> Iterator[tuple[str, FileSystemStorage]]:
        root = Path(settings.STATICFILES_DIRS[0])
        for sheet in sorted((root / "css").glob("*.css")):
            if _InOnePiece.IMPORT.search(sheet.read_text()):
                yield f"css/{sheet.name}", _InOnePiece(root)


class _InOnePiece(FileSystemStorage):
    IMPORT = re.compile(r'@import url\("(?P<sheet>[\w/-]+\.css)"\) ?(?P<media>\w*)(?:;|$)')

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:
        file = Path(self.path(name))

        def whole(found: re.Match[str]) -> str:
            imported = file.parent / found["sheet"]
            if not imported.is_file():
                return found[0]  # and collecting refuses it
            source = imported.read_text()
            # Out of its folder, a sheet's way to the fonts is a step shorter.
            source = source.replace('url("../../', 'url("../')
            return f"@media {found['media']} {{{source}}}" if found["media"] else source

        # What a comment says is no import.
        return ContentFile(self.IMPORT.sub(whole, cssmin(file.read_text())).encode())
