"""acceptance person list."""

from service.workflow.people.add_person import add_person
from tests.cli.builders import call
from tests.storage.builders import NOW, a_person
from tests.storage.installations import Installation


def test_people_are_listed(installation: Installation) -> None:
    for name in ("张三", "李四[/]"):
        add_person(installation.settings, a_person(name), NOW)
    result = call("person", "list", folders=installation.environment)
    assert result.exit_code == 0
    assert all(text in result.stdout for text in ("编号", "张三", "李四[/]", "审批人", "发改", "浙江省", "在用"))
    english = call("person", "list", "--lang", "en", folders=installation.environment).stdout
    assert all(text in english for text in ("jurisdiction", "approver", "development and reform", "active"))


def test_an_empty_record_says_so(installation: Installation) -> None:
    assert "还没有登记人员" in call("person", "list", folders=installation.environment).stdout
