"""One name for one thing: every term of the glossary is in the code, and no second name for it."""

import ast
import re

import pytest
from django.apps import apps

from artifacts.titan_map.rules import values
from tests.support.environment import ROOT

ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "terms.md").read_text().splitlines()
    if line.startswith("| ")
][2:]
TERMS = {term: (re.findall("`([^`]+)`", code), other) for term, _, code, other in ROWS}
SECOND = {name: term for term, (_, other) in TERMS.items() for name in other.split(", ") if name}
ROOMS = ("artifacts", "flow", "pagetojob")
CLASS = re.compile(r"\.([a-z][a-z0-9]*(?:-[a-z0-9]+)*)")


def style_blocks() -> set[str]:
    sheets = (ROOT / "static" / "css").rglob("*.css")
    return {name for sheet in sheets for name in CLASS.findall(sheet.read_text())}


def defined() -> set[str]:
    """The names of models, templates, style blocks, modules, classes and functions, as words with
    ``_`` between them.
    """
    names = set(style_blocks())
    for room in ROOMS:
        for module in (ROOT / room).rglob("*.py"):
            names.add(module.stem)
            for node in ast.walk(ast.parse(module.read_text())):
                if isinstance(node, ast.ClassDef | ast.FunctionDef):
                    names.add(node.name)
    names |= {file.stem for file in (ROOT / "templates").rglob("*.html")}
    names |= {field.name for model in apps.get_models() for field in model._meta.get_fields()}
    return {re.sub(r"(?<=[a-z])(?=[A-Z])|-", "_", name).lower().strip("_") for name in names}


def is_there(name: str) -> bool:
    if name.startswith("."):
        return name[1:] in style_blocks()
    if "/" in name or name.endswith(".html"):
        return any((ROOT / folder / name).is_file() for folder in ("", "templates/components"))
    app, model = name.split(".")
    if app == "values":  # what a value of the map may be
        return hasattr(values, model)
    return model in {each.__name__ for each in apps.get_app_config(app).get_models()}


@pytest.mark.parametrize("term", TERMS)
def test_a_term_names_what_is_in_the_code(term):
    named, _ = TERMS[term]
    assert named
    assert [name for name in named if not is_there(name)] == []


def test_a_name_that_is_not_in_the_code_would_be_seen():
    names = (".no-such-block", "flow/no_such.html", "flow.NoSuchModel", "values.NoSuchValue")
    assert not any(map(is_there, names))


def test_no_term_goes_by_a_second_name():
    used = defined()
    assert "step" in used
    assert {name: term for name, term in SECOND.items() if name in used} == {}


def test_every_model_of_the_content_is_a_term_or_belongs_to_one():
    """Rows beside a section and words of the demo site go by what they are rows and words of."""
    named = {name for codes, _ in TERMS.values() for name in codes}
    models = {each._meta.label for each in apps.get_models() if not each._meta.auto_created}
    rows = {label for label in models if label.partition(".")[0] == "artifacts"}
    words = {label for label in models if label.endswith("Words")}
    assert models - named - rows - words == set()
