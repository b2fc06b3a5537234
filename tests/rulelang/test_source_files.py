"""The files of a pack: enough to read it again, and none of what it does not need."""

from datetime import date
from pathlib import Path

import pytest

from service.authoring.problem import RuleProblems
from service.rulelang.load import load_rule_base
from service.rulelang.source_files import SourceFiles, source_files
from service.settings import data_folder
from tests.rulelang.builders import DEMO, ON, adapted_base

SHIPPED = (data_folder("rules"), data_folder("rubrics"))


def laid_out(files: SourceFiles, folder: Path) -> tuple[Path, Path]:
    for path, content in [*files.rules.items(), *files.rubrics.items()]:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder / "rules", folder / "rubrics"


@pytest.mark.parametrize("pack", ["base-145", "example-province", "base-145@2024.1"])
def test_the_pack_read_from_its_files_alone_is_the_same(pack: str, tmp_path: Path) -> None:
    on = date(2026, 3, 31)
    whole = load_rule_base(*SHIPPED, pack, on)
    again = load_rule_base(*laid_out(source_files(*SHIPPED, pack, on), tmp_path), pack, on)
    assert again == whole


def test_packs_and_rubrics_it_does_not_rest_on_stay_behind() -> None:
    files = source_files(*SHIPPED, "base-145", date(2026, 3, 31))
    assert not any("province" in path for path in (*files.rules, *files.rubrics))
    assert {"rules/base-145/pack.yaml", "rules/carriers.yaml"} <= set(files.rules)
    assert set(files.rubrics) == {"rubrics/base-145.yaml"}


def test_a_pack_without_a_rubric_of_its_own_brings_that_of_the_pack_it_extends(tmp_path: Path) -> None:
    base = adapted_base(tmp_path / "base")
    files = source_files(base.root / "rules", base.root / "rubrics", "local", ON)
    assert set(files.rubrics) == {"rubrics/demo.yaml"}
    assert {"rules/local/pack.yaml", "rules/demo/pack.yaml"} <= set(files.rules)


def test_paths_begin_with_the_name_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "本省规则").symlink_to(DEMO / "rules")
    files = source_files(tmp_path / "本省规则", DEMO / "rubrics", "demo", ON)
    assert "本省规则/demo/pack.yaml" in files.rules


def test_an_unknown_pack_is_told() -> None:
    with pytest.raises(RuleProblems, match="nirgends"):
        source_files(*SHIPPED, "nirgends", ON)
