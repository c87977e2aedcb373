"""The processes that make PDFs on demand, looked at from outside as the system tells of them."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from tests.support.server import PATIENCE


def renderers(of: int | None = None) -> set[int]:
    """Those that this process has started itself: the server of the run may be one of its children,
    and others wait for what that one's make. Or those of a server and its workers.
    """
    found = {each for each in children(of or os.getpid()) if b"pagetojob.pdf" in command(each)}
    return found.union(*map(renderers, children(of) - found)) if of else found


def children(of: int) -> set[int]:
    tasks = Path(f"/proc/{of}/task").glob("*/children")
    return {int(child) for task in tasks for child in _read(task).split()}


def command(process: int) -> bytes:
    """Empty once it has ended."""
    return _read(Path(f"/proc/{process}/cmdline"))


def until(has_come: Callable[[], object]) -> None:
    """Waits for what is bound to come."""
    for _ in range(100 * PATIENCE):
        if has_come():
            return
        time.sleep(0.01)
    raise AssertionError("it has not come")


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
