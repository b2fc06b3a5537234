"""One park's case from its opening to the second decision, by the command line alone; on PostgreSQL in a soak."""

import re
from collections.abc import Iterator
from pathlib import Path

from pytest_bdd import given, parsers, scenarios, then, when

from tests.cli.builders import call
from tests.cli.case.office import ASSESSOR, DRC, MIIT, Office
from tests.conventions.repository import ROOT
from tests.storage.installations import installed
from tests.workflow.park_versions import write_failing, write_lacking, write_rectified

WORKBOOKS = {"缺数据": write_lacking, "未达标": write_failing, "整改后": write_rectified}

scenarios(str(ROOT / "features" / "journeys" / "case.feature"))


@given(parsers.parse("一个新装的系统使用{name}，各单位的办理人员已经登记"), target_fixture="office")
def staffed(name: str, tmp_path: Path) -> Iterator[Office]:
    with installed(name.lower(), tmp_path) as installation:
        yield Office(installation, tmp_path).staffed()


@given("园区已经列入本省清单并立案，实施方案及其调整的审核同意已经登记")
def opened(office: Office) -> None:
    office.listed().opened().amended()


@when(parsers.parse("评估员提前导入“{version}”的工作簿"))
def imported_early(office: Office, version: str) -> None:
    office.refused("import", WORKBOOKS[version](office.folder))


@when("园区申请验收，设区市初审受理")
def applied(office: Office) -> None:
    office.applied()


@when(parsers.parse("评估员办完“{version}”的工作簿到评价"))
def evaluated(office: Office, version: str) -> None:
    office.visited(WORKBOOKS[version])
    office.act("evaluate")


@then(parsers.parse("建议结论为“{recommendation}”"))
def recommended(office: Office, recommendation: str) -> None:
    assert f"建议结论：{recommendation}" in office.said


@then(parsers.parse("办理被拒绝，理由是“{reason}”"))
def is_refused(office: Office, reason: str) -> None:
    assert office.said.startswith("未办理：")
    assert reason in office.said


@when("评估员提前拟定决定")
def drafted_early(office: Office) -> None:
    office.refused("draft")


@when("评估员拟定决定")
def drafted(office: Office) -> None:
    office.act("draft")


@when("评估员发出补正通知")
def supplement(office: Office) -> None:
    office.act("supplement")


@then(parsers.parse("案卷处于“{state}”，下一步是“{step}”"))
def waits_for(office: Office, state: str, step: str) -> None:
    said = office.done("case", "next", office.case)
    assert f"现处于：{state}（" in said
    assert f"下一步：{step}（" in said


@then(parsers.parse("案卷处于“{state}”，是第 {number} 轮"))
def is_in_round(office: Office, state: str, number: str) -> None:
    assert f"现处于：{state}（第 {number} 轮）" in office.done("case", "show", office.case)
    assert office.case in office.done("case", "list", "--state", state)


@when("评估员想代替发改会签")
def signed_by_the_assessor(office: Office) -> None:
    office.refused("sign", "--content", office.content())


@when(parsers.parse("发改和工信会签，决定以“{document}”发文"))
def issued(office: Office, document: str) -> None:
    office.issued(document)


@when("评估员提前开始复评")
def reevaluated_early(office: Office) -> None:
    office.refused("re-evaluate")


@when("园区逐项报告整改完成，评估员开始复评")
def put_right(office: Office) -> None:
    office.put_right()


@then("案卷里有两份签发的决定，每份由两个部门的两个人会签")
def signed_twice(office: Office) -> None:
    shown = office.done("case", "show", office.case)
    signed = re.findall(r"(\S+)（审批人）　会签：内容摘要 ([0-9a-f]+)", shown)
    contents = list(dict.fromkeys(content for _, content in signed))
    assert [[name for name, content in signed if content == one] for one in contents] == [[DRC, MIIT]] * 2
    assert len(re.findall(r"　发文：文号 ", shown)) == 2


@then("审计记录核对无误，被拒绝的办理也在其中")
def on_the_trail(office: Office) -> None:
    office.done("audit", "verify")
    listed = office.done("audit", "list")
    assert len(re.findall(rf"{ASSESSOR}（评估员）：\S+?，案卷 {office.case}，被拒绝", listed)) == 4


@then("它的案卷包在没有数据库、没有规则的地方核验通过")
def verified_elsewhere(office: Office) -> None:
    said = office.done("bundle", office.case, "-o", office.folder / "案卷.zip")
    (key,) = re.findall(r"签发公钥：([0-9a-f]{64})", said)
    elsewhere = {"ACCEPTANCE_RULES_DIR": "/nirgends", "ACCEPTANCE_DATA_DIR": str(office.folder / "elsewhere")}
    result = call("verify", office.folder / "案卷.zip", "--key", key, folders=elsewhere)
    assert result.exit_code == 0, result.output
    assert result.stdout.count("两套独立计算重新评估，结果逐字相同") == 6
