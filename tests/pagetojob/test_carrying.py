"""Whatever leads on carries the conversation, and nothing that leads elsewhere has any of it."""

from dataclasses import replace
from urllib.parse import urlencode, urljoin, urlsplit

import pytest

from flow.conversation import Conversation
from pagetojob.carrying import Carrier
from pagetojob.keys import keys
from tests.pagetojob.conftest import IN_PLACE
from tests.support.audits import AUDIT, EXAMPLE, PDF, long_query, query
from tests.support.calendars import PLAN_CALENDAR
from tests.support.conversations import PLAN, PLAN_PDF, held, said, without
from tests.support.entries import ENTRIES, STEPS, worded
from tests.support.environment import ORIGIN
from tests.support.html import attr, every, link_saying, one, plain, rest
from tests.support.sites import SITE

STEP = f"/steps/{next(iter(STEPS))}/"
ASKED = "[name]:not(button, [type=radio]:not([checked]), [type=checkbox]:not([checked]))"
EXAMPLES = query(EXAMPLE)


@pytest.fixture
def carrier(get):
    """What puts a short one on the links of the flow."""
    return Carrier("/", Conversation(shop="A & B").pairs, keys())


@pytest.fixture(scope="module")
def carried(conversed):
    """The pages that answer it, by what was asked."""
    return {asked: answer.text for asked, answer in conversed.items()}


def is_page(address: str, pages: dict[str, str]) -> bool:
    """Whether it is one of ours that may be asked with a conversation."""
    return urlsplit(address).path in (*pages, PDF, PLAN_PDF, PLAN_CALENDAR)


def is_left(node: object) -> bool:
    return "data-bare" in node.attributes


def target(page: str, address: str) -> str:
    """Where a link of a page leads; its own place in the page leads nowhere."""
    return urljoin(urlsplit(page).path, address)


def test_every_link_to_a_page_carries_all_of_it(carried, call, pages):
    counted = 0
    for asked, page in carried.items():
        for node in every(page, "a[href]"):
            href = attr(node, "href")
            to = target(asked, href)
            if href.startswith("#") or is_left(node) or not is_page(to, pages):
                continue
            own = {"answers"} if _are_answers(asked) and _are_answers(to) else set()
            assert without(held(to), *own) == without(call.pairs, *own), (asked, href)
            counted += 1
    assert counted > 1000


def _are_answers(address: str) -> bool:
    """The audit's own links say the answers that they mean."""
    return urlsplit(address).path in (AUDIT, PDF)


def test_every_form_gives_it_back_as_far_as_it_does_not_ask_it_itself(carried, call, pages):
    counted = 0
    for asked, page in carried.items():
        for form in every(page, "form"):
            to = target(asked, attr(form, "action"))
            assert is_page(to, pages), (asked, to)
            sent = [(attr(node, "name"), _value(node)) for node in every(form, ASKED)]
            pressed = {attr(node, "name") for node in every(form, "button[name]")}
            own = {"answers"} if _are_answers(asked) and _are_answers(to) else set()
            held_back = sorted(pair for pair in sent if pair in call.pairs)
            assert held_back == without(call.pairs, *pressed, *own), (asked, to)
            assert len(dict(sent)) == len(sent), (asked, to)
            # What a sentence puts behind a link is taken off the last of what is sent.
            assert [*dict(sent)][-1:] != ["shop"], (asked, to)
            counted += 1
    assert counted > 2 * len(STEPS)


def _value(node: object) -> str:
    """What a field is sent as, unchanged."""
    if node.tag == "select":
        return next((attr(each, "value") for each in every(node, "option[selected]")), "")
    return node.attributes.get("value") or ""


def test_what_is_no_page_and_what_is_not_ours_has_none_of_it(carried, call, pages):
    """Published PDFs, static files, other origins, mail and telephone; what a page says it is."""
    elsewhere = set()
    for asked, page in carried.items():
        for node in every(page, "[href], [src], [action], [content], [data-copy]"):
            for name in ("href", "src", "action", "content", "data-copy"):
                value = node.attributes.get(name) or ""
                if node.tag in ("a", "form", "button") and is_page(target(asked, value), pages):
                    continue
                if value.startswith("#"):
                    continue
                assert not held(value), (asked, value)
                assert call.shop not in value, (asked, value)
                elsewhere.add(node.tag)
        for node in every(page, "link[rel=canonical]"):
            assert attr(node, "href") == ORIGIN + urlsplit(asked).path
    assert elsewhere >= {"a", "link", "meta", "script"}


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/plan/",
        "//evil.example/plan/",
        "http:/plan/",
        "mailto:a@smith.example",
        "tel:+12085550123",
        "/pilot-flow.pdf",
        "/static/css/screen.css",
        "/healthz",
        "/nothing/",
        "#steps",
    ],
)
def test_what_leads_elsewhere_stays_as_it_is_written(carrier, address):
    link = f'<a class="x" href="{address}" data-copy="{address}">'
    form = f'<form action="{address}"><button>Send</button></form>'
    assert carrier.page(link) == link
    assert carrier.address(address) == address
    assert carrier.page(form) == form or address == "#steps"  # which is the page itself


def test_what_an_address_says_itself_and_where_in_a_page_it_leads_stay(carrier):
    assert carrier.address("/plan/#open") == "/plan/?shop=A+%26+B#open"
    assert carrier.address("?a=b") == "/?a=b&shop=A+%26+B"
    assert carrier.address("/plan/?shop=Me") == "/plan/?shop=Me"
    form = '<form action="/plan/"><input name="shop"></form>'
    assert carrier.page(form) == form
    two = Carrier("/", Conversation(shop="A", package="launch").pairs, carrier.known)
    assert two.page('<a href="/plan/">') == '<a href="/plan/?shop=A&amp;package=launch">'


def test_leaving_leads_to_the_bare_page_and_each_page_with_a_strip_can_be_left(carried, pages):
    left = 0
    for asked, page in carried.items():
        for node in filter(is_left, every(page, "a")):
            assert attr(node, "href") == urlsplit(asked).path
            left += 1
    assert left >= len(pages)


def test_what_is_copied_is_bare_and_beside_it_the_whole(carried, call, pages):
    """Of an audit the answers, and of a moment of the demo site the moment."""
    counted = 0
    for asked, page in carried.items():
        for node in every(page, "[data-copy]"):
            copied = attr(node, "data-copy")
            if "data-carried" in node.attributes:
                assert without(held(copied)) == sorted(call.pairs), asked
                counted += 1
            elif _are_answers(asked):
                assert copied.partition("#")[0] == f"{AUDIT}?answers={call.answers}"
            else:
                assert not held(copied), asked
    assert counted >= len([each for each in pages if not each.startswith(SITE)])


def test_starting_again_clears_the_answers_and_keeps_the_rest(carried, call):
    page = carried[f"{AUDIT}{call.query}"]
    href = attr(link_saying(page, worded("start-again")), "href")
    assert held(href) == without(call.pairs, "answers")


def test_a_link_that_says_its_own_answers_keeps_them(get, call):
    """The finished example's, on an audit that nobody has answered."""
    rest = [pair for pair in call.pairs if pair[0] != "answers"]
    page = get(f"{AUDIT}{replace(call, answers='').query}").text
    href = attr(link_saying(page, worded("see-finished-audit")), "href")
    assert held(href) == sorted([*rest, tuple(EXAMPLES.split("="))])


def test_an_answer_that_is_given_is_put_beside_the_rest(get, call):
    rest = replace(call, answers="").query[1:]
    led = get(f"{AUDIT}?{rest}&{long_query(EXAMPLE)}")
    assert led.status == "302 Found"
    shown = get(f"{AUDIT}?{rest}&{long_query(EXAMPLE)}", **IN_PLACE).headers["HX-Replace-Url"]
    for address in (led.headers["Location"], shown):
        assert address.startswith(f"{AUDIT}?{EXAMPLES}&")
        assert said(urlsplit(address).query).conversation == replace(
            call, answers=EXAMPLES.partition("=")[2]
        )


def test_an_answer_that_is_given_in_place_changes_each_link_of_the_page(get, call, pages):
    """Whatever is not swapped leads to no page: it would keep the answers from before."""
    answered = f"{AUDIT}{call.query}"
    page, part = get(answered).text, get(answered, **IN_PLACE).text
    form = one(page, "form[data-hx-get]").attributes
    named = f"{form['data-hx-target']},{form['data-hx-select-oob']}".split(",")
    for name in (each.partition(":")[0] for each in named):
        one(part, name)
        page = rest(page, name)
    left = [attr(node, "href") for node in every(page, "a[href]")]
    assert [href for href in left if is_page(target(answered, href), pages)] == ["#content"]


def test_a_choice_of_the_demo_site_shows_an_address_with_all_of_it(get, call):
    part = get(f"{SITE}{call.query}&zone=83705&notice=on", **IN_PLACE)
    assert held(part.headers["HX-Replace-Url"]) == sorted(call.pairs)
    assert "zone=" in part.headers["HX-Replace-Url"]


def test_every_redirect_carries_it(get, call, pages):
    """The slash that was left out, a page that was withdrawn or is not there now, a whole PDF."""
    withdrawn = next(e.fields["path"] for e in ENTRIES if e.model == "titan_map.withdrawnpage")
    unfinished = replace(call, answers="f---------")
    for address, spoken in (
        *((each.removesuffix("/"), call) for each in (STEP, PLAN, SITE, AUDIT)),
        (f"{SITE[:-1]}{withdrawn}", call),
        (PDF, unfinished),
    ):
        led = get(f"{address}{spoken.query}")
        assert led.status in ("301 Moved Permanently", "302 Found"), address
        assert held(led.headers["Location"]) == sorted(spoken.pairs), address


def test_a_field_that_was_left_empty_leaves_the_address(get):
    """A form sends each of its fields."""
    for address, clean in {
        f"{PLAN}?shop=A+%26+B&call=&kickoff=2026-12-07&package=": "shop=A+%26+B&kickoff=2026-12-07",
        f"{SITE}?zone=83705&step-map=&call=2026-12-01": "zone=83705&call=2026-12-01",
        f"{PLAN}?step-map=": "",
    }.items():
        answer = get(address)
        wanted = address.partition("?")[0] + (f"?{clean}" if clean else "")
        assert (answer.status, answer.headers["Location"]) == ("302 Found", wanted)
    named = get(f"{PLAN}?call=&package=none-of-ours")
    assert named.status == "200 OK"
    assert worded("part-package") in plain(named.text)


@pytest.mark.parametrize("name", ["Smith Co.", "(Boise)", "3D Heating"])
def test_a_form_with_a_name_alone_is_read_as_it_was_sent(get, name):
    """A browser ends a query with a name as it stands."""
    form = one(get(f"{AUDIT}{Conversation(shop=name).query}").text, "form")
    fields = [(attr(field, "name"), attr(field, "value")) for field in every(form, "[type=hidden]")]
    sent = get(f"{AUDIT}?{urlencode(fields)}")
    assert sent.headers["Location"] == f"{AUDIT}{Conversation(shop=name).query}"
    assert worded("for-the-shop") in plain(get(sent.headers["Location"]).text)
    assert name in plain(get(sent.headers["Location"]).text)


@pytest.mark.parametrize(
    "path", ["//evil.example/", "/\\evil.example/", "//[/", "//[x]/", "/a%3Fb%23c/"]
)
def test_a_page_that_is_not_there_leads_to_no_other_host(get, path):
    page = get(f"{path}?shop=Smith")
    assert page.status == "404 Not Found"
    links = [attr(link, "href") for link in every(page.text, "a:not(.sender a)")]
    assert [urlsplit(urljoin("http://127.0.0.1/", link)).netloc for link in links] == [
        "127.0.0.1"
    ] * len(links)
    assert len([link for link in links if link.endswith("?shop=Smith")]) >= len(STEPS)
