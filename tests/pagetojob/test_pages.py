"""Every page keeps to one shape, and asks little of whoever opens it."""

import re
from itertools import pairwise

import pytest

from pagetojob.editions import edition
from pagetojob.pdf.digests import SHEETS
from tests.support.entries import STEPS
from tests.support.environment import ROOT
from tests.support.html import attr, every, one, plain

CSS = ROOT / "static" / "css"
IN_ONE_PIECE = sorted(path.stem for path in CSS.glob("*.css") if "@import" in path.read_text())
DEMO_SITE = "/artifacts/website-demo/site/"


def test_every_page_has_one_heading_one_main_and_its_canonical_address(pages, server):
    for address, html in pages.items():
        assert len(every(html, "h1")) == 1, address
        assert len(every(html, "main")) == 1, address
        assert attr(one(html, 'link[rel="canonical"]'), "href") == server.origin + address
        described = attr(one(html, 'meta[name="description"]'), "content")
        assert 20 <= len(described) <= 300, address


def test_every_page_has_a_title_of_its_own(pages):
    titles = [plain(one(html, "head > title")) for html in pages.values()]
    assert all(re.fullmatch(r".+ \| PageToJob", title) for title in titles)
    assert len(set(titles)) == len(titles)


def test_headings_never_skip_a_level(pages):
    for address, html in pages.items():
        levels = [int(heading.tag[1]) for heading in every(html, "h1, h2, h3, h4, h5, h6")]
        assert levels[0] == 1, address
        steps = [after - before for before, after in pairwise(levels)]
        assert max(steps, default=0) <= 1, address


def test_the_step_s_number_is_part_of_its_heading(pages):
    for slug, step in STEPS.items():
        said = f"Step {step['number']} of {len(STEPS)} {step['title']}"
        assert plain(one(pages[f"/steps/{slug}/"], "h1")) == said


def test_no_page_has_a_style_or_a_script_of_its_own(pages):
    for address, html in pages.items():
        names = {name for node in every(html, "*") for name in node.attributes}
        assert not [name for name in names if re.match("style$|on", name)], address
        assert not every(html, "style, script:not([src])"), address


def test_a_static_file_is_named_by_its_content_and_kept_for_good(pages, server):
    names = _static(pages["/"])
    assert len(names) >= 6
    for name in names:
        assert re.search(r"\.[0-9a-f]{12}\.\w+$", name), name
        answer = server.get(name)
        assert answer.headers["Cache-Control"].endswith("immutable"), name
        assert answer.body, name


@pytest.mark.parametrize("sheet", IN_ONE_PIECE)
def test_a_style_sheet_is_served_without_its_author_s_comments(publication, sheet):
    served = _sheet(publication, sheet)
    assert "/*" not in served
    imports = (CSS / f"{sheet}.css").read_text()
    blocks = imports.count(") print;")  # that a sheet is put into
    for name in re.findall(r'"(.+)"', imports):
        source = (CSS / name).read_text()
        assert "/*" in source
        blocks += re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL).count("{")
    assert served.count("{") == blocks
    assert "@import" not in served


def test_a_page_brings_what_only_it_shows_above_all_else_that_walking_swaps(pages):
    brought = {}
    for address, html in pages.items():
        if not address.startswith(DEMO_SITE):
            first, *own = _sheets(html)
            assert first == "screen", address
            assert len(every(html, "head link[rel=stylesheet]")) == 1, address
            swapped = [node.tag for node in one(html, "#main").iter() if node.tag != "main"]
            inside = [node.tag for node in one(html, "main").iter()]
            before = swapped[: len(own)].count("link")
            assert swapped[:before] == ["link"] * before, address
            assert inside[: len(own) - before] == ["link"] * (len(own) - before), address
            brought[address] = own
    assert brought["/"] == brought["/artifacts/"] == []
    assert brought["/plan/"] == ["conversation", "plan", "persons"]
    assert brought["/lanes/owner/"] == ["persons"]
    with_own = ("/artifacts/", "/lanes/", "/plan/")
    others = [address for address in brought if not address.startswith(with_own)]
    assert not any(brought[address] for address in others)
    assert brought["/artifacts/packages/"] == ["artifacts"]
    assert brought["/artifacts/titan-map/"] == ["artifacts", "titan_map"]
    assert brought["/artifacts/readiness-audit/"] == ["conversation", "artifacts", "audit"]


def test_paper_has_a_page_s_sheets_in_their_order_but_no_layout(pages):
    """Layers have an order of their own, so it is that of the sheets within each that counts."""
    kinds = {tuple(_sheets(html)) for at, html in pages.items() if not at.startswith(DEMO_SITE)}
    assert len(kinds) >= 4
    for kind in kinds:
        imported = [name for sheet in kind for name in _imported(sheet)]
        on_screen = [name for name in imported if not name.endswith("browser-print")]
        for layer in ("tokens", "base", "components", "print"):
            of_layer = [name for name in on_screen if _layer(name) == layer]
            assert of_layer == [name for name in SHEETS if name in of_layer], kind
    assert "layout" not in map(_layer, SHEETS)


def test_an_edition_follows_the_words_of_its_page(pages):
    editions = [_signature(html)[0] for html in pages.values()]
    assert len(set(editions)) == len(editions)
    html = "<main><p>One</p></main>"
    assert edition(html) != edition(html.replace("One", "Two"))
    assert edition(html) == edition(html.replace("<p>", '<p class="x">'))


def test_the_flow_is_as_new_as_the_newest_thing_it_shows(pages):
    dates = [_signature(html)[1] for html in pages.values()]
    assert _signature(pages["/"])[1] == max(dates)


def test_a_first_visit_asks_for_little(pages, publication):
    """Bytes as they travel, brotli where the file has it; PERFORMANCE goals are the ceilings."""
    static = _static(pages["/"])
    fonts = set(re.findall(r'url\("?\.\./(fonts/[^")]+)', _sheet(publication, "screen")))
    files = {publication / name.removeprefix("/") for name in static}
    files |= {publication / "static" / name for name in fonts} | {publication / "index.html"}
    assert len(files) <= 12
    assert sum(_travels(file) for file in files) <= 120_000
    assert _travels(publication / "index.html") <= 12_000
    assert sum(_travels(file) for file in files if file.suffix == ".css") <= 8_500
    assert _travels(next(file for file in files if "walk" in file.name)) <= 3_000


def test_the_sheets_of_any_page_ask_for_little(pages, publication):
    for address, html in pages.items():
        sheets = [name for name in _static(html) if name.endswith(".css")]
        files = [publication / name.removeprefix("/") for name in sheets]
        assert 1 <= len(files) <= 4, address
        assert sum(map(_travels, files)) <= 15_000, address


def _static(page: str) -> set[str]:
    """The files of ours that a page names."""
    return {
        attr(node, name)
        for name in ("href", "src")
        for node in every(page, f'[{name}^="/static/"]')
    }


def _signature(page: str) -> tuple[str, ...]:
    """The edition and the day at the foot of a page."""
    signed = plain(one(page, "#edition"))
    return re.fullmatch(r"Edition ([0-9A-F]{6}) Updated ([\d-]{10})", signed).groups()


def _sheet(publication, name: str) -> str:
    return next((publication / "static" / "css").glob(f"{name}.*.css")).read_text()


def _sheets(page: str) -> list[str]:
    """The names of the sheets that a page links, in its order."""
    hrefs = [attr(node, "href") for node in every(page, 'link[rel="stylesheet"]')]
    return [re.fullmatch(r"/static/css/(\w+)\..+", href)[1] for href in hrefs]


def _imported(sheet: str) -> list[str]:
    return re.findall(r'"(.+)\.css"', (CSS / f"{sheet}.css").read_text())


def _layer(sheet: str) -> str:
    """What a sheet's rules are in; empty for none."""
    layers = re.findall(r"^@layer (\w+) {", (CSS / f"{sheet}.css").read_text(), re.MULTILINE)
    assert len(layers) <= 1, sheet
    return "".join(layers)


def _travels(file) -> int:
    packed = file.with_name(file.name + ".br")
    return (packed if packed.is_file() else file).stat().st_size
