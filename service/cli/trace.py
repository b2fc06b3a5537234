"""--trace: every line down to its cells, as an indented tree."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.tree import Tree

from service.assessment.labels import Language, say
from service.vocabulary.assessment import Assessment
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding


def print_trace(assessment: Assessment, console: Console, language: Language) -> None:
    """The decision and every finding with rule file, clause, formulas, facts and cells."""
    root = Tree(escape(f"{say('计算依据', language)}：{assessment.recommendation}"))
    for finding in (assessment.decision, *assessment.findings):
        _add_finding(root, finding, language)
    console.print()
    console.print(root, soft_wrap=True)


def _add_finding(root: Tree, finding: Finding, language: Language) -> None:
    head = f"{finding.rule} {finding.title} [{finding.subject_title}]：{say(finding.verdict.label, language)}"
    branch = root.add(escape(head))
    branch.add(
        escape(
            f"{say('条款', language)} {finding.clause}　{say('规则文件', language)} {finding.rule_file}　"
            f"{say('数值依据', language)} {finding.source}（{finding.reliability}）"
        )
    )
    for fact in finding.facts:
        _add_fact(branch, fact)


def _add_fact(branch: Tree, fact: Fact) -> None:
    node = branch.add(escape(_in_words(fact)))
    for operand in fact.operands:
        _add_fact(node, operand)


def _in_words(fact: Fact) -> str:
    value = fact.state.label if not fact.present else _exact(fact)
    parts = [f"{fact.name} = {value}"]
    if fact.formula:
        parts.append(f"← {fact.formula}")
    if fact.cell is not None:
        parts.append(f"@ {fact.cell} “{fact.cell.raw}”（{fact.attested_by.label}）")
    if fact.note:
        parts.append(f"（{fact.note}）")
    return " ".join(parts)


def _exact(fact: Fact) -> str:
    if isinstance(fact.value, Quotient):
        return f"{fact.value.fraction()} {fact.unit if fact.unit != '%' else '（小数）'}".rstrip()
    return str(fact.value)
