"""What ``make lint`` holds of the rooms it holds: an arrow back, a circle, a rule that knows Django
and a room without a floor are each refused.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.environment import ROOT

ONLY_FOR_TYPES = "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    {}\n"
ONE_WAY = "Imports run one way BROKEN"
ROOMS = "A subject stands on the ground, and the ground knows none BROKEN"
# A file, what is written into it, and what is then said.
WRONG = {
    "the ground knows the flow": ("artifacts/text.py", "import flow.models", ONE_WAY),
    "the ground knows a subject": ("artifacts/wide.py", "import artifacts.audit.rules", ROOMS),
    "the map knows the demo site": (
        "artifacts/titan_map/phrases.py",
        "import artifacts.demo_site.visit",
        ROOMS,
    ),
    "the audit knows the demo site": (
        "artifacts/audit/forms.py",
        "import artifacts.demo_site.forms",
        ROOMS,
    ),
    "an arrow back that only types need": (
        "artifacts/fields.py",
        ONLY_FOR_TYPES.format("from artifacts.models import Section"),
        ROOMS,
    ),
    "a rule knows Django": (
        "artifacts/titan_map/rules/gaps.py",
        "import django.db.models",
        "Rules import no Django BROKEN",
    ),
    "two rules know each other": (
        "artifacts/titan_map/rules/facts.py",
        "import artifacts.titan_map.rules.titan_map",
        "No circle BROKEN",
    ),
    "a page's view loads the engine of PDFs": (
        "flow/views.py",
        "import weasyprint",
        "Only what makes PDFs loads the engine BROKEN",
    ),
    "a second module writes calendar files": (
        "flow/plan.py",
        "import icalendar",
        "One module writes calendar files BROKEN",
    ),
    "a room of no floor": ("artifacts/attic.py", "ATTIC = 1", "artifacts.attic"),
}


@pytest.fixture
def house(tmp_path) -> Path:
    """A copy of what the linter reads."""
    for name in ("artifacts", "flow", "pagetojob"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def linted(house: Path) -> subprocess.CompletedProcess:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=house, capture_output=True, text=True)


def test_the_rooms_are_in_order(house):
    done = linted(house)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("file", "line", "says"), WRONG.values(), ids=WRONG)
def test_a_room_out_of_order_is_refused(house, file, line, says):
    with (house / file).open("a") as code:
        code.write(f"\n{line}\n")
    done = linted(house)
    assert done.returncode == 1
    assert says in " ".join(done.stdout.split())
