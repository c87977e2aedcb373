"""Which wordings our code and templates use, read from their source as Django's ``makemessages``
reads messages: content is complete when each of them is there, and says nothing else.

A wording is used by its slug, ``wording("no-test")``, or found by a value of the rules; of the
latter an app's ``checks`` module offers ``wordings``, every one by its slug.
"""

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings

from artifacts.offered import gathered
from artifacts.words import slug_of

TAG = re.compile(r'{% wording "([^"]*)"(.*?) %}')
GIVEN = re.compile(r"(\w+)=")

# Every wording that is used, by its slug, with what its text may name.
Uses = Mapping[str, Collection[str]]


def of_values(*kinds: type[StrEnum]) -> Uses:
    """What each value of some kinds is called; a text names nothing there."""
    return {slug_of(value): () for kind in kinds for value in kind}


def uses() -> Uses:
    """Every wording that there has to be."""
    return {**_in_source(), **gathered("checks", "wordings")}


@cache
def _in_source() -> Uses:
    found: dict[str, set[str]] = {}
    for slug, names in (*_in_modules(), *_in_templates()):
        # One that is used twice may name what it is given both times.
        found[slug] = found.get(slug, names) & names
    return found


def _in_modules() -> Iterator[tuple[str, set[str]]]:
    folders = [Path(config.path) for config in apps.get_app_configs()]
    own = [folder for folder in folders if folder.parent == settings.BASE_DIR]  # the others within
    for module in (module for folder in own for module in folder.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "wording":
                yield _use(node)


def _use(call: ast.Call) -> tuple[str, set[str]]:
    """Raises ``ValueError`` where its slug is not there to be read."""
    slug = getattr(call.args[0], "value", None) if call.args else None
    if not isinstance(slug, str):
        raise ValueError(f"A wording is named by its slug: {ast.unparse(call)}")
    return slug, {str(keyword.arg) for keyword in call.keywords}


def _in_templates() -> Iterator[tuple[str, set[str]]]:
    for template in (settings.BASE_DIR / "templates").rglob("*.html"):
        for slug, given in TAG.findall(template.read_text()):
            yield slug, set(GIVEN.findall(given))
