"""Published files first: the WSGI application that decides what a request is answered with."""

import functools
import logging
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from pagetojob import database, headers, health, inputs, origins, queries, revisions, storage
from pagetojob.files import Files, Served
from pagetojob.requests import LONGEST_QUERY
from pagetojob.revisions import DATABASE, Damaged, Hold, Revision

logger = logging.getLogger("pagetojob")

SECONDS_BETWEEN_LOOKS = 0.1
SECONDS_AFTER_A_FAILURE = 2


class Application:
    """Serves what ``var/current`` links to, and follows the link as it moves.

    A request keeps the revision it began with. A worker follows only to folders that its own
    release made: content changes without a restart, code does not. Where what is published is
    damaged, or another release's, a worker that starts serves what was published before, one that
    runs what it had. One whose release is nowhere serves the files that are there, since they are
    whole, and nothing else.
    """

    # The server wraps what it calls, and would keep what an ordinary object holds at its start.
    __slots__ = ("django", "looking", "next_look", "release", "seen", "served", "trouble")

    def __init__(self, django: WSGIApplication) -> None:
        self.django = django
        self.release = inputs.release()
        self.served: Served | None = None
        self.next_look = float("-inf")
        self.seen: tuple[Path, int] | None = None
        self.trouble = ""  # with what is published; said by kind
        self.looking = threading.Lock()
        self.follow()
        for any_release in (False, True):
            for folder in revisions.candidates():
                if self.served is None:
                    self._try(folder, any_release=any_release)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if time.monotonic() > self.next_look:
            self.follow()
        served = self.served
        if served and _may_be_a_file(environ, served.revision):
            file = served.files.files.get(environ["PATH_INFO"])
            if file is not None:
                return served.files.answer(file, environ, start_response)
        if environ["PATH_INFO"] in (health.ALIVE, health.READY):
            return health.answer(environ, start_response, served, self.trouble)
        if served is None or served.revision.release != self.release:
            return _unpublished(start_response)
        environ["pagetojob.revision"] = served.revision
        environ["pagetojob.hold"] = served.hold
        database.use(served.revision.database, again=served.again)
        return self.django(environ, start_response)

    def follow(self) -> None:
        """Looks where the link points and reads the folder when it is a new one.

        One thread looks at a time; the others go on with what they have.
        """
        if not self.looking.acquire(blocking=False):
            return
        try:
            self.next_look = time.monotonic() + SECONDS_BETWEEN_LOOKS
            folder = settings.CURRENT.resolve()
            seen = folder, _seen(folder)
            if seen != self.seen:
                self.seen, self.trouble = seen, ""
                self._try(folder)
        except OSError:
            self.seen, self.trouble = None, "what is published cannot be read"
            if self.served is None:
                logger.warning("Nothing is published: run make publish.")
        finally:
            self.looking.release()

    def _try(self, folder: Path, *, any_release: bool = False) -> None:
        """Serves what is in a folder from now on, if this worker may and it is whole."""
        try:
            hold = Hold(folder)  # from here on it stays
            revision = revisions.read(folder)
            if self._may_follow_to(revision) or any_release:
                self._take(revision, hold)
            else:
                self.trouble = "another release is published: restart"
                logger.warning("%s was made by other code: restart to serve it.", revision.name)
        except (Damaged, OSError) as error:
            self.seen, self.trouble = None, "what is published is damaged"
            self.next_look = time.monotonic() + SECONDS_AFTER_A_FAILURE
            logger.error(f"What is published cannot be served: {error}.")

    def _may_follow_to(self, revision: Revision) -> bool:
        """Made by this code, and for an address that this worker answers to."""
        return revision.release == self.release and _is_allowed(origins.host(revision.origin))

    def _take(self, revision: Revision, hold: Hold) -> None:
        before = self.served
        files = Files(revision, before.files.known if before else {})
        revision.load(DATABASE)
        if revision.release == self.release:
            storage.use(revision.static)
        is_same = before and before.revision.folder == revision.folder
        again = before.again + 1 if before and is_same else 0
        self.served = Served(revision, files, hold, again)
        logger.info("Serving revision %s.", revision.name)


def _seen(folder: Path) -> int:
    return (folder / revisions.NOTE).stat().st_mtime_ns


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
    """What to do about it is the operator's to know, and in the log."""
    fields = {
        "Content-Type": "text/plain; charset=utf-8",
        "Cache-Control": headers.UNSTORED,
        "Retry-After": "60",
    }
    start_response("503 Service Unavailable", [*fields.items(), *headers.SECURITY.items()])
    return [b"This page cannot be shown at the moment. Please try again in a minute.\n"]
