"""acceptance programme coverage."""

from fractions import Fraction

import pytest

from service.casework.coverage import Rate
from service.cli.programme.coverage import rate
from service.vocabulary.listing import Answer
from tests.cli.builders import call
from tests.storage.installations import Installation
from tests.workflow.registries import appraised, listed, with_parks


def test_rates_are_exact_and_never_rounded_to_all_or_nothing() -> None:
    assert rate(Rate(3, 2, 0, 0, 0)) == "2 · 2/3 (66.7%)"
    assert rate(Rate(5000, 4999, 0, 0, 0)) == "4999 · 4999/5000 (99.9%)"
    assert rate(Rate(5000, 1, 0, 0, 0)) == "1 · 1/5000 (0.1%)"
    assert rate(Rate(2, 2, 0, 0, 0)) == "2 · 1/1 (100.0%)"
    assert rate(Rate(1, 1, 1, 0, 0)) == "1 · 1/2 (50.0%) … 1/1 (100.0%)"
    assert rate(Rate(2, 1, 1, 1, 0)) == "1+1 · 1/2 (50.0%) … 2/3 (66.7%)"
    assert rate(Rate(0, 0, 0, 0, 1)) == "—"
    assert Rate(1, 1, 1, 0, 0).low == Fraction(1, 2)


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_row_a_jurisdiction_and_the_sum(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    appraised(settings, "S217001")
    appraised(settings, "S217002", Answer.NO)
    listed(settings, "S217001")
    words = ("programme", "coverage", "--jurisdiction", "辽宁", "--jurisdiction", "甘肃")
    shown = call(*words, folders=installation.environment).stdout
    assert all(
        text in shown for text in ("辽宁省", "1/1 (100.0%)", "甘肃省", "0/1 (0.0%)", "1/2 (50.0%) … 1/1 (100.0%)")
    )
    assert "together, each park once" in call(*words, "--lang", "en", folders=installation.environment).stdout
