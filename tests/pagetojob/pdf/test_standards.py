"""Every PDF keeps to PDF/UA-1 and PDF/A-3a, as veraPDF and qpdf judge it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.audits import Vector
from tests.support.paper import PROFILES, verapdf
from tests.support.places import Place, pdfs_in

pytestmark = pytest.mark.slow


def qpdf(file: Path) -> subprocess.CompletedProcess[str]:
    assert shutil.which("qpdf"), "qpdf is needed: it is not on the PATH."
    return subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, timeout=60)


@pytest.fixture(scope="module")
def lost(pdfs: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A PDF that a person could read, as it is and with its structure lost."""
    folder = tmp_path_factory.mktemp("lost")
    legible, lost = folder / "legible.pdf", folder / "lost.pdf"
    unpack = ["qpdf", "--object-streams=disable", pdfs["/guardrails.pdf"], legible]
    subprocess.run(unpack, check=True, timeout=60)
    content, count = re.subn(rb"/StructTreeRoot (?=\d)", b"/StructTreeLost ", legible.read_bytes())
    assert count == 1
    lost.write_bytes(content)
    return [legible, lost]


@pytest.fixture(scope="module")
def with_a_sender(small: Place) -> list[Path]:
    """Some on which a sender stands: an artifact's and the plan's."""
    made = pdfs_in(small.revision.files)
    return [made[address] for address in ("/artifacts/titan-map.pdf", "/plan.pdf")]


@pytest.fixture(scope="module")
def judged(
    pdfs: dict[str, Path],
    results: dict[Vector, Path],
    with_a_sender: list[Path],
    lost: list[Path],
) -> list[str]:
    """What is said of all of them, in one run."""
    run = verapdf(*pdfs.values(), *results.values(), *with_a_sender, *lost)
    assert run.returncode == 1, run.stderr  # for the one whose structure is lost
    return run.stdout.splitlines()


def test_every_pdf_is_accessible_and_archivable(
    judged: list[str],
    pdfs: dict[str, Path],
    results: dict[Vector, Path],
    with_a_sender: list[Path],
):
    """Takes long: two profiles of every PDF, and Java to start."""
    assert pdfs
    assert results
    ours = [*pdfs.values(), *results.values(), *with_a_sender]
    for name in PROFILES:
        assert {f"{name} complies {file}" for file in ours} <= set(judged)
    assert not [line for file in ours for line in judged if f" broken {file}" in line]


def test_a_pdf_whose_structure_is_lost_is_neither(judged: list[str], lost: list[Path]):
    """Else the test above could not fail."""
    legible, lost_one = lost
    assert f"PDFUA-1 complies {legible}" in judged
    said = "\n".join(judged)
    assert f"PDFUA-1 broken {lost_one} 7.1-11: " in said
    assert f"PDFA-3A broken {lost_one} 6.7.3.3-1: " in said
    assert f" complies {lost_one}" not in said


def test_qpdf_finds_every_pdf_sound(pdfs: dict[str, Path]):
    assert pdfs
    for address, file in pdfs.items():
        checked = qpdf(file)
        assert (checked.returncode, checked.stderr) == (0, ""), address
        assert "No syntax or stream encoding errors found" in checked.stdout, address


def test_qpdf_finds_a_cut_pdf_unsound(pdfs: dict[str, Path], tmp_path: Path):
    whole = pdfs["/guardrails.pdf"].read_bytes()
    file = tmp_path / "cut.pdf"
    file.write_bytes(whole[: len(whole) // 2])
    assert qpdf(file).returncode != 0
