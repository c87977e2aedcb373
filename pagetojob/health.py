"""Whether the server is alive, and whether it is able to answer: two questions, two addresses.

Whoever asks may know the server by any name or number, and reads kinds of things, never a path.
"""

import logging
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

from django.conf import settings
from django.db import DatabaseError

from flow.models import Step
from pagetojob import database, headers, revisions
from pagetojob.revisions import Damaged, Revision

ALIVE, READY = "/healthz", "/readyz"
METHODS = ("GET", "HEAD")

logger = logging.getLogger("pagetojob")


def answer(
    environ: WSGIEnvironment, start_response: StartResponse, served: Revision | None
) -> Iterable[bytes]:
    """One line, of a worker that serves this revision, or none yet."""
    fields = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": headers.UNSTORED}
    if environ["REQUEST_METHOD"] not in METHODS:
        status, said = "405 Method Not Allowed", "only GET and HEAD"
        fields["Allow"] = ", ".join(METHODS)
    elif environ["PATH_INFO"] == READY and (missing := _missing(served)):
        status, said = "503 Service Unavailable", f"not ready: {missing}"
    else:
        status = "200 OK"
        said = f"ok, revision {served.name}" if served else "ok, nothing is published"
    start_response(status, [*fields.items(), *headers.SECURITY.items()])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [f"{said}\n".encode()]


def _missing(served: Revision | None) -> str:
    """What keeps a worker from answering all that it could be asked; empty where nothing does."""
    if served is None:
        return "nothing is published"
    try:
        published = revisions.read(settings.CURRENT.resolve())
    except Damaged:
        return "what is published cannot be read"
    if published.release != served.release:
        return "another release is published: restart"
    database.use(served.database)
    try:
        if not Step.objects.exists():
            return "the database is empty"
    except DatabaseError:
        logger.exception("The database of what is served cannot be read.")
        return "the database cannot be read"
    return ""
