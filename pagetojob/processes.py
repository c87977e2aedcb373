"""A process of ours ends with the one that started it, however that one ended."""

import os
import signal
import threading
import time

SECONDS_BETWEEN_LOOKS = 0.5


def end_with(parent: int, *, seconds_to_finish: float = 0) -> None:
    """Ends this process soon after ``parent``, its own, is gone: a killed process tells nobody.

    With ``seconds_to_finish`` it is first asked to end, and may finish what it is doing. ``parent``
    is what that one says of itself, since it may be gone by now. To be called before any other
    thread begins: from here on a terminal, which tells every process, is heard by ``parent`` alone.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    threading.Thread(target=_watch, args=(parent, seconds_to_finish), daemon=True).start()


def _watch(parent: int, seconds_to_finish: float) -> None:
    while os.getppid() == parent:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    if seconds_to_finish:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(seconds_to_finish)
    os._exit(1)
