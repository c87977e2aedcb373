"""Of paper: a code on it that a phone can read, and what a screen says of it."""

import segno
from django import template
from django.utils.safestring import SafeString, mark_safe

from artifacts.wording import wording
from pagetojob import sizes

register = template.Library()


@register.simple_tag
def pages_and_size() -> str:
    """Within a link to a PDF: the place of what is known when that is made."""
    return sizes.PLACE


@register.simple_tag
def qr(origin: str, address: str, title: str) -> SafeString:
    """A QR code of a page's full address as SVG, titled for a reader who cannot see it."""
    code = segno.make_qr(origin + address, error="m")
    named = wording("qr-code", title=title)
    svg = code.svg_inline(border=0, title=named, svgclass="qr__code")
    return mark_safe(svg)
