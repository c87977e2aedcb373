"""The characters that a page and its PDF can show: those that every shipped font has."""

from functools import cache
from pathlib import Path

from django.conf import settings

FONTS = "fonts/*.woff2"


@cache
def of_every_font() -> frozenset[str]:
    """A text may stand in any of the fonts, on paper too, where no other font fills in."""
    from fontTools.ttLib import TTFont  # for whoever reads fixtures, never for a serving process

    found = []
    for file in sorted(Path(settings.STATICFILES_DIRS[0]).glob(FONTS)):
        with TTFont(file, lazy=True) as font:
            found.append(font.getBestCmap() or {})
    return frozenset(map(chr, frozenset.intersection(*map(frozenset, found))))
