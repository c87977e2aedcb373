"""``make test-edited``: the fast tests on content as its owner might have edited it.

In a copy of the project a fifth of the sentences is changed, every page is as new as another day,
and the flow has one step and one lane more. Whatever then fails quotes content where it means
behaviour; only tests that hold the customer's own text are left out.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[2]
NOT_COPIED = (".venv", "node_modules", "var", ".pytest_cache", ".ruff_cache", "__pycache__")
ANOTHER_DAY = "2026-12-24"
SENTENCE = 18  # letters; what is shorter is a name or a label
# What other rows, addresses or reports know a thing by.
NAMES = ("title", "label", "name", "public_label", "heading", "menu", "brand", "domain")
# Words side by side that belong to no figure, link, mark or hyphened name.
RUN = re.compile(r"(?<![\w\-{\[(*/’.])[A-Za-z’]{2,}(?: [A-Za-z’]{2,})+(?![\w\-}\])*/’])")
UPDATED = re.compile(r"(?m)^(    updated:) .*$")
ADDED = {
    "steps.yaml": """
- model: flow.step
  fields:
    number: {step}
    slug: look-back-together
    title: Look back together
    status: ready-now
    question: What would both sides do again, and what would they leave out?
    decision: Write down what was learned while it is fresh.
    exit_criteria: Both sides have read the same page of notes.
    for_you: You say what you learned, and read what we did.
    artifact: [look-back-notes]
    word: notes
    read_first: [what-was-learned, what-comes-again]
    updated: 2026-11-01
""",
    "lanes.yaml": """
- model: flow.lane
  fields:
    slug: office
    number: {lane}
    name: Office
    role: [front-desk]
    decision: Say which calls the site should take off the desk.
    signs: The list of calls, before a page answers one.
    never_gives: A recording of any call.
    artifact: [office-brief]
    reads: [calls-a-page-may-answer, what-was-learned]
    updated: 2026-11-01

- model: flow.involvement
  fields:
    lane: [office]
    step: [look-back-together]
    why: Knows which calls came less often.

- model: flow.involvement
  fields:
    lane: [owner]
    step: [look-back-together]
    why: Says whether the notes are true.

- model: flow.lanequestion
  fields:
    lane: [office]
    number: 1
    question: Does anybody listen to our calls?
    answer: No. The list is written by hand, from memory.
""",
    "artifacts/look-back-notes.yaml": """
- model: artifacts.artifact
  fields:
    slug: look-back-notes
    title: Look-back notes
    answer: One page says what both sides learned.
    introduction: It was written by both sides on one afternoon.
    decides: What to do again, and what to leave out.
    boundary: It measures nothing.
    not_promised: The notes are no result and measure nothing.
    updated: 2026-11-01

- model: artifacts.section
  fields:
    artifact: [look-back-notes]
    number: 1
    label: What was learned
    slug: what-was-learned
    finding: Each side names three things in its own words.
    figure: >-
      {{what_was_learned}}
    unit: lessons
    action: See what was learned
    behind: How the list is read
    body: A short list is enough, and it is read aloud before anybody leaves the room.
    exhibit: terms

- model: artifacts.term
  fields:
    section: [what-was-learned]
    number: 1
    name: Learned
    meaning: Seen by somebody who was there, and told to somebody who was not.

- model: artifacts.section
  fields:
    artifact: [look-back-notes]
    number: 2
    label: What comes again
    slug: what-comes-again
    finding: Nobody does a thing twice that taught nobody anything.
    behind: What stands on the list
    body: Whatever both sides would do again stands here, with the day on which they begin.
""",
    "artifacts/office-brief.yaml": """
- model: artifacts.artifact
  fields:
    slug: office-brief
    title: Office brief
    answer: You say which calls a page may take off the desk.
    introduction: What whoever answers the phone should read before the first meeting.
    decides: Which calls a page may answer.
    boundary: No page answers every call.
    not_promised: No call is read from ServiceTitan.
    updated: 2026-11-01

- model: artifacts.section
  fields:
    artifact: [office-brief]
    number: 1
    label: Calls
    slug: calls-a-page-may-answer
    finding: A page may answer what the desk is asked every day.
    action: Count the calls
    behind: How to count them
    body: Write down the questions of one ordinary day, and mark those that need a person.
    exhibit: checklist

- model: artifacts.check
  fields:
    section: [calls-a-page-may-answer]
    number: 1
    task: Count the calls of one ordinary day.
    does: [front-desk]
    milestone: [scope-locked]
    to_do: Count the calls of one ordinary day.
    evidence: A tally sheet that somebody has signed.
""",
    "pilot.yaml": """
- model: artifacts.role
  fields:
    slug: front-desk
    name: Front desk
""",
}


def edit(fixtures: Path, fifth: int) -> int:
    """Edits a copy of the fixtures; how many sentences are now another."""
    changed = _reword(fixtures, fifth)
    assert changed, f"There is no fifth {fifth}: they are numbered from 0 to 4."
    numbers = {
        "step": (fixtures / "steps.yaml").read_text().count("- model: flow.step\n") + 1,
        "lane": (fixtures / "lanes.yaml").read_text().count("- model: flow.lane\n") + 1,
    }
    for name, text in ADDED.items():
        file = fixtures / name
        before = file.read_text() if file.exists() else ""
        file.write_text((before + text.format(**numbers)).lstrip())
    for file in fixtures.rglob("*.yaml"):
        dated, count = UPDATED.subn(rf"\1 {ANOTHER_DAY}", file.read_text())
        assert count == file.read_text().count("updated: "), f"{file.name} is dated otherwise."
        file.write_text(dated)
    return changed


def _reword(fixtures: Path, fifth: int) -> int:
    changed = 0
    for number, (file, first, last) in enumerate(_sentences(fixtures)):
        if number % 5 == fifth:
            lines = file.read_text().splitlines(keepends=True)
            text = "".join(lines[first:last])
            lines[first:last] = [_turned(text)]
            changed += lines[first:last] != [text]
            file.write_text("".join(lines))
    return changed


def _turned(text: str) -> str:
    """The same words in another order, as long and as wide as before; a field's key stays."""
    key = re.match(r"    \w+: ?(?:[|>]-?\n)?", text)[0]
    said = RUN.sub(lambda run: " ".join(reversed(run[0].split())), text.removeprefix(key))
    return key + said


def _sentences(fixtures: Path) -> Iterator[tuple[Path, int, int]]:
    """Each by its file and its lines there."""
    from django.apps import apps  # once Django is set up

    from artifacts.demo_site.fields import Spoken
    from artifacts.fields import Filled, Line, Markdown, Plain
    from pagetojob.content.entries import read

    kinds = (Plain, Line, Filled, Markdown, Spoken)
    for entry in read(fixtures)[0]:
        file = fixtures.parent / entry.file
        length = file.read_text().count("\n")
        starts = sorted({*entry.lines.values(), *_ends(file), length + 1})
        for field in apps.get_model(entry.model)._meta.fields:
            said = entry.fields.get(field.name, "")
            is_sentence = isinstance(said, str) and len(re.sub(r"\W", "", said)) >= SENTENCE
            if isinstance(field, kinds) and is_sentence and field.name not in NAMES:
                first = entry.lines[field.name]
                yield file, first - 1, next(line for line in starts if line > first) - 1


def _ends(file: Path) -> list[int]:
    """The lines after which a field cannot go on."""
    lines = file.read_text().splitlines()
    return [number for number, line in enumerate(lines, 1) if line.startswith(("- ", "#"))]


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pagetojob.settings")
    os.environ.setdefault("PAGETOJOB_SECRET_KEY", "read by nobody, since nothing is served here")
    django.setup()
    fifths = [int(each) for each in sys.argv[1:]] or [0]
    failed = 0
    for fifth in fifths:
        with tempfile.TemporaryDirectory() as place:
            copy = Path(place) / "edited"
            # The wordings of the tests' own content are links, which lead to the edited ones.
            ignored = shutil.ignore_patterns(*NOT_COPIED)
            shutil.copytree(ROOT, copy, symlinks=True, ignore=ignored)
            changed = edit(copy / "fixtures", fifth)
            sys.stdout.write(f"Fifth {fifth}: {changed} sentences are others.\n")
            sys.stdout.flush()
            tests = ["-n", "2", "--dist", "loadfile", "-m", "not slow and not customer"]
            command = [sys.executable, "-m", "pytest", *tests]
            failed += subprocess.run(command, cwd=copy).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
