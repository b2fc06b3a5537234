"""Facts as a printed tree: each derivation once, wherever it is used again a reference to that place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from service.assessment.english import English
from service.assessment.fact_names import FactNames
from service.assessment.showing import catalogue_entry, show_attribute
from service.assessment.trace import FROM_GATES, FROM_SCORECARD
from service.rulelang.pack import Pack
from service.vocabulary.cell import Cell
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding, Theme

Anchors = Mapping[tuple[str, str], str]
GATES, SCORECARD = "gates", "scorecard"
"""The places of the parts that facts of the whole case lead to."""


@dataclass(frozen=True, slots=True)
class Node:
    """One line of a tree. `anchor` is its own place; a repeated fact has none but `see`, the place that explains it,
    with `see_as` in words and `see_rule`, the rule whose finding told it, when that is another one.

    `how` is the worked arithmetic; `place` and `raw` are the cell and its text, `attested` who stands behind it;
    `paper` names the workbook when it is not the park's. `lacking`: a value would be needed here. `cell`: the same
    place whole.
    """

    name: str
    value: str
    lacking: bool = False
    anchor: str = ""
    see: str = ""
    see_as: str = ""
    see_rule: str = ""
    how: str = ""
    paper: str = ""
    place: str = ""
    raw: str = ""
    attested: str = ""
    note: str = ""
    operands: tuple[Node, ...] = ()
    cell: Cell | None = None


class FactTrees:
    """The trees of one document, told in the order in which tree() is asked for them.

    `judgements` is the digest of the 核查记录, `anchors` leads from findings to their places in the document.
    """

    def __init__(self, pack: Pack, judgements: str, anchors: Anchors, english: English | None = None) -> None:
        """english: where the trees are told in English."""
        self._pack = pack
        self.english = english
        self._judgements = judgements
        self._rules: dict[str, str] = {}
        for (rule, _), anchor in anchors.items():
            self._rules.setdefault(rule, anchor)
        self._names = FactNames(pack)
        self._numbers: dict[tuple[object, ...], int] = {}
        self._numbered: dict[int, tuple[Fact, int]] = {}
        self._told: dict[int, str] = {}

    def tree(self, finding: Finding) -> tuple[Node, ...]:
        """What a finding read, down to the cells."""
        return _Branches(self, finding, self._names.of(finding)).of(finding.facts)

    def place(self, fact: Fact, rule: str) -> tuple[str, str]:
        """(the fact's anchor, the rule that told it before); facts are the same when everything below them is."""
        number = self._number(fact)
        told = self._told.get(number, "")
        self._told.setdefault(number, rule)
        return f"n{number}", told

    def _number(self, fact: Fact) -> int:
        """The same for equal facts. The very same object is looked at once, and kept so that its id stays its own."""
        if id(fact) not in self._numbered:
            below = tuple(self._number(operand) for operand in fact.operands)
            key = (fact.name, fact.state, _exact(fact), fact.unit, fact.cell, fact.formula, fact.note, below)
            self._numbered[id(fact)] = fact, self._numbers.setdefault(key, len(self._numbers) + 1)
        return self._numbered[id(fact)][1]

    def rule_anchor(self, name: str) -> str:
        """Where the findings of a rule stand; empty when `name` is no rule."""
        return self._rules.get(name, "")

    def rule_name(self, rule: str) -> str:
        """`CR-A1 填报值与原始数据复算一致`."""
        return f"{rule} {self.said(self._pack.rules[rule].title)}"

    def said(self, text: str) -> str:
        """A composed text in the language of the trees."""
        return text if self.english is None else self.english.of(text)

    def name(self, fact: Fact, names: Mapping[str, str]) -> str:
        """What a fact is called; in English its code stands for itself."""
        return names.get(fact.name, fact.name) if self.english is None else self.english.name(fact.name)

    @staticmethod
    def part(finding: Finding, fact: Fact) -> tuple[str, str]:
        """(place, words) of the part of the document that a fact of the whole case comes from."""
        if finding.theme in (Theme.GATES, Theme.DECISION) and not fact.operands:
            if fact.name in FROM_SCORECARD:
                return SCORECARD, "见评分表"
            if fact.name in FROM_GATES:
                return GATES, "见否决项"
        return "", ""

    def paper(self, fact: Fact) -> str:
        """核查记录 for a cell of the assessors' workbook."""
        return "核查记录" if fact.cell is not None and fact.cell.document == self._judgements else ""

    def value(self, finding: Finding, fact: Fact) -> str:
        """A value in digits that agree with the finding's verdict."""
        indicator = self._pack.catalogue.indicators.get(fact.value) if isinstance(fact.value, str) else None
        if indicator is not None:
            return self.said(indicator.name)
        about = catalogue_entry(self._pack, finding.subject)
        return self.said(show_attribute(fact, self._pack.rules[finding.rule].table, about))


@dataclass(frozen=True, slots=True)
class _Branches:
    """Makes the nodes of one finding's tree."""

    trees: FactTrees
    finding: Finding
    names: Mapping[str, str]

    def of(self, facts: Iterable[Fact], needed: bool = True) -> tuple[Node, ...]:
        """Facts one by one, those that stand for findings counted by rule. `needed`: what they make up has no value."""
        facts = tuple(facts)
        own = tuple(self._node(fact, needed) for fact in facts if not self.trees.rule_anchor(fact.name))
        return own + self._findings(fact for fact in facts if self.trees.rule_anchor(fact.name))

    def _findings(self, facts: Iterable[Fact]) -> tuple[Node, ...]:
        counted = Counter((fact.name, str(fact.value)) for fact in facts)
        return tuple(
            Node(
                self.trees.rule_name(rule),
                self.trees.said(f"{word} {number} 项"),
                see=self.trees.rule_anchor(rule),
                see_as="见各项判定",
            )
            for (rule, word), number in counted.items()
        )

    def _node(self, fact: Fact, needed: bool) -> Node:
        name, value = self.trees.name(fact, self.names), self.trees.value(self.finding, fact)
        anchor, told = self.trees.place(fact, self.finding.rule)
        lacking = needed and not fact.present
        if told:
            other = told if told != self.finding.rule else ""
            see_as = "见" if other else "见上"
            return Node(
                name, value, lacking, see=anchor, see_as=see_as, see_rule=other, place=_place(fact), cell=fact.cell
            )
        see, see_as = self.trees.part(self.finding, fact)
        return Node(
            name=name,
            value=value,
            lacking=lacking,
            anchor=anchor,
            see=see,
            see_as=see_as,
            how=self.trees.said(fact.formula),
            paper=self.trees.paper(fact),
            place=_place(fact),
            raw=fact.cell.raw if fact.cell else "",
            attested=fact.attested_by.label if fact.cell else "",
            note=self.trees.said(fact.note.removeprefix(self.names.get(fact.name, fact.name))),
            operands=self.of(fact.operands, not fact.present),
            cell=fact.cell,
        )


def _place(fact: Fact) -> str:
    return "" if fact.cell is None else str(fact.cell)


def _exact(fact: Fact) -> str | date | tuple[object, ...] | None:
    return (fact.value.numerator, fact.value.denominator) if isinstance(fact.value, Quotient) else fact.value
