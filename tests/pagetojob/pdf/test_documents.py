"""A PDF says what its page says, names itself on every sheet, and is the same each time."""

import hashlib
import logging
import os
import re
import shutil
import subprocess
import sys

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from artifacts import text
from pagetojob.pdf import engine
from pagetojob.pdf.engine import PdfError, StaticFetcher
from tests.support.entries import DISCLAIMER, STEPS
from tests.support.environment import ORIGIN, ROOT
from tests.support.html import one, plain
from tests.support.paper import info_of, outlines_of, run, sheets_of, text_of

LOCAL_FILE = "file:" + "///etc/passwd"


def page_of(address: str) -> str:
    return "/" if address == "/pilot-flow.pdf" else address.removesuffix(".pdf") + "/"


def edition_of(html: str) -> str:
    return re.match(r"Edition ([0-9A-F]{6}) ", plain(one(html, "#edition")))[1]


def words(text: str) -> list[str]:
    """Words, apart at their hyphens."""
    return re.findall(r"\w+", text.lower())


def test_every_sheet_is_letter_and_carries_the_disclaimer_its_number_and_the_edition(pages, pdfs):
    for address, pdf in pdfs.items():
        assert "612 x 792 pts (letter)" in info_of(pdf), address
        sheets = sheets_of(pdf)
        edition = f"EDITION {edition_of(pages[page_of(address)])}"
        for number, sheet in enumerate(sheets, 1):
            assert DISCLAIMER in sheet, (address, number)
            assert f"Page {number} of {len(sheets)}" in sheet, address
            assert edition in sheet.upper(), (address, number)
            assert sheet.lstrip().startswith("PageToJob"), address


def test_every_pdf_holds_the_words_of_its_page(pages, pdfs):
    """All but what only a screen has: the ways to walk on, the tools, and what folds."""
    beside = "nav, button, .screen-only, .fold__line, .used, .uses"
    for address, pdf in pdfs.items():
        main = plain(one(pages[page_of(address)], "main"), without=beside)
        text = text_of(pdf).lower()
        there = {*words(text), *words(text.replace("-", ""))}
        # At the end of a line a hyphen may be lost, with the word in one piece or in its parts.
        missing = [
            word
            for word in re.findall(r"[\w-]+", main.lower())
            if word.replace("-", "") not in there and not set(words(word)) <= there
        ]
        assert not missing, (address, missing)


def test_every_pdf_is_titled_dated_and_has_an_outline(pages, pdfs):
    for address, pdf in pdfs.items():
        info = info_of(pdf)
        page = pages[page_of(address)]
        title = plain(one(page, "head > title"))
        assert re.search(rf"Title: +{re.escape(title)}\n", info), address
        updated = re.search(r" Updated ([\d-]{10})$", plain(one(page, "#edition")))[1]
        assert f"CreationDate:    {updated}T00:00:00Z" in info, address
        assert "Tagged:          yes" in info, address
        outlines = outlines_of(pdf)
        assert len(outlines) == 1, address
        assert words(outlines[0]["title"]) == words(plain(one(page, "h1"))), address


def test_the_flow_s_outline_names_its_parts_and_its_steps(pdfs):
    [outline] = outlines_of(pdfs["/pilot-flow.pdf"])
    parts = {part["title"]: part["kids"] for part in outline["kids"]}
    assert list(parts) == ["Buyer sequence", "Buyer lanes", "Flow guardrails"]
    steps = [" ".join(step["title"].split()) for step in parts["Buyer sequence"]]
    assert steps == [f"Step {step['number']} {step['title']}" for step in STEPS.values()]


def test_links_lead_to_the_public_address_and_places_inside_the_file(pdfs, pages):
    for address, pdf in pdfs.items():
        urls = re.findall(r"Annotation +(\S+)", run("pdfinfo", "-url", pdf))
        assert urls, address
        for url in urls:
            if url.startswith(("tel:", "mailto:")):
                continue  # whom to ask
            assert url.startswith(ORIGIN + "/"), (address, url)
            assert re.split("[?#]", url.removeprefix(ORIGIN))[0] in pages, (address, url)
    places = run("pdfinfo", "-dests", pdfs["/pilot-flow.pdf"])
    assert '"map-the-operating-model"' in places


def test_the_flow_s_contents_name_the_sheet_of_each_step(pdfs):
    cover, *sheets = sheets_of(pdfs["/pilot-flow.pdf"])
    for step in STEPS.values():
        number, title = step["number"], step["title"]
        named = re.search(rf"{number}\s+{title}\s+(\d+)", cover)
        assert named, title
        assert re.search(rf"Step {number}\s+{title}", sheets[int(named[1]) - 2])


def test_every_step_fits_on_one_sheet(pdfs):
    for address, pdf in pdfs.items():
        if address.startswith("/steps/"):
            assert len(sheets_of(pdf)) == 1, address


def test_only_our_own_fonts_are_used_and_all_are_in_the_file(pdfs):
    for address, pdf in pdfs.items():
        fonts = run("pdffonts", pdf).splitlines()[2:]
        assert fonts, address
        for font in fonts:
            name = font.split()[0].partition("+")[2]
            assert re.match(
                r"(Archivo|Archivo-Narrow|Source-Serif-4|Barlow|Barlow-Condensed)", name
            ), (address, name)
            assert " yes yes yes " in font, (address, font)


def test_the_same_html_gives_the_same_bytes_in_another_process():
    """One whose sets and dictionaries are in another order."""
    html = b'<html lang="en"><title>T</title><body data-edition="E"><h1>Proof</h1><p>Same.</p>'
    digest = "hashlib.sha256(engine.render(html)).hexdigest()"
    script = f"import hashlib; from pagetojob.pdf import engine; html = {html!r}; print({digest})"
    env = {**_environ(), "PYTHONHASHSEED": "1"}
    command = [sys.executable, "-c", script]
    other = subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True)
    assert other.stdout.strip() == hashlib.sha256(engine.render(html)).hexdigest()


def _environ() -> dict[str, str]:
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "pagetojob.settings"}


@pytest.mark.parametrize(
    "address",
    [
        LOCAL_FILE,
        "http://127.0.0.1:1/static/css/tokens.css",
        "https://example.com/static/css/tokens.css",
        "{ours}/static/../pagetojob/settings.py",
        "{ours}/static/%2e%2e/manage.py",
        "{ours}/static/css/",
        "{ours}/static/js/walk.js",
        "{ours}/healthz",
        "{ours}/static/../outside.svg",
        "{ours}/static/%2e%2e/outside.svg",
        "{ours}/static/link.svg",
        "{ours}.evil.example/static/css/tokens.css",
        "data:text/css,body{}",
        "//example.com/static/css/tokens.css",
        "css/tokens.css",
    ],
)
def test_rendering_reads_nothing_but_our_own_static_files(address, tmp_path, monkeypatch):
    shutil.copytree(ROOT / "static", tmp_path / "static")
    (tmp_path / "outside.svg").write_text("<svg/>")
    (tmp_path / "static" / "link.svg").symlink_to(tmp_path / "outside.svg")
    monkeypatch.setattr(settings, "STATICFILES_DIRS", [tmp_path / "static"])
    with pytest.raises(ValueError, match="is not a static file of ours"):
        StaticFetcher().fetch(address.replace("{ours}", ORIGIN))


def test_a_picture_from_elsewhere_stops_the_rendering():
    page = '<html lang="en"><title>T</title><h1>x</h1><img alt="x" src="' + LOCAL_FILE + '">'
    with pytest.raises(PdfError):
        engine.render(page.encode())


def test_our_own_static_files_are_read():
    answer = StaticFetcher().fetch(f"{ORIGIN}/static/css/tokens.css")
    assert answer.read() == (ROOT / "static" / "css" / "tokens.css").read_bytes()


LOG = "import logging; logging.basicConfig()"
HEART = "<html lang='en'><title>T</title><h1>\u2665</h1>"
BY_THE_ENGINE_ALONE = f"{LOG}; import weasyprint; weasyprint.HTML(string={HEART!r}).write_pdf()"
BY_OURS = f"from pagetojob.pdf import engine; engine.render({HEART.encode()!r})"


def test_a_pdf_is_set_in_the_shipped_fonts_whatever_the_machine_has(tmp_path):
    """The machine is given a font with a character that ours lack."""
    with TTFont(ROOT / "static" / "fonts" / "archivo-500.woff2") as font:
        for table in font["cmap"].tables:
            table.cmap[0x2665] = "A"
        font.flavor = None
        (tmp_path / ".fonts").mkdir()
        font.save(tmp_path / ".fonts" / "hearts.ttf")
    env = {**_environ(), "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}

    def ended(script: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-W", "ignore", "-c", script]
        return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)

    alone, ours = ended(BY_THE_ENGINE_ALONE), ended(BY_OURS)
    assert alone.returncode == 0
    assert "unsupported by fonts" not in alone.stderr  # else the machine had no such font
    assert "unsupported by fonts" in ours.stderr


def test_reading_the_sheets_and_rendering_a_page_logs_nothing(caplog):
    """A declaration that the engine refuses is one that a reader does not see. What is logged
    while a page of ours is made is an error of publishing.
    """
    engine._tools.cache_clear()
    with caplog.at_level(logging.WARNING):
        engine.render(b'<html lang="en"><title>T</title><h1>Proof</h1>')
    assert caplog.records == []


def test_all_that_prose_may_hold_has_a_look_on_paper():
    prose = "### A\n\n- **b**\n- [c](/d/)\n\n1. e\n2. f\n\n|g|h|\n|-|-|\n|i|j|"
    assert text.prose_faults(prose) == []
    body = f'<h1>T</h1><h2>U</h2><div class="reading">{text.prose(prose, {})}</div>'
    page = f'<html lang="en"><title>T</title>{body}'
    assert engine.render(page.encode()).startswith(b"%PDF-")


def test_a_serving_process_never_loads_the_engine(published):
    script = """
import sys
from wsgiref.util import setup_testing_defaults
from pagetojob.wsgi import application
for path, query in (("/", ""), ("/", "a=1"), ("/pilot-flow.pdf", ""), ("/steps/none.pdf", "")):
    environ = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "127.0.0.1"}
    setup_testing_defaults(environ)
    assert b"".join(application(environ, lambda status, fields: None))
sys.exit("weasyprint" in sys.modules)
"""
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=_environ(), check=True)
    assert settings.DEBUG is False
