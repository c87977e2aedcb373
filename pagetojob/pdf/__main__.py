"""``python -m pagetojob.pdf 20 4711 FOLDER``: one page's HTML in, its PDF out, behind whoever
serves pages; no longer than so many seconds or than the process that asked, and with no other file
written than in that folder.
"""

import os
import signal
import sys
import tempfile

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pagetojob.settings")

from pagetojob import pdf, processes

NICENESS = 10

if __name__ == "__main__":
    seconds, parent, tempfile.tempdir = sys.argv[1:]
    processes.end_with(int(parent))
    signal.alarm(int(seconds))  # also where that one hangs
    os.nice(NICENESS)
    try:
        made = pdf.render(sys.stdin.buffer.read())
    except Exception as error:
        sys.exit(f"{type(error).__name__}: {error}")
    sys.stdout.buffer.write(made)
