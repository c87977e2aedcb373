"""Static files, collected apart for each release."""

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage

from pagetojob import revisions


class ReleaseStaticFilesStorage(ManifestStaticFilesStorage):
    """A worker names static files as its own release does, whatever is published beside it."""

    def __init__(self) -> None:
        super().__init__(location=settings.VAR / "static" / revisions.release())
