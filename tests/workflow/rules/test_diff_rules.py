"""The shipped pack against edited copies of it, and the witnesses as examples."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from service.assessment.rule_examples import try_examples
from service.rulelang.diff.change import Level
from service.rulelang.diff.rules import RuleDifference
from service.rulelang.diff.sentences import PARKS, example, sentence
from service.rulelang.load import load_rule_base
from service.settings import Settings, data_folder
from service.workflow.rules.diff_rules import Difference, Source, diff_rules, json_difference
from tests.workflow.builders import ON, demo_settings

PARAMETERS = "rules/base-145/parameters.yaml"
SENTENCE = "完成率在 [90%, 92%) 的园区由“基本达到”变为“未达到”"
FLOOR = "nearly_met_floor"


def a_copy(folder: Path, *edits: tuple[str, str, str]) -> Path:
    """The shipped rules and rubrics in a folder of their own, with texts replaced once."""
    for name in ("rules", "rubrics"):
        shutil.copytree(data_folder(name), folder / name)
    for path, old, new in edits:
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text, path
        (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def compared(folder: Path) -> Difference:
    return diff_rules(Settings(), Source("base-145"), Source(str(folder / "rules/base-145")), ON)


def sentences(found: RuleDifference) -> list[str]:
    return [sentence(judged.region, found.rule.theme, PARKS).zh for judged in found.judged]


def rule_file(folder: Path, found: RuleDifference) -> Path:
    return folder / found.rule.position.file


def test_a_higher_floor_names_the_interval_at_every_rule_that_uses_it(tmp_path: Path) -> None:
    folder = a_copy(tmp_path, (PARAMETERS, 'value: "90%"', 'value: "92%"'))
    found = compared(folder)
    users = tuple(rule.id for rule in found.after.pack.rules.values() if FLOOR in rule.table.thresholds)
    assert {difference.rule.id for difference in found.rules} == set(users) >= {"TG-01", "TG-07", "LY-01"}
    assert found.parameters[0].rules == users
    for difference in found.rules:
        assert difference.parameters == (FLOOR,)
        assert [told.partition("在")[2] for told in sentences(difference)] == [SENTENCE.partition("在")[2]]
    assert sentences(next(difference for difference in found.rules if difference.rule.id == "TG-01")) == [SENTENCE]
    assert (found.level, found.version) == (Level.JUDGEMENT, "2024.2")


def test_each_witness_holds_as_an_example_of_the_later_rule(tmp_path: Path) -> None:
    gate, decision = "rules/base-145/gates/GT-05-core-target.yaml", "rules/base-145/decision/DC-01-recommendation.yaml"
    folder = a_copy(
        tmp_path,
        (PARAMETERS, 'value: "90%"', 'value: "92%"'),
        (PARAMETERS, 'value: "6 项"', 'value: "5 项"'),
        (gate, '"< core_floor"', '"< 50%"'),
        (gate, '">= core_floor"', '">= 50%"'),
        (decision, '{reject: "0", withhold: ">= 1", then', '{reject: "0", withhold: ">= 1", grade: not("优秀"), then'),
    )
    text = (folder / decision).read_text(encoding="utf-8").replace('not("优秀")', "'not(\"优秀\")'")
    extra = '    - {reject: "0", withhold: ">= 1", grade: \'"优秀"\', then: 限期整改}\nbecause'
    (folder / decision).write_text(text.replace("because", extra, 1), encoding="utf-8")
    places = set()
    for found in compared(folder).rules:
        file = rule_file(folder, found)
        lines = [example(judged.region, found.rule) for judged in found.judged]
        text = file.read_text(encoding="utf-8")
        places |= {f"{found.rule.position.file}:{text.count(chr(10)) + 1 + at}:5" for at in range(len(lines))}
        file.write_text(text + "".join(f"  - {line}\n" for line in lines), encoding="utf-8")
    pack, _ = load_rule_base(folder / "rules", folder / "rubrics", "base-145", ON)
    tried = [one for one in try_examples(pack) if one.place in places]
    assert {one.place for one in tried} == places
    assert [one.fault for one in tried if one.fault] == []


def test_a_rewrite_of_the_shipped_pack_is_no_difference(tmp_path: Path) -> None:
    target = "rules/base-145/targets/TG-01-energy-saving.yaml"
    rows = (target, '">= 100%"', '"= 100%, > 100%"'), (target, '"< nearly_met_floor"', '"< 0%, [0%..nearly_met_floor)"')
    folder = a_copy(tmp_path, *rows)
    (folder / target).rename((folder / target).with_name("TG-01-saving.yaml"))
    found = compared(folder)
    assert [difference.judged for difference in found.rules] == [()]
    assert (found.level, found.version) == (Level.WORDING, "2024.1.1")


def test_the_difference_as_json_text() -> None:
    settings, source = demo_settings(), Source("demo")
    assert json.loads(json_difference(diff_rules(settings, source, source, ON)))["level"] == "none"
