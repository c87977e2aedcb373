"""The public address, once it was said: a publish that does not say it again keeps it."""

import re
from pathlib import Path

FILE = "origin"


def remembered(var: Path) -> str:
    """Empty where none was ever said, or it is another user's, which the secret key then is too."""
    try:
        return (var / FILE).read_text().strip()
    except OSError:
        return ""


def remember(var: Path, origin: str) -> None:
    """Until another is said. One of this machine alone is what there is without any."""
    if is_loopback(origin):
        (var / FILE).unlink(missing_ok=True)
        return
    fresh = var / f"{FILE}.next"
    fresh.write_text(f"{origin}\n")
    fresh.replace(var / FILE)


def is_loopback(origin: str) -> bool:
    """Whether only this machine can open it; so is none at all."""
    return host(origin).strip("[]") in ("", "127.0.0.1", "localhost", "::1")


def host(origin: str) -> str:
    """Its host name, an IPv6 address in its brackets as ``ALLOWED_HOSTS`` wants it; empty where it
    is no origin.
    """
    found = re.fullmatch(r"https?://([a-z0-9.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?", origin)
    return found[1] if found else ""
