"""What a shop may be called in a link: a name, and nothing that is more than one."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artifacts.characters import of_every_font
from flow.names import NameFault, fault
from tests.support.conversations import AWKWARD
from tests.support.profiles import examples

MARKUP = "<>{}\\`"
INVISIBLE = ("Zs", "Zl", "Zp", "Cc", "Cf", "Co", "Cn", "Cs")
ALMOST = ["PageToJob", "service", "TITAN", "://", "www.", ".", "-", " ", "12", "208-555", "\u202e"]
WRITTEN = st.lists(
    st.one_of(st.sampled_from([*ALMOST, "é", "ab12", "Smith"]), st.text(max_size=12)), max_size=9
).map("".join)

FAULTY = {
    NameFault.LETTERS: [
        "Smith\nHeating",
        "Smith\tHeating",
        "Smith\N{NO-BREAK SPACE}Heating",
        "Smi\N{SOFT HYPHEN}th",
        "Smith\N{ZERO WIDTH SPACE}",
        "Smith\N{RIGHT-TO-LEFT OVERRIDE}gnitaeH",
        "Smith\N{POP DIRECTIONAL ISOLATE}",
        "Smith\x00",
        "Smith\x85Heating",
        "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
        "\N{CYRILLIC CAPITAL LETTER ES}mith",
        "Smith\N{COMBINING ACUTE ACCENT}",
        "Smith\ufffd",
        "<b>Smith</b>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7*7 }} {steps}",
        "Smith\\Air",
        "`Smith`",
    ],
    NameFault.LENGTH: ["Smith and " * 6 + "Sons"],
    NameFault.WORD: ["Heizungsbauermeisterbetrie", "Smith " + "-" * 26],
    NameFault.OURS: [
        "PageToJob",
        "The page-to-job shop",
        "Page To Job",
        "p.a.g.e t.o j.o.b",
        "P@geToJ°b",
        "PAGE_TO_JOB",
        "Pag€+oJo8",
        "$erv!ceTitan",
        "Servi©eTitæn",
        "ServiceTitan",
        "Service Titan of Boise",
        "SERVICE-TITAN",
        "Sérvice Tıtan",
        "Serv1ceTitan",
        "ServlceTitan",
        "P\u00aageT\u00baJob",
        "Page T0 Job",
    ],
    NameFault.ADDRESS: [
        "http://smith",
        "x://",
        "www. smith",
        "WWW.smith",
        "smith.com",
        "sales@smith.example",
        "info@smith",
        "shop24.com",
        "Smith é.ü",
    ],
    NameFault.DIGITS: ["Call 555 0123", "1234567", "A1 B2 C3 D4 E5 F6 G7", "2\u00b2\u00b3 4444"],
    NameFault.SECRET: ["sk4bX9aQ2mZ7pL0aaaaaaa", "abcdefghijklmnopqrs1", "1" + "a" * 19],
}


@pytest.mark.parametrize(
    ("reason", "name"), [(reason, name) for reason, names in FAULTY.items() for name in names]
)
def test_what_is_more_than_a_name_is_refused(reason, name):
    assert fault(name) == reason


@pytest.mark.parametrize(
    "name",
    [
        *AWKWARD,
        "x" * 25 + " " + "y" * 25 + " " + "z" * 8,
        "Müller Wärme und Öfen",
        "A.1 Plumbing No. 12345",
        "Smith. And Sons",
        "abcdefghijklmnopqr1 b",
        "Titan Service",
        "Page One Jobs",
        'Smith\'s "Air" & Sons',
        "7*7 % steps",
    ],
)
def test_a_name_is_taken_as_it_is(name):
    assert fault(name) is None


def test_a_name_may_have_each_letter_that_every_font_has_and_that_can_be_seen():
    for letter in of_every_font() - {" "}:
        is_seen = unicodedata.category(letter) not in INVISIBLE
        assert (fault(letter) is None) == (is_seen and letter not in MARKUP), hex(ord(letter))


@settings(max_examples=examples(200))
@given(name=WRITTEN)
def test_whatever_is_taken_is_a_name_and_no_more(name):
    if fault(name) is not None:
        return
    assert len(name) <= 60
    assert set(name) <= of_every_font()
    assert not any(unicodedata.category(each) in INVISIBLE for each in name.replace(" ", ""))
    assert max(map(len, name.split()), default=0) <= 25
    bare = "".join(filter(str.isalnum, name)).lower()
    assert "pagetojob" not in bare
    assert "servicetitan" not in bare
    assert "://" not in name
    assert "www." not in name.lower()
    assert not any(
        before.isalpha() and dot == "." and after.isalpha()
        for before, dot, after in zip(name, name[1:], name[2:], strict=False)
    )
    assert sum(map(str.isdigit, name)) < 7
    for run in re.findall(r"[^\W_]{20,}", name):
        assert run.isalpha() or run.isdigit()
