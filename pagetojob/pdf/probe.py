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
INSTALL = {
    "linux": "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "darwin": "brew install pango",
}


@functools.cache
def missing() -> tuple[str, ...]:
    """The libraries that cannot be loaded."""
    return tuple(name for name, files in LIBRARIES.items() if not any(map(_loads, files)))


def note() -> str:
    """Why there are no PDFs and how to have them, in one sentence; empty where all is here."""
    if not missing():
        return ""
    command = INSTALL.get(sys.platform, "see the WeasyPrint documentation for your system")
    return f"PDFs are off because {', '.join(missing())} is not installed: {command}"


def engine() -> str:
    """The engine as it counts in a revision's name: its version, or its absence."""
    return "none" if missing() else f"weasyprint {version('weasyprint')}"


def _loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True
