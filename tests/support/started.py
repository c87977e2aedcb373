"""Processes started as an operator starts them, to be told to end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pagetojob import ports
from tests.support.environment import ROOT, free_port
from tests.support.server import PATIENCE, Server, command, environment

_, *SERVER = command()


class Started:
    """A process that leads a group, as one that a terminal has started does."""

    def __init__(
        self, folder: Path, words: list[str] = SERVER, checkout: Path = ROOT, **more: str
    ) -> None:
        """``folder`` is where revisions are; ``more`` goes into the environment."""
        self.port = free_port()
        self.server = Server(f"http://127.0.0.1:{self.port}")
        env = {**environment(self.server.origin, folder), **more}
        self.process = subprocess.Popen(
            [sys.executable, *words],
            cwd=checkout,
            env=env,
            start_new_session=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def wait(self) -> None:
        """Until it answers, by each of its workers: one that only starts is told otherwise."""
        self.server.wait(lambda: self.process.poll() is not None)
        for _ in range(10 * PATIENCE):
            if len(ports._listening(self.port)) == 2:
                return
            time.sleep(0.1)
        raise AssertionError("a worker does not listen")

    def workers(self) -> list[int]:
        """The processes that it has started, the one after the other."""
        process = self.process.pid
        children = Path(f"/proc/{process}/task/{process}/children").read_text()
        return [int(each) for each in children.split()]

    def tell(self, *told: signal.Signals) -> None:
        """Each to the whole group, as a terminal does."""
        for each in told:
            os.killpg(self.process.pid, each)

    def is_gone(self) -> bool:
        """Whether nothing of it is left, which would have the port still."""
        for _ in range(10 * PATIENCE):
            if self.process.poll() is not None and free_port(self.port) == self.port:
                return True
            time.sleep(0.1)
        return False

    def said(self) -> str:
        """All that it has written, once it has ended."""
        written, _ = self.process.communicate(timeout=PATIENCE)
        return written


@contextmanager
def starting(*arguments: object, **named: object) -> Iterator[Started]:
    """Whatever it has come to, nothing is left of it after this."""
    started = Started(*arguments, **named)
    try:
        yield started
    finally:
        with suppress(ProcessLookupError):
            os.killpg(started.process.pid, signal.SIGKILL)
        started.process.communicate()
