"""One park's case from its opening to the signatures of two departments, by the interface alone."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from tests.api.bureau import EXPERTS, Answer, Bureau, bureau
from tests.conventions.repository import ROOT
from tests.days import this_day
from tests.workflow.accounts.doors import LATER
from tests.workflow.park_versions import PARK_CODE, write_failing

AUTHORITY = "示例省发展改革委、工业和信息化厅"
ORIGINAL: dict[str, Any] = {
    "version": "报批稿",
    "approved": True,
    "authority": AUTHORITY,
    "document": "示发改环资〔2022〕88号",
    "decided_on": "2022-05-20",
}
AMENDED: dict[str, Any] = {
    "version": "报批稿第一次调整",
    "approved": True,
    "authority": AUTHORITY,
    "document": "示发改环资〔2024〕31号",
    "decided_on": "2024-03-12",
    "amended_targets": [{"code": "wastewater_reduction", "old": "320", "new": "300"}],
    "replaced_projects": [{"project": "废盐熔融示范线", "by": "高盐废水分盐资源化", "reason": "成本过高"}],
}

scenarios(str(ROOT / "features" / "journeys" / "interface.feature"))


@given("浙江的评估员、园区、设区市、专家、发改、工信和甘肃的评估员都已登录", target_fixture="office")
def staffed(tmp_path: Path, pytestconfig: pytest.Config) -> Iterator[Bureau]:
    with bureau(tmp_path, pytestconfig.getoption("--database", "sqlite")) as made:
        yield made


@when("评估员把园区列入清单并立案")
def opened(office: Bureau) -> None:
    seen = office.read(f"/parks/{PARK_CODE}")["version"]
    ground = {"on": "2022-06-20", "document": "浙发改环资〔2022〕60号", "reason": "符合本省条件"}
    assert office.send(f"/parks/{PARK_CODE}/listings", seen=seen, listed=True, **ground)["recorded"]
    done = office.go(office.send("/cases", park=PARK_CODE))
    office.case = done["case"]
    assert office.last.headers["location"] == f"/api/v1/cases/{office.case}"


@then(parsers.parse("案卷处于“{state}”，在等“{step}”"))
def waits_for(office: Bureau, state: str, step: str) -> None:
    shown = office.standing()
    assert shown["state"]["zh"] == state
    assert step in [one["label"]["zh"] for one in shown["steps"] if one["awaited"]]


@then("甘肃的评估员查不到这个案卷，列表里也没有")
def unseen(office: Bureau) -> None:
    assert office.read("/cases", "elsewhere")["total"] == 0
    assert [line["id"] for line in office.read("/cases")["items"]] == [office.case]
    found = office.ask("GET", f"/cases/{office.case}", "elsewhere")
    never = office.ask("GET", "/cases/zhejiang-2026-9999", "elsewhere")
    assert {(one.status_code, one.json()["code"]) for one in (found, never)} == {(404, "case-unknown")}


@when("评估员登记方案及其调整，园区申请验收，设区市受理")
def applied(office: Bureau) -> None:
    office.act("record_plan", **ORIGINAL)
    office.act("record_plan", **AMENDED)
    office.act("apply", "submitter")
    office.act("accept_application", "reviewer", opinion="材料齐全")


@when(parsers.parse("评估员试导入“未达标”的工作簿"), target_fixture="tried")
def tried(office: Bureau) -> Answer:
    return office.upload("submissions", write_failing(office.folder), dry_run="true")


@then("列出了存疑，什么也没有保存")
def nothing_kept(office: Bureau, tried: Answer) -> None:
    assert tried["questions"]
    assert tried["done"] is None
    assert tried["refused"] == []
    assert office.read(f"/cases/{office.case}/files") == []
    assert office.standing()["version"] == office.version


@when("评估员正式导入这份工作簿")
def imported(office: Bureau) -> None:
    office.upload("submissions", write_failing(office.folder))


@when("评估员按导入之前看到的版本完成数据核对")
def too_late(office: Bureau) -> None:
    act = {"kind": "finish_data_check"}
    office.ask("POST", f"/cases/{office.case}/acts", json={"seen": office.version - 1, "act": act})


@then(parsers.parse("答复是 409，写明看到的版本、现在的版本和其间的“{label}”"))
def conflict(office: Bureau, label: str) -> None:
    problem = office.last.json()
    assert office.last.status_code == 409
    assert (problem["code"], problem["seen"], problem["version"]) == (
        "case-changed",
        office.version - 1,
        office.version,
    )
    assert [(one["seq"], one["label"]["zh"], one["person"]["name"]) for one in problem["since"]] == [
        (office.version, label, "程若谷")
    ]


@when("园区想替评估员完成数据核对")
def by_the_park(office: Bureau) -> None:
    body = {"seen": office.version, "act": {"kind": "finish_data_check"}}
    office.ask("POST", f"/cases/{office.case}/acts", "submitter", json=body)


@then("答复是 403，写明谁能办理")
def not_theirs(office: Bureau) -> None:
    assert office.last.status_code == 403
    assert "评估员" in office.last.json()["detail"]


@when("评估员办完核对、预评价、核查记录、专家评分和现场核查，然后评价", target_fixture="assessed")
def evaluated(office: Bureau) -> Answer:
    office.act("finish_data_check")
    office.do("pre-assessments")
    findings = write_failing(office.folder).with_name("未达标-核查记录.xlsx")
    office.upload("judgements", findings)
    for expert in EXPERTS:
        office.act("score_item", expert, item="PJ-05", score="85")
    office.act("finish_site_visit", visited_on=this_day().isoformat(), leader="程若谷")
    return office.do("evaluations")


@then(parsers.parse("建议结论为“{recommendation}”，评价记录可以下载，摘要相符"))
def recommended(office: Bureau, assessed: Answer, recommendation: str) -> None:
    assert assessed["result"]["recommendation"] == recommendation
    record = office.ask("GET", f"/cases/{office.case}/assessments/{assessed['record']}")
    assert hashlib.sha256(record.content).hexdigest() == assessed["record"]
    assert record.json()["score_exact"] == assessed["result"]["score"]


@when("评估员拟定决定")
def drafted(office: Bureau) -> None:
    office.do("drafts", owners={"PJ-05": "示例公司"})


def _content(office: Bureau) -> str:
    return str(office.read(f"/cases/{office.case}/content", "drc")["digest"])


def _sign(office: Bureau, by: str, confirmation: str, **headers: str) -> None:
    body = {"seen": office.version, "content": _content(office), "confirmation": confirmation}
    office.ask("POST", f"/cases/{office.case}/signatures", by, json=body, headers=headers)


@when("发改没有再次确认身份就会签")
def unconfirmed(office: Bureau) -> None:
    _sign(office, "drc", "x" * 43)


@when("发改确认的是另一份内容")
def confirmed_other(office: Bureau) -> None:
    _sign(office, "drc", office.confirm("drc", {"kind": "sign", "content": "0" * 64}))


@then("答复是 403，签名没有记录")
def unsigned(office: Bureau) -> None:
    assert (office.last.status_code, office.last.json()["code"]) == (403, "unconfirmed")
    assert office.read(f"/cases/{office.case}/content")["signatures"] == []


@when("发改和工信再次确认身份，然后会签", target_fixture="again")
def signed(office: Bureau) -> Answer:
    for by in ("drc", "miit"):
        confirmed = office.confirm(by, {"kind": "sign", "content": _content(office)}, LATER)
        _sign(office, by, confirmed, **{"Idempotency-Key": by})
        office.go(office.last.json())
    return {"body": office.last.request.content, "answer": office.last.json()}


@then(parsers.parse("两个部门的签名有效，案卷在等“{step}”"))
def signed_by_two(office: Bureau, step: str) -> None:
    content = office.read(f"/cases/{office.case}/content")
    assert [(one["department"]["zh"], one["stands"]) for one in content["signatures"]] == [
        ("发改", True),
        ("工信", True),
    ]
    assert content["missing_signatures"] == []
    assert step in [one["label"]["zh"] for one in office.standing()["steps"] if one["awaited"]]


@then("重发工信的会签得到同样的答复，案卷里还是两个签名")
def sent_again(office: Bureau, again: Answer) -> None:
    headers = {"Idempotency-Key": "miit", "Content-Type": "application/json"}
    answer = office.ask("POST", f"/cases/{office.case}/signatures", "miit", content=again["body"], headers=headers)
    assert answer.json() == again["answer"]
    assert office.standing()["version"] == office.version


@then("案卷的文件下载下来与交来的一样")
def downloaded(office: Bureau) -> None:
    first = office.read(f"/cases/{office.case}/files")[0]
    kept = office.ask("GET", f"/cases/{office.case}/files/{first['digest']}")
    assert kept.content == write_failing(office.folder).read_bytes()
    assert "filename*=UTF-8''%E6%9C%AA" in kept.headers["content-disposition"]
    assert office.ask("GET", f"/cases/{office.case}/files/{first['digest']}", "elsewhere").status_code == 404
