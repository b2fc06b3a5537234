"""acceptance audit list: sentences, or JSON with the columns as stored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.builders import call, lines
from tests.storage.audit_trails import a_trail, filled, rows_in
from tests.storage.installations import Installation

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def fill(installation: Installation, length: int = 6) -> None:
    with installation.open() as database:
        filled(database, a_trail(installation), length, heads=())


def test_events_are_sentences(installation: Installation) -> None:
    fill(installation, 2)
    shown = lines(call("audit", "list", folders=installation.environment))
    assert shown == [
        "第 1 行　2026-03-31 17:01:00（北京时间）　张三（评估员）：case.import，案卷 2026-0001 第 1 版，完成",
        "第 2 行　2026-03-31 17:02:00（北京时间）　张三（评估员）：case.import，案卷 2026-0002 第 2 版，完成",
        "共 2 条",
    ]
    english = lines(call("audit", "list", "--lang", "en", folders=installation.environment))
    told = "row 1  2026-03-31 17:01:00 (Beijing time)  张三 (assessor): case.import, case 2026-0001 version 1, done"
    assert english[0] == told


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        (("--object", "case"), [1, 2, 3, 4, 5, 6]),
        (("--object", "case:2026-0003"), [3]),
        (("--object", "park"), []),
        (("--person", "2"), [1, 6]),
        (("--action", "case.sign"), []),
        (("--from", "2026-03-31", "--to", "2026年3月31日"), [1, 2, 3, 4, 5, 6]),
        (("--from", "2026-04-01"), []),
        (("--to", "2026-03-30"), []),
        (("--last", "2"), [5, 6]),
    ],
)
def test_events_are_chosen(asked: tuple[str, ...], numbers: list[int], installation: Installation) -> None:
    fill(installation)
    shown = lines(call("audit", "list", *asked, folders=installation.environment))
    assert [line.split("　")[0] for line in shown[:-1]] == [f"第 {number} 行" for number in numbers]


def test_where_there_may_be_more_it_says_so(installation: Installation) -> None:
    fill(installation, 3)
    assert lines(call("audit", "list", "--last", "2", folders=installation.environment))[-1].startswith("最近 2 条")


def test_events_as_json(installation: Installation, tmp_path: Path) -> None:
    fill(installation, 3)
    out = tmp_path / "审计.json"
    result = call("audit", "list", "--json", out, folders=installation.environment)
    with installation.open() as database:
        assert json.loads(out.read_text(encoding="utf-8")) == [row._asdict() for row in rows_in(database)]
    assert (result.exit_code, result.stdout) == (0, "")
