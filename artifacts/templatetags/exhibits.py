"""The tag that puts what a section shows on its page: ``{% exhibit shown figures targets %}``."""

from collections.abc import Mapping

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from artifacts.register import Shown

register = template.Library()


@register.simple_tag
def exhibit(
    shown: Shown, figures: Mapping[str, object], targets: Mapping[str, str] | None = None
) -> SafeString:
    """The texts of rows name figures, and some rows where they lead, so that every exhibit is told
    both.
    """
    told = {"figures": figures, "targets": targets or {}}
    return render_to_string(shown.template, {**shown.context, **told})
