"""Ways to break a copy of the fixtures, and to read what is said of it."""

import atexit
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.core.management import call_command
from django.db import transaction

from pagetojob import content, database
from pagetojob.content import ContentRefused
from tests.support.places import SMALL, elsewhere

# Entries that tables of several rooms add.
FIGURE = "- model: artifacts.figure\n  fields:\n    slug: {}\n    value: twelve\n"
STRAY = """- model: artifacts.artifact
  fields:
    slug: {}
    title: Notes
    answer: Somebody wrote a few notes.
    introduction: A page that nobody asked for.
    decides: Nothing.
    boundary: It says nothing of use.
    not_promised: It promises nothing.
    updated: 2026-03-03

"""


@dataclass(frozen=True)
class Wrong:
    """One change of a file, where its problem is reported, and what it says.

    It is reported in the same file where no other is named, and of the content as a whole where
    there is no text to be reported ``at``.
    """

    file: str
    old: str
    new: str
    at: str
    entry: str
    field: str
    says: str
    other: str = ""

    @property
    def named(self) -> str:
        """The file that it is reported in."""
        return self.other or self.file

    def is_in(self, folder: Path) -> bool:
        """Whether it has been made there, and what it is reported at is still to be found."""
        made, named = (folder / self.file).read_text(), (folder / self.named).read_text()
        return self.new in made and self.at in named

    def make_in(self, folder: Path) -> None:
        change(folder / self.file, self.old, self.new)

    def reported_in(self, folder: Path) -> str:
        """The problem as it is printed, up to the end of what it has to say."""
        place = "fixtures:1"
        if self.at:
            place = f"fixtures/{self.named}:{line_of(folder / self.named, self.at)}"
        return ": ".join(part for part in (place, self.entry, self.field, self.says) if part)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text, f"{file.name} no longer holds {old!r}"
    file.write_text(text.replace(old, new, 1))


def line_of(file: Path, text: str) -> int:
    return file.read_text().partition(text)[0].count("\n") + 1


def read(folder: Path) -> list[str]:
    """The problems of the fixtures in a folder as they are printed; what is published stays."""
    with tempfile.TemporaryDirectory() as place, elsewhere():
        file = Path(place) / "content.sqlite3"
        shutil.copyfile(_empty(), file)
        database.use(file, mode="rw")
        try:
            with transaction.atomic():
                content.load(folder)
        except ContentRefused as refusal:
            return [str(problem) for problem in refusal.problems]
    return []


@cache
def _empty() -> Path:
    """A database with every table and no row: making tables costs as much as a small content."""
    folder = tempfile.mkdtemp(prefix="pagetojob-empty-")
    atexit.register(shutil.rmtree, folder)
    file = Path(folder) / "empty.sqlite3"
    with elsewhere():
        database.use(file, mode="rwc")
        call_command("migrate", run_syncdb=True, verbosity=0)
    return file


def said_of(wrongs: dict[str, Wrong]) -> dict[str, list[str]]:
    """For each, nothing where its problem is reported, or else all that is said of it alone.

    As many as do not touch each other are made at once, since all problems are listed at once.
    """
    left, said = dict(wrongs), True
    while left and said:
        with tempfile.TemporaryDirectory() as place:
            folder = shutil.copytree(SMALL, Path(place) / "fixtures")
            together = _made_together(folder, left)
            problems = read(folder)
            said = {
                name
                for name, wrong in together.items()
                if _is_said(wrong.reported_in(folder), problems)
            }
        # What was hidden by others comes last, so that it meets others the next time.
        hidden = {name: left[name] for name in together if name not in said}
        left = {name: left[name] for name in left if name not in together} | hidden
    return {name: _said_alone(left[name]) if name in left else [] for name in wrongs}


def _made_together(folder: Path, left: dict[str, Wrong]) -> dict[str, Wrong]:
    made: dict[str, Wrong] = {}
    for name, wrong in left.items():
        file = folder / wrong.file
        before = file.read_text()
        if wrong.old in before:
            wrong.make_in(folder)
            touched = [each for each in made.values() if wrong.file in (each.file, each.named)]
            if all(each.is_in(folder) for each in (*touched, wrong)):
                made[name] = wrong
            else:
                file.write_text(before)
    return made


def _said_alone(wrong: Wrong) -> list[str]:
    with tempfile.TemporaryDirectory() as place:
        folder = shutil.copytree(SMALL, Path(place) / "fixtures")
        wrong.make_in(folder)
        problems = read(folder)
        return [] if _is_said(wrong.reported_in(folder), problems) else problems or ["nothing"]


def _is_said(said: str, problems: list[str]) -> bool:
    return any(problem.startswith(said) for problem in problems)
