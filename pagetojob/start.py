"""``python -m pagetojob.start``: publishes, then serves what is published, whether or not that went
well. With ``--as-published`` it publishes nothing.

It loads none of our apps: a checkout that is half way to other code serves what was published.
"""

import fcntl
import os
import signal
import socket
import subprocess
import sys
from argparse import ArgumentParser

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pagetojob.settings")

from django.conf import settings

from pagetojob import ports, revisions
from pagetojob.revisions import Hold, Revision


def main() -> None:
    """Ends in the server, as the same process, or with 1 and a sentence."""
    parser = ArgumentParser(prog="python -m pagetojob.start")
    parser.add_argument(
        "--as-published",
        action="store_true",
        help="publish nothing; what was published last, or gone back to, is served",
    )
    as_published = parser.parse_args().as_published
    for told in (signal.SIGINT, signal.SIGTERM):  # the first process of a system has no defaults
        signal.signal(told, _end)
    try:
        claimed = ports.claim()
    except ports.PortRefused as refusal:
        raise SystemExit(f"Nothing is served: {refusal}.") from refusal
    with claimed:
        was_published = not as_published and _publish()
        revision = revisions.to_serve()
        if revision is None:
            raise SystemExit("Nothing is served: no whole revision is there; publish first.")
        if not was_published:
            _say(f"Serving revision {revision.name}, which was published before.")
        _say(f"Serving the pilot flow at {settings.ORIGIN}")
        _become_server(revision, claimed)


def _end(told: int, frame: object) -> None:
    """At once, and without a trace: what was begun is cleared away by the next publish."""
    raise SystemExit(128 + told)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _publish() -> bool:
    """By a process of its own: whatever becomes of it, the server begins."""
    if _is_being_published() and revisions.to_serve():
        _say("Another publish is at work; a server of the same code will follow it.")
        return False
    words = [sys.executable, "manage.py", "publish"]
    return subprocess.run(words, cwd=settings.BASE_DIR).returncode == 0


def _is_being_published() -> bool:
    try:
        with (settings.VAR / revisions.LOCK).open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:  # nothing was ever published, or we may not: publishing says so
        return False
    return False


def _become_server(revision: Revision, claimed: socket.socket) -> None:
    """In the folder of the code to serve."""
    hold = Hold(revision.folder)  # its code is read again by each worker that begins
    for descriptor in (claimed.fileno(), hold.descriptor):
        os.set_inheritable(descriptor, True)
    env = {
        **os.environ,
        "PAGETOJOB_VAR": str(settings.VAR),
        "PYTHONDONTWRITEBYTECODE": "1",  # nothing is written while serving
    }
    if temporary := os.environ.get("PAGETOJOB_TMP"):
        env["PAGETOJOB_TMP"] = os.path.abspath(temporary)  # noqa: PTH100  a link stays one
    os.chdir(revision.code)
    words = [sys.executable, "-m", "pagetojob.server", str(claimed.fileno())]
    os.execve(words[0], words, env)


if __name__ == "__main__":
    main()
