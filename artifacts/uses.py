"""Which wordings our code and templates use, read from their source as Django's ``makemessages``
reads messages: content is complete when each of them is there, and says nothing else.

A wording is used by its slug, ``wording("no-test")``, or found by a value of the rules; of the
latter an app's ``checks`` module offers ``wordings``, every one by its slug.
"""

import ast
import re
from collections.abc import Collection, Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.apps import apps
from django.conf import settings

from artifacts.offered import gathered
from artifacts.words import slug_of

TAG = re.compile(r'{% wording "([^"]*)"(.*?) %}')
GIVEN = re.compile(r"(\w+)=")


class Use(NamedTuple):
    """``names`` are what a text may name; ``is_needed`` is whether there has to be one."""

    names: Collection[str] = ()
    is_needed: bool = True


def of_values(
    values: type[StrEnum], *parts: str, names: Collection[str] = (), is_needed: bool = True
) -> dict[str, Use]:
    """What is said of each value; without ``parts`` that is what it is called."""
    slugs = [slug_of(value, part) for value in values for part in parts or [""]]
    return dict.fromkeys(slugs, Use(names, is_needed))


def uses() -> dict[str, Use]:
    """Every wording that there is to be, by its slug."""
    return {**_in_source(), **gathered("checks", "wordings")}


@cache
def _in_source() -> dict[str, Use]:
    found: dict[str, set[str]] = {}
    for slug, names in (*_in_modules(), *_in_templates()):
        # One that is used twice may name what it is given both times.
        found[slug] = found.get(slug, names) & names
    return {slug: Use(names) for slug, names in found.items()}


def _in_modules() -> Iterator[tuple[str, set[str]]]:
    folders = [Path(config.path) for config in apps.get_app_configs()]
    own = [folder for folder in folders if folder.parent == settings.BASE_DIR]  # the others within
    for module in (module for folder in own for module in folder.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "wording":
                yield _use(node)


def _use(call: ast.Call) -> tuple[str, set[str]]:
    """Raises ``ValueError`` where its slug, or what it is given, is not there to be read."""
    slug = getattr(call.args[0], "value", None) if call.args else None
    names = {keyword.arg for keyword in call.keywords}
    if not isinstance(slug, str) or None in names:
        raise ValueError(f"A wording is found by its slug and its names: {ast.unparse(call)}")
    return slug, {str(name) for name in names}


def _in_templates() -> Iterator[tuple[str, set[str]]]:
    for template in (settings.BASE_DIR / "templates").rglob("*.html"):
        for slug, given in TAG.findall(template.read_text()):
            yield slug, set(GIVEN.findall(given))
