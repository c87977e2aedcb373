"""Every page keeps to one shape, and asks little of whoever opens it."""

import re
from itertools import pairwise

from pagetojob.editions import edition
from tests.support.entries import STEPS
from tests.support.environment import ROOT

CSS = ROOT / "static" / "css"


def test_every_page_has_one_heading_one_main_and_its_canonical_address(pages, server):
    for address, html in pages.items():
        assert len(re.findall(r"<h1\b", html)) == 1, address
        assert len(re.findall(r"<main\b", html)) == 1, address
        assert f'<link rel="canonical" href="{server.origin}{address}">' in html, address
        assert re.search(r'<meta name="description" content="[^"]{20,300}">', html), address


def test_every_page_has_a_title_of_its_own(pages):
    titles = [re.search(r"<title>(.+?) \| PageToJob</title>", html)[1] for html in pages.values()]
    assert len(set(titles)) == len(titles)


def test_headings_never_skip_a_level(pages):
    for address, html in pages.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", html)]
        assert levels[0] == 1, address
        steps = [after - before for before, after in pairwise(levels)]
        assert max(steps, default=0) <= 1, address


def test_the_step_s_number_is_part_of_its_heading(pages):
    for slug, step in STEPS.items():
        heading = re.search(r"<h1.*?</h1>", pages[f"/steps/{slug}/"], re.S)[0]
        said = f"Step {step['number']} of {len(STEPS)} {step['title']}"
        assert re.sub(r"<[^>]+>", "", heading) == said


def test_no_page_has_a_style_or_a_script_of_its_own(pages):
    for address, html in pages.items():
        assert not re.search(r"<[^>]+\s(?:style|on\w+)=", html), address
        assert "<style" not in html, address
        assert not re.search(r"<script(?![^>]*\ssrc=)", html), address


def test_a_static_file_is_named_by_its_content_and_kept_for_good(pages, server):
    names = set(re.findall(r'"(/static/[^"]+)"', pages["/"]))
    assert len(names) >= 6
    for name in names:
        assert re.search(r"\.[0-9a-f]{12}\.\w+$", name), name
        answer = server.get(name)
        assert answer.headers["Cache-Control"].endswith("immutable"), name
        assert answer.body, name


def test_a_style_sheet_is_served_without_its_author_s_comments(site):
    served = _sheet(site, "screen")
    assert "/*" not in served
    imports = (CSS / "screen.css").read_text()
    blocks = imports.count(") print;")  # that a sheet is put into
    for name in re.findall(r'"(.+)"', imports):
        source = (CSS / name).read_text()
        assert "/*" in source
        blocks += re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL).count("{")
    assert served.count("{") == blocks
    assert "@import" not in served


def test_an_edition_follows_the_words_of_its_page(pages):
    editions = [re.search(r"Edition ([0-9A-F]{6})<", html)[1] for html in pages.values()]
    assert len(set(editions)) == len(editions)
    html = "<main><p>One</p></main>"
    assert edition(html) != edition(html.replace("One", "Two"))
    assert edition(html) == edition(html.replace("<p>", '<p class="x">'))


def test_the_flow_is_as_new_as_the_newest_thing_it_shows(pages):
    dates = [re.search(r"Updated ([\d-]{10})", html)[1] for html in pages.values()]
    assert re.search(r"Updated ([\d-]{10})", pages["/"])[1] == max(dates)


def test_a_first_visit_asks_for_little(pages, site):
    """Bytes as they travel, brotli where the file has it; PERFORMANCE goals are the ceilings."""
    static = set(re.findall(r'"(/static/[^"]+)"', pages["/"]))
    fonts = set(re.findall(r'url\("?\.\./(fonts/[^")]+)', _sheet(site, "screen")))
    files = {site / name.removeprefix("/") for name in static}
    files |= {site / "static" / name for name in fonts} | {site / "index.html"}
    assert len(files) <= 12
    assert sum(_travels(file) for file in files) <= 120_000
    assert _travels(site / "index.html") <= 12_000
    assert sum(_travels(file) for file in files if file.suffix == ".css") <= 10_000
    assert _travels(next(file for file in files if "walk" in file.name)) <= 3_000


def _sheet(site, name: str) -> str:
    return next((site / "static" / "css").glob(f"{name}.*.css")).read_text()


def _travels(file) -> int:
    packed = file.with_name(file.name + ".br")
    return (packed if packed.is_file() else file).stat().st_size
