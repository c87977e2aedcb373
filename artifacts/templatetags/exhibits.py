"""The tag that puts a section's exhibit on its page: ``{% exhibit section figures %}``."""

from collections.abc import Mapping

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from artifacts.exhibits import COMPUTED, TABLES, WRITTEN
from artifacts.models import Section, worked_example

register = template.Library()


@register.simple_tag
def exhibit(section: Section, figures: Mapping[str, object]) -> SafeString:
    name = section.exhibit
    file = "tables" if name in TABLES else name
    if name in WRITTEN:
        shown = WRITTEN[name](section)
    else:
        shown = {**COMPUTED, **TABLES}[name](worked_example())
    return render_to_string(f"components/exhibits/{file}.html", {**shown, "figures": figures})
