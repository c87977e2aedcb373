"""``python -m pagetojob.pdf 20``: one page's HTML in, its PDF out, behind whoever serves pages, and
no longer than so many seconds.
"""

import os
import signal
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pagetojob.settings")

from pagetojob import pdf

NICENESS = 10

if __name__ == "__main__":
    os.nice(NICENESS)
    signal.alarm(int(sys.argv[1]))  # whoever asked may be gone
    sys.stdout.buffer.write(pdf.render(sys.stdin.buffer.read()))
