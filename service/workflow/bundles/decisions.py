"""Every decision of a case that was issued, and the one being signed: its content, its digest, who signed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from service.casework.acts.decision import Issue
from service.casework.case import Case
from service.casework.procedure import Procedure
from service.casework.signing import DecisionContent, Signature, decision_content, editors, signatures
from service.vocabulary.canonical import canonical_digest
from service.vocabulary.person import Person, is_among
from service.workflow.bundles.prefixes import Prefixes


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision; issued: number of the act that issued it, None while it is not. editors: who prepared the case."""

    content: DecisionContent
    digest: str
    signatures: tuple[Signature, ...]
    issued: int | None
    editors: frozenset[Person]

    @property
    def shared_eyes(self) -> tuple[str, ...]:
        """The names of signers who signed twice, for a department that had signed, or after preparing the case."""
        return tuple(dict.fromkeys(self._shared()))

    def _shared(self) -> Iterator[str]:
        others = list(self.editors)
        departments = set()
        for one in self.signatures:
            person = one.recorded.person
            if is_among(person, others) or one.department in departments:
                yield person.name
            others.append(person)
            departments.add(one.department)


def decisions(case: Case, procedures: Mapping[str, Procedure]) -> tuple[Decision, ...]:
    """In the order of the case.

    Raises:
        Unfoldable: the acts do not make a case.
    """
    prefixes = Prefixes(case.acts, procedures)
    issued = [(prefixes.before(one.seq), one.seq) for one in case.of(Issue)]
    made = [_decision(before, seq) for before, seq in issued]
    present = _decision(case, None)
    known = {one.content.draft for one in made if one is not None}
    open_ = present if present is not None and present.content.draft not in known else None
    return tuple(one for one in (*made, open_) if one is not None)


def _decision(case: Case, issued: int | None) -> Decision | None:
    content = decision_content(case)
    if content is None:
        return None
    given = tuple(one for one in signatures(case) if one.present)
    return Decision(content, canonical_digest(content), given, issued, editors(case))
