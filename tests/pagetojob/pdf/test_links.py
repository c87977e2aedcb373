"""A link to a PDF says of what it is, how long and how large, and leaves the page where it is."""

import re
from urllib.parse import urlsplit

from pagetojob import sizes
from pagetojob.editions import edition
from pagetojob.pdf import engine
from tests.support.entries import worded
from tests.support.html import Node, attr, every, one, plain
from tests.support.paper import info_of

KNOWN = re.compile(worded("pages-and-size", pages=r"(\d+) pages?", size=r"(\d+)"))
TOLD = worded("opens-in-new-tab")
HIDDEN = ".visually-hidden"


def to_pdfs(page: str) -> list[Node]:
    return [node for node in every(page, "a") if urlsplit(attr(node, "href")).path[-4:] == ".pdf"]


def test_a_link_to_a_published_pdf_says_how_many_pages_it_has_and_its_size(pages, pdfs):
    linked = set()
    for address, page in pages.items():
        for link in to_pdfs(page):
            pdf = pdfs[attr(link, "href")]
            linked.add(attr(link, "href"))
            pages_of_it, size = map(int, KNOWN.search(plain(link, without=HIDDEN)).groups())
            assert f"Pages:           {pages_of_it}\n" in info_of(pdf), address
            assert abs(size * 1000 - pdf.stat().st_size) <= 500, address
        assert sizes.PLACE not in page, address
    assert linked == set(pdfs)


def test_a_link_to_a_pdf_says_of_what_it_is_and_that_it_opens_beside_the_page(pages):
    named = 0
    for address, page in pages.items():
        for link in to_pdfs(page):
            assert (attr(link, "target"), attr(link, "rel")) == ("_blank", "noopener"), address
            assert plain(link).endswith(f", {TOLD}"), address
            if plain(link, without=HIDDEN).startswith("PDF"):
                title = plain(one(page, "h1"), without=".caps")
                assert worded("pdf-of", title=title) in plain(link), address
                named += 1
    assert named > 20


def test_a_page_with_a_conversation_knows_of_the_published_pdfs_and_of_no_other(conversed):
    """What is made on demand has as many pages as it then has."""
    known = on_demand = 0
    for asked, answer in conversed.items():
        assert sizes.PLACE not in answer.text, asked
        for link in to_pdfs(answer.text):
            has_query = "?" in attr(link, "href")
            assert bool(KNOWN.search(plain(link))) is not has_query, (asked, attr(link, "href"))
            known += not has_query
            on_demand += has_query
    assert known > 10
    assert on_demand > 1


def test_what_is_known_when_a_pdf_is_made_is_no_part_of_an_edition(published):
    link = '<a href="/b.pdf">A</a><a href="/a.pdf" rel="y">PDF<i> of it</i>{}<i>, C</i></a>'
    place, bare = link.format(sizes.PLACE), link.format("")
    assert edition(f"<main>{place}</main>") == edition(f"<main>{bare}</main>")
    assert sizes.filled(place, {}) == bare
    assert sizes.filled(place, {"/b.pdf": [1, 1]}) == bare


def test_one_page_is_one_and_the_smallest_file_has_a_size(application):
    two = b'<html lang="en"><title>T</title><h1>T</h1><h1 style="break-before: page">U</h1>'
    for html, pages in ((two.partition(b"<h1 style")[0], 1), (two, 2)):
        pdf = engine.render(html)
        assert sizes.size(pdf) == [pages, len(pdf)]
    place = f'<a href="/a.pdf">PDF{sizes.PLACE}</a>'
    said = plain(sizes.filled(place, {"/a.pdf": [1, 300]}))
    assert said == f"PDF{worded('pages-and-size', pages='1 page', size=1)}"
