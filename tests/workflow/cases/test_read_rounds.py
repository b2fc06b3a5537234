"""The rounds of a case with their assessments."""

from pathlib import Path

from service.vocabulary.assessment import Recommendation
from service.workflow.cases.read_rounds import read_rounds
from tests.workflow.bundles.cases import begun
from tests.workflow.rectifying import demanded, reevaluated


def test_each_round_has_its_assessment_and_the_rows_say_what_changed(tmp_path: Path) -> None:
    driven = reevaluated(demanded(tmp_path))
    read = read_rounds(driven.settings, driven.id)
    assert [opening.made.assessment.recommendation for _, opening in read.told] == [
        Recommendation.RECTIFY,
        Recommendation.PASS,
    ]
    changed = {row.key[0] for row in read.rows if row.changed and row.kind == "line"}
    assert changed == {"TG-02", "SY-01", "PJ-01", "PR-02"}
    assert read.trouble is None


def test_a_round_that_is_not_evaluated_is_there_without_rows(tmp_path: Path) -> None:
    driven = begun(tmp_path).accepted()
    read = read_rounds(driven.settings, driven.id)
    assert (len(read.every), read.told, read.rows) == (1, (), ())
