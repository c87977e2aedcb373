"""A visitor walks the flow from its first page to a PDF, with scripts and without."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.visits import EITHER_WAY, Begin, kept_by
from tests.support.entries import STEPS, of
from tests.support.environment import ORIGIN

pytestmark = pytest.mark.slow

FIRST, SECOND, THIRD, FOURTH, *_, LAST = (f"/steps/{slug}/" for slug in STEPS)
TITLES = {entry.fields["slug"]: entry.fields["title"] for entry in of("artifacts.artifact")}
[*_, LAST_STEP] = STEPS.values()
PROOF = f"/artifacts/{LAST_STEP['artifact'][0]}"


def arrived(page: Page, address: str, title: str, heading: str) -> None:
    """The page is the one meant, and is one page: not a page inside another."""
    expect(page).to_have_url(address)
    expect(page).to_have_title(f"{title} | PageToJob")
    expect(page.locator("h1")).to_have_text(heading)
    expect(page.locator("main")).to_have_count(1)


def arrived_at_step(page: Page, number: int) -> None:
    slug, title = list(STEPS)[number - 1], list(STEPS.values())[number - 1]["title"]
    heading = f"Step {number} of {len(STEPS)} {title}"
    arrived(page, f"/steps/{slug}/", f"Step {number}: {title}", heading)


def onwards(page: Page) -> None:
    page.locator(".walk a[rel=next]").click()


def walk_to_the_end(page: Page, scripts: bool) -> None:
    page.goto("/")
    page.locator(f'main a[href="{FIRST}"]').first.click()
    for number in range(1, len(STEPS) + 1):
        if number > 1:
            onwards(page)
        arrived_at_step(page, number)
        if scripts:
            expect(page.locator("h1")).to_be_focused()


def open_the_artifact(page: Page, scripts: bool) -> None:
    page.locator(".button--accent").click()
    title = TITLES[LAST_STEP["artifact"][0]]
    arrived(page, f"{PROOF}/", title, title)
    if scripts:
        expect(page.locator("h1")).to_be_focused()


@EITHER_WAY
def test_the_flow_is_walked_from_its_first_page_to_a_pdf(visit: Begin, scripts: bool):
    page = visit(java_script_enabled=scripts).page
    walk_to_the_end(page, scripts)
    open_the_artifact(page, scripts)
    paper = page.locator(".tools a")
    expect(paper).to_have_attribute("href", f"{PROOF}.pdf")
    answer = page.context.request.get(f"{PROOF}.pdf")
    assert answer.status == 200
    assert answer.body().startswith(b"%PDF-")


@EITHER_WAY
def test_a_walk_leaves_nothing_behind_and_asks_nobody_else(visit: Begin, scripts: bool):
    walker = visit(new=True, java_script_enabled=scripts)
    walk_to_the_end(walker.page, scripts)
    open_the_artifact(walker.page, scripts)
    assert not any(kept_by(walker.page).values()), kept_by(walker.page)
    assert len(walker.requests) > 10
    assert [url for url in walker.requests if not url.startswith(f"{ORIGIN}/")] == []
    assert walker.complaints == []


def test_what_a_site_keeps_is_seen(visit: Begin):
    page = visit(new=True).page
    page.goto("/")
    page.evaluate(
        """async () => {
          document.cookie = "a=1";
          localStorage.b = sessionStorage.c = 1;
          await caches.open("d");
          await new Promise((done) => { indexedDB.open("e").onsuccess = done; });
        }"""
    )
    assert all(kept_by(page).values()), kept_by(page)


@EITHER_WAY
def test_back_returns_to_the_step_before(visit: Begin, scripts: bool):
    page = visit(new=True, java_script_enabled=scripts).page
    page.goto(FIRST)
    onwards(page)
    arrived_at_step(page, 2)
    onwards(page)
    arrived_at_step(page, 3)
    page.go_back()
    arrived_at_step(page, 2)
    page.go_back()
    arrived_at_step(page, 1)
    page.go_forward()
    arrived_at_step(page, 2)


def test_a_step_is_walked_without_loading_a_page_anew(visit: Begin):
    page = visit().page
    page.goto(FIRST)
    page.evaluate("document.documentElement.dataset.loaded = 'once'")
    onwards(page)
    arrived_at_step(page, 2)
    expect(page.locator("html")).to_have_attribute("data-loaded", "once")


@pytest.mark.parametrize("line", ["up", "down"])
def test_a_page_walked_to_is_seen_when_its_sheets_are_there_or_will_not_come(
    visit: Begin, line: str
):
    page = visit(new=True).page
    held: list[Route] = []
    page.route("**/css/miniatures.*.css", lambda route: held.append(route))
    page.goto(SECOND)
    with page.expect_request("**/css/miniatures.*.css"):
        page.locator(".button--accent").click()
    expect(page).to_have_url("/artifacts/website-demo/")
    expect(page.locator("h1")).to_have_text(TITLES["website-demo"])
    expect(page.locator("#main")).to_be_hidden()
    [sheet] = held
    sheet.continue_() if line == "up" else sheet.abort()
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator("#main")).to_be_visible()


def test_walking_takes_a_page_s_sheets_along_and_no_other_s(visit: Begin):
    page = visit().page
    walked = []
    page.goto(THIRD)
    for address in ("/artifacts/titan-map/", FOURTH, "/artifacts/packages/"):
        page.locator(f'main a[href="{address}"]').last.click()
        expect(page).to_have_url(address)
        expect(page.locator("h1")).to_be_focused()
        walked.append((address, page.evaluate(SHEETS)))
    for address, sheets in walked:
        page.goto(address)
        assert page.evaluate(SHEETS) == sheets, address
    assert [len(sheets) for _, sheets in walked] == [3, 1, 2]


SHEETS = "[...document.styleSheets].map((sheet) => sheet.href)"


def test_arrow_keys_walk_to_the_next_step_and_back(visit: Begin):
    page = visit().page
    page.goto(FIRST)
    page.keyboard.press("ArrowRight")
    arrived_at_step(page, 2)
    page.keyboard.press("ArrowRight")
    arrived_at_step(page, 3)
    page.keyboard.press("ArrowLeft")
    arrived_at_step(page, 2)


def test_the_last_step_leads_on_to_the_plan(visit: Begin):
    page = visit().page
    page.goto(LAST)
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url("/plan/")
    expect(page.locator("h1")).to_be_focused()


@EITHER_WAY
def test_a_pdf_is_opened_as_a_file_beside_a_page_reached_by_walking(visit: Begin, scripts: bool):
    page = visit(java_script_enabled=scripts).page
    page.goto(SECOND)
    onwards(page)
    arrived_at_step(page, 3)
    paper = f"{ORIGIN}/steps/map-the-operating-model.pdf"
    with page.context.expect_event("response", lambda answer: answer.url == paper) as answered:
        page.locator(".tools a:visible").click()
    answer = answered.value
    assert answer.request.is_navigation_request()
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/pdf"
    arrived_at_step(page, 3)  # which stays where it is
    for beside in page.context.pages[1:]:
        beside.close()
