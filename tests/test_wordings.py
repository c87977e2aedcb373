"""Everything that a reader reads stands in the fixtures: code holds no words, and a template only
those that say where one is.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from artifacts.uses import TAG
from tests.support.environment import ROOT

# Shown where the fixtures may not be there to be read.
WITHOUT_FIXTURES = ("templates/400.html", "templates/500.html")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


MODULES = [
    path
    for room in ("artifacts", "flow", "pagetojob/templatetags")
    for path in sorted((ROOT / room).rglob("*.py"))
    if path.stem not in ("checking", "checks", "faults", "words")  # refusals, and English itself
]
TEMPLATES = [
    path
    for path in sorted((ROOT / "templates").rglob("*.html"))
    if named(path) not in WITHOUT_FIXTURES
]
SAID = re.compile(r"[A-Za-z].* |.* .*[A-Za-z]|[A-Z][a-z]+\Z")
# What is refused, and the forms that something is read or written in.
REFUSING = re.compile(r"clean|check_\w+|_?\w*faults")
FORMS = {"ValidationError", "MinValueValidator", "RegexValidator", "TypeVar", "compile"}
MESSAGES = {"violation_error_message", "message"}
FORM = re.compile(r"[\\<]")  # a pattern, a piece of HTML
# The labels of layout.
LAYOUT = {
    *("artifact", "artifacts", "contents", "edition", "guardrail", "guardrails", "lane", "lanes"),
    *("menu", "of", "pdf", "proof", "section", "site", "step", "steps", "updated"),
    *("page", "to", "job", "pagetojob"),  # the wordmark, in three pieces and in one
}


def said(tree: ast.AST) -> Iterator[str]:
    """Literals that a reader could meet."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef) and REFUSING.fullmatch(node.name):
            continue
        if isinstance(node, ast.Raise | ast.arg) or _is_no_text(node):
            continue
        if isinstance(node, ast.Call) and _called(node) in FORMS:
            continue
        if isinstance(node, ast.keyword) and node.arg in MESSAGES:
            continue
        if isinstance(node, ast.FunctionDef):
            node.returns = None
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and SAID.match(text) and not FORM.search(text):
            yield text
        yield from said(node)


def _is_no_text(node: ast.AST) -> bool:
    """A docstring, or the names that a module or a type is known by."""
    if isinstance(node, ast.Assign):
        return ast.unparse(node.targets[0]) == "__all__"
    if isinstance(node, ast.Subscript):
        return ast.unparse(node.value) == "models.Manager"
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _called(call: ast.Call) -> str:
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_says_nothing_to_a_reader(path):
    assert list(said(ast.parse(path.read_text()))) == []


def test_what_a_module_would_say_is_seen():
    source = 'x = f"{n} of them"\ny = "Weight"\n\ndef clean():\n    """So."""\n    return "is bad."'
    assert list(said(ast.parse(source))) == [" of them", "Weight"]


READ = "aria-label|alt|title|label|placeholder|data-(?:label|copied|edition|disclaimer)"


def words_of(template: str) -> set[str]:
    """Those between its tags, in attributes that are read, handed on as words, and put where a
    value is empty or is a yes or a no.
    """
    source = re.sub(r"{#.*?#}|<(style|script)\b.*?</\1>", "", template, flags=re.S)
    tags = " ".join(re.findall(r"{%.*?%}", source, flags=re.S))
    handed = " ".join(re.findall(r'(?:words|label|title|note|who)="([^"]*)"', tags))
    instead = " ".join(re.findall(r'\|(?:default|default_if_none|yesno):"([^"]*)"', source))
    # Without its tags first: an attribute may hold one, with quotes of its own.
    plain = re.sub(r"{%.*?%}|{{.*?}}", " ", source, flags=re.S)
    read = " ".join(re.findall(rf'(?:{READ})="([^"]*)"', plain))
    shown = re.sub(r"<[^>]*>", " ", plain)
    text = re.sub(r"&\w+;", " ", f"{handed} {instead} {read} {shown}")
    return {word.lower() for word in re.findall(r"[A-Za-z][A-Za-z’]*", text)}


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_says_only_where_one_is(path):
    assert words_of(path.read_text()) - LAYOUT == set()


def test_each_wording_that_a_template_uses_is_found():
    for path in TEMPLATES:
        source = path.read_text()
        assert source.count("{% wording") == len(TAG.findall(source)), named(path)


def test_what_a_template_would_say_is_seen():
    template = '{# no #}<p class="no">Yes {{ no }} {% if no %}also{% endif %}</p>'
    assert words_of(template) == {"yes", "also"}
    assert words_of('<p title="Read {{ no }}" data-label="{% wording "no" %}">') == {"read"}
    assert words_of('{% include "no.html" with words="Handed on" only %}') == {"handed", "on"}
    assert words_of('<input placeholder="Your name"> {{ no|default:"nobody" }}') == {
        *("your", "name", "nobody")
    }
