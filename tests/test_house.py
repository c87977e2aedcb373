"""The house keeps its order: rooms stay small, no machine is remembered. What imports what is held
by ``make lint``.
"""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from artifacts import register
from artifacts.titan_map.rules.kinds import Severity
from pagetojob.pdf.digests import SHEETS, TIGHT
from tests.support.environment import ROOT

CSS = ROOT / "static" / "css"
TOKENS = ("tokens.css", "print.css")
COLOUR = r"(?<!&)#[0-9a-fA-F]{3,8}\b|(?:fill|stroke)=\"(?!none\")"
MOST_LINES, MOST_FUNCTION_LINES = 300, 40
# Django ends a tag with its line, and these hand on more than a line holds.
UNBROKEN = {
    "templates/artifacts/artifact.html": [
        "artifacts/found.html",
        "artifacts/cells.html",
        "artifacts/section.html",
    ],
    "templates/components/artifacts/section.html": ["artifacts/section_line.html"],
    "templates/artifacts/readiness-audit.html": [
        "audit/verdict.html",
        "artifacts/section.html",
        "artifacts/cells.html",
    ],
}
LONGEST_LINE = 120

TRACKED = [
    ROOT / name
    for name in subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    if (ROOT / name).is_file()
]
MODULES = [path for path in TRACKED if path.suffix == ".py" and path.stat().st_size]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_says_what_it_is_for_and_stays_small(path):
    source = path.read_text()
    tree = ast.parse(source)
    assert ast.get_docstring(tree), "no sentence saying what the module is for"
    assert source.count("\n") <= MOST_LINES
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < MOST_FUNCTION_LINES, node.name


def test_every_component_is_used_and_every_class_that_is_styled_is_shown():
    css = "".join(path.read_text() for path in TRACKED if path.suffix == ".css")
    shown = "".join(path.read_text() for path in TRACKED if path.suffix in (".html", ".py"))
    for name in set(
        re.findall(r"\.([a-z][\w-]*)(?=[ ,:.{>+\[])", re.sub(r"/\*.*?\*/", "", css, flags=re.S))
    ):
        block = re.sub(
            r"--(?:ready-now|customer-input|manual-review|api-gated|open|closed|keep|remove|covered|partial"
            r"|tight|figures|blocker|warning)$",
            "--",
            name,
        )
        assert block in shown, name
    templates = {named(path) for path in TRACKED if "templates/components/" in named(path)}
    used = {f"templates/{each.template}" for each in register.exhibits().values()}
    used |= {f"templates/components/severity/{each}.html" for each in Severity}  # by its value
    for path in TRACKED:
        if path.suffix == ".html":
            names = re.findall(r'include "([^"]+\.html)"', path.read_text())
            used |= {f"templates/{name}" for name in names}
    assert templates == used


def test_a_style_sheet_stays_small_and_a_component_is_the_same_at_every_width():
    for path in TRACKED:
        if path.suffix == ".css":
            source = path.read_text()
            assert source.count("\n") <= MOST_LINES, named(path)
            assert path.name != "components.css" or "@media" not in source, named(path)


def test_every_style_sheet_is_read_and_all_that_one_names_is_there():
    links = [path.read_text() for path in TRACKED if path.suffix == ".html"]
    links += [f"'{each.sheet}'" for each in register.exhibits().values()]
    linked = set(re.findall(r"'css/([\w-]+)\.css'", "".join(links)))
    read = {*SHEETS, TIGHT, *linked}.union(*map(imported, linked))
    sheets = {*CSS.rglob("*.css")}
    assert sheets == {CSS / f"{name}.css" for name in read}
    for path in sheets:
        for name in re.findall(r'url\("(.+?)"\)', path.read_text()):
            assert (path.parent / name).is_file(), f"{named(path)}: {name}"


def imported(sheet: str) -> list[str]:
    return re.findall(r'"(.+)\.css"', (CSS / f"{sheet}.css").read_text())


def test_a_line_of_a_template_can_be_read_at_a_glance():
    for path in TRACKED:
        if path.suffix == ".html":
            for line in path.read_text().splitlines():
                kept = any(start in line for start in UNBROKEN.get(named(path), ()))
                assert kept or len(line) <= LONGEST_LINE, f"{named(path)}: {line.strip()}"


def test_components_are_always_given_what_they_show():
    for path in TRACKED:
        if path.suffix == ".html":
            for tag in re.findall(r"{% include .*? %}", path.read_text()):
                assert tag.endswith(" only %}"), f"{named(path)}: {tag}"


def test_only_the_tokens_name_a_colour():
    for path in TRACKED:
        if path.suffix in (".css", ".html") and path.name not in TOKENS:
            assert not re.search(COLOUR, path.read_text()), named(path)


def test_templates_hold_no_style_attribute():
    for path in TRACKED:
        if path.suffix == ".html":
            assert not re.search(r"<[^>]+\sstyle=", path.read_text()), named(path)


def test_nothing_of_a_machine_or_a_registry_is_kept():
    """The words are put together here, so that this file does not hold them."""
    words = ["index-" + "url", "--find-" + "links", "pypi.org" + "/simple", "python" + "hosted"]
    words += ["registry." + "npmjs", "/ro" + "ot/", "/ho" + "me/", "/wo" + "rk/"]
    for path in TRACKED:
        if b"\0" not in path.read_bytes():
            held = [word for word in words if word in path.read_text()]
            assert not held, named(path)


def test_the_locks_have_hashes_and_name_no_source():
    for name in ("requirements.txt", "requirements-test.txt"):
        lock = (ROOT / name).read_text()
        pins = re.findall(r"^[\w.-]+==\S+(.*)$", lock, re.M)
        assert pins
        assert all(pin.strip() == "\\" for pin in pins), name
        assert "://" not in lock
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()


def test_every_setting_from_the_environment_is_in_the_readme():
    settings = (ROOT / "pagetojob" / "settings.py").read_text()
    readme = (ROOT / "README.md").read_text()
    names = set(re.findall(r"PAGETOJOB_\w+", settings))
    assert len(names) == 4
    for name in names:
        assert f"| `{name}` |" in readme, name


def test_every_dependency_has_its_reason():
    project = (ROOT / "pyproject.toml").read_text().partition("[tool.")[0]
    for line in re.findall(r'^  "[a-z].*$', project, re.M):
        assert re.search(r'",\s+# .{10,}', line), line


def test_every_silenced_check_has_its_reason():
    settings = (ROOT / "pagetojob" / "settings.py").read_text()
    block = settings.partition("SILENCED_SYSTEM_CHECKS = [")[2].partition("]")[0]
    for line in block.strip().splitlines():
        assert re.fullmatch(r'\s*"[\w.]+",  # .{20,}', line), line
