"""Digests follow content: layout changes nothing, any change of meaning changes them."""

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.authoring.reading import parse_document
from service.rulelang.derivations import Count, Days, Derived, Difference, Expression, Lacks, Share, Sum, Value
from service.rulelang.digest import PLACES, pack_digest, references, rule_content, used_catalogue
from service.rulelang.tables import Attribute
from service.vocabulary.canonical import canonical_digest
from tests.authoring.emitter import documents, plain
from tests.rulelang.builders import (
    CLAUSES,
    CREDIBILITY,
    DECISION,
    DEMO,
    GATE,
    INDICATOR,
    PACK,
    PARAMETERS,
    PROJECTS,
    RUBRIC,
    TARGET,
    RuleBase,
    adapted_base,
    rule_base,
)

LAID_OUT = (TARGET, CREDIBILITY, GATE, DECISION, INDICATOR, PACK, PARAMETERS, RUBRIC, CLAUSES)


@pytest.fixture
def base(tmp_path: Path) -> RuleBase:
    return rule_base(tmp_path)


def digests(base: RuleBase) -> tuple[str, str, str]:
    pack, rubric = base.load()
    return pack.digest, rubric.digest, pack.catalogue.digest


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(LAID_OUT), st.data())
def test_layout_changes_no_digest(base: RuleBase, path: str, data: st.DataObject) -> None:
    original = (DEMO / path).read_text(encoding="utf-8")
    node, _ = parse_document(original.encode(), path)
    assert node is not None
    base.write(path, data.draw(documents(plain(node))))
    try:
        assert digests(base) == digests(RuleBase(DEMO))
    finally:
        base.write(path, original)


@pytest.mark.parametrize(
    ("path", "old", "new", "changed"),
    [
        (TARGET, "< 90%", "<= 90%", None),
        (TARGET, '"[90%..100%)", verdict: nearly_met', '"[90%..100%)", verdict: unmet', (True, False, False)),
        (TARGET, "title: 单位", "title: 园区单位", (True, False, False)),
        (TARGET, "verdict: not_evaluable", "verdict: unmet", (False, False, False)),
        (GATE, "effect: reject", "effect: withhold", (True, False, False)),
        (PARAMETERS, 'value: "60%"', 'value: "61%"', (True, False, False)),
        (PARAMETERS, 'value: "50%"', 'value: "51%"', (False, False, False)),
        (PACK, "method: full", "method: rounded, percent_digits: 1", (True, False, False)),
        (PACK, "years:", "regions: [甲区, 乙区]\nyears:", (True, False, False)),
        (RUBRIC, "met: 100%, n", "met: 99%, n", (False, True, False)),
        (INDICATOR, "digits: 4", "digits: 3", (True, False, True)),
        ("rules/quantities/gdp.yaml", "digits: 0", "digits: 1", (True, False, True)),
        ("rules/indicators/energy_saving.yaml", "digits: 0", "digits: 1", (False, False, True)),
        ("rules/carriers.yaml", "0.1229", "0.1230", (False, False, True)),
        (CLAUSES, "gist: 预期成效", "gist: 成效", (True, False, False)),
    ],
)
def test_content_changes_exactly_the_digests_it_belongs_to(
    base: RuleBase, path: str, old: str, new: str, changed: tuple[bool, bool, bool] | None
) -> None:
    before = digests(base)
    base.change(path, {old: new})
    if changed is None:
        assert base.problems()
    else:
        assert tuple(a != b for a, b in zip(before, digests(base), strict=True)) == changed


def test_only_what_the_rules_use_of_the_catalogue_counts() -> None:
    pack, _ = RuleBase(DEMO).load()
    used = used_catalogue(pack)
    assert used["carriers"] == {}
    assert sorted(used["indicators"]) == ["energy_intensity", "water_reuse"]
    assert sorted(used["quantities"]) == ["energy_total", "gdp"]


def test_references_name_what_a_line_is_made_of() -> None:
    lines: tuple[Expression, ...] = (
        Value("plan.approval"),
        Count("project"),
        Sum("project", "paid_investment"),
        Share("a", "b.actual"),
        Difference("c", "d"),
        Days("plan.approved_on", "e"),
        Lacks(("f", "g"), ("gdp.actual",)),
    )
    made = [references(Derived(Attribute("x", "number"), line)) for line in lines]
    assert made == [
        ("plan.approval",),
        ("project",),
        ("project",),
        ("a", "b.actual"),
        ("c", "d"),
        ("plan.approved_on", "e"),
        ("f", "g", "gdp.actual"),
    ]


def test_a_rules_content_has_no_examples_and_no_order_of_columns() -> None:
    pack, _ = RuleBase(DEMO).load()
    content = rule_content(pack.rules["PJ-01"])
    assert "examples" not in content
    derived = content["derived"]
    assert isinstance(derived, dict)
    assert set(derived) == {"planned", "done", "rate"}
    assert PROJECTS in pack.rules["PJ-01"].position.file


def local_digest(base: RuleBase) -> str:
    return base.load(pack="local")[0].digest


def test_where_the_files_of_a_pack_lie_is_no_content(tmp_path: Path) -> None:
    gate = (DEMO / GATE).read_text(encoding="utf-8") + "replaces: GT-01\nreason: 文字更清楚\n"
    one = adapted_base(tmp_path / "one", {"gates/GT-01.yaml": gate})
    other = adapted_base(tmp_path / "other", {"gates/GT-01-core.yaml": f"# 说明\n{gate}"})
    (other.root / "rules/local").rename(other.root / "rules/local-3")
    (other.root / "rules/demo").rename(other.root / "rules/demo-1")
    other.change(RUBRIC, {"id: demo": "id: demo-1"})
    (other.root / RUBRIC).rename(other.root / "rubrics/demo-1.yaml")
    assert local_digest(one) == local_digest(other)


@pytest.mark.parametrize(
    ("old", "new"), [("文字更清楚", "本地要求"), ("不核对", "不作核对"), ('version: "3"', 'version: "4"')]
)
def test_the_reasons_of_an_adaptation_are_content(tmp_path: Path, old: str, new: str) -> None:
    gate = (DEMO / GATE).read_text(encoding="utf-8") + "replaces: GT-01\nreason: 文字更清楚\n"
    base = adapted_base(tmp_path, {"gates/GT-01.yaml": gate}, switched_off="[{rule: CR-A1, reason: 不核对}]")
    before = local_digest(base)
    files = [path for path in (base.root / "rules/local").rglob("*.yaml") if old in path.read_text(encoding="utf-8")]
    (file,) = files
    base.change(file.relative_to(base.root).as_posix(), {old: new})
    assert local_digest(base) != before


def test_a_pack_without_regions_keeps_the_digest_it_had_before_there_were_any(base: RuleBase) -> None:
    pack, _ = base.load()
    later = {"regions", "clauses_off"}
    apart = {field.name for field in fields(pack)} - {"rules", "catalogue", "registers", "digest"} - later
    content = {name: getattr(pack, name) for name in apart} | {
        "rules": {rule.id: rule_content(rule) for rule in pack.rules.values()},
        "catalogue": used_catalogue(pack),
        "registers": pack.registers,
    }
    assert pack_digest(pack) == canonical_digest(content, PLACES)
