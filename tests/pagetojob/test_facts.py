"""One fact can be followed: each code and address of the worked example leads to what it names, and
what it names leads back.
"""

import re
from collections.abc import Collection, Iterator
from urllib.parse import urljoin, urlsplit

import pytest

from artifacts.offered import gathered
from artifacts.titan_map.rules.example import Example
from artifacts.titan_map.rules.uses import UseKind, uses, withdrawn_by
from flow.targets import targets_on
from tests.support.html import Node, attr, every, one, plain

MAP, PACKET = "/artifacts/titan-map/", "/artifacts/launch-packet/"
SITE = "/artifacts/website-demo/site/"
# Within these nothing is a link, or it is the link itself.
QUIET = {"a", "button", "option", "script", "style", "summary", "svg", "template", "title"}
TRANSPARENT = re.compile(r'<span class="unbroken">([^<]*)</span>')


@pytest.fixture
def names(shown: tuple) -> set[str]:
    """Every code and address that a page may show."""
    _, example = shown
    launch = example.launch
    rows = (*launch.promoted, *launch.zones, *launch.offers, *launch.memberships)
    more = (*launch.campaigns, *launch.rules, *launch.pages, *launch.withdrawn)
    notes = {each.note.code for each in example.findings if each.note}
    return {row.code for row in (*rows, *more)} | notes


def test_no_code_or_address_is_shown_without_a_way_to_it(shown, names):
    pages, example = shown
    word = re.compile(r"(?<![\w/.-])(?:[A-Z]{1,2}\d+|/[\w/-]*)(?![\w/])")
    met = set()
    for address, page in pages.items():
        for node, text in said(one(TRANSPARENT.sub(r"\1", page), "body")):
            found = [text.strip()] if text.strip() == "/" else word.findall(text)
            for name in {*found} & names - {"/"} | ({"/"} & {text.strip()}):
                met.add(name)
                if urljoin(SITE, f".{name}/") != address:  # a page of the site is no link to itself
                    # Within its own row, or the gap by which an address was withdrawn, is there.
                    rows = {name, *withdrawn_by(example, name)}
                    assert is_within(node, rows), f"{address} says {name}: {text.strip()}"
    assert met == names


def said(node: Node) -> Iterator[tuple[Node, str]]:
    """Each text of a page that is not quiet, with the element that it stands in."""
    for child in node.iter(include_text=True):
        if child.is_text_node:
            yield node, child.text_content or ""
        elif child.tag not in QUIET:
            yield from said(child)


def is_within(node: Node | None, rows: Collection[str]) -> bool:
    """Whether it stands within one of the rows."""
    while node is not None:
        row = node.attributes.get("data-row")
        if row in rows:
            return True
        node = node.parent
    return False


def test_whatever_a_code_leads_to_is_there(pages, db):
    for table in (targets_on("/"), gathered("targets", "moments")):
        assert len(table) > 10
        for name, target in table.items():
            url = urlsplit(target)
            assert url.path in pages, name
            if url.fragment:
                one(pages[url.path], f'[id="{url.fragment}"]')


def test_on_its_own_page_a_target_is_near(db):
    assert targets_on(MAP)["JT01"] == "#JT01"
    assert targets_on(PACKET)["JT01"] == f"{MAP}#JT01"


def at(pages: dict[str, str], address: str) -> list[Node]:
    """What stands at an address: a row with all that it says, or a whole page."""
    url = urlsplit(address)
    page = pages[url.path]
    if not url.fragment:
        return [one(page, "body")]
    return every(page, f'[id="{url.fragment}"], [data-row="{url.fragment}"]')


def leads_to(pages: dict[str, str], address: str) -> set[str]:
    links = {attr(a, "href") for node in at(pages, address) for a in every(node, "a[href]")}
    return {urljoin(address, link) for link in links if not urlsplit(link).scheme}


def within(pages: dict[str, str], start: str, most: int) -> set[str]:
    """The addresses that are so many links away, by rows and their uses."""
    found, now = {start}, {start}
    for _ in range(most):
        now = {
            link
            for address in now
            if urlsplit(address).fragment
            for link in leads_to(pages, address)
            if urlsplit(link).path in pages
        } - found
        found |= now
    return found


def test_from_an_offer_still_shown_one_comes_to_its_fix_its_test_and_its_page(shown):
    pages, example = shown
    [finding] = [each for each in example.findings if each.gap.kind == "stale-offer"]
    offer = example.launch.offer(finding.gap.item)
    start = f"{MAP}#{finding.note.code}"
    assert finding.sentence in " ".join(plain(node) for node in at(pages, start))
    found = within(pages, start, 3)
    fixed = " ".join(plain(node) for node in at(pages, f"{MAP}#{offer.code}"))
    assert f"{MAP}#{offer.code}" in found
    assert offer.review.reason in fixed
    assert f"{PACKET}#path-{offer.job_type}" in found or PACKET not in pages
    page = example.launch.page_of(offer.job_type)
    assert urljoin(SITE, f".{page.code}/") in found


def test_what_uses_a_row_names_it_in_its_turn(pages, example):
    launch = example.launch
    rows = (*launch.promoted, *launch.zones, *launch.offers, *launch.memberships)
    met = set()
    for row in (*rows, *launch.campaigns):
        for use in uses(example, row):
            met.add(use.kind)
            address = where(example, use.kind, use.code)
            back = " ".join(plain(node) for node in at(pages, address))
            assert re.search(rf"\b{row.code}\b", back), f"{address} does not name {row.code}"
            if use.kind != UseKind.TEST:
                assert address in leads_to(pages, f"{MAP}#{row.code}")
    assert met == set(UseKind)


def where(example: Example, kind: UseKind, code: str) -> str:
    if kind == UseKind.PAGE:
        return urljoin(SITE, f".{code}/")
    if kind == UseKind.TEST:
        [test] = [each for each in example.launch.tests if each.code == code]
        return f"{PACKET}#path-{test.job_type}"
    return f"{MAP}#{code}"


def test_each_live_address_opens_its_page_and_each_code_beside_it_its_row(pages, example):
    links = leads_to(pages, f"{PACKET}#url-list")
    for page in example.launch.pages:
        address = SITE if page.code == "/" else urljoin(SITE, f".{page.code}/")
        assert address in links
        if example.launch.row(page.promotes):
            assert f"{MAP}#{page.promotes}" in links or page.kind == "landing"
