"""Rules kept as files are read as they were, whatever the rules folder says by now."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from service.authoring.problem import RuleProblems
from service.rulelang.load import load_rule_base
from service.rulelang.source_files import SourceFiles
from service.workflow.cases.kept_rules import UnknownLanguage, keep_rules, kept_text, open_kept, open_text, read_kept
from service.workflow.rules.rule_base import UnknownPack
from tests.rulelang.builders import DEMO, ON
from tests.workflow.builders import demo_settings

PACK = "rules/demo/pack.yaml"
RULES = keep_rules(demo_settings(), "demo", ON)
KEPT = read_kept(RULES.output.json_text)


def with_pack(text: str) -> SourceFiles:
    return replace(KEPT, rules={**KEPT.rules, PACK: text.encode()})


def test_pack_and_rubric_are_those_that_were_kept() -> None:
    shipped = load_rule_base(DEMO / "rules", DEMO / "rubrics", "demo", ON)
    assert open_kept(KEPT, "demo@1", ON) == (RULES.pack, RULES.rubric) == shipped


def test_a_pack_there_is_not_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownPack, match="demo"):
        keep_rules(demo_settings(), "nirgends", ON)


def test_the_folder_keeps_its_name_since_findings_tell_the_place_of_their_rule(tmp_path: Path) -> None:
    (tmp_path / "本省规则").symlink_to(DEMO / "rules")
    settings = demo_settings().model_copy(update={"rules_dir": tmp_path / "本省规则"})
    pack = keep_rules(settings, "demo", ON).pack
    assert {rule.position.file.partition("/")[0] for rule in pack.rules.values()} == {"本省规则"}


def test_as_a_text_they_are_the_same() -> None:
    assert read_kept(kept_text(KEPT)) == KEPT
    assert kept_text(replace(KEPT, rules=dict(reversed([*KEPT.rules.items()])))) == kept_text(KEPT)


def test_a_later_rule_language_is_told_as_such() -> None:
    later = KEPT.rules[PACK].decode().replace("language: 1", "language: 2") + "invented_later: {a: 1}\n"
    with pytest.raises(UnknownLanguage, match=r"demo/pack.yaml"):
        open_kept(with_pack(later), "demo", ON)


def test_faulty_and_missing_files_are_problems_of_the_rules() -> None:
    with pytest.raises(RuleProblems):
        open_kept(with_pack("id: ["), "demo", ON)
    with pytest.raises(RuleProblems):
        open_kept(SourceFiles({}, {}), "demo", ON)


def test_what_is_alike_on_two_days_is_read_once() -> None:
    text = RULES.output.json_text
    first, _ = open_text(text, "demo", date(2025, 2, 1))
    assert open_text(text, "demo@1", date(2025, 5, 1))[0] is first
    assert first == open_kept(KEPT, "demo", date(2025, 5, 1))[0]
    with pytest.raises(RuleProblems, match="TG-02"):  # it ends the day before, which the rubric does not know
        open_text(text, "demo", date(2027, 7, 1))
