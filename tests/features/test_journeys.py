"""The main job as an assessor does it, on the command line, with the shipped rules and examples."""

from pathlib import Path

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from service.vocabulary.finding import Verdict
from tests.conventions.repository import ROOT
from tests.features.desk import Desk, cells, changed, findings

LABELS = {verdict.value: verdict.label for verdict in Verdict}
OVER_THE_CASE = {"GT-07", "GT-08", "DC-01"}
CENT = 0.005

scenarios(str(ROOT / "features" / "journeys" / "evaluate.feature"))


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("examples")


@pytest.fixture
def desk(tmp_path: Path, shelf: Path) -> Desk:
    return Desk(tmp_path, shelf)


@given(parsers.parse("示例“{name}”已写成“{out}”"))
def example_is_there(desk: Desk, name: str, out: str) -> None:
    desk.example(name, out)


@given(parsers.parse("“{name}”不在"))
def file_is_gone(desk: Desk, name: str) -> None:
    desk.file(name).unlink()


@given(parsers.parse("“{name}”是{kind}"))
def broken_file(desk: Desk, name: str, kind: str) -> None:
    desk.example("zhenjiang-p03", "完整.xlsx")
    whole = desk.file("完整.xlsx").read_bytes()
    contents = {
        "改了扩展名的文本": "园区名称,评估日期\n".encode(),
        "只下载了一半的文件": whole[: len(whole) // 2],
        "加了密码的文件": encrypted(),
        "一个空文件": b"",
    }
    desk.file(name).write_bytes(contents[kind])


def encrypted() -> bytes:
    """The head of a compound file whose directory names an encrypted package."""
    entry = "EncryptedPackage".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + entry.ljust(512, b"\0")


@given(parsers.parse("园区把“{sheet}”表{code}一行的{header}改为“{text}”"))
@when(parsers.parse("园区把“{sheet}”表{code}一行的{header}改为“{text}”"))
def alter(desk: Desk, sheet: str, code: str, header: str, text: str) -> None:
    desk.alter("园区.xlsx", sheet, code, header, text)


@when(parsers.parse("评估员运行“{line}”"))
def run(desk: Desk, line: str) -> None:
    desk.run(*line.split())


@when(parsers.parse("评估员评估“{name}”"))
def evaluate(desk: Desk, name: str) -> None:
    desk.run("evaluate", name)


@when(parsers.parse("评估员评估“{name}”并保存结果"))
def evaluate_and_keep(desk: Desk, name: str) -> None:
    desk.evaluate(name)


@then(parsers.parse("命令成功并写出“{name}”"))
def written(desk: Desk, name: str) -> None:
    assert desk.last.exit_code == 0, desk.last.stderr
    assert f"已写出 {desk.file(name)}" in desk.last.stdout.splitlines()
    assert desk.file(name).stat().st_size > 0


@then(parsers.parse("命令成功，建议结论为“{recommendation}”"))
def concluded(desk: Desk, recommendation: str) -> None:
    assert desk.last.exit_code == 0, desk.last.stderr
    assert desk.last.stdout.splitlines()[0].split("　")[0] == f"建议结论：{recommendation}"


@then("命令以2结束，没有结论")
def refused(desk: Desk) -> None:
    assert (desk.last.exit_code, desk.last.stdout) == (2, "")


@then(parsers.parse("屏幕上写明“{text}”"))
def on_screen(desk: Desk, text: str) -> None:
    assert text in desk.last.stdout


@then(parsers.parse("提示中写明“{text}”"))
def in_the_message(desk: Desk, text: str) -> None:
    assert text in desk.last.stderr


@then("未达到的判定都写明要求、实际、理由、条款和单元格")
def unmet_is_complete(desk: Desk) -> None:
    unmet = [f for f in desk.records[-1]["findings"] if f["verdict"] == "unmet"]
    assert unmet
    lacking = {(f["rule"], name) for f in unmet for name in ("required", "actual", "because", "clause") if not f[name]}
    lacking |= {(f["rule"], "cells") for f in unmet if not f["cells"]}
    assert lacking == set()


@then("整改事项与未达到和基本达到的判定一一对应")
def everything_short_is_to_be_put_right(desk: Desk) -> None:
    record = desk.records[-1]
    short = {(f["rule"], f["subject"]) for f in record["findings"] if f["verdict"] in ("unmet", "nearly_met")}
    items = [(item["rule"], item["subject"]) for item in record["rectification"]]
    assert (set(items), len(items)) == (short, len(short))


@then("各部分得分之和等于总分")
def sections_add_up(desk: Desk) -> None:
    record = desk.records[-1]
    total = sum(section["points"] for section in record["scorecard"]["sections"])
    assert total == pytest.approx(record["score"], abs=CENT * len(record["scorecard"]["sections"]))


@then(parsers.parse("{rule}的判定由“{old}”变为“{new}”"))
def verdict_changed(desk: Desk, rule: str, old: str, new: str) -> None:
    assert [verdict_of(record, rule) for record in desk.records[-2:]] == [old, new]


@then(parsers.parse("{rule}的判定为“{verdict}”"))
def verdict_is(desk: Desk, rule: str, verdict: str) -> None:
    assert verdict_of(desk.records[-1], rule) == verdict


def verdict_of(record: dict[str, object], rule: str) -> str:
    (found,) = [f["verdict"] for (name, _), f in findings(record).items() if name == rule]
    return LABELS[found]


@then("有变化的判定都依据改动的单元格或总分")
def only_dependents_changed(desk: Desk) -> None:
    before, after = desk.records[-2:]
    moved = {key for key in changed(before, after) if key[0] not in OVER_THE_CASE}
    (altered,) = desk.altered
    resting = {key for key, finding in findings(after).items() if altered in cells(finding)}
    assert moved
    assert moved <= resting, f"these changed without resting on {altered}: {sorted(moved - resting)}"
    assert len(resting) < len(findings(after)) // 2


@then("问题清单列出每个改动的单元格，写明发现、允许和修复")
def every_fault_is_listed(desk: Desk) -> None:
    assert desk.altered
    for place in desk.altered:
        (line,) = [one for one in desk.last.stdout.splitlines() if one.strip().startswith(f"[错误] {place}：")]
        assert all(word in line for word in ("发现 ", "；允许 ", "；修复："))
