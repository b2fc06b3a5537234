"""The report on a pack: its obligations, the faults that are left, and the suppressions with what they accept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.authoring.problem import Mistake, ProblemLog, RuleProblem
from service.rulelang.analysis.asked import prove_asked
from service.rulelang.analysis.decision import prove_decision
from service.rulelang.analysis.monotone import prove_monotone
from service.rulelang.analysis.obligation import Fault, Obligation, mistake
from service.rulelang.analysis.orders import grade_ranks
from service.rulelang.analysis.reach import prove_grades, prove_rows, prove_weights
from service.rulelang.analysis.scheme import prove_grade, prove_points, prove_score
from service.rulelang.analysis.unmeasured import prove_counts, prove_inapplicable, prove_nothing_measured, prove_table
from service.rulelang.analysis.use import prove_catalogue, prove_parameters
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.rulelang.suppression import OF_CATALOGUE, Suppression
from service.vocabulary.finding import Theme


@dataclass(frozen=True, slots=True)
class Report:
    """`accepted`: each suppression with the obligations it accepts. `problems`: what is left to repair."""

    obligations: tuple[Obligation, ...]
    accepted: Mapping[Suppression, tuple[Obligation, ...]]
    problems: tuple[RuleProblem, ...]


def analyse(pack: Pack, rubric: Rubric) -> Report:
    """Everything that can be proved of one pack with its rubric, both checked by the loader."""
    stated = [(rule.id, s) for rule in pack.rules.values() for s in rule.suppressions]
    stated += [("", s) for s in rubric.suppressions if s.check not in OF_CATALOGUE]
    return _report(tuple(_obligations(pack, rubric)), stated)


def analyse_catalogue(bases: Iterable[tuple[Pack, Rubric]]) -> Report:
    """What can be said only over all packs of a rules folder: which catalogue entries none of them reads."""
    bases = tuple(bases)
    stated = {s.position: ("", s) for _, rubric in bases for s in rubric.suppressions if s.check in OF_CATALOGUE}
    return _report(tuple(prove_catalogue(pack for pack, _ in bases)), list(stated.values()))


def _obligations(pack: Pack, rubric: Rubric) -> Iterator[Obligation]:
    grades = tuple(grade_ranks(rubric.bands))
    for rule in pack.rules.values():
        yield from prove_monotone(rule, pack, grades)
    for rule in pack.rules.values():
        if rule.theme is not Theme.CREDIBILITY:
            yield prove_table(rule)
            yield from prove_counts(rule, pack)
    for rule in pack.by_theme(Theme.CREDIBILITY):
        yield from prove_asked(rule, pack)
    yield from prove_inapplicable(pack, rubric)
    yield from prove_nothing_measured(pack, rubric)
    yield from prove_points(rubric)
    yield from prove_score(rubric)
    yield from prove_grade(rubric)
    for rule in pack.by_theme(Theme.DECISION):
        yield from prove_decision(rule, pack)
    for rule in pack.rules.values():
        yield from prove_rows(rule, pack, rubric)
    yield from prove_weights(pack, rubric)
    yield from prove_grades(pack, rubric)
    yield from prove_parameters(pack)


def _report(obligations: tuple[Obligation, ...], stated: Sequence[tuple[str, Suppression]]) -> Report:
    """`stated`: the suppressions, each with the rule in whose file it stands (empty: the rubric)."""
    accepted: dict[Suppression, tuple[Obligation, ...]] = {}
    log = ProblemLog()
    for obligation in obligations:
        fault = obligation.fault
        by = None if fault is None else next((s for owner, s in stated if _accepts(owner, s, fault)), None)
        if by is not None:
            accepted[by] = (*accepted.get(by, ()), obligation)
        elif fault is not None:
            log.add(fault.position, fault.mistake)
    for _, suppression in stated:
        if suppression not in accepted:
            log.add(suppression.position, _idle(suppression))
    return Report(obligations, accepted, log.problems())


def _accepts(owner: str, suppression: Suppression, fault: Fault) -> bool:
    return owner == fault.owner and suppression.check == fault.mistake.code and suppression.of in ("", fault.of)


def _idle(suppression: Suppression) -> Mistake:
    about = f"（{suppression.of}）" if suppression.of else ""
    return mistake(
        "idle-suppression",
        (f"没有接受任何问题的 suppress：{suppression.check}{about}", "确有其事的 suppress", "删去这一项，或改正 of"),
        (f"a suppression of {suppression.check} that accepts nothing", "suppressions of findings", "delete the entry"),
    )
