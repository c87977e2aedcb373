"""Every page, style sheet and picture is valid, as the Nu HTML checker judges it."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.audits import AUDIT, EXAMPLE, VECTORS, query
from tests.support.environment import ROOT
from tests.support.paper import JAVA
from tests.support.server import Server

pytestmark = pytest.mark.slow

JAR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# CSS for paged media, which the PDF engine reads and the checker does not know.
FOR_PAPER = re.compile(
    r"CSS: “(?:"
    r"(?P<property>bookmark-level|string-set)”: Property “(?P=property)” doesn't exist\."
    r"|content”: “string\((?:running|disclaimer|edition)\)” is not a “content” value\."
    r")"
)
SITE = "/artifacts/website-demo/site"
ANSWERED = {
    "partial": f"{AUDIT}?answers=h-------f-",
    "finished": f"{AUDIT}?{query(EXAMPLE)}",
    "no-fit": f"{AUDIT}?{query(VECTORS[8])}",
    "refused": f"{AUDIT}?services=maybe&zones=full&zones=half",
    "notice": f"{SITE}/hvac-tune-up/?notice=on&at=2026-11-09T10:00",
    "outside": f"{SITE}/service-areas/?zone=83647&mapping=hidden",
    "misread": f"{SITE}/offers/?zone=8364&at=x&notice=maybe&mapping=1",
}
WRONG = {
    "wrong.html": "<!doctype html><html lang=en><title>Wrong</title><p><p hx-boost=true></b>",
    "wrong.css": "p { colour: red; }",
    "wrong.svg": '<svg xmlns="http://www.w3.org/2000/svg"><circle radius="2"/></svg>',
}


@pytest.fixture(scope="module")
def checked(publication: Path, server: Server, tmp_path_factory: pytest.TempPathFactory) -> dict:
    """What the checker says of each file; one run, since most of a run is starting Java."""
    folder = tmp_path_factory.mktemp("html")
    answers = {
        "404.html": server.get("/no-such-page/"),
        "400.html": server.get("/", Host="elsewhere.example"),
        **{f"{name}.html": server.get(address) for name, address in ANSWERED.items()},
    }
    assert {name: answer.status for name, answer in answers.items()} == {
        "404.html": 404,
        "400.html": 400,
        **dict.fromkeys([f"{name}.html" for name in ANSWERED], 200),
    }
    for name, answer in answers.items():
        (folder / name).write_bytes(answer.body)
    for name, text in WRONG.items():
        (folder / name).write_text(text)
    files = [path for path in publication.rglob("*") if path.suffix in (".html", ".css", ".svg")]
    files += [ROOT / "templates" / "500.html", *sorted(folder.iterdir())]
    found: dict[str, list[str]] = {name_of(file, publication): [] for file in files}
    assert len(found) == len(files)
    for message in messages(files):
        file = Path(message["url"].removeprefix("file:"))
        line = f"line {message.get('lastLine')}: {message['message']}"
        found[name_of(file, publication)].append(line)
    return found


def name_of(file: Path, publication: Path) -> str:
    """The address of a published file, the name of any other."""
    return f"/{file.relative_to(publication)}" if file.is_relative_to(publication) else file.name


def messages(files: list[Path]) -> list[dict]:
    assert shutil.which("java"), "Java is needed: it is not on the PATH."
    options = ["--also-check-css", "--also-check-svg", "--format", "json", "--stdout"]
    command = ["java", *JAVA, "-jar", JAR, *options, "--exit-zero-always", *files]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    return json.loads(run.stdout)["messages"]


def wrong(checked: dict, suffix: str) -> dict[str, list[str]]:
    """The files of a kind about which the checker says anything."""
    ours = {name: said for name, said in checked.items() if name not in WRONG}
    files = {name: said for name, said in ours.items() if name.endswith(suffix)}
    assert files
    return {name: said for name, said in files.items() if said}


def test_every_page_is_valid_html(checked: dict, pages: dict[str, str]):
    assert {f"{address}index.html" for address in pages} <= set(checked)
    assert wrong(checked, "/index.html") == {}


@pytest.mark.parametrize("name", ANSWERED)
def test_every_state_of_an_answered_page_is_valid_html(checked: dict, name: str):
    assert checked[f"{name}.html"] == []


@pytest.mark.parametrize("name", ["400.html", "404.html", "500.html"])
def test_every_error_page_is_valid_html(checked: dict, name: str):
    assert checked[name] == []


def test_every_style_sheet_is_valid(checked: dict):
    found = wrong(checked, ".css")
    for name in [name for name in found if name.startswith("/static/css/paper.")]:
        found[name] = [said for said in found[name] if not FOR_PAPER.search(said)]
    assert {name: said for name, said in found.items() if said} == {}


def test_every_picture_is_valid_svg(checked: dict):
    assert wrong(checked, ".svg") == {}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_found(checked: dict, name: str):
    """Else the tests above could not fail."""
    assert checked[name]
