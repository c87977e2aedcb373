"""What shows a fixture's words: ``{{ section.body|prose:figures }}``, ``{% wording "done" %}``; and
what makes links of the codes among them: ``{% linked targets %}…{% endlinked %}``.
"""

from collections.abc import Mapping

from django import template

from artifacts import explaining, text
from artifacts.linking import deciding, linked
from artifacts.wording import wording

register = template.Library()
register.filter("plain", text.plain)
register.filter("line", text.line)
register.filter("figure", text.figure)
register.filter("prose", text.prose)
register.simple_tag(wording)
register.simple_block_tag(linked)


@register.filter
def explained(html: str, terms: Mapping[str, str]) -> str:
    """Prose with the words linked that a glossary explains."""
    return explaining.explained(html, terms, lambda word: wording("word-explained", word=word))


@register.filter
def where_decided(targets: Mapping[str, str], rule: str) -> str:
    """The page at a moment when a rule decides; empty where the table has none."""
    return targets.get(deciding(rule), "")
