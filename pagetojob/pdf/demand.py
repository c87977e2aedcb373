"""A PDF made while somebody waits for it: in a process of its own, one at a time, for not too long.

A serving process has eight threads. Whoever waits for a PDF holds one, and two are never held so:
pages never wait behind PDFs. The same PDF is made once for all who wait for it, and kept by nobody.
"""

import logging
import math
import os
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import Future, wait
from contextlib import suppress

from django.conf import settings

from pagetojob.pdf import scratch
from pagetojob.pdf.asker import Asker

logger = logging.getLogger("pagetojob")

ASKERS = 6
DIFFERENT = 3  # PDFs: one is made and two wait their turn
SECONDS_FOR_A_TURN = 5
SECONDS_TO_RENDER = 20
SECONDS_TO_RETRY = 5
SECONDS_BETWEEN_LOOKS = 0.25

GIVEN_UP = "This PDF was given up; try again in a few seconds."


class Busy(Exception):
    """Others are before this one, or it takes too long; to be asked for again a little later."""


class Unable(Exception):
    """No PDF can be made here, which is a fault of ours; why has been logged."""


class _Rendering:
    """A PDF that is made, or waits its turn, and who waits for it."""

    def __init__(self, html: bytes) -> None:
        self.html = html
        self.askers: set[Asker] = set()
        self.made: Future[bytes] = Future()


_lock = threading.Lock()  # of the renderings, and of who waits for each
_renderings: dict[bytes, _Rendering] = {}
_turn = threading.Lock()


def render(html: bytes, asker: Asker) -> bytes:
    """The PDF of one page's HTML. Raises ``Busy`` or ``Unable``."""
    rendering, is_first = _join(html, asker)
    try:
        asker.find()
        if is_first:
            _make(rendering)
        while not wait([rendering.made], SECONDS_BETWEEN_LOOKS).done:
            if asker.is_gone():
                raise Busy(GIVEN_UP)
        return rendering.made.result()
    finally:
        with _lock:
            rendering.askers.remove(asker)


def _join(html: bytes, asker: Asker) -> tuple[_Rendering, bool]:
    """What is made of this HTML, and whether this asker is the first of those who wait for it."""
    with _lock:
        rendering = _renderings.get(html)
        is_first = rendering is None
        askers = sum(len(each.askers) for each in _renderings.values())
        if askers >= ASKERS or (is_first and len(_renderings) >= DIFFERENT):
            raise Busy("Too many PDFs are being made just now; try again in a few seconds.")
        if rendering is None:
            rendering = _renderings[html] = _Rendering(html)
        rendering.askers.add(asker)
        return rendering, is_first


def _make(rendering: _Rendering) -> None:
    """Whatever comes of it comes to all who wait for it."""
    try:
        pdf = _made_in_turn(rendering)
    except BaseException as error:
        _forget(rendering)
        rendering.made.set_exception(error)
    else:
        _forget(rendering)
        rendering.made.set_result(pdf)


def _forget(rendering: _Rendering) -> None:
    """Whoever asks now has it made anew."""
    with _lock:
        if _renderings.get(rendering.html) is rendering:  # and not the next one's
            del _renderings[rendering.html]


def _made_in_turn(rendering: _Rendering) -> bytes:
    until = time.monotonic() + SECONDS_FOR_A_TURN
    while not _turn.acquire(timeout=min(SECONDS_BETWEEN_LOOKS, SECONDS_FOR_A_TURN)):
        _check_somebody_waits(rendering)
        if time.monotonic() >= until:
            raise Busy("Another PDF is taking long; try again in a few seconds.")
    try:
        with scratch.folder() as folder:
            return _rendered(rendering, folder)
    except OSError as error:
        raise _unable(str(error)) from error
    finally:
        _turn.release()


def _check_somebody_waits(rendering: _Rendering) -> None:
    """Else it is made for nobody, and nobody may join it any more."""
    with _lock:
        if all(asker.is_gone() for asker in rendering.askers):
            del _renderings[rendering.html]
            raise Busy(GIVEN_UP)


def _rendered(rendering: _Rendering, folder: os.PathLike[str]) -> bytes:
    limits = (math.ceil(SECONDS_TO_RENDER), os.getpid(), folder)
    # A file of no name: what is written to a pipe would be cut off when somebody is looked for.
    with tempfile.TemporaryFile(dir=folder) as page:
        page.write(rendering.html)
        page.seek(0)
        with subprocess.Popen(
            [sys.executable, "-m", "pagetojob.pdf", *map(str, limits)],
            cwd=settings.BASE_DIR,
            env={**os.environ, "PAGETOJOB_VAR": str(settings.VAR)},
            stdin=page,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            try:
                pdf, said = _output(process, rendering)
            finally:
                process.kill()  # one that has ended is not hurt by it
    if process.returncode:
        words = " ".join(said.decode(errors="replace").split())
        raise _unable(words or f"its process ended with {process.returncode}")
    return pdf


def _output(process: subprocess.Popen[bytes], rendering: _Rendering) -> tuple[bytes, bytes]:
    until = time.monotonic() + SECONDS_TO_RENDER
    while True:
        _check_somebody_waits(rendering)
        left = until - time.monotonic()
        with suppress(subprocess.TimeoutExpired):
            return process.communicate(timeout=max(min(SECONDS_BETWEEN_LOOKS, left), 0))
        if left <= 0:
            raise Busy("This PDF takes too long just now; try again in a few seconds.")


def _unable(reason: str) -> Unable:
    logger.error("A PDF cannot be made: %s.", reason)
    return Unable(reason)
