"""The clauses that findings cite, each with the gist of what it stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service.rulelang.pack import Clause, Pack
from service.rulelang.parse.clauses import covered_clauses
from service.vocabulary.finding import Finding


@dataclass(frozen=True, slots=True)
class Cited:
    """A clause as rules cite it, with the gist of each sentence it stands for and the number of findings."""

    anchor: str
    shown: str
    gists: tuple[Clause, ...]
    count: int


def cited_clauses(findings: Iterable[Finding], pack: Pack) -> dict[str, Cited]:
    """The clauses that findings cite, in the order of their register; the document is named where there are several."""
    times: dict[str, int] = {}
    for finding in findings:
        times[finding.clause] = times.get(finding.clause, 0) + 1
    gists = {clause: _gists(clause, pack) for clause in times}
    registered = [clause for register in pack.registers.values() for clause in register.clauses.values()]
    cited = sorted(times, key=lambda clause: registered.index(gists[clause][0]))
    several = len(pack.registers) > 1
    return {
        clause: Cited(f"c-{number}", clause if several else clause.rpartition("/")[2], gists[clause], times[clause])
        for number, clause in enumerate(cited, start=1)
    }


def _gists(clause: str, pack: Pack) -> tuple[Clause, ...]:
    document, _, number = clause.partition("/")
    register = pack.registers[document]
    return tuple(register.clauses[one] for one in covered_clauses(number, register))
