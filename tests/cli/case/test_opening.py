"""From the opening to the accepted application on the command line."""

from service.casework.state import State
from tests.cli.case.office import CITY, JURISDICTION, Office, office_at
from tests.storage.installations import Installation
from tests.workflow.park_versions import PARK_CODE


def test_a_listed_park_gets_one_case(installation: Installation) -> None:
    office = Office(installation, installation.data_dir.parent)
    office.done("person", "add", "程若谷", "--role", "assessor", "--jurisdiction", JURISDICTION)
    office.registered().listed().opened()
    shown = office.done("case", "show", office.case)
    assert PARK_CODE in shown
    assert CITY in shown
    assert "“十四五”园区循环化改造（145）" in shown
    again = office.run("case", "open", PARK_CODE, "--by", "程若谷")
    assert (again.exit_code, "已有案卷" in again.stderr) == (5, True)


def test_a_park_keeps_its_one_case_through_another_name_and_code(installation: Installation) -> None:
    office = Office(installation, installation.data_dir.parent)
    office.done("person", "add", "程若谷", "--role", "assessor", "--jurisdiction", JURISDICTION)
    office.registered().listed().opened()
    ground = ("--on", "2024-06-01", "--document", "国函〔2024〕1号", "--reason", "升级")
    office.done("park", "upgrade", PARK_CODE, "--code", "G331901", *ground)
    office.done("park", "rename", PARK_CODE, "澄汐经济技术开发区", *ground)
    again = office.run("case", "open", "G331901", "--by", "程若谷")
    assert (again.exit_code, "已有案卷" in again.stderr) == (5, True)
    assert office.case in office.done("park", "show", "澄汐经济技术开发区")


def test_only_a_programme_of_the_rules_has_cases(installation: Installation) -> None:
    office = Office(installation, installation.data_dir.parent)
    office.done("person", "add", "程若谷", "--role", "assessor", "--jurisdiction", JURISDICTION)
    office.registered().listed()
    wrong = office.run("case", "open", PARK_CODE, "--programme", "十四五", "--by", "程若谷")
    assert (wrong.exit_code, "没有编码为“十四五”的规划期" in wrong.stderr) == (2, True)


def test_the_plan_is_recorded_with_what_it_changed(installation: Installation) -> None:
    office = office_at(State.IMPLEMENTATION, installation)
    approval = ("--authority", "省发改委", "--document", "浙发改〔2024〕3号", "--on", "2024-03-01")
    changes = ("--target", "water_saving=620→600", "--project", "甲线→乙线=工艺调整")
    office.act("plan", "--version", "修订版", *approval, *changes, by="1")
    shown = office.done("case", "show", office.case)
    assert "620" in shown
    assert "甲线" in shown


def test_what_cannot_be_read_is_told(installation: Installation) -> None:
    office = office_at(State.IMPLEMENTATION, installation)
    approval = ("--authority", "甲", "--document", "乙", "--on", "2024-03-01", "--version", "丙", "--by", "1")
    for option, text in (("--target", "water_saving 600"), ("--project", "甲线")):
        result = office.run("case", "plan", office.case, *approval, option, text)
        assert (result.exit_code, f"{option} 的“{text}”读不懂" in result.stderr) == (2, True)


def test_the_application_is_accepted_returned_and_withdrawn(installation: Installation) -> None:
    office = office_at(State.IMPLEMENTATION, installation)
    office.act("enterprise", "--project", "管网", "--enterprise", "某公司", by="2")
    assert "现处于：受理与设区市初审" in office.act("apply", by="2")
    assert "现处于：方案实施" in office.act("return", "--reason", "缺申请函", by="3")
    office.act("apply", by="2")
    assert "现处于：导入" in office.act("accept", "--opinion", "齐全", by="3")
    assert "现处于：已撤回" in office.act("withdraw", "--reason", "另行申请", by="2")
