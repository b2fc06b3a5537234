"""example: readable cases become workbooks that evaluate finds together."""

import json
from pathlib import Path

import pytest

from service.settings import Settings
from service.workflow.evaluation.evaluate import evaluate
from service.workflow.evaluation.examples import UnknownExample, examples, write_example
from service.workflow.rules.rule_base import UnknownPack
from service.workflow.saving import RefusedOutput
from tests.workflow.builders import FINDINGS, PARK, WORKBOOK, changed, demo_settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    cases = tmp_path / "features" / "cases"
    cases.mkdir(parents=True)
    told = {"名称": "滨江：通过", "说明": "虚构园区", "评估工作簿": WORKBOOK, "核查记录": FINDINGS}
    (cases / "riverside.yaml").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    alone = {"名称": "片段", "说明": "只有工作簿", "评估工作簿": changed(WORKBOOK, 封面={"规则包": "demos"})}
    (cases / "fragment.yaml").write_text(json.dumps(alone, ensure_ascii=False), encoding="utf-8")
    return demo_settings(features_dir=tmp_path / "features")


def test_examples_are_listed_by_name(settings: Settings) -> None:
    told = [(example.name, example.title, example.description) for example in examples(settings)]
    assert told == [("fragment", "片段", "只有工作簿"), ("riverside", "滨江：通过", "虚构园区")]


def test_a_written_example_evaluates_with_its_findings(settings: Settings, tmp_path: Path) -> None:
    out = tmp_path / "滨江.xlsx"
    assert write_example(settings, "riverside", out) == (out, tmp_path / "滨江-核查记录.xlsx")
    evaluated = evaluate(out, settings)
    assert evaluated.assessment.park == PARK
    assert evaluated.findings_file == tmp_path / "滨江-核查记录.xlsx"


def test_nothing_is_written_when_one_of_the_two_is_there(settings: Settings, tmp_path: Path) -> None:
    out, beside = tmp_path / "滨江.xlsx", tmp_path / "滨江-核查记录.xlsx"
    beside.write_bytes(b"filled in")
    with pytest.raises(RefusedOutput, match=r"滨江-核查记录\.xlsx 已存在"):
        write_example(settings, "riverside", out)
    assert not out.exists()
    assert beside.read_bytes() == b"filled in"
    assert write_example(settings, "riverside", out, force=True) == (out, beside)


def test_an_unknown_example_is_told_with_the_nearest_and_all(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(
        UnknownExample, match="没有名为“river”的示例，您是否想写“riverside”；现有示例：fragment、riverside"
    ):
        write_example(settings, "river", tmp_path / "x.xlsx")
    assert not (tmp_path / "x.xlsx").exists()


def test_an_example_of_a_pack_that_is_gone_says_so(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(UnknownPack, match="demos"):
        write_example(settings, "fragment", tmp_path / "x.xlsx")


def test_a_folder_without_cases_has_no_examples(tmp_path: Path) -> None:
    assert examples(demo_settings(features_dir=tmp_path)) == ()
