"""Parameters and catalogue entries that nothing uses."""

from dataclasses import replace
from pathlib import Path

from service.rulelang.analysis.use import prove_catalogue, prove_parameters
from service.rulelang.digest import parameters_of
from service.vocabulary.language import Language
from tests.rulelang.analysis.changes import PACK
from tests.rulelang.builders import FILTERING, adapted_base, rule_base


def test_unused_parameters_are_told_where_they_stand() -> None:
    (one,) = prove_parameters(PACK)
    assert one.fault is not None
    assert (one.fault.of, one.fault.position.line) == ("ratio_limit", 3)
    used = replace(PACK, parameters={n: p for n, p in PACK.parameters.items() if n != "ratio_limit"})
    (clean,) = prove_parameters(used)
    assert clean.fault is None


def test_an_unused_parameter_may_be_a_misspelt_one(tmp_path: Path) -> None:
    """A number of a province stands in for another only under the same name."""
    line = '- {name: core_flor, value: "70%", source: 本省, reliability: example, from: 2025-01-01}\n'
    pack, _ = adapted_base(tmp_path, {"parameters.yaml": line}).load(pack="local")
    (fault,) = (one.fault for one in prove_parameters(pack) if one.fault and one.fault.of == "core_flor")
    assert (fault.mistake.suggestion, fault.position.file) == ("core_floor", "rules/local/parameters.yaml")
    assert "您是否想写“core_floor”？" in str(fault.mistake)
    assert "Did you mean “core_floor”?" in fault.mistake.told(Language.EN)


def test_tests_filters_and_derivations_use_parameters(tmp_path: Path) -> None:
    assert "core_floor" in set(parameters_of(PACK.rules["GT-01"]))
    base = rule_base(tmp_path)
    for path, changes in FILTERING.items():
        base.change(path, changes)
    pack, _ = base.load()
    assert "ratio_limit" in set(parameters_of(pack.rules["PJ-01"]))
    assert [one.fault for one in prove_parameters(pack)] == [None]


def test_entries_that_no_pack_reads() -> None:
    unread = [one.fault for one in prove_catalogue([PACK]) if one.fault]
    assert [one.of for one in unread] == ["energy_saving", "raw_coal", "electricity"]
    reading = replace(PACK.rules["TG-02"], subjects=("indicator:energy_saving",))
    other = replace(PACK, rules={"TG-02": reading})
    assert [one.fault.of for one in prove_catalogue([PACK, other]) if one.fault] == ["raw_coal", "electricity"]
