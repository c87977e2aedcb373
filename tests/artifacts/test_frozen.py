"""What the rules are told is of the types that they state: enums stay enums, nothing is a row."""

from dataclasses import fields
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from django.db import models

from artifacts.audit.models import instrument
from artifacts.frozen import frozen
from artifacts.models import Figure
from artifacts.titan_map.rules.facts import CapacityRule, JobType, Row, Season
from artifacts.titan_map.rules.values import BookingPath, RuleKind, Standing


def is_of(value: object, kind: Any) -> bool:
    """Whether a value is of a type, be it one of several or a tuple's."""
    if get_origin(kind) is tuple and get_args(kind)[-1] is ...:
        return isinstance(value, tuple) and all(is_of(each, get_args(kind)[0]) for each in value)
    if NoneType in get_args(kind):
        return any(is_of(value, one) for one in get_args(kind))
    return type(value) is kind or (not isinstance(value, Enum | str) and isinstance(value, kind))


def wrong(row: Row) -> list[str]:
    hints = get_type_hints(type(row))
    named = ((field.name, getattr(row, field.name)) for field in fields(row))
    return [name for name, value in named if not is_of(value, hints[name])]


def test_every_fact_of_a_map_is_of_the_type_that_it_states(shown):
    _, example = shown
    for titan_map in (example.draft, example.launch):
        for row in titan_map.rows():
            assert not wrong(row), row


def test_such_a_check_tells_a_word_from_its_enum(small_example):
    job = small_example.launch.job_types[0]
    assert type(job.standing) is Standing
    loose = JobType(job.code, job.source, job.name, "", "promoted", (), ("embed",), "")
    assert wrong(loose) == ["standing", "booking_paths"]


def test_a_text_is_read_as_its_type_says(small_example):
    launch = small_example.launch
    paths = {path for job in launch.job_types for path in job.booking_paths}
    assert paths <= set(BookingPath)
    assert {type(path) for path in paths} == {BookingPath}
    seasons = [job.season for job in launch.job_types if job.season]
    assert seasons
    assert all(type(season) is Season for season in seasons)
    assert Season.read("10-01 to 11-15") == ((10, 1), (11, 15))


def test_a_row_is_known_by_its_code_and_several_by_theirs(small_example):
    launch = small_example.launch
    codes = {job.code for job in launch.job_types}
    rules = [rule for rule in launch.rules if rule.kind == RuleKind.SERVICE]
    assert rules
    assert all(isinstance(rule, CapacityRule) and set(rule.job_types) <= codes for rule in rules)


def test_no_row_of_the_database_is_left_in_the_audit_s_instrument(small):
    with small.entered():
        held = instrument()
    for row in (*held.questions, *held.fit_rules, *held.package_rules):
        assert not [value for value in vars(row).values() if isinstance(value, models.Model)]


def test_a_field_that_a_row_does_not_have_is_an_error():
    with pytest.raises(AttributeError, match="code"):
        frozen(Figure(slug="any", value="1"), Row, source=None)
