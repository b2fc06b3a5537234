"""rules check tells what the registry's rule data holds, and its faults."""

from datetime import date
from pathlib import Path

from service.vocabulary.language import Language
from service.workflow.rules.check_registry import check_registry
from service.workflow.rules.check_rules import check_rules
from tests.rulelang.registry_files import JURISDICTIONS, write_registry
from tests.workflow.rule_bases import a_copy

ON = date(2026, 1, 15)


def test_what_there_is(tmp_path: Path) -> None:
    base, settings = a_copy(tmp_path)
    write_registry(base.root / "rules")
    (told,), problems = check_registry(settings, Language.ZH)
    assert told.startswith("名录 未发现问题：主管地区 3 个（省 2、计划单列市 1）；规划期 1 个")
    (english,), _ = check_registry(settings, Language.EN)
    assert english.isascii()
    assert problems == ()


def test_a_rule_base_without_registry_is_no_fault(tmp_path: Path) -> None:
    _, settings = a_copy(tmp_path)
    assert check_registry(settings, Language.ZH) == ((), ())


def test_faults_are_those_of_the_rule_base(tmp_path: Path) -> None:
    base, settings = a_copy(tmp_path)
    write_registry(base.root / "rules", JURISDICTIONS.replace("within: liaoning", "within: gans"))
    whole = check_rules(settings, None, ON)
    assert [problem.code for problem in whole.problems if "registry" in problem.position.file] == ["unknown-word"]
    assert not any("registry" in problem.position.file for problem in check_rules(settings, "demo", ON).problems)
