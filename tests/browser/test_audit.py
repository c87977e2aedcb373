"""The readiness audit is answered in a browser: by keys, by touch and without scripts."""

from itertools import product

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pictures import COLOURS, bilevel, contrast
from tests.browser.survey import DESKS, VERDICT_SEEN, Survey
from tests.browser.visits import Begin, Visit, kept_by
from tests.support import audits
from tests.support.audits import AUDIT, LEVELS, WORTH, answered
from tests.support.entries import of, worded
from tests.support.environment import ORIGIN

pytestmark = pytest.mark.slow

# The answers of the worked example, and what they come to.
EXAMPLE = audits.EXAMPLE.answers
SCORE, PACKAGE = audits.EXAMPLE.score, audits.EXAMPLE.package
SCORE_WORDS = f"{SCORE} {worded('readiness-score-of-most', most=100)}"
LAST = len(EXAMPLE)  # the number of its last question
WORDING = of("audit.audit")[0].fields
TITLE = next(
    e.fields["title"] for e in of("artifacts.artifact") if e.fields["slug"] == "readiness-audit"
)
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
PHONE_AND_DESK = pytest.mark.parametrize("options", [PHONE, {}], ids=["phone", "desk"])
REFUSED = f"{AUDIT}?services=perhaps&zones=full&zones=half"
# What is marked so is recognised later, and nothing that has taken its place is.
MARK = "(element) => { element.markedByTheTest = true; }"
IS_MARKED = "(element) => element.markedByTheTest === true"
NEAR = "(place) => Math.abs(scrollY - place) < 200"
FOCUSED = "() => `${document.activeElement.name}=${document.activeElement.value}`"


def address(answers: dict[str, str]) -> str:
    return AUDIT + (f"?{audits.query(answers)}" if answers else "")


def first(count: int) -> dict[str, str]:
    """The example's first answers."""
    return dict(list(EXAMPLE.items())[:count])


def answer(page: Page, slug: str, level: str) -> Locator:
    """The whole box of an answer, which is its label."""
    return page.locator(f".asked__answer:has([name={slug}][value={level}])")


def chosen(page: Page) -> dict[str, str]:
    rings = page.locator(".asked__radio:checked")
    return dict(rings.evaluate_all("(rings) => rings.map((ring) => [ring.name, ring.value])"))


def shows(page: Page, answers: dict[str, str]) -> None:
    """The address and the verdict both hold just these answers."""
    expect(page).to_have_url(address(answers))
    expect(page.locator(".verdict__head")).to_contain_text(answered(len(answers)))
    assert chosen(page) == answers


def shows_the_example(page: Page) -> None:
    expect(page.locator(".verdict__score")).to_have_text(SCORE_WORDS)
    expect(page.locator(".verdict__word")).to_have_text([PACKAGE, audits.EXAMPLE.fit_words])


def begun(visit: Visit, count: int = 0) -> Page:
    """The audit with the example's first answers in its address."""
    visit.page.goto(address(first(count)))
    return visit.page


def given(page: Page, *numbers: int) -> dict[int, float]:
    """Gives these answers of the example; how far down the page each was given."""
    read = {}
    for number in numbers:
        answer(page, *list(EXAMPLE.items())[number - 1]).click()
        shows(page, first(number))
        read[number] = page.evaluate("scrollY")
    return read


def test_an_audit_is_finished_by_keyboard_alone(visit: Begin):
    """Takes long: each answer on the way is a state of its own to wait for."""
    page = begun(visit())
    page.locator("h1").click()
    for number, (slug, level) in enumerate(EXAMPLE.items(), 1):
        tab_into(page, slug)
        page.keyboard.press("Space")
        for passed in LEVELS[: LEVELS.index(level)]:
            shows(page, {**first(number - 1), slug: passed})
            assert page.evaluate(FOCUSED) == f"{slug}={passed}"
            page.keyboard.press("ArrowRight" if number % 2 else "ArrowDown")
        shows(page, first(number))
        assert page.evaluate(FOCUSED) == f"{slug}={level}"
    shows_the_example(page)


def tab_into(page: Page, slug: str) -> None:
    """Past what stands before the first question, and from there with a single press."""
    for _ in range(40 if slug == "services" else 1):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED).startswith(f"{slug}="):
            return
    raise AssertionError(f"The keyboard does not reach {slug}: {page.evaluate(FOCUSED)}")


def test_an_audit_is_finished_by_touch(visit: Begin):
    """Takes long: each answer is a state of its own to wait for."""
    page = begun(visit(**PHONE))
    for number, (slug, level) in enumerate(EXAMPLE.items(), 1):
        words = answer(page, slug, level).locator(".asked__text")
        size = words.bounding_box()
        words.tap(position={"x": size["width"] - 2, "y": size["height"] - 2})
        shows(page, first(number))
        assert stands_at_the_bottom(page.locator(".progress"))
        if number < len(EXAMPLE):
            expect(page.locator(".progress")).to_contain_text(answered(number))
        expect(page.locator(".progress__cell--done")).to_have_count(number)
    link = page.locator(".progress__link")
    expect(link).to_have_text(f"{SCORE} {worded('progress-finished', most=100, package=PACKAGE)}")
    link.tap()
    expect(page.locator("#verdict-title")).to_be_in_viewport(ratio=1)
    shows_the_example(page)


def stands_at_the_bottom(bar: Locator) -> bool:
    expect(bar).to_be_in_viewport(ratio=0.99)
    place = bar.bounding_box()
    return abs(place["y"] + place["height"] - PHONE["viewport"]["height"]) <= 1


@PHONE_AND_DESK
def test_the_score_is_in_sight_when_the_last_answer_is_given(visit: Begin, options: dict):
    page = begun(visit(**options), LAST - 1)
    given(page, LAST)
    figure = page.locator(":is(.progress__figure, .verdict__figure):visible").first
    expect(figure).to_have_text(str(SCORE))
    expect(figure).to_be_in_viewport(ratio=0.99)


@PHONE_AND_DESK
def test_every_answer_is_a_target_for_a_thumb(visit: Begin, options: dict):
    page = begun(visit(**options))
    answers = page.locator(".asked__answer").all()
    assert len(answers) == len(of("audit.answer"))
    assert [each.text_content() for each in answers if each.bounding_box()["height"] < 44] == []
    if options == PHONE:
        widths = {each.bounding_box()["width"] for each in answers}
        assert widths == {page.locator(".asked").first.bounding_box()["width"]}


def test_an_audit_is_finished_without_java_script(visit: Begin):
    page = begun(visit(java_script_enabled=False))
    for slug, level in EXAMPLE.items():
        answer(page, slug, level).click()
    page.get_by_role("button", name="Show the result").click()
    expect(page).to_have_url(f"{address(EXAMPLE)}#verdict")
    expect(page.locator("#verdict-title")).to_be_in_viewport()
    shows_the_example(page)
    assert chosen(page) == EXAMPLE


def test_an_answer_swaps_only_what_it_changes(visit: Begin):
    page = begun(visit())
    kept = [page.locator(each) for each in ("main", ".audit__form", "#services", "h1", "#said")]
    for each in kept:
        each.evaluate(MARK)
    page.locator("#verdict").evaluate(MARK)
    with page.expect_response(f"**{AUDIT}?{audits.long_query(first(1))}") as response:
        given(page, 1)
    assert [each.evaluate(IS_MARKED) for each in kept] == [True] * 5
    assert not page.locator("#verdict").evaluate(IS_MARKED)
    expect(page.locator("main, #said, #edition, #result, #findings, #verdict")).to_have_count(6)
    assert response.value.request.headers["hx-request"] == "true"
    part, whole = response.value.text(), page.context.request.get(response.value.url).text()
    assert ("<main" in whole, "<main" in part, "<form" in part) == (True, False, False)
    assert len(part) < 0.7 * len(whole)


def test_each_new_state_is_said_politely(visit: Begin):
    page = begun(visit())
    expect(page.get_by_role("button", name="Show the result")).to_be_hidden()
    said = page.locator("#said")
    said.evaluate(MARK)
    expect(said).to_have_role("status")
    expect(said).to_be_empty()
    given(page, 1)
    points = WORTH[0][LEVELS.index(EXAMPLE["services"])]
    expect(said).to_have_text(worded("announced-so-far", count=answered(1), points=points))
    given(page, *range(2, LAST + 1))
    expect(said).to_have_text(audits.EXAMPLE.announcement)
    assert said.evaluate(IS_MARKED)
    expect(page).to_have_title(f"{TITLE} | PageToJob")


@PHONE_AND_DESK
def test_answers_are_one_entry_in_the_history(visit: Begin, options: dict):
    """Whoever goes back leaves the audit, and comes forward to every answer where it was given."""
    page = visit(new=True, **options).page
    page.goto("/")
    page.goto(AUDIT)
    read = given(page, *range(1, 9))
    page.go_back()
    expect(page).to_have_url("/")
    page.go_forward()
    shows(page, first(8))
    page.wait_for_function(NEAR, arg=read[8])


def test_a_finished_audit_is_handed_on_as_a_link(visit: Begin):
    page = begun(visit(permissions=["clipboard-read", "clipboard-write"]), LAST - 1)
    given(page, LAST)
    page.get_by_role("button", name=worded("copy-link-to-answers")).click()
    expect(page.locator(".verdict .copied")).to_have_text("Copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == ORIGIN + address(EXAMPLE)
    # The same browser may still hold the part that was answered at this address.
    for reader in (visit(new=True).page, page):
        reader.goto("/")
        reader.goto(link)
        shows(reader, EXAMPLE)
        shows_the_example(reader)


def test_the_example_is_seen_first_and_a_new_audit_begun_from_it(visit: Begin):
    page = begun(visit())
    page.get_by_role("link", name="See a finished audit").click()
    shows(page, EXAMPLE)
    shows_the_example(page)
    page.get_by_role("link", name="Start again").click()
    shows(page, {})


def test_on_a_laptop_score_package_and_fit_are_seen_whole_together(visit: Begin):
    page = visit().page
    for vector, (width, height) in product((*audits.PRINTED, *audits.WORDY), DESKS):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(address(vector.answers))
        whole, listed, shown, more = page.evaluate(VERDICT_SEEN)
        assert all(whole), (str(vector), width, whole)
        assert more == [worded("mondays-below", more=listed - shown)][: listed - shown], vector


@pytest.mark.parametrize(("slug", "says"), [("services", "unknown"), ("zones", "repeated")])
def test_a_wrong_answer_is_said_beside_its_question_until_one_is_chosen(
    visit: Begin, slug: str, says: str
):
    page = visit().page
    page.goto(REFUSED)
    assert chosen(page) == {}
    expect(page.locator(".asked__error:visible")).to_have_count(2)
    error = page.locator(f"#{slug} .asked__error")
    expect(error).to_contain_text(WORDING[says])
    answer(page, slug, "half").click()
    shows(page, {slug: "half"})
    expect(error).to_be_hidden()
    expect(page.locator(".asked__error:visible")).to_have_count(1)


@pytest.mark.parametrize("latency", [0, 300], ids=["near", "far away"])
def test_quick_answers_are_all_held(visit: Begin, latency: int):
    page = begun(visit(new=True))
    line = {"offline": False, "latency": latency, "downloadThroughput": -1, "uploadThroughput": -1}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", line)
    for slug, level in EXAMPLE.items():
        answer(page, slug, level).click()
    shows(page, EXAMPLE)
    shows_the_example(page)


def test_an_audit_is_kept_nowhere_but_in_its_address(visit: Begin):
    reader = visit(new=True)
    page = begun(reader)
    given(page, *range(1, LAST + 1))
    assert not any(kept_by(page).values()), kept_by(page)
    assert [url for url in reader.requests if not url.startswith(f"{ORIGIN}/")] == []
    assert reader.complaints == []


def test_an_audit_is_usable_on_any_screen_in_every_state(visit: Begin):
    """Besides the bare one and a finished one, which the survey of every page has looked at."""
    survey, page = Survey(), visit().page
    not_a_fit = address({**EXAMPLE, "release": "none"})
    for state in (address(first(4)), not_a_fit, REFUSED):
        survey.look_at(page, state)
    assert survey.wrong() == []


@COLOURS
def test_the_chosen_answer_is_told_from_the_others(visit: Begin, colours: dict):
    page = visit(device_scale_factor=4, **colours).page
    page.goto(address(EXAMPLE))
    rings = [page.locator(f"[name=zones][value={level}]") for level in ("none", "full")]
    one, other = map(bilevel, rings)
    assert sum(a != b for a, b in zip(one, other, strict=True)) > len(one) / 10
    assert [contrast(ring) >= 3 for ring in rings] == [True, True]
