"""Whose a folder is, said where somebody else meets it, as after one ``sudo make serve``."""

import os
import pwd
from pathlib import Path
from shlex import quote


def refusal(file: Path, folder: Path) -> str:
    """Why ``file`` of ``folder`` cannot be used by whoever runs this, and the way on."""
    try:
        owner = file.stat().st_uid
    except OSError:  # it lies where only its owner looks
        owner = folder.stat().st_uid
    if owner == os.geteuid():
        return f"{file} cannot be used by {_name(owner)}, whose it is: change its mode."
    user = _name(os.geteuid())
    return (
        f"{file} belongs to {_name(owner)}, and this is {user}: run this as {_name(owner)}, "
        f"or take the folder over with: sudo chown -R {user} {quote(str(folder))}"
    )


def _name(user: int) -> str:
    """A container may run as a number that has none."""
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)
