"""acceptance programme duties."""

import pytest

from tests.cli.builders import call
from tests.storage.installations import Installation
from tests.workflow.registries import listed, with_parks

ON_SQLITE = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


@ON_SQLITE
def test_who_owes_what_to_whom_and_where_the_day_comes_from(installation: Installation) -> None:
    listed(with_parks(installation.settings), "S217001")
    words = ("programme", "duties", "--jurisdiction", "辽宁", "--on", "2023-01-10")
    shown = call(*words, folders=installation.environment).stdout
    for expected in ("逾期 194 天", "逾期 10 天", "即将到期", "甲园", "[通知规定]", "[工作惯例]", "[示例，由各地确定]"):
        assert expected in shown
    assert "已报送 0，未到期 7，即将到期 1，逾期 2" in shown
    only = call(*words, "--state", "逾期", "--lang", "en", folders=installation.environment).stdout
    assert ("overdue by 10 days" in only, "due soon" in only.splitlines()[-2]) == (True, False)


@ON_SQLITE
def test_what_was_handed_in_late_says_so(installation: Installation) -> None:
    words = ("programme", "file-report", "park-list", "--jurisdiction", "辽宁", "--filed-on", "2022-07-05")
    call(*words, "--document", "文", folders=installation.environment)
    duties = ("programme", "duties", "--jurisdiction", "辽宁", "--on", "2022-08-01", "--state", "done")
    shown = call(*duties, folders=installation.environment).stdout
    assert all(word in shown for word in ("已报送 2022-07-05，晚", "5 天"))
    unknown = call("programme", "duties", "--state", "好", folders=installation.environment)
    assert (unknown.exit_code, "没有名为“好”的情况" in unknown.stderr) == (2, True)
