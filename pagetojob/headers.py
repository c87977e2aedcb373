"""The headers of every answer, Django's and the published files' alike."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from flow.requests import said

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)

SECURITY = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
if settings.ORIGIN.startswith("https://"):
    SECURITY["Strict-Transport-Security"] = "max-age=31536000"

PUBLISHED = "public, max-age=60"
IMMUTABLE = "public, max-age=31536000, immutable"
UNSTORED = "private, no-store"
CONVERSED = {"Cache-Control": "private, max-age=60", "X-Robots-Tag": "noindex"}


class HeadersMiddleware:
    """What Django answers depends on the request or is an error, so nobody stores it; a page with
    a conversation is kept for a minute by whoever reads it, since they walk through it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code == 200 and said(request).conversation:
            for name, value in CONVERSED.items():
                response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", UNSTORED)
        for name, value in SECURITY.items():
            response.headers.setdefault(name, value)
        return response
