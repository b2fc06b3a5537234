"""acceptance park show."""

import pytest

from tests.casework.builders import opening, plan, walk
from tests.casework.parks import park
from tests.cli.builders import call, lines
from tests.storage.installations import Installation
from tests.storage.stored_cases import CASE, stored
from tests.workflow.registries import listed, with_parks

GROUND = ("--on", "2020-05-01", "--document", "某政函〔2020〕1号", "--reason", "整合")


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_everything_about_a_park(installation: Installation) -> None:
    listed(with_parks(installation.settings), "S217001")
    call("park", "merge", "甲园", "--into", "乙园", *GROUND, folders=installation.environment)
    shown = lines(call("park", "show", "S217001", folders=installation.environment))
    for line in (
        "名称：甲园", "主管地区：辽宁省", "面积（公顷）：500.0", "状态：已并入其他园区",
        "现由以下园区承接：S217002 乙园", "版本：3", "2020-05-01 并入 S217002（某政函〔2020〕1号；整合）",
        "“十四五”园区循环化改造（145） 已列入清单：2022-05-01（文；因）",
    ):  # fmt: skip
        assert line in shown
    english = call("park", "show", "乙园", "--lang", "en", folders=installation.environment).stdout
    assert "came from: S217001 甲园" in english
    assert "area" not in english, "what is not known is not shown"


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_an_unknown_park(installation: Installation) -> None:
    result = call("park", "show", "甲园", folders=installation.environment)
    assert (result.exit_code, "没有编号、代码或名称为“甲园”的园区" in result.stderr) == (2, True)


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_the_case_of_a_park(installation: Installation) -> None:
    with_parks(installation.settings, park("P1", jurisdiction="zhejiang", name="澄园"))
    with installation.open() as database:
        stored(database, walk().do(opening(programme="145"), plan()))
    shown = lines(call("park", "show", "澄园", folders=installation.environment))
    assert f"“十四五”园区循环化改造（145） 案卷 {CASE}（方案实施），方案 2022-05-01 审核同意" in shown
    english = call("park", "show", "澄园", "--lang", "en", folders=installation.environment).stdout
    assert f"145 case {CASE} (carrying out the plan), plan approved 2022-05-01" in english
