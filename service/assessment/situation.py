"""What a derivation looks at: the case, the pack, what earlier stages found, and what an example overrides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

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
class CollectionRow:
    """One row of a collection. Its fields become facts when first asked for; `title` names it in notes."""

    title: str
    make: Callable[[str], Fact]
    known: dict[str, Fact] = field(default_factory=dict)

    def fact(self, name: str) -> Fact:
        """The field as a fact; KeyError when the collection has no such field."""
        if name not in self.known:
            self.known[name] = self.make(name)
        return self.known[name]


@dataclass(slots=True)
class Memo:
    """Facts and rows already made, so that rules which share them do not make them again."""

    facts: dict[tuple[object, ...], Fact] = field(default_factory=dict)
    rows: dict[str, tuple[CollectionRow, ...]] = field(default_factory=dict)


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
