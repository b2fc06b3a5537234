"""acceptance account assign."""

import pytest

from service.vocabulary.person import Role
from service.workflow.people.add_person import add_person
from tests.cli.builders import call, lines
from tests.storage.builders import NOW, a_person
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import an_account


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_an_account_acts_in_the_new_post(installation: Installation) -> None:
    an_account(installation.settings, person=a_person("张三"))
    post = add_person(installation.settings, a_person("张三", Role.ASSESSOR, None), NOW, namesake="调任")
    words = ("account", "assign", "zhangsan", str(post.id))
    assert lines(call(*words, folders=installation.environment)) == ["已改变账号 zhangsan（评估员）"]
    unknown = call("account", "assign", "zhangsan", "王五", folders=installation.environment)
    assert (unknown.exit_code, "王五" in unknown.stderr) == (2, True)
