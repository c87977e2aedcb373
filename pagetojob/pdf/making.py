"""Many PDFs at once, by processes: threads would wait for each other."""

import multiprocessing
import os
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tqdm import tqdm

from pagetojob.pdf import render
from pagetojob.processes import end_with


def make(wanted: Mapping[str, bytes], temporary: Path) -> Iterator[tuple[str, bytes | Exception]]:
    """Each PDF of these pages' HTML by its name, or why it cannot be made. What the engine writes
    beside it goes into a temporary folder of the caller's.
    """
    workers = min(os.cpu_count() or 1, len(wanted)) or 1
    context = multiprocessing.get_context("spawn")
    start = (os.getpid(), str(temporary))
    with ProcessPoolExecutor(workers, context, _begin, start) as pool:
        results = {name: pool.submit(render, html) for name, html in wanted.items()}
        try:
            for name, result in tqdm(results.items(), "PDFs", unit="", disable=None):
                error = result.exception()
                yield name, error if isinstance(error, Exception) else result.result()
        except BaseException:
            for renderer in multiprocessing.active_children():  # whoever stops waits for no more
                renderer.terminate()
            raise


def _begin(publisher: int, temporary: str) -> None:
    """Whoever is killed while publishing leaves no renderer."""
    end_with(publisher)
    tempfile.tempdir = temporary
