"""What only paper needs: a code that a phone can read."""

import segno
from django import template
from django.utils.safestring import SafeString, mark_safe

from artifacts.wording import wording

register = template.Library()


@register.simple_tag
def qr(origin: str, address: str, title: str) -> SafeString:
    """A QR code of a page's full address as SVG, titled for a reader who cannot see it."""
    code = segno.make_qr(origin + address, error="m")
    named = wording("qr-code", title=title)
    svg = code.svg_inline(border=0, title=named, svgclass="qr__code")
    return mark_safe(svg)
