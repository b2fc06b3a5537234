"""One park's case on PostgreSQL from its opening to the second decision, by the command line alone."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from time import perf_counter

from tests.benchmarks.rows import Row, at_most
from tests.cli.builders import call
from tests.cli.case.office import Office
from tests.storage.installations import installed
from tests.workflow.park_versions import write_failing, write_rectified


def run() -> list[Row]:
    """Stops at the first command that fails; the case is where it belongs at the end."""
    start = perf_counter()
    with tempfile.TemporaryDirectory() as folder, installed("postgresql", Path(folder)) as installation:
        office = Office(installation, Path(folder)).staffed().listed().opened().amended().applied()
        _decided(office.visited(write_failing), "限期整改", "示发改环资〔2026〕1号")
        _decided(office.put_right().visited(write_rectified), "通过", "示发改环资〔2026〕2号")
        office.done("audit", "verify")
        astray = "现处于：发文（第 2 轮）" not in office.done("case", "show", office.case)
        unlike = 4 - _verified_elsewhere(office)
    return [
        at_most("案卷没有到发文", astray, "件", 0),
        at_most("在没有数据库、没有规则的地方没有核验通过的评价", unlike, "次", 0),
        Row("用时", perf_counter() - start, "秒"),
    ]


def _verified_elsewhere(office: Office) -> int:
    """Assessments that come out the same where there is neither database nor rule base."""
    said = office.done("bundle", office.case, "-o", office.folder / "案卷.zip")
    (key,) = re.findall(r"签发公钥：([0-9a-f]{64})", said)
    elsewhere = {"ACCEPTANCE_RULES_DIR": "/nirgends", "ACCEPTANCE_DATA_DIR": str(office.folder / "elsewhere")}
    result = call("verify", office.folder / "案卷.zip", "--key", key, folders=elsewhere)
    assert result.exit_code == 0, result.output
    return result.stdout.count("两套独立计算重新评估，结果逐字相同")


def _decided(office: Office, recommendation: str, document: str) -> None:
    assert f"建议结论：{recommendation}" in office.act("evaluate")
    office.act("draft")
    office.issued(document)
