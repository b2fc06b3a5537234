"""The clause matrix: clause → rules → rubric lines → examples → scenarios, and back from each rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from service.authoring.problem import English, Mistake, ProblemLog
from service.rulelang.pack import Clause, ClauseRegister, Pack, Rule
from service.rulelang.parse.clauses import covered_clauses
from service.rulelang.rubric import Criterion, Rubric, Section
from service.vocabulary.finding import Theme


@dataclass(frozen=True, slots=True)
class Scene:
    """One scenario of the acceptance criteria; `cases`: its rows, 1 where it has none."""

    file: str
    line: int
    name: str
    cases: int


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule: the sentences it covers, what it earns (None: nothing), examples by verdict, scenarios."""

    rule: Rule
    clauses: tuple[Clause, ...]
    scored: tuple[Section, Criterion] | None
    examples: Mapping[str, int]
    scenes: tuple[Scene, ...]


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One sentence of a governing document and the rules that cover it."""

    clause: Clause
    lines: tuple[RuleLine, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """`documents`: each governing document that a rule names, with its sentences in order; `rules` in the order in
    which they are evaluated."""

    pack: Pack
    rubric: Rubric
    documents: tuple[tuple[ClauseRegister, tuple[ClauseLine, ...]], ...]
    rules: tuple[RuleLine, ...]


def matrix(pack: Pack, rubric: Rubric, scenes: Mapping[str, tuple[Scene, ...]]) -> Matrix:
    """The matrix of a pack; `scenes`: rule id → the scenarios that show it."""
    scored = {c.rule: (section, c) for section in rubric.sections for c in section.criteria}
    lines = tuple(
        RuleLine(
            rule,
            clauses_of(rule, pack),
            scored.get(rule.id),
            Counter(example.verdict for example in rule.examples),
            scenes.get(rule.id, ()),
        )
        for rule in in_order(pack)
    )
    named = {rule.clause.partition("/")[0] for rule in pack.rules.values()}
    documents = tuple(
        (register, tuple(_clause_line(clause, lines) for clause in register.clauses.values()))
        for name, register in pack.registers.items()
        if name in named
    )
    return Matrix(pack, rubric, documents, lines)


def in_order(pack: Pack) -> tuple[Rule, ...]:
    """All rules in the order of the themes, and of the tasks within theirs."""
    return tuple(rule for theme in Theme for rule in pack.by_theme(theme))


def clauses_of(rule: Rule, pack: Pack) -> tuple[Clause, ...]:
    """The sentences that the rule's clause stands for."""
    return _sentences(rule.clause, pack)


def _sentences(reference: str, pack: Pack) -> tuple[Clause, ...]:
    """Those that `document/clause` stands for; none where that is registered nowhere."""
    document, _, number = reference.partition("/")
    register = pack.registers.get(document)
    return tuple(register.clauses[one] for one in covered_clauses(number, register)) if register else ()


def note_gaps(of: Matrix, shown: Iterable[str], log: ProblemLog) -> None:
    """Note sentences left to people that no rule covers, nor one that the pack switched off, and rules that no
    scenario shows. `shown`: the rules whose pack has scenarios at all; of the others none is expected."""
    wanted = set(shown)
    off = {clause for reference in of.pack.clauses_off for clause in _sentences(reference, of.pack)}
    for _, clauses in of.documents:
        for line in clauses:
            if line.clause.status == "manual" and not line.lines and line.clause not in off:
                log.add(line.clause.position, _no_rule(line.clause))
    for entry in of.rules:
        if entry.rule.id in wanted and not entry.scenes:
            log.add(entry.rule.position, _no_scene(entry.rule))


def _clause_line(clause: Clause, lines: Iterable[RuleLine]) -> ClauseLine:
    return ClauseLine(clause, tuple(line for line in lines if clause in line.clauses))


def _no_rule(clause: Clause) -> Mistake:
    return Mistake(
        "clause-without-rule",
        f"条款 {clause.id} 标为 manual，却没有任何规则引用",
        "manual 的条款至少有一条规则",
        "补上人工核查的规则，或改正处理方式",
        en=English(
            f"clause {clause.id} is marked manual and no rule names it",
            "at least one rule for a manual clause",
            "add a manual rule or correct the status",
        ),
    )


def _no_scene(rule: Rule) -> Mistake:
    return Mistake(
        "no-scenario",
        f"规则 {rule.id} 没有任何场景展示",
        "每条规则在 features/criteria/ 里至少有一个带它编号标签的场景",
        f"在展示它的场景上一行写标签 @{rule.id}；没有这样的场景就补写一个",
        en=English(
            f"no scenario shows rule {rule.id}",
            "at least one scenario of features/criteria tagged with each rule",
            f"write the tag @{rule.id} above the scenario that shows it, or add one",
        ),
    )
