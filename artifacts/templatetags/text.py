"""What shows a fixture's words: ``{{ section.body|prose:figures }}``, ``{% wording "done" %}``."""

from django import template

from artifacts import text
from artifacts.explaining import explained
from artifacts.wording import wording

register = template.Library()
register.filter("plain", text.plain)
register.filter("line", text.line)
register.filter("figure", text.figure)
register.filter("prose", text.prose)
register.filter("explained", explained)
register.simple_tag(wording)
