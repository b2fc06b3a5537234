"""Catalogue and registers of a rules folder."""

from pathlib import Path

import pytest

from service.authoring.problem import ProblemLog
from service.rulelang.parse.shared_files import Folder, read_catalogue, read_registers
from tests.rulelang.builders import DEMO, codes, rule_base
from tests.rulelang.catalogue_of import told


def folder(path: Path) -> Folder:
    return Folder(path, ProblemLog())


def test_everything_is_read_with_a_digest() -> None:
    rules = folder(DEMO / "rules")
    found = read_catalogue(rules)
    assert len(found.digest) == 64
    assert list(found.carriers) == ["raw_coal", "electricity"]
    assert list(read_registers(rules)) == ["ndrc-2021-1004"]
    assert told(rules.log) == []


def test_an_empty_folder_is_an_empty_catalogue(tmp_path: Path) -> None:
    found = read_catalogue(folder(tmp_path))
    assert (found.indicators, found.quantities, found.carriers) == ({}, {}, {})
    assert read_registers(folder(tmp_path)) == {}


def test_files_are_named_from_the_folder_on(tmp_path: Path) -> None:
    rules = folder(tmp_path / "rules")
    assert rules.label(tmp_path / "rules" / "indicators" / "a.yaml") == "rules/indicators/a.yaml"


def test_an_unreadable_entry_is_told_once_though_rules_name_it(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.write("rules/indicators/energy_intensity.yaml", "code: [\n")
    assert codes(base.problems()) == ["unclosed-bracket"]
    base = rule_base(tmp_path)
    base.write("rules/quantities/energy_total.yaml", "code: &x y\n")
    assert codes(base.problems()) == ["anchor"]


def test_codes_are_shared_by_indicators_and_quantities(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    text = (DEMO / "rules/quantities/gdp.yaml").read_text(encoding="utf-8")
    other = text.replace("code: gdp", "code: energy_saving").replace("name: 生产总值", "name: 节能量")
    base.write("rules/quantities/energy_saving.yaml", other)
    assert codes(base.problems()) == ["duplicate-id"]


@pytest.mark.parametrize("name", ["more.yml", "more.YAML", "more.yaml.txt", "more.yml.TXT"])
def test_yaml_files_end_in_yaml(tmp_path: Path, name: str) -> None:
    base = rule_base(tmp_path)
    base.write(f"rules/quantities/{name}", "code: more\n")
    (problem,) = base.problems()
    assert (problem.code, problem.repair) == ("file-name", "改名为 more.yaml")


def test_two_entries_of_one_name_are_told(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    path, other = "rules/quantities/gdp.yaml", "rules/quantities/gdp_again.yaml"
    text = (tmp_path / path).read_text(encoding="utf-8")
    base.write(other, text.replace("code: gdp", "code: gdp_again"))
    rules = folder(tmp_path / "rules")
    read_catalogue(rules)
    assert told(rules.log) == ["1:1 names-alike"]
    assert rules.log.problems()[0].position.file == other
