"""Whether a decision would rest on rules that are no longer those of the folder."""

from pathlib import Path

import pytest

from service.casework.acts.submission import ImportSubmission
from service.workflow.cases.evaluate_case import evaluate_case
from service.workflow.cases.read_case import read_case
from service.workflow.cases.rules_since import CHANGED_RULES, TO_EVALUATE, rules_changed, rules_told
from tests.rulelang.builders import PACK, RUBRIC, TARGET, RuleBase
from tests.workflow.bundles.cases import begun, evaluated

_CHANGES = {
    TARGET: {"[90%..100%)": "[80%..100%)", '"< 90%"': '"< 80%"', '"89%"': '"79%"'},
    RUBRIC: {'"10.5"': '"10.4"', '"19.5"': '"19.6"'},
}


@pytest.mark.parametrize("path", _CHANGES)
def test_rules_changed_after_the_evaluation_are_told_until_it_is_made_again(tmp_path: Path, path: str) -> None:
    driven = evaluated(tmp_path)
    case = read_case(driven.settings, driven.id)
    assert not rules_changed(driven.settings, case)
    assert rules_told(driven.settings, case, items=True) is None
    RuleBase(driven.settings.rules_dir.parent).change(path, _CHANGES[path])
    assert rules_told(driven.settings, case, items=False) == CHANGED_RULES
    assert rules_told(driven.settings, case, items=True) == TO_EVALUATE
    evaluate_case(driven.settings, driven.id, driven.asked("评估员"))
    assert not rules_changed(driven.settings, read_case(driven.settings, driven.id))


def test_nothing_is_told_before_an_evaluation_or_of_rules_that_cannot_be_read(tmp_path: Path) -> None:
    early = begun(tmp_path / "early").accepted()
    case = read_case(early.settings, early.id)
    assert not case.of(ImportSubmission)
    assert not rules_changed(early.settings, case)
    driven = evaluated(tmp_path / "late")
    (driven.settings.rules_dir.parent / PACK).write_text("id: [", encoding="utf-8")
    assert not rules_changed(driven.settings, read_case(driven.settings, driven.id))
