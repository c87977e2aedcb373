"""What shows a fixture's words: ``{{ section.body|prose:figures }}``, ``{% wording "done" %}``; and
what makes links of the codes among them: ``{% linked targets %}…{% endlinked %}``.
"""

from collections.abc import Mapping

from django import template

from artifacts import text
from artifacts.explaining import explained
from artifacts.linking import deciding, linked
from artifacts.wording import wording

register = template.Library()
register.filter("plain", text.plain)
register.filter("line", text.line)
register.filter("figure", text.figure)
register.filter("prose", text.prose)
register.filter("explained", explained)
register.simple_tag(wording)
register.simple_block_tag(linked)


@register.filter
def where_decided(targets: Mapping[str, str], rule: str) -> str:
    """The page at a moment when a rule decides; empty where the table has none."""
    return targets.get(deciding(rule), "")
