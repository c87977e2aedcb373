"""A PDF is read in the browser's own viewer, in every engine."""

import pytest

from tests.engines.conftest import Visit
from tests.engines.window import patiently


@pytest.mark.parametrize(
    "address", ["/steps/map-the-operating-model.pdf", "/plan.pdf?call=2026-12-01"]
)
def test_a_pdf_fills_the_window(visit: Visit, address: str):
    """The viewer belongs to the browser, and what a page may not show is no rule for it: it was
    once a frame in a corner. There is ink in the lower half, across more than half of it.
    """
    visit.open(address)
    patiently(lambda: ink_across(visit) > 0.5, f"{address} fills the window")


def ink_across(visit: Visit) -> float:
    picture = visit.window.picture()
    lower = picture.crop((0, picture.height // 2, *picture.size))
    box = lower.point(lambda value: 255 * (value < 128)).getbbox()
    return (box[2] - box[0]) / picture.width if box else 0
