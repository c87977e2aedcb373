"""What the plan says of a conversation: what does not add up, what to do next, what is not said."""

from dataclasses import replace
from datetime import date

import pytest

from flow.conversation import DAYS, Conversation, Mark, Part, State
from tests.pagetojob.conftest import AS_HTML
from tests.support.audits import AUDIT, EXAMPLE, VECTORS, query
from tests.support.conversations import PLAN, PLAN_PDF, held
from tests.support.entries import ARTIFACTS, SECTIONS, STEPS, of, worded
from tests.support.html import attr, every, one, plain, texts

CHOOSING, CHOICE = next(pair for pair in STEPS.items() if pair[1].get("chooses_package"))
FIRST = next(iter(STEPS))
WORDS = [step["word"] for step in STEPS.values()]
EXAMPLES = query(EXAMPLE).partition("=")[2]
REFUSED = query(VECTORS[8]).partition("=")[2]
ALL_AGREED = {word: Mark(State.AGREED) for word in WORDS}
SETTLED = Conversation(answers=EXAMPLES, package="launch", marks=ALL_AGREED)
BEGUN = Conversation(shop="Smith", marks={CHOICE["word"]: Mark(State.AGREED)})
ALL_OPEN = {word: Mark(State.OPEN, "owner", date(2027, 12, 28)) for word in WORDS}
UNTIL = date(2027, 12, 28)


@pytest.fixture(name="plan")
def _plan(get):
    return lambda said: get(f"{PLAN}{said.query}").text


@pytest.fixture(name="sheet")
def _sheet(get):
    return lambda said: get(f"{PLAN_PDF}{said.query}", **AS_HTML).text


def test_what_does_not_add_up_is_said_and_leads_to_what_there_is_to_change(plan, sheet):
    words = worded("clash-no-package", number=CHOICE["number"])
    for page in (plan(BEGUN), sheet(BEGUN)):
        assert words in plain(one(page, ".clashes"))
    [link] = every(plan(BEGUN), ".clashes a")
    assert attr(link, "href").partition("?")[0] == f"/steps/{CHOOSING}/"
    assert not every(plan(replace(BEGUN, package="launch")), ".clashes")
    assert not every(sheet(SETTLED), ".clashes")


def test_days_in_the_wrong_order_lead_to_their_field(plan):
    backwards = dict(zip(DAYS, (date(2027, 1, 3), date(2027, 1, 2), date(2027, 1, 1)), strict=True))
    page = plan(Conversation(days=backwards))
    fields = [attr(link, "href") for link in every(page, ".clashes a")]
    assert fields == [f"#{part}" for part in (Part.KICKOFF, Part.REVIEW, Part.REVIEW)]
    # What they lead to is in sight.
    assert every(page, "details[open] input[name=review]")
    onwards = dict(zip(DAYS, reversed([*backwards.values()]), strict=True))
    assert not every(plan(Conversation(days=onwards)), ".clashes, details[open]")


def test_who_is_ruled_out_can_take_the_package_out_and_is_led_to_the_audit(plan):
    page = plan(Conversation(answers=REFUSED, package="growth", marks=BEGUN.marks))
    links = [attr(link, "href").partition("?")[0] for link in every(page, ".clashes a")]
    assert links == [f"/steps/{CHOOSING}/"]
    form = one(page, ".clashes form")
    sent = {attr(each, "name"): attr(each, "value") for each in form.css("input")}
    assert sent == {"package": "", "answers": REFUSED, f"step-{CHOICE['word']}": "agreed"}
    [audit] = every(page, ".plan-refused a")
    assert attr(audit, "href").partition("?")[0] == AUDIT
    assert worded("review-not-said") not in plain(page)
    assert worded("not-marked-asks") not in plain(page)
    assert len(every(page, "a.button[href^='/plan.pdf']")) == 1


def test_a_field_with_a_fault_stands_first_and_open(get):
    page = get(f"{PLAN}?shop=www.smith.example&package=launch").text
    assert not every(page, "details input[name=shop]")
    assert len(every(page, "input[name=shop]")) == 1
    assert page.index('name="shop"') < page.index("plan-facts")
    assert worded("name-fault-address") in plain(one(page, "#shop-said"))


def test_a_new_plan_goes_on_to_the_first_step_and_lists_nothing_open(plan):
    page = plan(Conversation(shop="Smith"))
    assert worded("nothing-open") not in plain(page)
    assert worded("state-open") not in texts(page, "h3")
    assert page.index("button--accent") < page.index("gathered__group")
    assert attr(one(page, "main a.button--accent"), "href").startswith(f"/steps/{FIRST}/?")


def test_where_all_is_settled_the_plan_is_saved_once(plan):
    page = plan(SETTLED)
    assert worded("review-settled-not-said") in plain(page)
    assert len(every(page, "a.button[href^='/plan.pdf?']")) == 1
    page = plan(replace(SETTLED, days={Part.REVIEW: UNTIL}))
    assert worded("review-settled") in plain(page)
    assert worded("review-reads") not in plain(page)


def test_what_was_agreed_is_what_a_step_asks_and_no_report_of_ours(plan, sheet):
    apart = {**ALL_AGREED, WORDS[0]: Mark(State.NOT_FOR_US)}
    for page in (plan(replace(SETTLED, marks=apart)), sheet(replace(SETTLED, marks=apart))):
        words = plain(page)
        for slug in ("agreed-asks", "not-for-us-asks", "note-of-call"):
            assert words.count(worded(slug)) == 1, slug
        first = next(iter(STEPS.values()))
        assert " ".join(first["exit_criteria"].split()) in words
        assert " ".join(first["question"].split()) not in words


def test_a_sheet_says_each_day_with_its_year_and_where_to_read(sheet):
    said = replace(SETTLED, marks=ALL_OPEN, days=dict.fromkeys(DAYS, UNTIL))
    page = sheet(said)
    years = texts(page, ".point__day, .plan-facts .plan-facts__note")
    assert sum(str(UNTIL.year) in each for each in years) == len(STEPS) + len(DAYS)
    titles = {entry.fields["slug"]: entry.fields["title"] for entry in of("artifacts.artifact")}
    named = [worded("read-in", title=titles[ARTIFACTS[slug]]) for slug in STEPS]
    assert texts(page, ".point__where") == named
    assert texts(page, ".gathered__note a")[0].endswith("/artifacts/")
    assert worded("send-on-paper") in plain(page)


def test_a_package_leads_to_what_it_holds(plan):
    [link] = every(plan(SETTLED), ".plan-facts__held")
    address, _, section = attr(link, "href").partition("#")
    assert address.partition("?")[0] == f"/artifacts/{ARTIFACTS[CHOOSING]}/"
    assert section in CHOICE["read_first"]
    assert section in SECTIONS


def test_the_whole_is_copied_first_and_the_blank_plan_after_it(plan):
    whole, blank = every(plan(SETTLED), ".copies [data-copy]")
    assert held(attr(whole, "data-copy")) == sorted(SETTLED.pairs)
    assert attr(blank, "data-copy") == PLAN
    assert plain(whole) == worded("copy-with-conversation")


def test_what_is_chosen_says_that_it_can_be_taken_back(get):
    page = get(f"/steps/{CHOOSING}/{SETTLED.query}").text
    titled = every(page, f'button[title="{worded("press-again")}"]')
    assert titled == every(page, "button[aria-pressed=true]")
    assert {attr(each, "name") for each in titled} == {"package", f"step-{CHOICE['word']}"}
    assert {attr(each, "value") for each in titled} == {""}


def test_a_sheet_is_signed_where_something_is_agreed(sheet):
    agreed = sheet(SETTLED)
    assert plain(one(agreed, ".accept__words")) == worded("what-is-accepted")
    assert not every(sheet(replace(SETTLED, marks=ALL_OPEN)), ".accept")
