"""The kinds of staff-edited files: where each lies and which schema describes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from service.rulelang.attributes import TASKS
from service.rulelang.catalogue import Catalogue
from service.rulelang.pack import ClauseRegister
from service.rulelang.schema.file_schemas import (
    carriers_schema,
    clauses_schema,
    indicator_schema,
    jurisdictions_schema,
    listing_schema,
    mutation_schema,
    pack_schema,
    parameters_schema,
    procedure_schema,
    programme_schema,
    quantity_schema,
    rubric_schema,
)
from service.rulelang.schema.json_schema import Schema
from service.rulelang.schema.rule_schema import rule_schema
from service.vocabulary.finding import Theme

SCHEMA_FOLDER = "schema"
"""The folder of the schemas, in the rules folder."""

RULE_SCHEMA = "rule.schema.json"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file; `places`: patterns from the folder that holds rules/ and rubrics/."""

    schema: str
    title: str
    places: tuple[str, ...]


_THEMES = [theme.value for theme in Theme if theme is not Theme.TASKS] + [f"tasks/{task}" for task in TASKS]

KINDS = (
    Kind(RULE_SCHEMA, "规则", tuple(f"rules/*/{theme}/*.yaml" for theme in _THEMES)),
    Kind("pack.schema.json", "规则包", ("rules/*/pack.yaml",)),
    Kind("parameters.schema.json", "共用数值", ("rules/*/parameters.yaml",)),
    Kind("mutation.schema.json", "存活变异的说明", ("rules/*/mutation.yaml",)),
    Kind("rubric.schema.json", "评分标准", ("rubrics/*.yaml",)),
    Kind("indicator.schema.json", "指标", ("rules/indicators/*.yaml",)),
    Kind("quantity.schema.json", "原始数据", ("rules/quantities/*.yaml",)),
    Kind("carriers.schema.json", "能源品种", ("rules/carriers.yaml",)),
    Kind("clauses.schema.json", "条款登记", ("rules/clauses/*.yaml",)),
    Kind("procedure.schema.json", "办理程序", ("rules/proceedings/*.yaml",)),
    Kind("jurisdictions.schema.json", "主管地区", ("rules/registry/jurisdictions.yaml",)),
    Kind("programme.schema.json", "规划期", ("rules/programmes/*.yaml",)),
    Kind("listing.schema.json", "园区清单的原则和条件", ("rules/listing/*.yaml",)),
)


def schemas(catalogue: Catalogue, registers: Mapping[str, ClauseRegister]) -> Mapping[str, Schema]:
    """File name → schema, for each kind. The codes and clauses on offer are those of this rule base."""
    made = {
        RULE_SCHEMA: rule_schema(catalogue, registers),
        "pack.schema.json": pack_schema(),
        "parameters.schema.json": parameters_schema(),
        "mutation.schema.json": mutation_schema(),
        "rubric.schema.json": rubric_schema(),
        "indicator.schema.json": indicator_schema(catalogue),
        "quantity.schema.json": quantity_schema(),
        "carriers.schema.json": carriers_schema(),
        "clauses.schema.json": clauses_schema(),
        "procedure.schema.json": procedure_schema(),
        "jurisdictions.schema.json": jurisdictions_schema(),
        "programme.schema.json": programme_schema(),
        "listing.schema.json": listing_schema(),
    }
    head = {"$schema": "http://json-schema.org/draft-07/schema#"}
    return {kind.schema: {**head, **made[kind.schema], "title": kind.title} for kind in KINDS}


def editor_settings() -> Mapping[str, list[str]]:
    """Schema → the files it describes, as editors with a YAML language server want it."""
    return {f"rules/{SCHEMA_FOLDER}/{kind.schema}": list(kind.places) for kind in KINDS}
