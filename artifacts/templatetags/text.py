"""Filters that show a fixture's text: ``{{ section.body|prose:figures }}``."""

from django import template

from artifacts import text

register = template.Library()
register.filter("plain", text.plain)
register.filter("line", text.line)
register.filter("prose", text.prose)
