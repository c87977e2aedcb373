"""What can be told of a mark on the screen without its colour."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Locator

COLOURS = pytest.mark.parametrize(
    "colours",
    [
        {"forced_colors": "none"},
        {"forced_colors": "active", "color_scheme": "light"},
        {"forced_colors": "active", "color_scheme": "dark"},
    ],
    ids=["own colours", "forced colours, light", "forced colours, dark"],
)


def grey(mark: Locator) -> Image.Image:
    with Image.open(BytesIO(mark.screenshot())) as picture:
        return picture.convert("L").resize((72, 72))


def bilevel(mark: Locator) -> list[bool]:
    """The mark's shape: which of its pixels are darker than halfway, or lighter on black."""
    pixels = grey(mark).tobytes()
    middle = (min(pixels) + max(pixels)) / 2
    return [(value < middle) != (pixels[0] < middle) for value in pixels]


def covered(mark: Locator) -> float:
    """The part of its square that is not ground."""
    shape = bilevel(mark)
    return sum(shape) / len(shape)


def contrast(mark: Locator) -> float:
    """Between the lightest and the darkest pixel, as WCAG reckons it."""
    low, high = (luminance(value) for value in grey(mark).getextrema())
    return (high + 0.05) / (low + 0.05)


def luminance(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
