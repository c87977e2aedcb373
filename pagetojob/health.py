"""Whether the server is alive, and whether it is able to answer: two questions, two addresses.

Whoever asks may know the server by any name or number, and reads kinds of things, never a path.
"""

import logging
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

from django.conf import settings
from django.db import DatabaseError, connection

from flow.models import Step
from pagetojob import database, headers
from pagetojob.files import Served

ALIVE, READY = "/healthz", "/readyz"
METHODS = ("GET", "HEAD")

logger = logging.getLogger("pagetojob")


def answer(
    environ: WSGIEnvironment, start_response: StartResponse, served: Served | None, trouble: str
) -> Iterable[bytes]:
    """One line, of a worker that serves this, or nothing yet. ``trouble`` is what it knows to be
    wrong with what is published.
    """
    fields = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": headers.UNSTORED}
    name = f"revision {served.revision.name}" if served else "nothing is published"
    if environ["REQUEST_METHOD"] not in METHODS:
        status, said = "405 Method Not Allowed", "only GET and HEAD"
        fields["Allow"] = ", ".join(METHODS)
    elif environ["PATH_INFO"] == READY and (missing := _missing(served, trouble)):
        status, said = "503 Service Unavailable", f"not ready: {missing}"
    else:
        status, said = "200 OK", f"ok, {name}"
    start_response(status, [*fields.items(), *headers.SECURITY.items()])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [f"{said}\n".encode()]


def _missing(served: Served | None, trouble: str) -> str:
    """What keeps a worker from answering all that it could be asked; empty where nothing does."""
    if served is None:
        return "nothing is published"
    if trouble:
        return trouble
    if not settings.BASE_DIR.is_dir():  # what is read of it when it is first needed
        return "the code of what is served is gone"
    connection.close()  # one that is open reads on where there is no file any more
    database.use(served.revision.database, again=served.again)
    try:
        if not Step.objects.exists():
            return "the database is empty"
    except DatabaseError:
        logger.exception("The database of what is served cannot be read.")
        return "the database cannot be read"
    return ""
