"""``python -m pagetojob.server [SOCKET]``: granian with our settings, and no Django in it.

It serves the code of the folder it is started in. ``SOCKET`` is the number of an open socket that
has claimed the port; without it the port is claimed here. Each worker begins as a copy of this
process, which therefore loads nothing but granian.
"""

import multiprocessing
import os
import resource
import signal
import socket
import sys
import time
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from wsgiref.types import WSGIApplication

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer

from pagetojob import ports, processes

# Whoever stops it waits at most ten; a client that does not read would hold it for ever.
SECONDS_TO_STOP = 8
THREADS = 8  # of a worker: pages do not wait while some of them wait for PDFs
# Workers that die one after the other before they could serve: nothing will make them start.
MOST_FAILED_STARTS = 5
# Address, method, path, status and time; what a link says of a conversation is in its query.
LOG_LINE = "%(time)s %(addr)s %(method)s %(path)r %(status)d %(dt_ms).1f ms"


class Server(MPServer):
    """Ends when it is told to, however it is told, and for no other reason but that no worker can
    start.
    """

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            "pagetojob.wsgi:application",
            host,
            port,
            interface=Interfaces.WSGI,
            http=HTTPModes.http1,
            websockets=False,
            workers=2,  # one answers while the other takes up what was published, or dies
            blocking_threads=THREADS,
            # A connection counts while it is idle, too: with fewer, a thousand shut everybody out.
            backlog=16384,
            backpressure=8192,
            # Of the head of a request, in milliseconds; closes what stays idle as well.
            http1_settings=HTTP1Settings(header_read_timeout=5000),
            respawn_failed_workers=True,
            workers_kill_timeout=SECONDS_TO_STOP,
            log_level=_log_level(),
            log_access=os.environ.get("GRANIAN_LOG_ACCESS_ENABLED", "").lower() in YES,
            log_access_format=LOG_LINE,
        )
        self.failed_starts = 0
        self.serving: set[int] = set()  # each worker that has loaded the application
        self.started, says_so = multiprocessing.Pipe(duplex=False)
        self.load = partial(_load, os.getpid(), says_so)
        # What a closed terminal says, at which granian reloads. Whoever called nohup means it.
        ignored = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        closed = signal.SIG_IGN if ignored else self.signal_handler_interrupt
        self.on_startup(partial(signal.signal, signal.SIGHUP, closed))

    # No public way leads here: granian's own gives up when one worker dies twice within seconds.
    def _respawn_workers(
        self, workers: list[int], spawn_target: object, target_loader: object, delay: float = 0
    ) -> None:
        while self.started.poll():
            self.serving.add(self.started.recv())
            self.failed_starts = 0
        self.failed_starts += len(workers)
        others = [each for each in self.wrks if each.is_alive() and each.inner.pid in self.serving]
        if self.failed_starts > MOST_FAILED_STARTS and others:
            time.sleep(1)  # the other one serves on, whatever keeps this one from it
        elif self.failed_starts > MOST_FAILED_STARTS:
            self.interrupt_children.extend(workers)  # so that it ends with 1
            self.interrupt_signal = True
            self.main_loop_interrupt.set()
            return
        super()._respawn_workers(workers, spawn_target, target_loader, delay)
        self.respawned_wrks.clear()


YES = ("1", "true", "t", "yes", "y", "on")  # as granian's own command line reads a setting


def _log_level() -> LogLevels:
    level = os.environ.get("GRANIAN_LOG_LEVEL", LogLevels.info.value).lower()
    if level not in list(LogLevels):
        known = ", ".join(each.value for each in LogLevels)
        raise SystemExit(f"GRANIAN_LOG_LEVEL is {level!r}; it may be one of {known}.")
    return LogLevels(level)


def _load(server: int, started: Connection) -> WSGIApplication:
    """The application, in a worker."""
    # Until granian minds its signals, those of the process it is a copy of would be lost on it.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # It also keeps from it what a terminal says: told twice at once, a worker of granian goes on.
    processes.end_with(server, seconds_to_finish=SECONDS_TO_STOP)

    from pagetojob.wsgi import application

    started.send(os.getpid())
    return application


def main() -> None:
    """Serves until it is told to end."""
    with suppress(ValueError, OSError):  # where a system has no such limit
        _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    try:
        claimed = socket.socket(fileno=int(sys.argv[1])) if sys.argv[1:] else ports.claim()
    except ports.PortRefused as refusal:
        raise SystemExit(f"Nothing is served: {refusal}.") from refusal
    host, port, *_ = claimed.getsockname()
    if sys.platform != "linux":  # elsewhere one socket of granian's hears for all workers
        claimed.close()
    server = Server(host, port)
    server.serve(target_loader=server.load, wrap_loader=False)


if __name__ == "__main__":
    main()
