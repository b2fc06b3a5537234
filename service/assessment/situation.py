"""What a derivation looks at: the case, the pack, what earlier stages found, and what an example overrides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from service.assessment.rows import CollectionRow, Tally
from service.rulelang.pack import Pack
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding
from service.vocabulary.judgements import Judgements
from service.vocabulary.submission import Submission


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """The score as the gates and the decision read it.

    `completeness` a fraction, `score` in points. `reject` and `withhold` count gate findings by effect; None until
    the gates are evaluated.
    """

    completeness: Quotient
    score: Quotient
    grade: str
    reject: int | None = None
    withhold: int | None = None


@dataclass(slots=True)
class Memo:
    """Facts, views, rows and tallies already made, so that rules which share them do not make them again."""

    facts: dict[tuple[object, ...], Fact] = field(default_factory=dict)
    indicators: dict[tuple[object, ...], Any] = field(default_factory=dict)
    quantities: dict[tuple[object, ...], Any] = field(default_factory=dict)
    rows: dict[str, tuple[CollectionRow, ...]] = field(default_factory=dict)
    tallies: dict[tuple[object, ...], Tally] = field(default_factory=dict)

    def clear(self) -> None:
        """Let go of everything. Views know their situation and it knows them: thousands of facts would stay until
        the cycle collector came by."""
        for kept in (self.facts, self.indicators, self.quantities, self.rows, self.tallies):
            kept.clear()


@dataclass(frozen=True)
class Situation:
    """Everything derive() may read.

    `findings` are those of earlier stages, `summary` is None before the gates. `given` overrides by name (attribute,
    derived name, or ref such as `energy_saving.actual`), `given_rows` whole collections (each row: field → fact);
    both are for the examples of rules. `memo` holds what no stage changes, `stage_memo` what belongs to this stage.
    """

    submission: Submission
    judgements: Judgements
    pack: Pack
    findings: tuple[Finding, ...] = ()
    summary: CaseSummary | None = None
    given: Mapping[str, Fact] = field(default_factory=dict)
    given_rows: Mapping[str, tuple[Mapping[str, Fact], ...]] = field(default_factory=dict)
    memo: Memo = field(default_factory=Memo, init=False, repr=False, compare=False)
    stage_memo: Memo = field(default_factory=Memo, init=False, repr=False, compare=False)

    def later(self, findings: tuple[Finding, ...], summary: CaseSummary | None = None) -> Situation:
        """The same case one stage later; keeps what was derived so far."""
        later = replace(self, findings=findings, summary=summary)
        object.__setattr__(later, "memo", self.memo)
        return later
