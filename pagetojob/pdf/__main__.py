"""``python -m pagetojob.pdf``: one page's HTML in, its PDF out, behind whoever serves pages."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pagetojob.settings")

from pagetojob import pdf

NICENESS = 10

if __name__ == "__main__":
    os.nice(NICENESS)
    sys.stdout.buffer.write(pdf.render(sys.stdin.buffer.read()))
