"""Publishing makes its PDFs by processes, which end with it however it ends."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

from tests.support.environment import ROOT
from tests.support.server import PATIENCE

# Killed as soon as its renderers are there, as a system kills that has no memory left.
KILLED = """
import multiprocessing, os, signal, sys, threading, time
from pathlib import Path

def end():
    while len(multiprocessing.active_children()) < 2:
        time.sleep(0.02)
    os.kill(os.getpid(), signal.SIGKILL)

from pagetojob.pdf import making
threading.Thread(target=end).start()
page = b'<html lang="en"><title>T</title><h1>T</h1>' + b"<p>A long page." * 3000
list(making.make({"one": page, "two": page}, Path(sys.argv[1])))
"""


def test_a_publish_that_is_killed_leaves_no_renderer(tmp_path):
    command = [sys.executable, "-c", KILLED, str(tmp_path)]
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "pagetojob.settings"}
    with subprocess.Popen(command, cwd=ROOT, env=env, start_new_session=True) as publisher:
        assert publisher.wait(PATIENCE) == -signal.SIGKILL
    try:
        assert _ends(publisher.pid)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(publisher.pid, signal.SIGKILL)


def _ends(group: int) -> bool:
    """Whether all processes that it started are gone before long."""
    for _ in range(10 * PATIENCE):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
