"""Which requests are answered at all."""

import re
import unicodedata
from collections.abc import Callable
from urllib.parse import quote

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.utils.http import escape_leading_slashes

from pagetojob import queries

METHODS = ("GET", "HEAD")
LONGEST_QUERY = 8192  # bytes; ten answers are two hundred
BROKEN_BYTE = re.compile("%[89A-F][0-9A-F]")


class RequestMiddleware:
    """Only GET and HEAD exist, and an address that no page gives is a 400. A query that was mangled
    on its way is read as it was sent off.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        too_long = len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY
        if too_long or not is_well_formed(request.path_info):
            raise BadRequest("The address is malformed, or longer than any that is given here.")
        request.META["QUERY_STRING"] = queries.mended(request.META.get("QUERY_STRING", ""))
        return self.get_response(request)


def own_address(request: HttpRequest) -> str:
    """The bare address of a request, as a link to it stands in a page: a path that begins with two
    slashes would lead to another host.
    """
    return escape_leading_slashes(quote(request.path))


def is_well_formed(path: str) -> bool:
    """Whether a path, as Django decodes it, is readable text.

    Django leaves bytes that are not UTF-8 as they were sent: ``%FF``.
    """
    broken = BROKEN_BYTE.search(path)
    return not broken and not any(unicodedata.category(letter) == "Cc" for letter in path)
