"""acceptance park import."""

from pathlib import Path

import pytest

from tests.cli.builders import call
from tests.storage.installations import Installation
from tests.workflow.registries import a_list, liaoning, on_record, with_parks

ON_SQLITE = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


@ON_SQLITE
def test_compared_then_written_then_the_same(installation: Installation, tmp_path: Path) -> None:
    settings = with_parks(installation.settings)
    rows = (liaoning(核准面积_公顷="1", 地理编码="错"), liaoning("S217003", "丁园", 地理编码=""))
    words = ("park", "import", a_list(tmp_path, *rows).file, "--as", "国家")
    dry = call(*words, "--dry-run", folders=installation.environment)
    assert dry.exit_code == 0
    for expected in (
        "不认识的列“地理编码”，整列没有读取",
        "第 2 行 改动 S217001 甲园：核准面积（公顷） 500.0 → 1",
        "第 3 行 新增 S217003 丁园",
        "新增 1 个，改动 1 个，不变 0 个，须认定 0 行",
        "只作比较，没有写入",
    ):
        assert expected in dry.stdout
    assert "S217003" not in on_record(settings)
    assert "已写入名录" in call(*words, folders=installation.environment).stdout
    again = call(*words, folders=installation.environment)
    assert "与名录一致，没有要写入的内容" in again.stdout


@ON_SQLITE
def test_errors_and_conflicts_end_with_code_2(installation: Installation, tmp_path: Path) -> None:
    settings = with_parks(installation.settings)
    before = on_record(settings)
    rows = (liaoning("S217009", "甲园"), liaoning("S21", "戊园"))
    words = ("park", "import", a_list(tmp_path, *rows).file, "--as", "国家")
    for extra in ((), ("--dry-run",)):
        result = call(*words, *extra, folders=installation.environment)
        assert result.exit_code == 2
        assert "CSV!B3：发现 “代码”为“S21”" in result.stdout
        assert "第 2 行 须认定：甲园" in result.stdout
        assert "（可能是：S217001 甲园）" in result.stdout
        assert "没有写入任何内容" in result.stderr
    assert on_record(settings) == before
    decided = call(*words, "--skip-row", "3", "--new-row", "2", folders=installation.environment)
    assert (decided.exit_code, "略过第 3 行" in decided.stdout) == (0, True)


@ON_SQLITE
def test_many_new_parks_are_counted_and_named_on_demand(installation: Installation, tmp_path: Path) -> None:
    rows = [liaoning(f"S2170{number}", f"园{number}") for number in range(10, 22)]
    words = ("park", "import", a_list(tmp_path, *rows).file, "--as", "辽宁", "--dry-run")
    assert "另有 2 个新增" in call(*words, folders=installation.environment).stdout
    assert "园21" in call(*words, "--verbose", folders=installation.environment).stdout


@ON_SQLITE
def test_in_english(installation: Installation, tmp_path: Path) -> None:
    with_parks(installation.settings)
    rows = (
        liaoning(核准面积_公顷="1"),
        liaoning("S217009", "甲园"),
        liaoning("S217008", "戊园"),
        liaoning("S21", "己园"),
    )
    words = ("park", "import", a_list(tmp_path, *rows).file, "--as", "national", "--lang", "en")
    shown = call(*words, folders=installation.environment)
    assert "[error] CSV!B5: found “代码”: “S21”; allowed: a code of the national catalogue" in shown.stdout
    for expected in ("changes S217001 甲园: approved area (ha) 500.0 → 1", "row 3 to decide", "new 1, changed 1"):
        assert expected in shown.stdout
    assert "nothing was written" in shown.stderr


@ON_SQLITE
def test_a_file_that_cannot_be_read(installation: Installation, tmp_path: Path) -> None:
    path = tmp_path / "清单.csv"
    assert call("park", "import", path, "--as", "国家", folders=installation.environment).exit_code == 2
    path.write_bytes(b"\xff\xfe\x00\x00")
    result = call("park", "import", path, "--as", "国家", folders=installation.environment)
    assert (result.exit_code, "编码不能识别" in result.stderr) == (2, True)


@ON_SQLITE
def test_a_jurisdiction_takes_only_its_own_rows_of_a_national_list(installation: Installation, tmp_path: Path) -> None:
    settings = with_parks(installation.settings)
    others = [liaoning(f"S6270{number}", f"甘{number}", 省份="甘肃省") for number in range(10, 16)]
    words = ("park", "import", a_list(tmp_path, liaoning("S217003", "丁园"), *others).file, "--as", "辽宁")
    blocked = call(*words, folders=installation.environment)
    assert (blocked.exit_code, blocked.stdout.count("须认定：")) == (2, 1)
    assert "6 行 须认定：属 甘肃省，不属 辽宁省" in blocked.stdout
    done = call(*words, "--own", folders=installation.environment)
    assert (done.exit_code, "略过其他地区的 6 行" in done.stdout) == (0, True)
    assert {"S217003"} == set(on_record(settings)) - {"S217001", "S217002", "S627001"}
