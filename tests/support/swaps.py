"""Run by itself: an application that follows a link from folder to folder; what that left it with.

Prints the megabytes that this process holds after two swaps, and after ten more.
"""

import os
import re
import sys
from itertools import cycle
from pathlib import Path

from django.conf import settings

FIRST, MORE = 2, 10


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "pagetojob.settings"
    from pagetojob.wsgi import application  # in a folder that whoever runs this has named

    folders = cycle(sorted((settings.VAR / "revisions").iterdir()))
    for swaps in (FIRST, MORE):
        for _ in range(swaps):
            _follow(application, next(folders))
        sys.stdout.write(f"{_megabytes():.1f}\n")


def _follow(application: object, folder: Path) -> None:
    fresh = settings.VAR / "fresh"
    fresh.symlink_to(folder)
    fresh.replace(settings.CURRENT)
    application.follow()
    assert application.served[0].folder == folder, folder


def _megabytes() -> float:
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) / 1024


if __name__ == "__main__":
    main()
