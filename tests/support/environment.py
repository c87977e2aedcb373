"""Loaded before the settings: tests publish into a folder of their own and serve on a free port."""

import atexit
import os
import shutil
import socket
import tempfile

VAR = tempfile.mkdtemp(prefix="pagetojob-tests-")
atexit.register(shutil.rmtree, VAR, ignore_errors=True)

with socket.socket() as listener:
    listener.bind(("127.0.0.1", 0))
    PORT = listener.getsockname()[1]

ORIGIN = f"http://127.0.0.1:{PORT}"
os.environ.update(
    PAGETOJOB_VAR=VAR,
    PAGETOJOB_ORIGIN=ORIGIN,
    PAGETOJOB_SECRET_KEY="a key for the tests alone, made of words and long enough to be one",
)
