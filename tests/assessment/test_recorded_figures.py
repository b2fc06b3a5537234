"""What the record says of the indicators is what the assessment says, to the last digit."""

import pytest

from service.assessment.indicator_figures import indicator_figures
from service.assessment.record import canonical, record
from service.assessment.recorded_figures import RecordedFigure, recorded_figures
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from tests.assessment.cases import COMPLETE, case


def number(fact: Fact | None) -> Quotient | None:
    return fact.number if fact is not None and fact.present else None


@pytest.mark.parametrize("name", [*COMPLETE, "zhenjiang-p03"])
def test_the_record_holds_every_figure(name: str) -> None:
    example = case(name)
    assessment = example.assessment()
    made = indicator_figures(assessment, example.submission(), example.pack)
    assert made
    assert recorded_figures(canonical(record(assessment))) == tuple(
        RecordedFigure(
            one.indicator.code,
            one.indicator.unit,
            number(one.base),
            number(one.target),
            number(one.actual),
            number(one.attainment),
            one.finding.verdict,
        )
        for one in made
    )
