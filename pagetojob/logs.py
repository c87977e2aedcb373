"""What fails again and again is said once a minute, with how often it was."""

import logging
import threading
import time

SECONDS = 60


class OnceAMinute(logging.Filter):
    """For warnings and errors. Two are the same when the same line of code says the same sentence,
    whatever that is filled in with: a stranger may not fill the log. How often something was
    left unsaid is the record's ``unsaid``.
    """

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[tuple[object, ...], tuple[float, int]] = {}
        self.asking = threading.Lock()

    def filter(self, record: logging.LogRecord) -> bool:
        record.unsaid = ""
        if record.levelno < logging.WARNING:
            return True
        with self.asking:
            now, same = time.monotonic(), _same(record)
            when, unsaid = self.said.get(same, (float("-inf"), 0))
            if now - when < SECONDS:
                self.said[same] = when, unsaid + 1
                return False
            self.said[same] = now, 0
        if unsaid:
            record.unsaid = f" (and {unsaid} times since this was last said)"
        return True


def _same(record: logging.LogRecord) -> tuple[object, ...]:
    """Where the sentence stands, and where the error came from that it is about."""
    kind, _, trace = record.exc_info or (None, None, None)
    while trace and trace.tb_next:
        trace = trace.tb_next
    raised = (trace.tb_frame.f_code, trace.tb_lineno) if trace else None
    return record.pathname, record.lineno, str(record.msg), kind, raised
