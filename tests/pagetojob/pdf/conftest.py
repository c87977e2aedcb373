"""Pieces of HTML on paper."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from pagetojob.pdf import engine


@pytest.fixture
def printed(tmp_path: Path) -> Callable[[str], Path]:
    """A PDF of a piece of HTML, each a file of its own."""
    numbers = count()

    def render(body: str) -> Path:
        page = (
            '<html lang="en"><title>T</title><body data-edition="E" data-disclaimer="D"><h1>T</h1>'
        )
        file = tmp_path / f"printed-{next(numbers)}.pdf"
        file.write_bytes(engine.render((page + body).encode()))
        return file

    return render
