"""Static files, collected apart for each release; style sheets without an author's white space."""

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile, File
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
