"""``make soak``: publishes again and again beside a server, and reports what that does to it.

Two texts alternate, and every fiftieth publish is of one that is new. Nothing is asserted: what a
process holds and how fast it is are this machine's as much as ours.
"""

import itertools
import os
import re
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from datetime import date, timedelta
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import django

from tests.support.environment import ROOT, VAR
from tests.support.server import Server, own

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pagetojob.settings")
django.setup()

from pagetojob.revisions import Damaged  # noqa: E402  the settings must be there first
from tests.support.places import Place  # noqa: E402

PUBLISHES = 200
TOLD = (2, 66, PUBLISHES)
NEW_EVERY = 50
LINES = 8  # kept open, so that each worker has some of them
UPDATED = re.compile(r"(?m)^(    updated: )(.*)$")


class Unblocked:
    """In place of what keeps tests from the database."""

    unblock = staticmethod(nullcontext)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="pagetojob-soak-") as temporary:
        folder = Path(temporary)
        texts = Path(shutil.copytree(ROOT / "fixtures", folder / "fixtures")) / "steps.yaml"
        place = _place(folder / "var", texts.parent)
        place.publish()
        with (
            _quiet(),
            own(place.folder) as server,
            _asked_meanwhile(server, place) as counts,
        ):
            _soak(place, texts, server)
        say(f"{counts['asked']} pages asked for meanwhile, {counts['failed']} failed")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the lines of each publish, and those of the server about it."""
    before = os.dup(2)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(before, 2)
        os.close(before)


def _place(folder: Path, fixtures: Path) -> Place:
    """With what a run of the tests has published, so that its PDFs need not be made again."""
    kept = Place(VAR, ROOT / "fixtures", Unblocked())
    with suppress(OSError, Damaged):  # nothing there
        return kept.copy(folder, fixtures)
    return Place(folder, fixtures, Unblocked())


def _soak(place: Place, texts: Path, server: Server) -> None:
    original = texts.read_text()
    first = date.fromisoformat(UPDATED.search(original)[2].strip())
    page = min((place.revision.files / "steps").glob("*/index.html"))
    address = f"/steps/{page.parent.name}/"
    with closing(_Lines(server, LINES)) as lines:
        _tell(0, place)
        delays = []
        for number in range(1, PUBLISHES + 1):
            day = first + timedelta(days=number // NEW_EVERY + number % 2)
            texts.write_text(UPDATED.sub(rf"\g<1>{day}", original))
            place.publish()
            wanted = (place.revision.files / address.strip("/") / "index.html").read_bytes()
            delays.append(lines.until(address, wanted))
            if number in TOLD:
                _tell(number, place)
    median, worst = statistics.median(delays), max(delays)
    say(f"all workers followed after {median * 1000:.0f} ms (median), {worst * 1000:.0f} ms worst")


class _Lines:
    """Connections that stay open, as browsers keep them."""

    def __init__(self, server: Server, number: int) -> None:
        host = server.origin.removeprefix("http://")
        self.open = [HTTPConnection(host, timeout=60) for _ in range(number)]

    def until(self, address: str, wanted: bytes) -> float:
        """Seconds until each has been answered so."""
        began = time.monotonic()
        for line in self.open:
            while _got(line, address) != wanted:
                time.sleep(0.01)
        return time.monotonic() - began

    def close(self) -> None:
        for line in self.open:
            line.close()


def _got(line: HTTPConnection, address: str) -> bytes:
    """Asked anew where the server has closed a line that was idle."""
    try:
        line.request("GET", address)
        return line.getresponse().read()
    except (HTTPException, OSError):
        line.close()
        return b""


@contextmanager
def _asked_meanwhile(server: Server, place: Place) -> Iterator[dict[str, int]]:
    """Pages are asked for, each on a line of its own, as long as this lasts."""
    pages = [
        f"/{page.parent.relative_to(place.revision.files)}/".replace("/./", "/")
        for page in place.revision.files.rglob("index.html")
    ]
    counts, over = {"asked": 0, "failed": 0}, threading.Event()

    def ask() -> None:
        for address in itertools.cycle(pages):
            if over.wait(0.02):
                return
            counts["asked"] += 1
            with suppress(OSError):
                if server.get(address).status == 200:
                    continue
            counts["failed"] += 1

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        yield counts
    finally:
        over.set()
        asking.join()


def _tell(number: int, place: Place) -> None:
    held = [f"{_megabytes(worker):.0f}" for worker in _workers(place.folder)]
    say(f"after {number} publishes a worker holds {' and '.join(held)} MB")


def _workers(folder: Path) -> list[int]:
    """The processes that serve what is published in a folder: those whose parent does, too."""
    ours = {}
    for proc in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            said, command = (proc / "environ").read_bytes(), (proc / "cmdline").read_bytes()
            if f"PAGETOJOB_VAR={folder}\0".encode() in said and b"resource_tracker" not in command:
                ours[int(proc.name)] = int(
                    (proc / "stat").read_text().rpartition(")")[2].split()[1]
                )
    return sorted(process for process, parent in ours.items() if parent in ours)


def _megabytes(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) / 1024


if __name__ == "__main__":
    main()
