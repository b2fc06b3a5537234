"""Whole rule bases: parts, level, version."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from service.rulelang.catalogue import Attainment, Carrier, Indicator, Quantity
from service.rulelang.diff import catalogue, difference, parameters, rubrics, rule_fields
from service.rulelang.diff.change import Level
from service.rulelang.diff.consequences import RuleBase
from service.rulelang.diff.difference import diff_rule_bases
from service.rulelang.diff.fields import Field
from service.rulelang.pack import Clause, Comparison, Edition, Manual, Pack, Parameter, Provenance, Rule
from service.rulelang.rubric import Band, Criterion, Rubric, Section
from tests.rulelang.builders import CLAUSES, PACK, PARAMETERS, RUBRIC, TARGET
from tests.rulelang.diff.builders import after_edit, small, told


def test_a_rule_base_differs_nowhere_from_itself() -> None:
    found = diff_rule_bases(small(), small())
    assert (found.level, found.version, found.rules, found.parameters) == (Level.NONE, "1", (), ())


@pytest.mark.parametrize(
    ("path", "old", "new", "level", "version"),
    [
        (TARGET, "title: 单位", "title: 每单位", Level.WORDING, "1.0.1"),
        (PACK, "title: 语言", "title: 规则语言", Level.WORDING, "1.0.1"),
        (CLAUSES, "gist: 预期成效", "gist: 成效", Level.WORDING, "1.0.1"),
        (RUBRIC, "title: 语言", "title: 规则语言", Level.WORDING, "1.0.1"),
        (PARAMETERS, 'value: "60%"', 'value: "61%"', Level.JUDGEMENT, "1.1"),
        (RUBRIC, "minimum: 60%", "minimum: 50%", Level.JUDGEMENT, "1.1"),
        (PACK, "method: full", "method: rounded, percent_digits: 2", Level.JUDGEMENT, "1.1"),
        (PACK, "years:", "regions: [甲区, 乙区]\nyears:", Level.JUDGEMENT, "1.1"),
        (PACK, "parts: {situation: 基本情况, ", "parts: {", Level.SCHEME, "2024.1"),
    ],
)
def test_level_and_version(tmp_path: Path, path: str, old: str, new: str, level: Level, version: str) -> None:
    found = after_edit(tmp_path, path, old=old, new=new)
    assert (found.level, found.version) == (level, version)


def test_what_the_head_says(tmp_path: Path) -> None:
    found = after_edit(tmp_path, PACK, old="years: [2020, 2025]", new="years: [2019, 2025]")
    assert found.head[0].kind == "years"
    assert found.head[0].level is Level.SCHEME


def test_other_regions_are_told_their_order_is_wording() -> None:
    def with_regions(*regions: str) -> RuleBase:
        return replace(small(), pack=replace(small().pack, regions=regions))

    found = diff_rule_bases(with_regions("甲", "乙"), with_regions("乙", "丙"))
    assert told(found.head) == [("regions", "judgement", "甲、乙", "乙、丙")]
    turned = diff_rule_bases(with_regions("甲", "乙"), with_regions("乙", "甲"))
    assert told(turned.head) == [("region-order", "wording", "甲、乙", "乙、甲")]


def test_what_a_pack_extends_is_wording_beside_what_it_changes() -> None:
    local = replace(small(), pack=replace(small().pack, extends=(Edition("base", "2"),)))
    assert told(diff_rule_bases(small(), local).head) == [("extends", "wording", "", "base 2")]


def test_titles_of_the_parts_are_wording(tmp_path: Path) -> None:
    found = after_edit(tmp_path, PACK, old="situation: 基本情况", new="situation: 园区概况")
    assert [change.kind for change in found.head] == ["part-titles"]


def test_clauses_are_told_by_their_document(tmp_path: Path) -> None:
    found = after_edit(tmp_path, CLAUSES, old="  - {id: 三(六).1, gist: 总结经验, status: procedural}\n", new="")
    assert [change.what.zh for change in found.clauses] == ["条款 ndrc-2021-1004/三(六).1"]
    assert told(found.clauses) == [("clause", "wording", "总结经验", "")]


def test_two_packs_have_versions_of_their_own() -> None:
    other = replace(small(), pack=replace(small().pack, id="other"))
    assert diff_rule_bases(small(), other).version is None


def test_another_digest_alone_needs_another_name() -> None:
    other = replace(small(), pack=replace(small().pack, digest="0"))
    assert diff_rule_bases(small(), other).level is Level.WORDING


@pytest.mark.parametrize(
    ("kind", "compared", "elsewhere"),
    [
        (
            Pack,
            difference._HEAD,
            "id version comparison rules parameters catalogue registers digest switched_off clauses_off",
        ),
        (Comparison, difference._COMPARISON, ""),
        (Clause, difference._CLAUSE, "id position"),
        (
            Rule,
            (*rule_fields._RULE, rule_fields._NOT_APPLICABLE),
            "id subjects table derived numbers examples position manual pack replaces suppressions",
        ),
        (Provenance, rule_fields._NUMBERS, ""),
        (Manual, rule_fields._MANUAL, "answers evidence"),
        (Parameter, parameters._WORDING, "name value unit position"),
        (Indicator, catalogue._INDICATOR, "code digits attainment position raw formula formula_text"),
        (Attainment, catalogue._METHOD, ""),
        (Quantity, catalogue._QUANTITY, "code digits position"),
        (Carrier, catalogue._CARRIER, "code position"),
        (Rubric, rubrics._HEAD, "id pack points sections bands digest position suppressions"),
        (Section, (), "code title weight criteria minimum"),
        (Criterion, (), "rule weight not_applicable position"),
        (Band, (), "interval grade text"),
    ],
)
def test_no_field_is_forgotten(kind: type[Any], compared: tuple[Field, ...], elsewhere: str) -> None:
    """A new field has to be given a level, or compared in a way of its own and named here."""
    known = [*(field.name for field in compared), *elsewhere.split()]
    assert sorted(known) == sorted(field.name for field in fields(kind))
