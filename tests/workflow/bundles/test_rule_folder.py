"""Rules kept as files are read as they were, whatever the rules folder says by now."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from service.authoring.problem import RuleProblems
from service.rulelang.load import load_rule_base
from service.rulelang.source_files import source_files
from service.workflow.bundles.rule_folder import KeptRules, UnknownLanguage, open_kept
from tests.rulelang.builders import DEMO, ON

PACK = "rules/demo/pack.yaml"


def kept() -> KeptRules:
    files = source_files(DEMO / "rules", DEMO / "rubrics", "demo", ON)
    return KeptRules(files.rules, files.rubrics)


def with_rules(changed: Mapping[str, bytes]) -> KeptRules:
    whole = kept()
    return replace(whole, rules={**whole.rules, **changed})


def test_pack_and_rubric_are_those_that_were_kept() -> None:
    assert open_kept(kept(), "demo@1", ON) == load_rule_base(DEMO / "rules", DEMO / "rubrics", "demo", ON)


def test_the_folder_keeps_its_name_since_findings_tell_the_place_of_their_rule(tmp_path: Path) -> None:
    (tmp_path / "本省规则").symlink_to(DEMO / "rules")
    files = source_files(tmp_path / "本省规则", DEMO / "rubrics", "demo", ON)
    pack, _ = open_kept(KeptRules(files.rules, files.rubrics), "demo", ON)
    assert {rule.position.file.partition("/")[0] for rule in pack.rules.values()} == {"本省规则"}


def test_a_later_rule_language_is_told_as_such() -> None:
    written = bytes(kept().rules[PACK]).decode()
    changed = written.replace("language: 1", "language: 2") + "invented_later: {a: 1}\n"
    with pytest.raises(UnknownLanguage, match=r"demo/pack.yaml"):
        open_kept(with_rules({PACK: changed.encode()}), "demo", ON)


def test_faulty_and_missing_files_are_problems_of_the_rules() -> None:
    with pytest.raises(RuleProblems):
        open_kept(with_rules({PACK: b"id: ["}), "demo", ON)
    with pytest.raises(RuleProblems):
        open_kept(KeptRules({}, {}), "demo", ON)
