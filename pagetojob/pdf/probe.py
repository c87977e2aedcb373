"""Whether the PDF engine's system libraries are here, asked without loading the engine."""

import ctypes
import functools
import sys
from importlib.metadata import version

# The names a library may have, on Linux and on macOS.
LIBRARIES = {
    "GObject": ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib"),
    "Pango": ("libpango-1.0.so.0", "libpango-1.0.0.dylib"),
    "PangoFT2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib"),
    "HarfBuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    # Without it the engine falls back to a slower subsetter whose output has a time stamp in it.
    "HarfBuzz-Subset": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
    "Fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib"),
}
# What a library says of its version; shaping and cutting fonts are theirs.
VERSIONS = {"Pango": "pango_version_string", "HarfBuzz": "hb_version_string"}
INSTALL = {
    "linux": "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "darwin": "brew install pango",
}


@functools.cache
def missing() -> tuple[str, ...]:
    """The libraries that cannot be loaded."""
    return tuple(name for name, files in LIBRARIES.items() if not any(map(_library, files)))


def note() -> str:
    """Why there are no PDFs and how to have them, in one sentence; empty where all is here."""
    if not missing():
        return ""
    command = INSTALL.get(sys.platform, "see the WeasyPrint documentation for your system")
    return f"PDFs are off because {', '.join(missing())} is not installed: {command}"


def engine() -> str:
    """The engine as it counts in a revision's name: its versions, Python's among them, which
    compresses what it writes; or its absence.
    """
    if missing():
        return "none"
    libraries = (f"{name} {_version(name, function)}" for name, function in VERSIONS.items())
    python = "Python {}.{}".format(*sys.version_info)
    return ", ".join((f"WeasyPrint {version('weasyprint')}", python, *libraries))


def _version(name: str, function: str) -> str:
    library = next(filter(None, map(_library, LIBRARIES[name])))
    said = getattr(library, function)
    said.restype = ctypes.c_char_p
    text: bytes = said()
    return text.decode()


def _library(file: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(file)
    except OSError:
        return None
