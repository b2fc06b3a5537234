"""Release digests: over what a pack, rubric or catalogue says, not over layout, comments, file order or place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

from service.authoring.position import Position
from service.rulelang.catalogue import Catalogue
from service.rulelang.derivations import Count, Derived, Earliest, Sum, operands
from service.rulelang.pack import Pack, Rule
from service.rulelang.parse.unary import NAME
from service.rulelang.rubric import Rubric
from service.rulelang.tables import NumberTest, Test
from service.vocabulary.canonical import canonical_digest

PLACES = (Position,)
"""What is no content: where something stands."""


def catalogue_digest(catalogue: Catalogue) -> str:
    """Digest of a whole catalogue."""
    return canonical_digest(replace(catalogue, digest=""), PLACES)


def rubric_digest(rubric: Rubric) -> str:
    """Digest of a rubric. What its authors accept of the analysis changes no score."""
    content = {field.name: getattr(rubric, field.name) for field in fields(rubric) if field.name != "suppressions"}
    return canonical_digest(content | {"digest": ""}, PLACES)


def pack_digest(pack: Pack) -> str:
    """Digest of all that can change a judgement: head, rules, parameters, the catalogue entries and clause registers
    the rules use. Examples test a rule and are no part of it; the clauses switched off follow from the rules that
    are."""
    documents = {rule.clause.partition("/")[0] for rule in pack.rules.values()}
    apart = ("rules", "catalogue", "registers", "digest", "clauses_off")
    content = {field.name: getattr(pack, field.name) for field in fields(pack) if field.name not in apart}
    content["rules"] = {rule.id: rule_content(rule) for rule in pack.rules.values()}
    content["catalogue"] = used_catalogue(pack)
    if not pack.regions:  # a pack without regions reads as it did before there were any
        del content["regions"]
    content["registers"] = {name: register for name, register in pack.registers.items() if name in documents}
    return canonical_digest(content, PLACES)


def rule_content(rule: Rule) -> Mapping[str, object]:
    """What a rule says. Columns and derived attributes go by name: their order is layout. In which of the extended
    packs it lies is place; examples, and what the authors accept of the analysis, change no judgement."""
    apart = ("examples", "pack", "suppressions")
    content = {field.name: getattr(rule, field.name) for field in fields(rule) if field.name not in apart}
    content["table"] = {
        "attributes": {column.name: column for column in rule.table.attributes},
        "rows": rule.table.rows,
        "thresholds": rule.table.thresholds,
    }
    content["derived"] = {line.attribute.name: line for line in rule.derived}
    return content


def used_catalogue(pack: Pack) -> Mapping[str, Mapping[str, object]]:
    """The indicators, quantities and carriers that the pack's rules read, directly or through a formula or bound."""
    catalogue = pack.catalogue
    named = {word for rule in pack.rules.values() for word in words_read(rule)}
    indicators = {code: entry for code, entry in catalogue.indicators.items() if code in named}
    for indicator in indicators.values():
        named |= {*indicator.raw.values(), indicator.bounded_by}
    quantities = {code: entry for code, entry in catalogue.quantities.items() if code in named}
    carriers = catalogue.carriers if "carrier" in named else {}
    return {"indicators": indicators, "quantities": quantities, "carriers": carriers}


def words_read(rule: Rule) -> Iterator[str]:
    """Codes of the subjects, owners of the references, collections."""
    for subject in rule.subjects:
        yield subject.partition(":")[2]
    for line in rule.derived:
        yield from (ref.partition(".")[0] for ref in references(line))


def references(line: Derived) -> tuple[str, ...]:
    """The names, references and collections that one derived attribute is made of."""
    made = line.expression
    return (made.collection,) if isinstance(made, Count | Sum | Earliest) else operands(made)


def parameters_of(rule: Rule) -> Iterator[str]:
    """The names a rule may take from the parameters: in its tests, its filters and its derivations."""
    yield from rule.table.thresholds
    for line in rule.derived:
        yield from references(line)
        where: Mapping[str, Test] = getattr(line.expression, "where", {})
        for test in where.values():
            if isinstance(test, NumberTest):
                yield from NAME.findall(test.text)
