"""The whole application in this process, asked as a WSGI server would ask it."""

from collections.abc import Callable
from wsgiref.util import setup_testing_defaults

from django.core.handlers.wsgi import WSGIHandler

from pagetojob.serving import Application

Ask = Callable[..., tuple[str, dict[str, str], bytes]]


def asks(path: str, query: str = "", **more: str) -> dict:
    """What a WSGI application is told of a request."""
    environ = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "127.0.0.1", **more}
    setup_testing_defaults(environ)
    return environ


def asked(blocker: object) -> Ask:
    """Answers with a status line, headers and a body, from what is published where settings say."""
    served = Application(WSGIHandler())

    def answer(path: str, query: str = "", **more: str) -> tuple[str, dict[str, str], bytes]:
        said: list[tuple] = []
        with blocker.unblock():
            body = b"".join(served(asks(path, query, **more), lambda *start: said.append(start)))
        return said[0][0], dict(said[0][1]), body

    return answer
