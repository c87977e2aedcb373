"""Static files, collected apart for each release; style sheets without an author's white space,
and those of a browser in one piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage
from rcssmin import cssmin

from pagetojob import revisions


class ReleaseStaticFilesStorage(ManifestStaticFilesStorage):
    """A worker names static files as its own release does, whatever is published beside it."""

    def __init__(self) -> None:
        super().__init__(location=settings.VAR / "static" / revisions.release())

    def file_hash(self, name: str | None, content: File | None = None) -> str | None:
        # Browsers keep a file for good, so its name has to follow the bytes that are served.
        return super().file_hash(name, _as_served(name, content))

    def _save(self, name: str, content: File) -> str:
        return super()._save(name, _as_served(name, content))


def _as_served(name: str | None, content: File | None) -> File | None:
    if not name or content is None or not name.endswith(".css"):
        return content
    content.seek(0)  # a digest may have been taken of it
    return ContentFile(cssmin(content.read().decode()).encode())


class OneSheetFinder(BaseFinder):
    """Hands the sheets that import others to be collected in one piece; a preview, which asks for
    their paths, follows the imports.
    """

    SHEETS = ("screen", "site", "miniatures")

    def list(self, ignore_patterns: list[str]) -> Iterator[tuple[str, FileSystemStorage]]:
        for sheet in self.SHEETS:
            yield f"css/{sheet}.css", _InOnePiece(settings.STATICFILES_DIRS[0])

    def find(self, path: str, **kwargs: object) -> list[str]:
        return []


class _InOnePiece(FileSystemStorage):
    IMPORT = re.compile(r'@import url\("(?P<sheet>[\w-]+\.css)"\) ?(?P<media>\w*);')

    def _open(self, name: str, mode: str = "rb") -> File:
        file = Path(self.path(name))

        def whole(found: re.Match) -> str:
            source = (file.parent / found["sheet"]).read_text()
            return f"@media {found['media']} {{{source}}}" if found["media"] else source

        return ContentFile(self.IMPORT.sub(whole, file.read_text()).encode())
