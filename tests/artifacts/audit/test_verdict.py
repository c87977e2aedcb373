"""The verdict says what is weakest, and what to do about it on Monday."""

import pytest

from artifacts.audit.rules import LEVELS
from artifacts.words import within
from tests.support.audits import (
    AUDIT,
    DOMAINS,
    EXAMPLE,
    PACKAGES,
    PDF,
    SCORED,
    VECTORS,
    WORTH,
    answers,
    part,
    query,
)
from tests.support.entries import of, section_named, worded
from tests.support.html import attr, every, links, one, plain, texts

WORDS = of("audit.audit")[0].fields
QUESTIONS = {entry.fields["slug"]: entry.fields for entry in of("audit.question")}
ROLES = {entry.fields["slug"]: entry.fields["name"] for entry in of("artifacts.role")}
MONDAYS = {
    (entry.fields["question"][0], entry.fields["level"]): entry.fields["monday"]
    for entry in of("audit.answer")
    if "monday" in entry.fields
}
WHY = {
    entry.fields["slug"]: entry.fields["why"]
    for entry in of("audit.minimum")
    if "why" in entry.fields
}
[NO_CAMPAIGNS] = [e.fields["absent"] for e in of("audit.minimum") if "absent" in e.fields]
[ABSENT] = [each.fields for each in of("audit.answer") if each.fields["level"] == "absent"]
MOST = {slug: worth[0] for slug, worth in zip(DOMAINS, WORTH, strict=True)}
# Of the small content.
GROWTH = "services=half&offers=none&inputs=full&release=half"
NOTHING = "services=none&offers=none&inputs=none&release=full"
NO_OFFERS = "services=full&offers=absent&inputs=full&release=full"


def mondays(page: str) -> list[str]:
    return texts(page, "#verdict .verdict__mondays li")


def ways(page: str) -> list[str]:
    return [attr(link, "href") for link in every(page, "#verdict .verdict__mondays a")]


def test_the_weakest_domains_are_named(asked):
    worth = dict(zip(DOMAINS, WORTH, strict=True))
    weakest = ", ".join(
        f"{DOMAINS[slug]} {worth[slug][LEVELS.index(EXAMPLE.answers[slug])]} of {MOST[slug]}"
        for slug in ("zones", "offers", "changes")
    )
    assert weakest.lower() in part(asked(query(EXAMPLE)), "verdict").lower()


def test_the_example_says_who_does_what_on_monday_and_where_that_is_shown(asked):
    page = asked(query(EXAMPLE))
    weak = ("zones", "offers", "changes")
    assert mondays(page) == [
        f"{ROLES[QUESTIONS[slug]['role'][0]]}: {MONDAYS[slug, EXAMPLE.answers[slug]]}"
        for slug in weak
    ]
    for slug, way in zip(weak, ways(page), strict=True):
        address, _, anchor = way.partition("#")
        assert [anchor] == QUESTIONS[slug]["section"]
        assert address.startswith("/artifacts/")


@pytest.mark.parametrize("answer", MONDAYS, ids="-".join)
def test_whatever_lacks_points_leads_to_who_can_mend_it_and_how(asked, pages, answer):
    slug, level = answer
    base = VECTORS[0].answers if slug in SCORED else answers("FFFFFFFF", "11")  # conditional
    page = asked(query({**base, slug: level}))
    assert mondays(page) == [f"{ROLES[QUESTIONS[slug]['role'][0]]}: {MONDAYS[answer]}"]
    [way] = ways(page)
    address, anchor = way.split("#")
    assert section_named(pages[address.partition("?")[0]], anchor)


def test_what_is_left_out_beside_the_questions_is_counted_and_all_of_it_stands_below(asked):
    page = asked(query(VECTORS[2]))
    every_one = texts(page, "#package-recommendation .rounds__round:has(#all-on-monday) li")
    assert len(every_one) == len(SCORED)
    shown = mondays(page)
    assert len(shown) == 3
    assert [one.partition(" ")[2] for one in every_one[:3]] == shown
    more = texts(page, "#verdict .verdict__more")
    assert more == [worded("mondays-below", more=len(every_one) - count) for count in (2, 3)]
    assert {attr(each, "href") for each in every(page, ".verdict__more a")} == {"#all-on-monday"}
    nothing = asked(query(VECTORS[0]))
    assert not every(nothing, "#all-on-monday, .verdict__more")


def test_a_blocker_is_said_in_the_map_s_words_and_what_is_not_there_in_points(asked):
    said = part(asked(query(answers("FNHNFNFF"))), "verdict")
    missed = [WHY["growth-zones"], WHY["growth-offers-and-capacity"]]
    growth = PACKAGES["R2"]
    assert worded("package-missed", package=growth, conditions="; ".join(missed)) in said
    said = part(asked(query(VECTORS[2])), "verdict")
    missed = [worded("score-missed", points=f"0 {worded('point')}s", least=45), *missed]
    missed.append(worded("and-more", more=3))
    assert worded("package-missed", package=growth, conditions="; ".join(missed)) in said


def test_whoever_runs_no_campaigns_is_told_why_there_is_nothing_to_grow(asked):
    page = asked(query(answers("HHHHAHHH")))
    missed = worded("package-missed", package=PACKAGES["R2"], conditions=NO_CAMPAIGNS)
    said = part(page, "verdict")
    assert missed in said
    assert WHY["growth-campaigns"] not in said
    names = within(DOMAINS["campaigns"])
    asked_for = worded("condition-of-question", least=5, domain=names)
    least = worded("condition-at-least", condition=asked_for)
    rules = part(page, "package-recommendation")
    assert worded("condition-found", condition=least, found=NO_CAMPAIGNS) in rules
    assert "5 on campaign mapping; here 0" not in rules
    score = part(page, "readiness-score")
    assert f"{DOMAINS['campaigns']} {ABSENT['answer']} 10 of 10" in score
    assert ABSENT["answer"] not in part(page, "package-recommendation")


def test_a_rule_says_what_it_asks_for_of_several_questions_and_why(pages):
    rules = part(pages[AUDIT], "package-recommendation")
    names = " plus ".join(within(DOMAINS[slug]) for slug in ("offers", "capacity"))
    together = worded("condition-of-several", least=8, domains=names)
    asked = worded("condition-at-least", condition=together)
    since = worded("condition-since", condition=asked, why=WHY["growth-offers-and-capacity"])
    assert rules.count(since) == 1
    assert all(why in rules for why in WHY.values())


def test_before_there_are_answers_the_table_says_what_each_may_earn(small):
    table = one(small.get(AUDIT).text, "#readiness-score table")
    assert worded("level-absent") in plain(table)
    assert texts(table, "tbody tr") == [
        "Services 40 20 0",
        "Offers 30 15 0 30",
        "Lists 30 15 0",
        f"{worded('readiness-score-at-most')} 100",
    ]


@pytest.mark.parametrize(
    ("given", "weakest", "monday"),
    [
        (GROWTH, "Offers 0 of 30", ["Owner: Take them down"]),
        (
            "services=none&offers=none&inputs=half&release=full",
            "Services 0 of 40, offers 0 of 30",
            ["Operations manager: Count the work", "Owner: Take them down"],
        ),
        (
            "services=half&offers=half&inputs=half&release=full",
            "Each part is as good as the others.",
            [
                "Operations manager: Count the pages",
                "Owner: Look up the last days",
                "Owner: Name the day",
            ],
        ),
        (
            NOTHING,
            "There is no part that is any good.",
            [  # the lists first, since the fit waits for them
                "Owner: Ask for one list",
                "Operations manager: Count the work",
                "Owner: Take them down",
            ],
        ),
        ("services=full&offers=full&inputs=full&release=full", "Each part is as it should be.", []),
        (NO_OFFERS, "Each part is as it should be.", []),
        # Nobody is told to mend a site for whom the pilot is not.
        ("services=half&offers=none&inputs=full&release=none", "Offers 0 of 30", []),
    ],
)
def test_the_weakest_are_named_and_where_all_are_alike_how_good_they_are(
    small_asked, given, weakest, monday
):
    page = small_asked(given)
    said = part(page, "verdict").partition(" Weakest ")[2]
    then = f"{worded('on-monday')} {' '.join(monday)} " if monday else ""
    more = f"{worded('mondays-below', more=len(monday) - 2)} " if len(monday) > 2 else ""
    assert said.startswith(f"{weakest} {then}{more}{worded('save-result')}")
    assert mondays(page) == monday


def test_where_there_is_none_of_it_the_letter_says_so(small, small_asked):
    answer = small.get(f"{AUDIT}?{NO_OFFERS}")
    assert (answer.status, answer.headers["Location"]) == ("302 Found", f"{AUDIT}?answers=af-ff")
    page = small_asked(NO_OFFERS)
    assert one(page, "#offers input[value=absent][checked]")
    assert f"{PDF}?answers=af-ff" in links(page)
    assert "100 of 100" in part(page, "readiness-score")


def test_a_question_that_has_no_such_answer_does_not_understand_it(small):
    page = small.get(f"{AUDIT}?answers=aa-ff").text
    assert plain(one(page, "#services .asked__error"))
    assert len(every(page, ".asked__error")) == 1
    assert not every(page, "#services input[value=absent]")
