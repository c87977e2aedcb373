"""Which requests are answered at all."""

import unicodedata
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse


class WellFormedMiddleware:
    """An address that no browser could mean is a 400: broken UTF-8, control characters."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_well_formed(request.META.get("PATH_INFO", "/")):
            raise BadRequest("The address is malformed.")
        return self.get_response(request)


def is_well_formed(path_info: str) -> bool:
    """Whether a WSGI ``PATH_INFO``, bytes spelt as Latin-1, is readable text."""
    try:
        text = path_info.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return False
    return not any(unicodedata.category(character) == "Cc" for character in text)
