"""Which SQLite file this thread's connection is at, and whether it may write there."""

from pathlib import Path

from django.db import connection


def use(file: Path, *, mode: str = "ro", again: int = 0) -> None:
    """Points this thread's connection at ``file``; SQLite itself holds to ``mode``.

    ``ro`` makes a write impossible, not merely absent; ``rwc`` is for building. A file that is used
    ``again`` is opened again, under the same name: it was damaged, and has been made whole.
    """
    name = f"{file.as_uri()}?mode={mode}&again={again}"
    if connection.settings_dict["NAME"] != name:
        connection.close()
        # The settings' own dictionary is shared by all threads; this one is the connection's.
        connection.settings_dict = {**connection.settings_dict, "NAME": name}
