"""The preview shows the fixtures as they are being edited, and follows them."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from pagetojob import inputs
from tests.support.environment import ROOT, free_port
from tests.support.places import SMALL
from tests.support.server import PATIENCE, Server

pytestmark = pytest.mark.slow

STEP = "/steps/qualify-the-account/"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the project with the small content, which a test may edit."""
    for path in filter(Path.is_dir, inputs.code()):
        shutil.copytree(path, tmp_path / path.name)
    shutil.copytree(SMALL, tmp_path / "fixtures")
    for name in ("manage.py", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


@pytest.fixture
def preview(checkout: Path) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "manage.py", "preview", str(port)]
    env = {**os.environ, "PAGETOJOB_VAR": str(checkout / "var")}
    with subprocess.Popen(
        command,
        cwd=checkout,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        yield Server(f"http://127.0.0.1:{port}")
        # The reloader has a child of its own.
        os.killpg(process.pid, 15)


def _comes(preview: Server, words: str, status: int) -> str:
    last = None
    for _ in range(2 * PATIENCE):
        with suppress(OSError):  # it starts anew
            last = preview.get(STEP)
            if last.status == status and words in last.text:
                return last.text
        time.sleep(0.5)  # it answers while it looks for changes, and each answer costs
    raise AssertionError(f"{STEP} never answered {status} with {words!r}; last {last}")


def test_the_preview_follows_the_fixtures_and_shows_their_problems(checkout, preview):
    """Takes long, since each change starts Django anew; so one change both mends and edits."""
    _comes(preview, "Ask the shop", 200)
    assert preview.get("/static/css/tokens.css").status == 200
    paper = preview.get("/steps/qualify-the-account.pdf")
    assert (paper.status, paper.body[:5]) == (200, b"%PDF-")

    file = checkout / "fixtures" / "steps.yaml"
    text = file.read_text()
    file.write_text(text.replace("status: ready-now", "status: soon"))
    body = _comes(preview, "The content is wrong", 500)
    assert "fixtures/steps.yaml:6: flow.step qualify-the-account: status:" in body

    file.write_text(text.replace("title: Ask the shop", "title: Ask the office"))
    _comes(preview, "Ask the office", 200)
    assert not (checkout / "var" / "current").exists()
