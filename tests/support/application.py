"""A WSGI application in this process, asked as a server would ask it."""

from collections.abc import Callable
from typing import NamedTuple
from wsgiref.util import setup_testing_defaults

from django.template.response import TemplateResponse
from django.test import RequestFactory
from django.urls import resolve


class Answered(NamedTuple):
    """The status line, the headers and the body of an answer."""

    status: str
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def asks(path: str, query: str = "", **more: str) -> dict:
    """What a WSGI application is told of a request."""
    environ = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "127.0.0.1", **more}
    setup_testing_defaults(environ)
    return environ


def unrendered(address: str) -> TemplateResponse:
    """What the view of an address hands to its template: a page's, or that of a PDF."""
    request = RequestFactory().get(address)
    request.htmx = False
    found = resolve(request.path_info)
    response = found.func(request, *found.args, **found.kwargs)
    assert isinstance(response, TemplateResponse), address
    return response


def ask(application: Callable, address: str, **more: str) -> Answered:
    """What is answered to an address with its query; ``more`` is WSGI's."""
    path, _, query = address.partition("?")
    said: list[tuple] = []
    body = b"".join(application(asks(path, query, **more), lambda *start: said.append(start)))
    return Answered(said[0][0], dict(said[0][1]), body)
