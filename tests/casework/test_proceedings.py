"""Files of rules/proceedings/ → procedures; every fault is told with its place."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from service.authoring.problem import RuleProblems
from service.casework.proceedings import load_procedures, procedure_of
from service.rulelang.parse.provisions import WANTED
from service.vocabulary.language import Language
from service.vocabulary.person import Department
from tests.conventions.repository import ROOT

SHIPPED = (ROOT / "rules" / "proceedings" / "default.yaml").read_text(encoding="utf-8")
ON = date(2026, 3, 2)
HEAD = "title: 浙江省验收办理程序\nnote: 示例\njurisdiction: zhejiang\n"


def rules(tmp_path: Path, **files: str) -> Path:
    folder = tmp_path / "rules"
    (folder / "proceedings").mkdir(parents=True)
    (folder / "clauses").mkdir()
    clauses = ROOT / "rules" / "clauses" / "ndrc-2021-1004.yaml"
    (folder / "clauses" / clauses.name).write_text(clauses.read_text(encoding="utf-8"), encoding="utf-8")
    for name, text in files.items():
        (folder / "proceedings" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def own(text: str = SHIPPED) -> str:
    """The shipped values as those of one province."""
    return "id: zhejiang\n" + HEAD + text[text.index("values:") :]


def faults(tmp_path: Path, **files: str) -> dict[str, str]:
    with pytest.raises(RuleProblems) as found:
        load_procedures(rules(tmp_path, **files), ON)
    assert all(one.en is not None for one in found.value.problems)
    return {one.code: one.told(Language.ZH) for one in found.value.problems}


def test_the_shipped_procedure_says_that_it_is_an_example() -> None:
    shipped = load_procedures(ROOT / "rules", ON)[""]
    assert "示例" in shipped.title
    assert shipped.signature_departments == (Department.DRC, Department.MIIT)
    assert (shipped.publicity_days, shipped.score_highest) == (7, Decimal(100))
    assert [one.name for one in shipped.provisions] == list(WANTED)
    assert all(one.source and one.reliability and one.begins <= ON for one in shipped.provisions)
    assert {one.reliability for one in shipped.provisions if not one.clause} <= {"example", "practice"}


def test_a_province_may_have_its_own(tmp_path: Path) -> None:
    folder = rules(tmp_path, default=SHIPPED, zhejiang=own(SHIPPED.replace('"7 天"', '"0 天"')))
    procedures = load_procedures(folder, ON)
    assert procedure_of(procedures, "zhejiang").publicity_days == 0
    assert procedure_of(procedures, "jiangsu") == procedures[""]
    assert procedure_of(procedures, "jiangsu").publicity_days == 7


def test_a_value_changes_on_its_day(tmp_path: Path) -> None:
    later = '  - {name: publicity_days, value: "10 天", source: 新规, reliability: practice, from: 2026-03-02}\n'
    folder = rules(tmp_path, default=SHIPPED + later)
    assert load_procedures(folder, date(2026, 3, 1))[""].publicity_days == 7
    assert load_procedures(folder, ON)[""].publicity_days == 10


WITHOUT = "\n".join(line for line in SHIPPED.splitlines() if "publicity_days" not in line)
TWICE = SHIPPED.replace("name: signing_days", "name: review_days")
BROKEN = (
    ("file-name", "proceedings/default.yaml:3:5", SHIPPED.replace("id: default", "id: standard")),
    ("missing-value", "没有有效的“publicity_days”（公示天数）", WITHOUT),
    (
        "overlapping-dates",
        "“review_days”有两条都自 2024-01-01 起",
        TWICE,
    ),
    ("no-signature", "没有会签部门", SHIPPED.replace("value: [drc, miit]", "value: []")),
    ("reversed-scale", "不高于最低分的最高分", SHIPPED.replace('"100 分"', '"0 分"')),
    ("unknown-word", "三(九)", SHIPPED.replace("三(一).1", "三(九)")),
)


@pytest.mark.parametrize(("code", "says", "text"), BROKEN, ids=[code for code, _, _ in BROKEN])
def test_faults_are_told_with_their_place(tmp_path: Path, code: str, says: str, text: str) -> None:
    assert says in faults(tmp_path, default=text)[code]


def test_without_any_for_all_there_is_none(tmp_path: Path) -> None:
    assert "没有适用于各地区的办理程序" in faults(tmp_path, zhejiang=own())["no-procedure"]


def test_two_of_one_jurisdiction_are_one_too_many(tmp_path: Path) -> None:
    found = faults(tmp_path, default=SHIPPED, other=SHIPPED.replace("id: default", "id: other"))
    assert "第二个办理程序（另一个是 default）" in found["duplicate-id"]


def test_a_file_that_is_no_mapping_is_told(tmp_path: Path) -> None:
    assert "一个列表" in faults(tmp_path, default="- 甲\n")["wrong-kind"]


def test_before_the_first_day_every_value_is_missing() -> None:
    with pytest.raises(RuleProblems) as found:
        load_procedures(ROOT / "rules", date(2023, 12, 31))
    assert len([one for one in found.value.problems if one.code == "missing-value"]) == len(WANTED)
