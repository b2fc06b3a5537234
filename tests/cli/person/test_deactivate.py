"""acceptance person deactivate."""

from service.workflow.people.add_person import add_person
from tests.cli.builders import call, lines
from tests.storage.builders import NOW, a_person
from tests.storage.installations import Installation


def test_a_person_is_deactivated_by_number_or_name(installation: Installation) -> None:
    for name in ("张三", "李四"):
        add_person(installation.settings, a_person(name), NOW)
    result = call("person", "deactivate", "1", folders=installation.environment)
    assert (result.exit_code, lines(result)) == (0, ["已停用 1 张三 审批人 发改 浙江省"])
    english = call("person", "deactivate", "李四", "--lang", "en", folders=installation.environment)
    assert lines(english) == ["inactive from now on 2 李四 approver development and reform zhejiang"]
    again = call("person", "deactivate", "张三", folders=installation.environment)
    assert (again.exit_code, "已停用，不能再办理" in again.stderr) == (2, True)
