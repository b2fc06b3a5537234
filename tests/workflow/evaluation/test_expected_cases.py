"""The example cases with what their files expect: all of them end so."""

from datetime import date

from service.assessment.assess import assess
from service.settings import load_settings
from service.trial.case_trial import ending
from service.workflow.evaluation.expected_cases import expected_cases
from service.workflow.rules.rule_base import open_rule_base
from tests.workflow.builders import demo_pack, demo_settings

ON = date(2026, 3, 31)


def test_every_case_ends_as_its_file_says() -> None:
    pack, rubric = open_rule_base(load_settings(), "base-145", ON)
    cases = expected_cases(load_settings(), pack)
    assert [case.file for case in cases] == [
        f"features/cases/{name}.yaml" for name in ("pass", "rectify", "reject", "zhenjiang-p03")
    ]
    for case in cases:
        found = ending(assess(case.submission, case.judgements, pack, rubric), rubric)
        assert {name: found[name] for name in case.expected} == dict(case.expected), case.file
        assert case.expected.keys() >= {"建议结论", "等级", "总分", "评价完整度"}


def test_cases_of_other_packs_are_left_out() -> None:
    assert expected_cases(demo_settings(), demo_pack()) == ()
