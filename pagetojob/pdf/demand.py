"""A PDF made while somebody waits for it: in a process of its own, one at a time, for not too long.

A serving process has a few threads. One of them may render and two may wait their turn; whoever
comes then is asked to come again, so that pages never wait behind a PDF.
"""

import math
import os
import subprocess
import sys
import threading

from django.conf import settings

WAITING = 2
SECONDS_FOR_A_TURN = 5
SECONDS_TO_RENDER = 20
SECONDS_TO_RETRY = 5

_places = threading.BoundedSemaphore(1 + WAITING)
_turn = threading.Lock()


class Busy(Exception):
    """Others are before this one, or it takes too long; to be asked for again a little later."""


def render(html: bytes) -> bytes:
    """The PDF of one page's HTML. Raises ``Busy``, or ``CalledProcessError`` where the engine
    refuses the page, which is a fault of ours.
    """
    if not _places.acquire(blocking=False):
        raise Busy("Too many PDFs are being made just now; try again in a few seconds.")
    try:
        if not _turn.acquire(timeout=SECONDS_FOR_A_TURN):
            raise Busy("Another PDF is taking long; try again in a few seconds.")
        try:
            return _rendered(html)
        finally:
            _turn.release()
    finally:
        _places.release()


def _rendered(html: bytes) -> bytes:
    command = [sys.executable, "-m", "pagetojob.pdf", str(math.ceil(SECONDS_TO_RENDER))]
    try:
        done = subprocess.run(
            command,
            input=html,
            cwd=settings.BASE_DIR,
            env={**os.environ, "PAGETOJOB_VAR": str(settings.VAR)},
            stdout=subprocess.PIPE,
            timeout=SECONDS_TO_RENDER,
            check=True,
        )
    except subprocess.TimeoutExpired as late:
        raise Busy("This PDF takes too long just now; try again in a few seconds.") from late
    return done.stdout
