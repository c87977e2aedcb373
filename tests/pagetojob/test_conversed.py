"""What answers a conversation: which addresses, with which head, and nothing that stays behind."""

import re
from dataclasses import replace
from html import escape
from urllib.parse import urlencode, urlsplit

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext

from flow.conversation import KEYS, Conversation
from pagetojob import database
from tests.pagetojob.conftest import AS_HTML, IN_PLACE, NOWHERE
from tests.support.audits import AUDIT, EXAMPLE, PDF, VECTORS, query
from tests.support.calendars import PLAN_CALENDAR
from tests.support.conversations import PLAN, PLAN_PDF
from tests.support.entries import STEPS, of, worded
from tests.support.environment import ROOT
from tests.support.html import attr, every, links, plain, texts
from tests.support.sites import SITE

FIRST, *_ = STEPS.values()
STEP_1 = next(f"/steps/{slug}/" for slug, each in STEPS.items() if str(each["number"]) == "1")
CHOOSING = next(f"/steps/{slug}/" for slug, each in STEPS.items() if each.get("chooses_package"))
REFUSED = query(VECTORS[8])
REASONS = {each.fields["code"]: each.fields["reason"] for each in of("audit.packagerule")}
CONVERSED = ("private, max-age=60", "noindex")
MARK = "evilmark"
HOSTILE = {
    "shop": f"{MARK}.example",
    "package": MARK,
    "call": f"2026-12-04{MARK}",
    "answers": MARK,
    f"step-{FIRST['word']}": MARK,
    f"by-{FIRST['word']}": f"<script>{MARK}",
    f"until-{FIRST['word']}": f'"{MARK}',
    f"step-{MARK}": "open",
    f"by-{MARK}": MARK,
    MARK: MARK,
}


def test_whoever_reads_a_conversation_keeps_it_a_minute_and_nobody_else_does(conversed):
    for asked, answer in conversed.items():
        kept = CONVERSED
        if urlsplit(asked).path in NOWHERE:
            assert answer.status == "404 Not Found"
            kept = ("private, no-store", None)
        else:
            assert answer.status == "200 OK", asked
        found = answer.headers.get("Cache-Control"), answer.headers.get("X-Robots-Tag")
        assert found == kept, asked
        assert not {"Set-Cookie", "ETag", "Last-Modified"} & set(answer.headers), asked


def test_a_page_with_a_conversation_calls_itself_as_the_bare_one_does(conversed, get, call):
    """Its title, its headings of the first rank, what describes it, and what a PDF is named."""
    told = "head > title, h1, link[rel=canonical], meta"
    for asked, answer in conversed.items():
        if "<html" not in answer.text:
            continue  # a part, which has a title alone
        path = urlsplit(asked).path
        if path == PDF:  # a finished audit and its questions are two sheets
            bare = get(f"{PDF}?{REFUSED}", **AS_HTML)
        elif path == PLAN_PDF:
            bare = get(f"{PLAN_PDF}?step-gone=agreed", **AS_HTML)
        else:
            bare = get(path)
        assert [each.html for each in every(answer.text, told)] == [
            each.html for each in every(bare.text, told)
        ], asked


def test_the_name_stands_behind_whose_it_is_and_in_nothing_that_is_ours(conversed, call):
    """No heading, no button, no link and no label; a field may hold it."""
    shown = 0
    for asked, answer in conversed.items():
        page = answer.text
        for words in texts(page, "h1, h2, h3, h4, button, label, legend, summary, option, title"):
            assert call.shop not in words, asked
        whose, words = worded("for-the-shop"), plain(page)
        named = re.findall(rf"(.{{{len(whose)}}}) {re.escape(' '.join(call.shop.split()))}", words)
        assert set(named) <= {whose}, asked
        shown += bool(named)
        if named:
            assert worded("written-in-link") in words, asked
    assert shown >= len(STEPS)


def test_no_qr_code_holds_more_than_the_answers(get, call):
    """Those of the audit are read off its paper elsewhere."""
    finished = replace(call, answers=EXAMPLE_WORD)
    with_all = get(f"{PDF}{finished.query}", **AS_HTML).text
    assert _drawn(with_all) == _drawn(get(f"{PDF}?{query(EXAMPLE)}", **AS_HTML).text) != []
    plan = get(f"{PLAN_PDF}{call.query}", **AS_HTML).text
    assert _drawn(plan) == _drawn(get(f"{PLAN_PDF}?shop=", **AS_HTML).text)


EXAMPLE_WORD = query(EXAMPLE).partition("=")[2]


def _drawn(page: str) -> list[str]:
    return [each.html for each in every(page, ".qr svg")]


@pytest.mark.parametrize("key", [f"{key}x" if key.endswith("-") else key for key in KEYS])
def test_each_key_of_a_conversation_is_asked_of_the_page_itself(server, key):
    for address in (PLAN, PLAN_PDF, PLAN_CALENDAR):
        assert "ETag" not in server.get(f"{address}?{key}=x", "HEAD").headers, address


@pytest.mark.parametrize(
    "key", ["Shop", "shops", "step", "steps-map", "stepx", "by", "-", "x-step-"]
)
def test_what_only_looks_like_one_is_a_stranger_s(server, key):
    for address in ("/", PLAN, PLAN_PDF):
        answer = server.get(f"{address}?{key}=open", "HEAD")
        assert answer.headers["ETag"] == server.get(address, "HEAD").headers["ETag"], address


def test_two_pdfs_answer_a_conversation_and_all_others_are_the_published_files(get, pdfs, call):
    asked = {"REQUEST_METHOD": "HEAD"}
    answering = {
        address
        for address in pdfs
        if get(f"{address}{call.query}", **asked).headers.get("ETag") is None
    }
    assert answering == {PDF, PLAN_PDF}
    for address in answering:
        headers = get(f"{address}{call.query}", **asked).headers
        assert (headers["Cache-Control"], headers["X-Robots-Tag"]) == CONVERSED
    for address in pdfs.keys() - answering:
        bare = get(address, **asked).headers["ETag"]
        assert get(f"{address}{call.query}", **asked).headers["ETag"] == bare


def test_a_mangled_link_to_the_plan_shows_what_it_was_sent_with(get, conversed, call):
    shown = conversed[f"{PLAN}{call.query}"].text
    assert get(f"{PLAN}{call.query.replace('&', '&amp;')}.").text == shown
    assert get(f"{PLAN}{call.query.replace('=', '=3D')}").text == shown


def test_no_page_shows_what_another_address_holds(get, conversed, call):
    """Whoever was answered before, a page is its address's."""
    other = Conversation(shop="Jones", package="growth").query
    for address in ("/", STEP_1, CHOOSING, PLAN, AUDIT, SITE, "/nothing/"):
        assert "Jones" in get(f"{address}{other}").text or address in (STEP_1, AUDIT, "/")
        assert get(f"{address}{call.query}").text == conversed[f"{address}{call.query}"].text
        assert call.shop not in get(address).text


def test_a_conversation_costs_at_most_five_queries(published, rf, db, pages, call):
    database.use(published.revision.database)
    handler = WSGIHandler()
    kinds = {path.split("/")[1]: path for path in pages if "website-demo" not in path}
    for path in (*kinds.values(), STEP_1, CHOOSING, AUDIT, SITE, f"{SITE}request/", "/nothing/"):
        counts = []
        said = replace(call, answers=EXAMPLE_WORD).query if path == PLAN else call.query
        for address in (f"{path}{said}", path, f"{path}{said}"):
            with CaptureQueriesContext(connection) as asked:
                handler.get_response(rf.get(address, HTTP_HOST="127.0.0.1"))
            counts.append(len(asked))
        assert counts[2] <= counts[1] + 5, path


@pytest.mark.parametrize(
    "address",
    [
        *("/", STEP_1, CHOOSING, PLAN, AUDIT, SITE, f"{SITE}request/", "/nothing/"),
        *(PLAN_PDF, PLAN_CALENDAR),
    ],
)
def test_what_is_not_one_of_ours_is_named_and_never_repeated(get, address):
    more = AS_HTML if address.endswith(".pdf") else {}
    answer = get(f"{address}?{urlencode(HOSTILE)}", **more)
    said = f"{answer.headers} {answer.text}".lower()
    assert MARK not in said
    assert worded("part-package") in plain(answer.text) or more
    some = {**HOSTILE, "shop": "Smith"}
    answer = get(f"{address}?{urlencode(some)}", **more)
    assert MARK not in f"{answer.headers} {answer.text}".lower()
    assert "shop=Smith" in answer.text


def test_no_redirect_of_ours_repeats_what_is_not_one_of_ours(get):
    """The audit's own answers go on to its page, which says what is wrong with them."""
    hostile = urlencode({key: value for key, value in HOSTILE.items() if key != "answers"})
    for address in (f"{AUDIT}?services=half", f"{PDF}?services=half", f"{SITE}?zone=83705"):
        for more in ({}, IN_PLACE):
            answer = get(f"{address}&{hostile}", **more)
            assert MARK not in f"{answer.headers} {answer.text}".lower(), address
    stays = get(f"{AUDIT}?services=half&{hostile}")  # beside what was left out
    assert stays.status == "200 OK"
    assert worded("part-package") in plain(stays.text)


def test_nothing_is_written(get, published, call):
    folder = published.revision.folder
    before = {file: file.stat().st_mtime_ns for file in folder.rglob("*")}
    for address in ("/", PLAN, AUDIT, SITE, "/nothing/"):
        assert "Set-Cookie" not in get(f"{address}{call.query}").headers
    assert {file: file.stat().st_mtime_ns for file in folder.rglob("*")} == before
    scripts = "".join(file.read_text() for file in (ROOT / "static" / "js").rglob("*.js"))
    assert not re.search(r"cookie|setItem|localStorage|indexedDB|caches\.|sendBeacon", scripts)


@pytest.mark.parametrize(
    "name", ['" onload=alert(1) x="', 'Smith & "Sons"', "%s %(steps)s", "' onfocus='a()"]
)
def test_a_name_is_shown_as_it_is_written_and_is_nothing_else(get, name):
    for address in (PLAN, STEP_1, AUDIT, SITE, "/nothing/"):
        page = get(f"{address}{Conversation(shop=name).query}").text
        assert name in plain(page)
        if set(name) & set("<>\"'"):
            assert name not in page
            assert escape(name) in page
        assert not every(page, "b, [onload], [onfocus]")
        assert len(every(page, "script")) == len(every(get(address).text, "script"))


def test_the_bare_plan_asks_for_the_shop_the_days_and_the_package_and_for_nothing_else(pages):
    fields = every(pages[PLAN], "form [name]")
    asked = {"shop", "call", "kickoff", "review", "package"}
    assert {attr(field, "name") for field in fields} == asked
    assert not [field for field in fields if field.attributes.get("value")]
    assert not every(pages[PLAN], "option[selected]:not([value=''])")
    assert {field.attributes.get("type", "text") for field in fields} <= {"text", "date"}
    for form in every(pages[PLAN], "form"):
        assert "method" not in form.attributes


def test_a_buyer_for_whom_it_is_no_fit_is_not_led_on_nor_asked_for_a_package(get):
    refused, led_on = (get(f"{STEP_1}?{each}").text for each in (REFUSED, query(EXAMPLE)))
    onwards = "[rel=next][href*='/steps/']"
    assert len(every(led_on, onwards)) == 1
    assert every(refused, onwards) == []
    assert VECTORS[8].announcement in plain(refused)
    assert EXAMPLE.announcement in plain(led_on)
    asks = "button[name=package], select[name=package], input[name=package]:not([type=hidden])"
    assert every(get(f"{CHOOSING}?{query(EXAMPLE)}").text, asks)
    for address in (PLAN, STEP_1, CHOOSING):
        page = get(f"{address}?{REFUSED}&package=growth").text
        assert every(page, asks) == [], address
    plan = get(f"{PLAN}?{REFUSED}&package=growth").text
    assert worded("part-package-label") not in texts(plan, "dt")
    assert CHOOSING not in [link.partition("?")[0] for link in links(plan, ".plan-facts a")]


def test_the_choice_of_a_package_begins_with_the_recommended_one_and_says_why(get):
    for vector in (VECTORS[0], VECTORS[1], EXAMPLE):
        words = plain(get(f"{CHOOSING}?{query(vector)}").text)
        assert vector.package in words
        assert " ".join(REASONS[vector.code].split()) in words


def test_the_example_s_answers_are_said_to_be_its_own_wherever_they_are_judged(get):
    """Whoever looks at the finished example and goes on takes its answers along."""
    tag, other = worded("fictional-example"), query(VECTORS[0])
    for address in (STEP_1, CHOOSING, PLAN):
        assert tag in texts(get(f"{address}?{query(EXAMPLE)}").text, ".sample-tag")
        assert every(get(f"{address}?{other}").text, ".sample-tag") == [], address
