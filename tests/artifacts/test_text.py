"""Fixture text is checked before it is shown, and shown as it was meant."""

import pytest

from artifacts import text

FIGURES = {"steps": 8, "mark": "*"}


def test_figures_are_filled_in_lines_and_prose():
    assert text.line("All {steps} Steps of it", FIGURES).startswith("All 8 Steps ")
    assert text.prose("All **{steps}** steps", FIGURES) == "<p>All <strong>8</strong> steps</p>\n"


def test_a_figure_s_value_is_never_read_as_markdown_or_html():
    assert text.prose("{mark}a{mark}", FIGURES) == "<p>*a*</p>\n"
    assert text.line("{x}", {"x": "<b>"}) == "&lt;b&gt;"


def test_a_figure_that_does_not_exist_cannot_be_shown():
    with pytest.raises(KeyError):
        text.line("{stages}", FIGURES)


def test_html_is_escaped_wherever_it_comes_from():
    assert text.plain("a <b> & considerably more").startswith("a &lt;b&gt; &amp; ")
    assert "<script>" not in text.prose("<script>x</script>", {})


@pytest.mark.parametrize("name", ["ServiceTitan-ready", "No-API", "API-gated", "30-day"])
def test_hyphened_names_stay_in_one_piece(name):
    held = f'<span class="unbroken">{name}</span>'
    assert held in text.plain(f"A {name} site")
    assert held in text.prose(f"A {name} site", {})


def test_a_sentence_is_one_piece_for_whoever_hears_it():
    assert text.plain("What happens after a day?") == "What happens after a day?"
    assert text.prose("What happens after it?", {}) == "<p>What happens after it?</p>\n"


def test_a_number_stays_with_what_it_counts():
    assert text.line("All {steps} steps to {steps}", FIGURES).startswith("All 8\u00a0steps to")
    assert "2026-09-21</span> and" in text.line("On 2026-09-21 and elsewhere", FIGURES)


def test_a_link_s_address_is_left_alone():
    html = text.prose("[x](/steps/30-day-review/)", {})
    assert html == '<p><a href="/steps/30-day-review/">x</a></p>\n'


@pytest.mark.parametrize(
    ("prose", "fault"),
    [
        ("", "is empty."),
        ("  \n", "is empty."),
        ("a <br> b", "holds HTML (<br>); Markdown only."),
        ("<div>\na\n</div>", "holds HTML (<div>\na\n</div>); Markdown only."),
        ("<!-- a -->", "holds HTML (<!-- a -->); Markdown only."),
        ("## Two", "has a heading above level three; start with ###."),
        ("One\n===", "has a heading above level three; start with ###."),
        ("### Three\n\n##### Five", "has a heading of level 5 below one of level 3; use ####."),
        ("#### Four", "has a heading of level 4 below one of level 2; use ###."),
        ("![a](/b.png)", "holds Markdown that no page shows: image."),
        ("`a`", "holds Markdown that no page shows: code inline."),
        ("*a*", "holds Markdown that no page shows: em."),
        ("[a]: /b", "is empty."),
        (
            "[a](https://b.example/{steps})",
            "links to https://b.example/%7Bsteps%7D; a link takes no figure and no title.",
        ),
        ("[a](http://b.example)", "links to http://b.example; a link starts with / or https://."),
        ("[a](//b.example)", "links to //b.example; a link starts with / or https://."),
        ("[a](b)", "links to b; a link starts with / or https://."),
        ("|a|b|c|d|e|\n|-|-|-|-|-|\n|1|2|3|4|5|", "has a table of 5 columns; 4 at most."),
        ("a\u202eb", "holds the character U+202E."),
        ("a\u200bb", "holds the character U+200B."),
        ("a\ue000b", "holds the character U+E000."),
        ("a \u2713", "holds \u2713 (U+2713), which not every font of ours has."),
        ("\u0416", "holds \u0416 (U+0416), which not every font of ours has."),
    ],
)
def test_prose_that_a_page_could_not_show_is_named(prose, fault):
    assert text.prose_faults(prose) == [fault]


@pytest.mark.parametrize(
    "prose",
    [
        "One paragraph.\n\nAnother, with {steps} steps.",
        "### Three\n\n- a\n- b",
        "|a|b|c|d|\n|-|-|-|-|\n|1|2|3|4|",
        "[a](/artifacts/titan-map/#coverage-score) and [b](https://example.com)",
        "5 < 6 & 7 > 6",
        "Café, naïve, señor, 20 °C, ½",
    ],
)
def test_good_prose_has_no_fault(prose):
    assert text.prose_faults(prose) == []


def test_a_line_is_one_line():
    assert text.line_faults("a\nb") == ["must be one line."]
    assert text.line_faults("a {steps}\n") == []


def test_plain_text_takes_no_figure():
    assert text.plain_faults("a {steps}") == ["takes no figure ({steps})."]


def test_visible_text_is_what_a_reader_meets():
    html = "<title>T</title><h1>One</h1><p>a<em>b</em>&amp;<script>x</script></p><p>c</p>"
    assert text.visible_text(html) == "One ab& c"
