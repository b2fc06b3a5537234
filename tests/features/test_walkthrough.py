"""A new user's way by the written steps alone: every command of the file is run as it stands there, and on the way what
the procedure does not allow is refused.
"""

import os
import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, scenarios, then, when
from typer.testing import CliRunner, Result

from service.cli.main import app
from tests.cli.case.office import ASSESSOR, DRC, MIIT
from tests.conventions.repository import ROOT

pytestmark = pytest.mark.slow

STEPS = "办理步骤.md"
DIGEST, CASE = "摘要", "案卷"

scenarios(str(ROOT / "features" / "journeys" / "walkthrough.feature"))


@dataclass
class Walker:
    """Someone in the folder of the example case, who copies the digest that was shown last: the lines of the steps that
    are still to come, what was run and said, and why what was tried besides was refused."""

    folder: Path
    shell: pytest.MonkeyPatch
    coming: list[str] = field(default_factory=list)
    said: list[tuple[str, Result]] = field(default_factory=list)
    digest: str = ""
    refusal: str = ""

    def __post_init__(self) -> None:
        blocks = re.findall(r"^```sh\n(.*?)^```", self.folder.joinpath(STEPS).read_text(encoding="utf-8"), re.M | re.S)
        self.coming = [line for block in blocks for line in block.splitlines()]

    @property
    def case(self) -> str:
        """The id that the steps name."""
        return next(
            word for line, _ in self.said for word in line.split() if re.fullmatch(r"zhejiang-\d{4}-0001", word)
        )

    def walk(self, until: str = "") -> None:
        """Run line by line, as far as a command that is not run yet; without one, to the end."""
        while self.coming and not (until and self.coming[0].startswith(f"acceptance {until} ")):
            self.run(self.coming.pop(0))
        assert self.coming or not until, f"no {until} in the steps"

    def run(self, line: str) -> None:
        program, *words = shlex.split(line)
        if program == "export":
            for word in words:
                self.shell.setenv(*word.split("=", 1))
            return
        assert program == "acceptance"
        result = self.ask(*words)
        self.said.append((line, result))
        for shown in re.findall(r"^内容摘要：(\w+)$", result.stdout, re.M):
            self.digest = shown

    def ask(self, *words: str) -> Result:
        """What a command says."""
        return CliRunner().invoke(app, [self.digest if word == DIGEST else word for word in words])

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


@when(parsers.parse("用户照步骤办到“{command}”"))
def walked(walker: Walker, command: str) -> None:
    walker.walk(until=command)


@when("用户照步骤办到最后")
def walked_to_the_end(walker: Walker) -> None:
    walker.walk()


@when(parsers.parse("评估员不按步骤办理“{line}”"))
def tried(walker: Walker, line: str) -> None:
    words = [walker.case if word == CASE else word for word in line.split()]
    result = walker.ask("case", *words, "--by", ASSESSOR)
    assert result.exit_code == 5, result.output
    walker.refusal = result.stderr


@then(parsers.parse("办理被拒绝，理由是“{reason}”"))
def is_refused(walker: Walker, reason: str) -> None:
    assert walker.refusal.startswith("未办理：")
    assert reason in walker.refusal


@then(parsers.parse("案卷处于“{state}”，下一步是“{step}”"))
def waits_for(walker: Walker, state: str, step: str) -> None:
    said = walker.ask("case", "next", walker.case).stdout
    assert f"现处于：{state}（" in said
    assert f"下一步：{step}（" in said


@then("步骤里的每一条命令都办成了")
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
    assert walker.case in walker.ask("case", "list", "--state", state).stdout


@then("案卷里有两份签发的决定，每份由两个部门的两个人会签")
def signed_twice(walker: Walker) -> None:
    shown = walker.ask("case", "show", walker.case).stdout
    signed = re.findall(r"(\S+)（审批人）　会签：内容摘要 ([0-9a-f]+)", shown)
    contents = list(dict.fromkeys(content for _, content in signed))
    assert [[name for name, content in signed if content == one] for one in contents] == [[DRC, MIIT]] * 2
    assert len(re.findall(r"　发文：文号 ", shown)) == 2


@then(parsers.parse("案卷包核验通过，审计记录完整，{number:d} 次被拒绝的办理也在其中"))
def verified(walker: Walker, number: int) -> None:
    (said,) = walker.of("verify")
    assert "✗" not in said
    assert said.count("两套独立计算重新评估，结果逐字相同") == 6
    assert walker.of("audit verify")
    refused = rf"{ASSESSOR}（评估员）：\S+?，案卷 {walker.case}，被拒绝"
    assert len(re.findall(refused, walker.ask("audit", "list").stdout)) == number
    assert {path.name for path in walker.folder.iterdir()} >= {"演示数据", "演示规则"}
    assert os.environ["ACCEPTANCE_DATA_DIR"] == "演示数据"
