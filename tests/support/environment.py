"""Loaded before the settings: one folder and one port for a whole run.

Whoever starts a run chooses them; its workers take them over. The folder is kept from run to run,
and a revision is named by all that went into it: what has been published once is found published.
"""

import atexit
import fcntl
import os
import shutil
import signal
import socket
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APART = "apart-"  # how folders begin that a test publishes into
KEPT = ROOT / ".pytest_cache" / "published"


def _take_over() -> tuple[Path, int]:
    """What the process that started this worker has chosen."""
    return Path(os.environ["PAGETOJOB_VAR"]), int(os.environ["PAGETOJOB_ORIGIN"].rpartition(":")[2])


def _choose() -> tuple[Path, int]:
    """The kept folder and the port that its links name, or others while another run has them."""
    KEPT.mkdir(parents=True, exist_ok=True)
    lock = (KEPT / "run.lock").open("w")
    atexit.register(lock.close)  # held as long as this process
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.stderr.write("Another run has the published folder; publishing into a new one.\n")
        folder = Path(tempfile.mkdtemp(prefix="pagetojob-tests-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        return folder, free_port()
    _clear_up(KEPT)
    remembered = KEPT / "port"
    known = remembered.read_text() if remembered.is_file() else ""
    port = free_port(int(known) if known.isdigit() else 0)
    remembered.write_text(str(port))
    return KEPT, port


def _clear_up(folder: Path) -> None:
    """What a run that was interrupted has left, its server first, which may have the port."""
    end_the_server(folder)
    for left in (folder / "results", *folder.glob(f"{APART}*")):
        shutil.rmtree(left, ignore_errors=True)


def free_port(wanted: int = 0) -> int:
    """The one that is wanted, or else any."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", wanted))
        except OSError:
            listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def end_the_server(folder: Path) -> None:
    """Whichever worker started it: it has served all of them. Waits until its port is free."""
    file = folder / "server.pid"
    with suppress(FileNotFoundError, ValueError, ProcessLookupError):
        process, port = map(int, file.read_text().split())
        if _is_a_server(process):
            os.killpg(process, signal.SIGKILL)
        for _ in range(100):
            if free_port(port) == port:
                break
            time.sleep(0.05)
    file.unlink(missing_ok=True)


def _is_a_server(process: int) -> bool:
    """Where a system says nothing of its processes, one that was noted is believed to be."""
    proc = Path("/proc")
    return (
        not (proc / "self").exists()
        or b"pagetojob.server" in (proc / str(process) / "cmdline").read_bytes()
    )


STARTED_BY_ANOTHER = "PYTEST_XDIST_WORKER" in os.environ
VAR, PORT = _take_over() if STARTED_BY_ANOTHER else _choose()
PROCESS = VAR / "server.pid"
ORIGIN = f"http://127.0.0.1:{PORT}"
if not STARTED_BY_ANOTHER:
    atexit.register(end_the_server, VAR)
os.environ.update(
    PAGETOJOB_VAR=str(VAR),
    PAGETOJOB_TMP=str(VAR / "tmp"),
    PAGETOJOB_ORIGIN=ORIGIN,
    PAGETOJOB_SECRET_KEY="a key for the tests alone, made of words and long enough to be one",
)
