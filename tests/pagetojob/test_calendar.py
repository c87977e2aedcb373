"""Where the plan's calendar file is offered, what its address answers, and where there is none."""

import re
from dataclasses import replace
from datetime import date

import pytest

from flow.conversation import VIEW, Conversation, Mark, Part, State
from tests.support.audits import VECTORS, query
from tests.support.calendars import PLAN_CALENDAR, in_python
from tests.support.conversations import PLAN, held, without
from tests.support.entries import STEPS, of, worded
from tests.support.environment import ORIGIN
from tests.support.html import attr, every, links, one, plain, texts

NAME = "Müller, Søn; & “Air”"
KICKOFF = date(2027, 1, 4)
DATED = Conversation(
    shop=NAME, days={Part.CALL: date(2026, 12, 1), Part.KICKOFF: KICKOFF}, package="launch"
)
UPDATED = max(
    str(entry.fields["updated"])
    for model in ("flow.step", "flow.lane", "artifacts.artifact")
    for entry in of(model)
)
REFUSED = query(VECTORS[8]).partition("=")[2]
UNDATED = {
    "bare": Conversation(),
    "without a kick-off": Conversation(shop="Smith", package="launch"),
    "without a package": Conversation(shop="Smith", days=DATED.days),
    "no fit": replace(DATED, answers=REFUSED),
}


@pytest.fixture(name="file")
def _file(get):
    return lambda said: get(f"{PLAN_CALENDAR}{said.query}")


def test_the_file_is_answered_as_one_and_kept_as_the_plan_is(file):
    answer = file(DATED)
    assert answer.status == "200 OK"
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="pagetojob-plan.ics"'
    assert answer.headers["Cache-Control"] == "private, max-age=60"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert not {"Set-Cookie", "ETag", "Last-Modified"} & set(answer.headers)
    assert "Smith" not in f"{answer.headers}{file(replace(DATED, shop='Smith')).headers}"


def test_it_holds_the_days_of_the_plan_and_a_link_back_to_it(file, get):
    plan = get(f"{PLAN}{DATED.query}").text
    name, events = in_python(file(DATED).body)
    assert name == worded("calendar-name")
    assert min(event.first for event in events) == KICKOFF
    assert len(events) == len(every(plan, ".tasks__due:not(:has(.tasks__when a)) .tasks__task"))
    for event in events:
        assert event.url == f"{ORIGIN}{PLAN}{DATED.query}"
        assert event.url in event.description
        assert f"{worded('for-the-shop')} {NAME}" in event.description
        assert event.stamp == "2026-12-01T00:00:00Z"
    assert held(events[0].url) == sorted(DATED.pairs)


def test_without_a_call_it_is_of_the_day_the_plan_was_last_changed(file):
    uncalled = replace(DATED, days={Part.KICKOFF: KICKOFF})
    assert {event.stamp for event in in_python(file(uncalled).body)[1]} == {f"{UPDATED}T00:00:00Z"}


def test_what_a_later_kick_off_moves_stays_the_same_event(file):
    later = replace(DATED, days={**DATED.days, Part.KICKOFF: date(2027, 1, 11)})
    before, after = (in_python(file(each).body)[1] for each in (DATED, later))
    moved = {event.uid: event for event in after}
    assert len(moved) == len(before)
    for old in before:
        new = moved[old.uid]
        assert old.first < new.first
        assert old.sequence < new.sequence


def test_one_part_has_a_file_of_its_own_in_the_same_words(get, file):
    parts = []
    for link in links(get(f"{PLAN}{DATED.query}").text, ".person__tools a"):
        if link.startswith(PLAN_CALENDAR):
            parts += in_python(get(link).body)[1]
    whole = in_python(file(DATED).body)[1]
    assert {event.uid for event in parts} == {event.uid for event in whole}
    assert len(parts) == len(whole)
    shown = texts(get(f"{PLAN}?{VIEW}=owner&{DATED.query[1:]}").text, ".tasks__words")
    owner = in_python(get(f"{PLAN_CALENDAR}?{VIEW}=owner&{DATED.query[1:]}").body)[1]
    assert 1 < len(owner) < len(shown)  # what comes before the kick-off has no day
    for event in owner:
        assert event.summary.partition(": ")[2] in shown
        assert event.url.endswith(f"&{VIEW}=owner")


def test_the_plan_offers_it_where_it_has_days_and_nowhere_else(get):
    page = get(f"{PLAN}{DATED.query}").text
    offered = [link for link in every(page, "a") if PLAN_CALENDAR in attr(link, "href")]
    assert len(offered) == 2 + len(every(page, ".person"))
    for link in offered:
        assert attr(link, "data-hx-boost") == "false"
        assert without(held(attr(link, "href")), VIEW) == sorted(DATED.pairs)
    assert worded("calendar") in texts(page, ".plan__tools a")
    for said in UNDATED.values():
        page = get(f"{PLAN}{said.query}").text
        assert not [link for link in links(page, "a") if PLAN_CALENDAR in link]


@pytest.mark.parametrize("said", UNDATED.values(), ids=UNDATED)
def test_a_plan_without_days_has_none_and_is_offered_instead(file, said):
    answer = file(said)
    assert answer.status == "404 Not Found"
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert worded("calendar-undated") in plain(one(answer.text, "main"))
    [way] = every(answer.text, "main .opening__action a")
    assert attr(way, "href").partition("?")[0] == PLAN
    assert held(attr(way, "href")) == sorted(said.pairs)


def test_its_head_alone_can_be_asked(server):
    answer = server.get(f"{PLAN_CALENDAR}{DATED.query}", "HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert server.get(PLAN_CALENDAR, "HEAD").status == 404
    assert server.get(PLAN_CALENDAR, "POST").status == 405


def test_fields_that_were_left_empty_are_left_out_and_a_mangled_link_is_mended(get, file):
    led = get(f"{PLAN_CALENDAR}{DATED.query}&review=")
    assert led.status == "302 Found"
    assert led.headers["Location"] == f"{PLAN_CALENDAR}{DATED.query}"
    mangled = get(f"{PLAN_CALENDAR}{DATED.query.replace('&', '&amp;')}.")
    assert mangled.body == file(DATED).body


def test_what_is_not_one_of_ours_is_in_no_file(get):
    answer = get(f"{PLAN_CALENDAR}{DATED.query}&evilmark=evilmark&by-evilmark=evilmark")
    assert not re.search("evilmark", f"{answer.headers}{answer.text}")
    assert in_python(answer.body)[1]


def test_an_open_step_is_an_event_of_whoever_decides_it(file, get):
    step = next(iter(STEPS.values()))
    mark = Mark(State.OPEN, "owner", date(2026, 12, 9))
    said = replace(DATED, marks={step["word"]: mark})
    before, after = (in_python(file(each).body)[1] for each in (DATED, said))
    [event] = [each for each in after if each.uid not in {old.uid for old in before}]
    assert event.first == mark.until
    assert step["title"] in event.summary
    lane = in_python(get(f"{PLAN_CALENDAR}?{VIEW}=operations&{said.query[1:]}").body)[1]
    assert event.uid not in {each.uid for each in lane}


def test_a_part_that_nobody_has_leads_to_the_plan_which_says_so(get):
    answer = get(f"{PLAN_CALENDAR}?{VIEW}=janitor&{DATED.query[1:]}")
    assert answer.status == "302 Found"
    assert "janitor" not in answer.headers["Location"]
    assert held(answer.headers["Location"]) == sorted(DATED.pairs)
