"""The rule data of the registry: read whole, all faults at once, own terms before those for all."""

from pathlib import Path

import pytest

from service.authoring.problem import RuleProblems
from service.rulelang.registry_rules import has_registry_rules, load_registry_rules
from service.settings import load_settings
from tests.rulelang.registry_files import JURISDICTIONS, LISTING, PROGRAMME, write_registry

OWN = LISTING.replace('id: "145"', "id: 145-gansu").replace("title: 清单", "jurisdiction: gansu\ntitle: 甘肃清单")


def test_the_shipped_data(tmp_path: Path) -> None:
    shipped = load_settings().rules_dir
    rules = load_registry_rules(shipped)
    assert has_registry_rules(shipped)
    assert not has_registry_rules(tmp_path)
    duties = {duty.id: [str(day) for day in duty.days] for duty in rules.programmes["145"].duties}
    assert duties["park-list"] == ["2022-06-30"]
    assert duties["park-progress"] == [f"{year}-12-31" for year in range(2022, 2026)]
    assert duties["jurisdiction-progress"][0] == "2023-01-31"
    assert duties["summary"] == ["2026-03-31"]
    stated = {duty.id for duty in rules.programmes["145"].duties if duty.reliability == "notice"}
    assert stated == {"park-list"}, "only this day stands in the notice"


def test_own_terms_go_before_those_for_all(tmp_path: Path) -> None:
    rules = load_registry_rules(write_registry(tmp_path, _145_gansu=OWN))
    own, common = rules.terms("145", "gansu"), rules.terms("145", "liaoning")
    assert own is not None
    assert common is not None
    assert (own.id, common.id) == ("145-gansu", "145")
    assert rules.terms("155", "gansu") is None


def test_all_faults_of_all_files_at_once(tmp_path: Path) -> None:
    folder = write_registry(
        tmp_path,
        JURISDICTIONS.replace("code: gansu", "code: Gansu"),
        PROGRAMME.replace("until: 2025-12-31", "until: 2020-12-31"),
        _146=LISTING,
    )
    with pytest.raises(RuleProblems) as faulty:
        load_registry_rules(folder)
    found = [(problem.position.file.rpartition("/")[2], problem.code) for problem in faulty.value.problems]
    assert found == [
        ("146.yaml", "duplicate-id"), ("146.yaml", "file-name"), ("145.yaml", "reversed-dates"),
        ("jurisdictions.yaml", "bad-name"),
    ]  # fmt: skip


def test_a_folder_without_jurisdictions(tmp_path: Path) -> None:
    with pytest.raises(RuleProblems, match=r"没有 registry/jurisdictions\.yaml"):
        load_registry_rules(tmp_path)
