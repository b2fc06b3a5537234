"""The schema of a rule file."""

from __future__ import annotations

from collections.abc import Mapping

from service.rulelang.attributes import PLAN
from service.rulelang.catalogue import Catalogue
from service.rulelang.derivation_words import COLLECTIONS, SUBJECTS
from service.rulelang.pack import ClauseRegister
from service.rulelang.parse.better import SIDES
from service.rulelang.parse.derive import DERIVE
from service.rulelang.parse.examples import EXAMPLE
from service.rulelang.parse.k_of_n import AT_LEAST
from service.rulelang.parse.outcomes import possible_outcomes, row_outcomes
from service.rulelang.parse.rule import IN_FORCE, NOT_APPLICABLE, NUMBERS, RULE
from service.rulelang.parse.subjects import ABOUT
from service.rulelang.parse.suppressions import SUPPRESSION
from service.rulelang.parse.table import MANUAL, TABLE
from service.rulelang.schema.json_schema import TEXT, Schema, closed, listed, named, one_of, one_or_list, suggested
from service.rulelang.schema.offers import attribute_titles
from service.rulelang.suppression import IN_RULE
from service.vocabulary.finding import Theme

IN_FORCE_SCHEMA = closed(IN_FORCE)
_FORMS = ("table", "at_least", "manual")


def rule_schema(catalogue: Catalogue, registers: Mapping[str, ClauseRegister]) -> Schema:
    """A rule of any theme; which keys and verdicts a theme allows the loader says."""
    attributes = attribute_titles(catalogue)
    schema = closed(
        RULE,
        {
            "clause": suggested(*_clauses(registers)),
            "in_force": IN_FORCE_SCHEMA,
            "about": _about(catalogue),
            "numbers": closed(NUMBERS),
            "not_applicable": closed(NOT_APPLICABLE),
            "derive": named(_derive()),
            "table": _table(attributes),
            "at_least": closed(AT_LEAST),
            "manual": closed(MANUAL, {"answers": named(one_of(_judgements()))}),
            "suppress": listed(closed(SUPPRESSION, {"check": one_of(IN_RULE, IN_RULE)})),
            "examples": listed(closed(EXAMPLE, {"given": named(_given(), attributes), "verdict": one_of(_expected())})),
        },
    )
    return {**schema, "oneOf": [{"required": [form]} for form in _FORMS]}


def _clauses(registers: Mapping[str, ClauseRegister]) -> tuple[list[str], dict[str, str]]:
    gists = {f"{name}/{c.id}": c.gist for name, register in registers.items() for c in register.clauses.values()}
    return list(gists), gists


def _about(catalogue: Catalogue) -> Schema:
    indicators = {code: one.name for code, one in catalogue.indicators.items()}
    quantities = {code: one.name for code, one in catalogue.quantities.items()}
    coded = closed(
        ABOUT,
        {
            "indicator": one_or_list(one_of(indicators, indicators)),
            "quantity": one_or_list(one_of(quantities, quantities)),
        },
    )
    return {"anyOf": [one_of(SUBJECTS, SUBJECTS), coded]}


def _derive() -> Schema:
    plan = {f"plan.{name}": attribute.title for name, attribute in PLAN.items()} | {"park.region": "所在区域"}
    return closed(
        DERIVE,
        {
            "value": suggested(plan, plan),
            "count": one_of(COLLECTIONS, COLLECTIONS),
            "where": named(TEXT),
        },
    )


def _table(attributes: Mapping[str, str]) -> Schema:
    row = named(TEXT, {"is": "唯一一列的条件", **attributes})
    row["properties"] |= {"verdict": one_of(_verdicts()), "then": one_of(row_outcomes(Theme.DECISION))}
    column = suggested(attributes, attributes)
    return closed(TABLE, {"on": one_or_list(column), "better": named(one_of(SIDES, SIDES)), "rows": listed(row)})


def _given() -> Schema:
    """A value or a state, or the rows of a list."""
    return {"anyOf": [TEXT, listed(named(TEXT))]}


def _verdicts() -> list[str]:
    return [word for theme in Theme if theme is not Theme.DECISION for word in row_outcomes(theme)]


def _judgements() -> list[str]:
    return [word for theme in (Theme.TASKS, Theme.GATES) for word in row_outcomes(theme)]


def _expected() -> list[str]:
    return [word for theme in Theme for word in possible_outcomes(theme)]
