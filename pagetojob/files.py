"""The files of a revision, as they are served."""

import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple
from wsgiref.headers import Headers
from wsgiref.types import StartResponse, WSGIEnvironment

from django.conf import settings
from whitenoise import WhiteNoise
from whitenoise.responders import StaticFile

from pagetojob import headers, revisions
from pagetojob.revisions import SITE, STATIC, Damaged, Hold, Revision


class Files(WhiteNoise):
    """One revision's files, their bodies in memory: opening files is what costs under load. Beside
    them stand the static files of the other revisions that are kept: a page that was opened before
    may still ask for one.

    ``known`` are bodies that are in memory already, by digest; what is the same is there once.
    Raises ``Damaged`` where a file is not as it was published.
    """

    def __init__(self, revision: Revision, known: Mapping[str, bytes]) -> None:
        super().__init__(
            None,
            max_age=None,
            allow_all_origins=False,
            add_headers_function=self.add_headers,
        )
        self.bodies: dict[str, bytes] = {}  # by path
        self.digests: dict[str, str] = {}
        names = {name for name in revision.digests if name.startswith(f"{SITE}/")}
        self._add(revision, names, known)
        for other in _others(revision):
            static = {name for name in other.digests if name.startswith(STATIC)} - names
            try:
                self._add(other, static, known)
            except Damaged:
                continue
            names |= static
        # Asked while files are added and never again; kept, it would be a circle, and all bodies
        # would wait for a collection that comes after dozens of publishes.
        self.add_headers_function = None

    @property
    def known(self) -> dict[str, bytes]:
        """The bodies by digest, for the files that come after these."""
        return {self.digests[path]: body for path, body in self.bodies.items()}

    def _add(self, revision: Revision, names: Iterable[str], known: Mapping[str, bytes]) -> None:
        """What the note names, and nothing else that may lie beside it."""
        found: dict[str, os.stat_result] = {}
        for name in names:
            path, data = str(revision.folder / name), revision.load(name)
            self.digests[path] = revision.digests[name]
            self.bodies[path] = known.get(self.digests[path], data)
            found[path] = _told(len(data))
        for path in found:
            url = f"/{Path(path).relative_to(revision.files).as_posix()}"
            self.add_file_to_dictionary(url, path, found)

    def add_file_to_dictionary(
        self, url: str, path: str, stat_cache: dict[str, os.stat_result] | None = None
    ) -> None:
        """A page's address is its folder; other spellings of it are Django's to redirect."""
        url = url.removesuffix("index.html") if url.endswith("/index.html") else url
        super().add_file_to_dictionary(url, path, stat_cache)

    def add_headers(self, file_headers: Headers, path: str, url: str) -> None:
        """The ETag is the content's own and weak, since one tag serves every encoding of it."""
        media_type = file_headers.get("Content-Type", "").replace('"', "")
        file_headers["Content-Type"] = media_type
        in_static = url.startswith(settings.STATIC_URL)
        file_headers["Cache-Control"] = headers.IMMUTABLE if in_static else headers.PUBLISHED
        file_headers["ETag"] = f'W/"{self.digests[path][:16]}"'
        for name, value in headers.of_answer(url, media_type).items():
            file_headers[name] = value

    def answer(
        self, file: StaticFile, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Whole files only: a range of one would be opened from a folder that may be gone, and a
        weak tag cannot promise that two ranges are of one file.
        """
        environ.pop("HTTP_RANGE", None)
        if environ["REQUEST_METHOD"] == "HEAD" or file.is_not_modified(environ):
            bodiless: Iterable[bytes] = self.serve(file, environ, start_response)
            return bodiless
        path, file_headers = file.get_path_and_headers(environ)
        start_response("200 OK", file_headers)
        return [self.bodies[path]]


class Served(NamedTuple):
    """What a request is answered from. As long as one is, its folder is held. ``again`` is how
    often the same one was taken up again, which is when what was damaged in it was made whole.
    """

    revision: Revision
    files: Files
    hold: Hold
    again: int


def _told(size: int) -> os.stat_result:
    """What a server is told of a file: its time is nobody's business. A page put back must not look
    older than the one it replaces.
    """
    return os.stat_result((stat.S_IFREG | 0o644, 0, 0, 0, 0, 0, size, 0, 0, 0))


def _others(revision: Revision) -> Iterable[Revision]:
    for folder in revisions.kept():
        try:
            if folder != revision.folder:
                yield revisions.read(folder)
        except Damaged:
            continue
