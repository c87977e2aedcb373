"""The tag that puts a section's exhibit on its page: ``{% exhibit section figures %}``."""

from collections.abc import Mapping

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from artifacts.exhibits import EXHIBITS
from artifacts.models import Section

register = template.Library()


@register.simple_tag
def exhibit(section: Section, figures: Mapping[str, object]) -> SafeString:
    context = {**EXHIBITS[section.exhibit](section), "figures": figures}
    return render_to_string(f"components/exhibits/{section.exhibit}.html", context)
