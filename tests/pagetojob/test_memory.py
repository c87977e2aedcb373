"""A worker does not grow with each publish that it follows."""

import os
import shutil
import subprocess
import sys

from pagetojob import revisions
from tests.support.environment import ROOT


def test_ten_swaps_leave_a_worker_as_large_as_two(published, tmp_path):
    """Of the shipped content, in a process of its own: others would be in the figure."""
    folder = published.revision.folder
    for name in ("a", "b", "c"):
        copy = tmp_path / "revisions" / name
        shutil.copytree(folder, copy, copy_function=os.link, symlinks=True)
    (tmp_path / "current").symlink_to(copy)
    assert revisions.read(copy), "a copy is a revision"
    env = {**os.environ, "PAGETOJOB_VAR": str(tmp_path), "PYTHONDEVMODE": ""}
    words = [sys.executable, "-m", "tests.support.swaps"]
    said = subprocess.run(words, cwd=ROOT, env=env, check=True, capture_output=True, text=True)
    after_two, after_twelve = map(float, said.stdout.split())
    assert after_twelve < after_two + 10
