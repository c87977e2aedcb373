"""What can be told of a mark on the screen without its colour, and of a focus by its contrast."""

import re
from base64 import b64decode
from collections.abc import Iterable
from io import BytesIO

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Locator, Page

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


class Photographer:
    """Takes pictures of places on a page, at little cost."""

    MARGIN = 8

    def __init__(self, page: Page) -> None:
        self._screen = page.viewport_size
        self._session = page.context.new_cdp_session(page)

    def take(self, place: dict[str, float]) -> Image.Image:
        """The place and what is close around it, as far as it is on the screen."""
        left, top = (max(0, int(place[each]) - self.MARGIN) for each in ("x", "y"))
        right, bottom = (
            min(self._screen[side], int(place[start] + place[side]) + self.MARGIN)
            for start, side in (("x", "width"), ("y", "height"))
        )
        clip = {"x": left, "y": top + place["scrolled"], "scale": 1}
        clip |= {"width": right - left, "height": bottom - top}
        asked = {"clip": clip, "optimizeForSpeed": True}
        answer = self._session.send("Page.captureScreenshot", asked)
        with Image.open(BytesIO(b64decode(answer["data"]))) as picture:
            return picture.convert("RGB")

    @staticmethod
    def changed(before: Image.Image, after: Image.Image, least: float = 3) -> int:
        """How many pixels differ by at least such a contrast."""
        differing = ImageChops.difference(before, after).convert("L").tobytes()
        one, other = before.tobytes(), after.tobytes()
        starts = [3 * at for at, value in enumerate(differing) if value]
        return sum(_ratio(one[at : at + 3], other[at : at + 3]) >= least for at in starts)

    @staticmethod
    def has_dark(colours: Iterable[str]) -> bool:
        found = ([int(part) for part in re.findall(r"\d+", colour)[:3]] for colour in colours)
        return any(_brightness(colour) < 0.2 for colour in found if colour)


def _ratio(one: Iterable[int], other: Iterable[int]) -> float:
    low, high = sorted(map(_brightness, (one, other)))
    return (high + 0.05) / (low + 0.05)


def _brightness(colour: Iterable[int]) -> float:
    weights = (0.2126, 0.7152, 0.0722)
    return sum(w * luminance(part) for w, part in zip(weights, colour, strict=True))
