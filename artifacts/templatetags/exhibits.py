"""The tag that puts a section's exhibit on its page: ``{% exhibit section figures result %}``."""

from collections.abc import Mapping

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from artifacts.exhibits import ANSWERED, COMPUTED, DRAWN, MINIATURES, TABLES, WRITTEN
from artifacts.models import Section, instrument, site_words, worked_example
from artifacts.rules.audit import Result

register = template.Library()


@register.simple_tag
def exhibit(section: Section, figures: Mapping[str, object], result: Result | None) -> SafeString:
    name = section.exhibit
    file = "tables" if name in TABLES else "miniatures" if name in MINIATURES else name
    if name in WRITTEN:
        shown = WRITTEN[name](section)
    elif name in ANSWERED:
        shown = ANSWERED[name](instrument(), result)
    elif name in DRAWN:
        shown = DRAWN[name](worked_example(), site_words())
    else:
        shown = {**COMPUTED, **TABLES}[name](worked_example())
    return render_to_string(f"components/exhibits/{file}.html", {**shown, "figures": figures})
