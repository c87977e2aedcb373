"""English, where a label that an owner writes stands within a sentence of ours."""

import pytest

from artifacts.words import within


@pytest.mark.parametrize(
    ("label", "stands"),
    [
        ("Zone accuracy", "zone accuracy"),
        ("Own scheduler", "own scheduler"),
        ("API access", "API access"),
        ("ServiceTitan pages", "ServiceTitan pages"),
        ("Offers in ServiceTitan", "offers in ServiceTitan"),
        ("A", "a"),
        ("", ""),
    ],
)
def test_a_label_keeps_the_capitals_of_names(label, stands):
    assert within(label) == stands
