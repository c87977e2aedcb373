"""``python -m pagetojob.pdf``: one page's HTML in, its PDF out, behind whoever serves pages."""

import os
import signal
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pagetojob.settings")

from pagetojob import pdf
from pagetojob.pdf.demand import SECONDS_TO_RENDER

NICENESS = 10

if __name__ == "__main__":
    os.nice(NICENESS)
    signal.alarm(SECONDS_TO_RENDER)  # whoever asked may be gone
    sys.stdout.buffer.write(pdf.render(sys.stdin.buffer.read()))
