"""Each rule leads to a page at a moment when it decides."""

import pytest

from artifacts.demo_site.targets import moments, targets
from tests.support import sites
from tests.support.html import attr, every


def test_each_rule_is_seen_to_decide_where_its_card_leads(application, example):
    found = moments()
    assert sorted(found) == sorted(rule.code for rule in example.launch.rules)
    for code, address in found.items():
        page = application(address)
        assert page.status == "200 OK"
        assert sites.reasons(page.text)[code] == "Decides", code


def test_so_it_is_of_another_shop(small, small_example):
    with small.entered():
        found = moments()
    assert sorted(found) == sorted(rule.code for rule in small_example.launch.rules)
    for code, address in found.items():
        assert sites.reasons(small.get(address).text)[code] == "Decides", code


@pytest.mark.parametrize("of_content", ["small_pages", "pages"])
def test_a_card_leads_there(request, of_content):
    page = request.getfixturevalue(of_content)["/artifacts/titan-map/"]
    cards = every(page, ".rule-card")
    assert len(cards) > 3
    for card in cards:
        [link] = every(card, ".rule-card__moment a")
        assert attr(link, "href").startswith(sites.SITE)


def test_every_page_of_the_map_is_where_its_address_leads(pages, example, db):
    assert set(targets()) == {page.code for page in example.launch.pages}
    assert set(targets().values()) <= set(pages)


def test_the_panel_leads_back_to_the_rows_and_never_to_its_own_page(pages):
    for below in ("hvac-tune-up/", "areas/caldwell/", "offers/"):
        page = pages[sites.SITE + below]
        links = [attr(a, "href") for a in every(page, "#mapping a.code")]
        assert links
        assert sites.SITE + below not in links
        assert all(link.startswith("/artifacts/titan-map/#") for link in links)
