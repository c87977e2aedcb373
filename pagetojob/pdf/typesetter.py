"""WeasyPrint, kept from the fonts of the machine: the same page is the same PDF everywhere."""

import os
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_one_at_a_time = threading.Lock()  # a preview has threads, and they share the environment
NO_FONTS = str(Path(__file__).with_name("fonts.conf"))


@contextmanager
def _without_the_machine_s_fonts() -> Iterator[None]:
    """Fontconfig reads where its fonts are while this lasts; what is started later is not told."""
    with _one_at_a_time:
        before = os.environ.get("FONTCONFIG_FILE")
        os.environ["FONTCONFIG_FILE"] = NO_FONTS
        try:
            yield
        finally:
            del os.environ["FONTCONFIG_FILE"]
            if before is not None:
                os.environ["FONTCONFIG_FILE"] = before


with _without_the_machine_s_fonts(), warnings.catch_warnings():
    warnings.filterwarnings("ignore", "No fonts configured in FontConfig")
    from weasyprint import CSS, HTML
    from weasyprint.document import Document, Page
    from weasyprint.formatting_structure.boxes import BlockLevelBox, LineBox
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse


class ShippedFonts(FontConfiguration):
    """Those that style sheets name, and no other."""

    def __init__(self) -> None:
        with _without_the_machine_s_fonts():
            super().__init__()


__all__ = [
    "CSS",
    "HTML",
    "BlockLevelBox",
    "Document",
    "FatalURLFetchingError",
    "LineBox",
    "Page",
    "ShippedFonts",
    "URLFetcher",
    "URLFetcherResponse",
]
