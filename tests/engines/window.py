"""A window of a browser, and the few things that a visitor does with it in any engine."""

import json
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from io import BytesIO

from PIL import Image

PATIENCE = 30  # seconds; what never comes is a fault however long one waits
# As WebDriver names the keys that have no character.
KEYS = {"ArrowLeft": "\ue012", "ArrowRight": "\ue014", "Tab": "\ue004", "Enter": "\ue007"}
# The middle of what is displayed of an element, brought into sight where it is not.
MIDDLE = """(selector) => {
  const element = [...document.querySelectorAll(selector)].find((each) => each.checkVisibility());
  if (!element) return null;
  const inSight = ({ top, bottom }) => top >= 60 && bottom <= innerHeight - 60;
  if (!inSight(element.getBoundingClientRect())) {
    element.scrollIntoView({ block: "center", behavior: "instant" });
  }
  const { x, y, width, height } = element.getClientRects()[0];
  return [Math.floor(x + width / 2), Math.floor(y + height / 2)];
}"""


class Failed(Exception):
    """What the browser would not do, in its own words."""


class Window(ABC):
    """What each engine is asked for in its own way, and what follows from it in all."""

    def __init__(self) -> None:
        self.complaints: list[str] = []  # errors, as far as the engine tells them

    @abstractmethod
    def open(self, address: str) -> None:
        """Goes there and waits for the page to have loaded."""

    @abstractmethod
    def travel(self, entries: int) -> None:
        """Back in the history, or forward."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """What a page has to itself, in CSS pixels."""

    @abstractmethod
    def cookies(self) -> list[object]:
        """Those that the page at hand would send."""

    @abstractmethod
    def close(self) -> None:
        """Ends the browser."""

    @abstractmethod
    def _evaluate(self, expression: str) -> str:
        """An expression's value, which is a string."""

    @abstractmethod
    def _act(self, source: dict[str, object]) -> None:
        """What a hand does, as WebDriver has it."""

    @abstractmethod
    def _photograph(self) -> bytes:
        """What is seen of the page, as a PNG."""

    def evaluate(self, expression: str) -> object:
        return json.loads(self._evaluate(f"JSON.stringify(({expression}) ?? null)"))

    def call(self, function: str, *arguments: object) -> object:
        """A function of JavaScript, called in the page."""
        return self.evaluate(f"({function})({', '.join(map(json.dumps, arguments))})")

    def until(self, expression: str) -> object:
        """Waits until it is true, through pages that come and go; what it is then."""
        return patiently(lambda: self.evaluate(expression), expression)

    def press(self, *keys: str) -> None:
        """One after the other, as fast as a hand could."""
        strokes = [
            {"type": kind, "value": KEYS.get(key, key)}
            for key in keys
            for kind in ("keyDown", "keyUp")
        ]
        self._act({"type": "key", "id": "keys", "actions": strokes})

    def click(self, selector: str) -> None:
        """The first that is displayed."""
        x, y = self.until(f"({MIDDLE})({json.dumps(selector)})")
        moves = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "mouse", "actions": moves})

    def picture(self) -> Image.Image:
        with Image.open(BytesIO(self._photograph())) as picture:
            return picture.convert("L")


def patiently(ask: Callable[[], object], what: str) -> object:
    """Asks again until the answer is yes."""
    said: object = None
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            said = ask()
        except (Failed, OSError) as failure:
            said = failure
        else:
            if said:
                return said
        time.sleep(0.02)
    raise AssertionError(f"never: {what}; last: {said!r}")
