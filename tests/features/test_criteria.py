"""The acceptance criteria as tests: each step of the vocabulary bound once, for all features of features/criteria."""

import inspect
from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from service.criteria.case import Case
from service.criteria.step import Kind, Step
from service.criteria.table import Table
from service.criteria.vocabulary import STEPS
from service.rulelang.load import pack_ids
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.settings import load_settings
from service.workflow.rules.rule_base import open_rule_base
from tests.conventions.repository import ROOT

ON = date(2026, 3, 31)
KEYWORDS = {Kind.GIVEN: given, Kind.WHEN: when, Kind.THEN: then}


@cache
def rule_base(pack: str) -> tuple[Pack, Rubric]:
    return open_rule_base(load_settings(), pack, ON)


@cache
def packs() -> frozenset[str]:
    return frozenset(pack_ids(load_settings().rules_dir))


@pytest.fixture
def case(request: pytest.FixtureRequest) -> Case:
    """A case of the pack whose tag the feature bears."""
    (pack,) = packs().intersection(mark.name for mark in request.node.iter_markers())
    return Case(*rule_base(pack))


def _parameter(name: str, default: object = inspect.Parameter.empty) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=default)


def bound(step: Step) -> Callable[..., None]:
    """A function with the parameters that pytest-bdd looks for: the case, what stands in the places, the table."""

    def perform(case: Case, datatable: list[list[str]] | None = None, **arguments: str) -> None:
        step.perform(case, arguments, None if datatable is None else Table.of(datatable))

    signature = [_parameter("case"), _parameter("datatable", None), *(_parameter(place, "") for place in step.places)]
    perform.__signature__ = inspect.Signature(signature)  # type: ignore[attr-defined]
    return perform


for one in STEPS:
    KEYWORDS[one.kind](parsers.re(one.regex))(bound(one))

scenarios(str(ROOT / "features" / "criteria"))
