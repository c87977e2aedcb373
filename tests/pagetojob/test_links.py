"""There is a page and a PDF at every address, and every link of every page answers."""

from pagetojob import links
from tests.support.entries import ARTIFACTS, LANES, STEPS
from tests.support.environment import ORIGIN
from tests.support.html import attr, every


def test_there_is_a_page_at_every_address(pages, example):
    site = "/artifacts/website-demo/site"
    assert set(pages) == {
        *(f"{site}{page.code}/".replace("//", "/") for page in example.launch.pages),
        "/",
        "/artifacts/",
        "/glossary/",
        "/guardrails/",
        "/plan/",
        *(f"/steps/{step}/" for step in STEPS),
        *(f"/lanes/{lane}/" for lane in LANES),
        *(f"/artifacts/{artifact}/" for artifact in ARTIFACTS.values()),
    }


def test_there_is_a_pdf_for_every_page_but_the_list_of_artifacts_and_the_demo(pages, pdfs):
    own = (address for address in pages if "/website-demo/site/" not in address)
    named = {address.removesuffix("/") + ".pdf" for address in own}
    assert set(pdfs) == named - {".pdf", "/artifacts.pdf"} | {"/pilot-flow.pdf"}


def test_every_link_of_every_page_answers(pages, server):
    targets = {
        attr(node, name).partition("#")[0]
        for page in pages.values()
        for name in ("href", "src")
        for node in every(page, f'[{name}^="/"]')
    }
    assert len(targets) > 50
    assert {target: server.get(target).status for target in targets} == dict.fromkeys(targets, 200)


def test_a_link_that_lands_nowhere_is_found():
    pages = {"/": '<a href="/gone/">a</a><a href="#x">b</a><a href="/">c</a><p id="y">'}
    assert links.broken(pages, {"/file.pdf"}, ORIGIN) == [
        "/ links to /gone/, which is not there.",
        "/ links to #x, whose #x is not there.",
    ]


def test_a_name_that_stands_twice_in_a_page_is_found():
    pages = {"/": '<p id="y"><p id="y">'}
    assert links.broken(pages, set(), ORIGIN) == ["/ has two places named #y."]
