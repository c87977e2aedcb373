"""Published files first: the WSGI application that decides what a request is answered with."""

import functools
import hashlib
import logging
import os
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from wsgiref.headers import Headers
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from whitenoise import WhiteNoise
from whitenoise.responders import StaticFile

from pagetojob import database, headers, queries, revisions
from pagetojob.requests import LONGEST_QUERY
from pagetojob.revisions import Revision

logger = logging.getLogger("pagetojob")

SECONDS_BETWEEN_LOOKS = 0.1


class Files(WhiteNoise):
    """One revision's files, their bodies in memory: opening files is what costs under load."""

    def __init__(self, root: Path) -> None:
        self.bodies: dict[str, bytes] = {}
        super().__init__(
            None,
            root=str(root),
            prefix="/",
            max_age=None,
            allow_all_origins=False,
            add_headers_function=self.add_headers,
        )
        # Asked while files are added and never again; kept, it would be a circle, and all bodies
        # would wait for a collection that comes after dozens of publishes.
        self.add_headers_function = None

    def add_file_to_dictionary(
        self, url: str, path: str, stat_cache: dict[str, os.stat_result] | None = None
    ) -> None:
        """A page's address is its folder; other spellings of it are Django's to redirect."""
        self.bodies[path] = Path(path).read_bytes()
        url = url.removesuffix("index.html") if url.endswith("/index.html") else url
        super().add_file_to_dictionary(url, path, stat_cache)

    def add_headers(self, file_headers: Headers, path: str, url: str) -> None:
        """The ETag is the content's own and weak, since one tag serves every encoding of it."""
        media_type = file_headers.get("Content-Type", "").replace('"', "")
        file_headers["Content-Type"] = media_type
        in_static = url.startswith(settings.STATIC_URL)
        file_headers["Cache-Control"] = headers.IMMUTABLE if in_static else headers.PUBLISHED
        file_headers["ETag"] = f'W/"{hashlib.sha256(self.bodies[path]).hexdigest()[:16]}"'
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


class Application:
    """Serves what ``var/current`` links to, and follows the link as it moves.

    A request keeps the revision it began with. A worker follows only to folders that its own
    release made: content changes without a restart, code does not. One that starts before its
    release is published serves the files that are there, since they are whole, and nothing else.
    """

    def __init__(self, django: WSGIApplication) -> None:
        self.django = django
        self.release = revisions.release()
        self.served: tuple[Revision, Files] | None = None
        self.looked = float("-inf")
        self.seen = ""
        self.looking = threading.Lock()
        self.follow()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if time.monotonic() - self.looked > SECONDS_BETWEEN_LOOKS:
            self.follow()
        served = self.served
        if served and _may_be_a_file(environ, served[0]):
            file = served[1].files.get(environ["PATH_INFO"])
            if file is not None:
                return served[1].answer(file, environ, start_response)
        if served is None or served[0].release != self.release:
            return _unpublished(start_response)
        environ["pagetojob.revision"] = served[0]
        database.use(served[0].database)
        return self.django(environ, start_response)

    def follow(self) -> None:
        """Looks where the link points and reads the folder when it is a new one.

        One thread looks at a time; the others go on with what they have.
        """
        if not self.looking.acquire(blocking=False):
            return
        try:
            self.looked = time.monotonic()
            folder = settings.CURRENT.resolve()
            if folder.name != self.seen:
                self._take(folder)
        except (OSError, ValueError):
            logger.exception("What is published cannot be read; serving what was.")
        finally:
            self.looking.release()

    def _take(self, folder: Path) -> None:
        revision = revisions.read(folder)
        if revision is None:
            return
        if revision.release != self.release:
            logger.warning("%s was made by other code: run make publish.", revision.name)
        if revision.release == self.release or self.served is None:
            self.served = revision, Files(revision.files)
            logger.info("Serving revision %s.", revision.name)
        self.seen = folder.name


def _may_be_a_file(environ: WSGIEnvironment, revision: Revision) -> bool:
    """Django answers a query that says something to its page; any other changes nothing."""
    return (
        environ["REQUEST_METHOD"] in ("GET", "HEAD")
        and _is_allowed(environ.get("HTTP_HOST", ""))
        and not _changes(environ["PATH_INFO"], environ.get("QUERY_STRING", ""), revision)
    )


def _changes(path: str, query: str, revision: Revision) -> bool:
    """One that is too long is refused, whatever it says."""
    if len(query) > LONGEST_QUERY:
        return True
    known = revision.keys.get(path, [])
    return bool(query and known) and any(
        queries.is_among(key, known) for key in queries.keys(query)
    )


@functools.lru_cache(maxsize=256)
def _is_allowed(host: str) -> bool:
    domain, _ = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def _unpublished(start_response: StartResponse) -> Iterable[bytes]:
    fields = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": headers.UNSTORED}
    start_response("503 Service Unavailable", [*fields.items(), *headers.SECURITY.items()])
    return [b"Nothing is published by this release: run make publish.\n"]
