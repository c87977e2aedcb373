"""A style sheet names what is there, or is refused by its name; what a comment says is no name."""

from pathlib import Path

import pytest
from django.test import override_settings

from pagetojob import storage

ICON = 'a{background:url("../img/icon.svg")}'
HARMLESS = {
    "an address in a comment": f'/* url("missing.png") */ {ICON}',
    "an import in a comment": f'/* @import "missing.css"; */ {ICON}',
    "an import that is made one piece of": f'/* @import url("missing.css") print; */ {ICON}',
    "an import of what has a comment itself": f'/* @import url("other.css"); "missing" */ {ICON}',
    "a comment over lines": f"/*\n * url(missing.png)\n */\n{ICON}",
    "a comment that is kept elsewhere": f"/*! url(missing.png) */ {ICON}",
    "a note of a map": f"/*# sourceMappingURL=missing.map */\n{ICON}",
    "what begins a comment in a string": f'b{{content:"/*"}}{ICON}b{{content:"*/"}}',
    "a quote in a comment": f"/* isn't, \" */ {ICON}",
    "an address elsewhere": f"b{{background:url(https://example.com/*/x.png)}}{ICON}",
    "what an address holds itself": f"b{{background:url(data:image/png;base64,/*x*/)}}{ICON}",
}


@pytest.fixture
def collected(tmp_path):
    """Collects sheets by their names, beside an icon; how each is sent."""

    def collect(**sheets: str) -> dict[str, str]:
        source, into = tmp_path / "static", tmp_path / "collected"
        for name, text in {
            "img/icon.svg": "<svg/>",
            "css/other.css": "/* of its own */b{top:0}",
        }.items():
            (source / name).parent.mkdir(parents=True)
            (source / name).write_text(text)
        for name, css in sheets.items():
            (source / "css" / f"{name}.css").write_text(css)
        with override_settings(STATICFILES_DIRS=[source]):
            names = storage.collect(into)
        return {name: Path(into / names[f"css/{name}.css"]).read_text() for name in sheets}

    return collect


@pytest.mark.parametrize("css", HARMLESS.values(), ids=HARMLESS)
def test_what_is_no_address_is_not_looked_for_and_what_is_one_is_found(collected, css):
    sent = collected(sheet=css)["sheet"]
    assert "missing" not in sent
    assert "top" not in sent
    assert 'url("../img/icon.' in sent
    assert 'icon.svg"' not in sent  # the name that follows its bytes


@pytest.mark.parametrize(
    "css",
    [
        "a{b:url(%s)}",
        "a{b:url('%s')}",
        '@import "%s";',
        '@import url("%s") print;',
        "/*/*/@import url(%s)",
    ],
)
def test_an_address_of_nothing_is_refused_with_the_sheet_it_stands_in(collected, css):
    with pytest.raises(ValueError, match=r"^static/css/sheet\.css: .*'css/gone\.css'"):
        collected(all='@import url("sheet.css");', sheet=css % "gone.css", other=ICON)


def test_a_sheet_in_one_piece_has_what_it_imports(collected):
    sent = collected(
        all='/* @import url("other.css"); */@import url("sheet.css") print;', sheet=ICON
    )
    assert sent["all"] == "@media print{" + sent["sheet"] + "}"
