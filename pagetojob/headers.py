"""The headers of every answer, Django's and the published files' alike."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from flow.requests import said
from pagetojob.pdf import PDF

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

# A browser shows a PDF in a page of its own, which this policy covers: what that page loads is not
# ours to say, and WebKit's is a frame of 300 by 150 where it may load nothing.
PDF_POLICY = "frame-ancestors 'none'; form-action 'none'; base-uri 'none'"

PUBLISHED = "public, max-age=60"
IMMUTABLE = "public, max-age=31536000, immutable"
UNSTORED = "private, no-store"
CONVERSED = {"Cache-Control": "private, max-age=60", "X-Robots-Tag": "noindex"}


def of_answer(address: str, media_type: str) -> dict[str, str]:
    """Those that every answer has, by what it is; a PDF is saved under a name that says whose."""
    if media_type != PDF:
        return SECURITY
    name = f"pagetojob-{address.rpartition('/')[2]}"
    return {
        **SECURITY,
        "Content-Security-Policy": PDF_POLICY,
        "Content-Disposition": f'inline; filename="{name}"',
    }


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
        of_this = of_answer(request.path, response.headers.get("Content-Type", ""))
        for name, value in of_this.items():
            response.headers.setdefault(name, value)
        return response
