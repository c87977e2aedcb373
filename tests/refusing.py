"""Ways to break a copy of the fixtures."""

from pathlib import Path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text, f"{file.name} no longer holds {old!r}"
    file.write_text(text.replace(old, new, 1))


def line_of(file: Path, text: str) -> int:
    return file.read_text().partition(text)[0].count("\n") + 1
