"""Facts of the map that do not go together are refused; what names a row that is gone, with it."""

import pytest

from tests.support.cutting import take_out
from tests.support.refusing import change
from tests.wrong_map import WRONG_TOGETHER


@pytest.mark.parametrize(
    ("file", "old", "new", "says"), WRONG_TOGETHER.values(), ids=list(WRONG_TOGETHER)
)
def test_facts_that_do_not_go_together_are_named_where_they_show(
    fixtures, refused, file, old, new, says
):
    change(fixtures / file, old, new)
    assert [problem for problem in refused() if says in problem]


def test_a_row_that_others_still_name_is_refused_with_each_of_them(fixtures, refused):
    take_out(fixtures / "titan_map" / "launch", "jobtype", "JT09")
    problems = [problem.partition(": ")[2] for problem in refused()]
    says = "names JT09, which is no artifacts.jobtype of launch."
    assert sorted(problems) == sorted(
        [
            f"artifacts.page launch /drain-cleaning: job_type: {says}",
            f"artifacts.page launch /lp/drain-special: job_type: {says}",
            f"artifacts.offer launch O4: job_type: {says}",
            f"artifacts.campaign launch C3: job_type: {says}",
            f"artifacts.capacityrule launch CR1: job_types: {says}",
            f"artifacts.capacityrule launch CR2: job_types: {says}",
            f"artifacts.bookingtest launch T09: job_type: {says}",
        ]
    )


@pytest.mark.parametrize("slug", ["draft", "launch"])
def test_a_snapshot_that_is_not_there_is_missed(fixtures, refused, slug):
    file = fixtures / "titan_map" / slug / "snapshot.yaml"
    _, _, rest = file.read_text().partition("\n\n")
    file.write_text(rest)
    assert f"fixtures:1: holds no artifacts.snapshot {slug}." in refused()
