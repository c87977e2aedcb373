"""The systemd unit that is shipped, as systemd itself reads it."""

import subprocess
import sys

import pytest

from tests.support.environment import ROOT


@pytest.fixture
def unit(tmp_path):
    """With this folder in place of the operator's, so that what it starts is there."""
    unit = tmp_path / "pagetojob.service"
    shipped = (ROOT / "deploy" / unit.name).read_text()
    python = "/srv/pagetojob/.venv/bin/python"
    assert python in shipped
    here = tmp_path / "here"  # a path without a space, which a unit would have to quote
    here.symlink_to(ROOT)
    runs = shipped.replace(python, sys.executable)
    unit.write_text(runs.replace("/srv/pagetojob", str(here)))
    return unit


def said(*words):
    done = subprocess.run(["systemd-analyze", *map(str, words)], capture_output=True, text=True)
    return done.returncode, done.stderr


def test_systemd_finds_nothing_wrong_with_the_unit(unit):
    assert said("verify", unit) == (0, "")


def test_what_the_server_may_do_is_little(unit):
    """Exposure in tenths, by systemd's own count: 96 is a service with no line about it."""
    assert said("security", "--offline=true", "--threshold=15", unit)[0] == 0
