"""The one folder that serving writes to: the PDF engine unpacks fonts, which it can only read from
files. Each rendering has a folder of its own in it, and none is left when it has ended.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SETTING = "PAGETOJOB_TMP"
PREFIX = "pagetojob-pdf-"  # where somebody names a folder in which others write, too


@contextmanager
def folder() -> Iterator[Path]:
    """For one rendering. Raises ``OSError`` where none can be had."""
    try:
        made, lock = _make()
    except OSError as error:
        raise OSError(
            f"{error}; set {SETTING} to a folder that the user of the server owns"
        ) from error
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        os.close(lock)


def _make() -> tuple[Path, int]:
    """A new folder, and the lock that says that it is in use."""
    within = _within()
    # The system lets go of locks when a process ends, however it ends.
    with _locked(within):
        _clear_up(within)
        made = Path(tempfile.mkdtemp(prefix=PREFIX, dir=within))
        lock = _open(made)
        fcntl.flock(lock, fcntl.LOCK_EX)
        return made, lock


def _within() -> Path:
    """That which somebody has named, or one that is ours alone, as one that another user has made
    in a folder of everybody's would not be.
    """
    if named := os.environ.get(SETTING):
        Path(named).mkdir(mode=0o700, parents=True, exist_ok=True)
        return Path(named)
    within = Path(os.environ.get("TMPDIR") or "/tmp") / f"pagetojob-{os.geteuid()}"
    within.mkdir(mode=0o700, parents=True, exist_ok=True)
    if within.lstat().st_uid != os.geteuid():
        raise PermissionError(f"{within} belongs to another user")
    return within


def _clear_up(within: Path) -> None:
    """What a server that was killed has left: nobody holds it."""
    for left in within.glob(f"{PREFIX}*"):
        with suppress(OSError), _locked(left, fcntl.LOCK_NB):
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _locked(path: Path, how: int = 0) -> Iterator[None]:
    descriptor = _open(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | how)
        yield
    finally:
        os.close(descriptor)


def _open(path: Path) -> int:
    return os.open(path, os.O_RDONLY | os.O_DIRECTORY)
