"""What names a row of the map that is gone is refused with it."""

from tests.support.cutting import take_out


def test_a_row_that_others_still_name_is_refused_with_each_of_them(fixtures, refused):
    take_out(fixtures / "titan_map" / "launch", "jobtype", "JT01")
    problems = [problem.partition(": ")[2] for problem in refused()]
    says = "names JT01, which is no titan_map.jobtype of launch."
    assert sorted(problems) == sorted(
        [
            f"titan_map.page launch /ac-repair: job_type: {says}",
            f"titan_map.page launch /lp/tune-up: job_type: {says}",
            f"titan_map.offer launch O1: job_type: {says}",
            f"titan_map.campaign launch C1: job_type: {says}",
            f"titan_map.capacityrule launch CR1: job_types: {says}",
            f"titan_map.capacityrule launch CR2: job_types: {says}",
            f"titan_map.capacityrule launch CR3: job_types: {says}",
            f"titan_map.bookingtest launch T01: job_type: {says}",
        ]
    )
