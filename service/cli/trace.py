"""--trace: every line down to its cells, as an indented tree."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from rich.console import Console
from rich.markup import escape
from rich.tree import Tree

from service.assessment.english import English
from service.assessment.fact_names import FactNames
from service.assessment.labels import say
from service.assessment.showing import figure, show
from service.vocabulary.assessment import Assessment
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding
from service.vocabulary.language import Language
from service.workflow.rules.rule_base import UnknownRule

_PLACES = 6
_ROUNDED = re.compile(r" ≈ -?[0-9,.]+%?$")


def rules_named(wanted: Collection[str], known: Collection[str]) -> frozenset[str]:
    """The ids of rules asked for, in any case of letters.

    Raises:
        UnknownRule: one of them is none of the `known`.
    """
    ids = {word.strip().upper() for word in wanted}
    for rule in sorted(ids - set(known)):
        raise UnknownRule(rule, known)
    return frozenset(ids)


@dataclass(frozen=True, slots=True)
class Words:
    """What facts are called and how they came about, in the reader's language; english: None for Chinese."""

    names: FactNames
    english: English | None = None

    def said(self, text: str) -> str:
        """A composed text."""
        return text if self.english is None else self.english.of(text)

    def name(self, fact: Fact, called: Mapping[str, str]) -> str:
        """What a fact is called; in English its code stands for itself."""
        return called.get(fact.name, fact.name) if self.english is None else self.english.name(fact.name)


def print_trace(
    assessment: Assessment, words: Words, console: Console, language: Language, rules: Collection[str] = ()
) -> None:
    """The decision and every finding with rule file, clause, formulas, facts and cells; of some rules only, if any."""
    root = Tree(escape(f"{say('计算依据', language)}：{say(assessment.recommendation, language)}"))
    for finding in (assessment.decision, *assessment.findings):
        if not rules or finding.rule in rules:
            _add_finding(root, finding, words, language)
    for rule in sorted(set(rules) - {finding.rule for finding in (assessment.decision, *assessment.findings)}):
        root.add(escape(f"{rule} {say('对本案没有判定', language)}"))
    console.print()
    console.print(root, soft_wrap=True)


def _add_finding(root: Tree, finding: Finding, words: Words, language: Language) -> None:
    head = f"{finding.rule} {finding.title} [{finding.subject_title}]：{say(finding.verdict.label, language)}"
    branch = root.add(escape(head))
    branch.add(
        escape(
            f"{say('条款', language)} {finding.clause}　{say('规则文件', language)} {finding.rule_file}　"
            f"{say('数值依据', language)} {finding.source}（{finding.reliability}）"
        )
    )
    if finding.replaces:
        branch.add(escape(f"{say('替换', language)} {finding.replaces}"))
    called = words.names.of(finding)
    for fact in finding.facts:
        _add_fact(branch, fact, called, words)


def _add_fact(branch: Tree, fact: Fact, called: Mapping[str, str], words: Words) -> None:
    node = branch.add(escape(_in_words(fact, called, words)))
    called = words.names.below(fact.name) or called
    for operand in fact.operands:
        _add_fact(node, operand, called, words)


def _in_words(fact: Fact, called: Mapping[str, str], words: Words) -> str:
    """A formula's own rounded result is left out: the value in front of it has more digits."""
    parts = [f"{words.name(fact, called)} {_value(fact, words)}"]
    if fact.formula:
        parts.append(f"← {_ROUNDED.sub('', words.said(fact.formula))}")
    if fact.cell is not None:
        parts.append(f"@ {fact.cell} “{fact.cell.raw}”（{words.said(fact.attested_by.label)}）")
    if fact.note:
        parts.append(f"（{words.said(fact.note)}）")
    return " ".join(parts)


def _value(fact: Fact, words: Words) -> str:
    """`= 0.41 tce/万元`; a number without an end also as the fraction that is compared."""
    if not fact.present or not isinstance(fact.value, Quotient):
        return f"= {words.said(show(fact))}"
    text, exact = figure(fact.value, fact.unit, _PLACES)
    unit = "" if fact.unit == "%" else fact.unit
    return f"= {text} {unit}".rstrip() if exact else f"≈ {text} {unit}".rstrip() + f"（{fact.value.fraction()}）"
