"""A new user's way by the written steps alone: every command of the file is run as it stands there."""

import os
import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, scenarios, then, when
from typer.testing import CliRunner, Result

from service.cli.main import app
from tests.conventions.repository import ROOT

STEPS = "办理步骤.md"
DIGEST = "摘要"

scenarios(str(ROOT / "features" / "journeys" / "walkthrough.feature"))


@dataclass
class Walker:
    """Someone in the folder of the example case, who copies the digest that was shown last; what was run and said."""

    folder: Path
    shell: pytest.MonkeyPatch
    said: list[tuple[str, Result]] = field(default_factory=list)
    digest: str = ""

    def lines(self) -> list[str]:
        blocks = re.findall(r"^```sh\n(.*?)^```", self.folder.joinpath(STEPS).read_text(encoding="utf-8"), re.M | re.S)
        return [line for block in blocks for line in block.splitlines()]

    def run(self, line: str) -> None:
        program, *words = shlex.split(line)
        if program == "export":
            for word in words:
                self.shell.setenv(*word.split("=", 1))
            return
        assert program == "acceptance"
        result = CliRunner().invoke(app, [self.digest if word == DIGEST else word for word in words])
        self.said.append((line, result))
        for shown in re.findall(r"^内容摘要：(\w+)$", result.stdout, re.M):
            self.digest = shown

    def of(self, command: str) -> list[str]:
        """What the runs of a command said."""
        return [result.stdout for line, result in self.said if line.startswith(f"acceptance {command}")]


@given("用户写出了一个示例案卷", target_fixture="walker")
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walker:
    folder = tmp_path / "演示"
    result = CliRunner().invoke(app, ["example", "case", "-o", str(folder)])
    assert result.exit_code == 0, result.output
    monkeypatch.chdir(folder)
    return Walker(folder, monkeypatch)


@when("用户按办理步骤逐条运行全部命令")
def walked(walker: Walker) -> None:
    for line in walker.lines():
        walker.run(line)


@then("每一条命令都办成了")
def all_done(walker: Walker) -> None:
    assert len(walker.said) > 60
    assert [(line, result.output) for line, result in walker.said if result.exit_code] == []


@then(parsers.parse("三次评价依次为“{recommendations}”"))
def recommended(walker: Walker, recommendations: str) -> None:
    found = [re.findall(r"建议结论：(\S+?)(?:[，（　]|$)", said, re.M)[0] for said in walker.of("case evaluate")]
    assert found == recommendations.split("、")


@then(parsers.parse("案卷最后处于“{state}”，是第 {number} 轮"))
def ends(walker: Walker, state: str, number: str) -> None:
    assert f"现处于：{state}（第 {number} 轮）" in walker.of("case next")[-1]


@then("案卷包核验通过，审计记录完整")
def verified(walker: Walker) -> None:
    assert walker.of("verify")
    assert walker.of("audit verify")
    assert "✗" not in walker.of("verify")[0]
    assert {path.name for path in walker.folder.iterdir()} >= {"演示数据", "演示规则"}
    assert os.environ["ACCEPTANCE_DATA_DIR"] == "演示数据"
