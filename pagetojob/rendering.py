"""Pages as Django answers them, asked for in the process that publishes."""

from collections.abc import Callable
from http import HTTPStatus
from io import BytesIO
from urllib.parse import urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler


class PageError(Exception):
    """A page or PDF that should be published cannot be made."""


class Renderer:
    """Asks the whole Django application, so that a published page is what a visit would get."""

    def __init__(self) -> None:
        self.application = WSGIHandler()

    def html(self, address: str, *, edition: str = "") -> bytes:
        """The HTML at an address; for a PDF's address that is the HTML the PDF is made from.

        Raises ``PageError``.
        """
        origin = urlsplit(settings.ORIGIN)
        environ = {
            "PATH_INFO": address,
            "HTTP_HOST": origin.netloc,
            "wsgi.url_scheme": origin.scheme,
            "wsgi.input": BytesIO(),
            "pagetojob.publishing": True,
            "pagetojob.edition": edition,
        }
        setup_testing_defaults(environ)
        statuses: list[str] = []
        body = BytesIO()

        def start(
            status: str, headers: list[tuple[str, str]], error: object = None, /
        ) -> Callable[[bytes], object]:
            statuses.append(status)
            return body.write

        response = self.application(environ, start)
        body.writelines(response)
        response.close()
        if statuses != ["200 OK"]:
            status = HTTPStatus(int(statuses[0][:3]))
            raise PageError(f"{address} answers {status.value} {status.phrase}.")
        return body.getvalue()
