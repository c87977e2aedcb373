"""What is read from a database that does not change is read once."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from django.db import connection

Read = TypeVar("Read")


def once_for_each_database(read: Callable[[], Read]) -> Callable[[], Read]:
    """A published database is a file of its own name and is never written to again."""

    @lru_cache(maxsize=4)
    def kept(database: str) -> Read:
        return read()

    @wraps(read)
    def ask() -> Read:
        return kept(str(connection.settings_dict["NAME"]))

    return ask
