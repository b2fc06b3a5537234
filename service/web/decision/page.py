"""The decision of a case: what is decided and why, who was consulted, who signed, and what can be done next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts import decision as deciding
from service.casework.acts import evaluation
from service.casework.acts.act import Act
from service.casework.basis import last_assessment, standing_override
from service.casework.case import Case, Recorded
from service.casework.corrections import CorrectionStatus, corrections
from service.casework.decision_lines import decided_word
from service.casework.signing import Signature, draft, missing_opinions, missing_signatures
from service.transport.auth import Caller, Who
from service.vocabulary.day import day_of
from service.vocabulary.exact import read_exact
from service.vocabulary.language import Said
from service.web import tags
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.cases.step import StepShown, step_shown
from service.web.corrections.page import ACTS as CORRECTING
from service.web.corrections.page import CorrectionShown
from service.web.corrections.page import shown as correction_shown
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.workflow.cases.show_case import CaseShown
from service.workflow.cases.show_decision import DecisionShown, show_decision

router = screens("/cases/{case_id}/decision", "决定")


@dataclass(frozen=True, slots=True)
class Recommended:
    """What the last evaluation recommends. override: why the decision departs from it, where it does."""

    word: str
    points: str
    digest: str
    override: Recorded[evaluation.Override] | None


@dataclass(frozen=True, slots=True)
class OpinionShown:
    """One opinion on the present draft: of which department, whether it agrees, and who put it on record when."""

    department: Said
    agrees: bool
    words: str
    document: str
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SignatureShown:
    """One line of the signatures: of a department that has signed, or is to."""

    department: Said
    tag: tags.Tag
    person: str = ""
    at: datetime | None = None


@shown_by("decision/page.html")
@dataclass(frozen=True, slots=True)
class DecisionPage:
    """recommended: None while the round is not evaluated; issued: the document, None while there is none;
    corrections: of it, those that wait for signatures or have effect; steps: what
    can be done about the decision now."""

    heading: CaseHeading
    decision: DecisionShown
    recommended: Recommended | None
    opinions: tuple[OpinionShown, ...]
    to_consult: tuple[Said, ...]
    signatures: tuple[SignatureShown, ...]
    issued: Recorded[deciding.Issue] | None
    corrections: tuple[CorrectionShown, ...]
    steps: tuple[StepShown, ...]


@router.get("", **shows(UseCase.READ_EVALUATION, of=THE_CASE, summary="查看决定"))
def show(request: Request, who: Who, case_id: str) -> Response:
    """As it stands today."""
    return render(request, "decision/page.html", _page(who, show_decision(who.settings, who.found.id, day_of(who.at))))


def _page(who: Caller, decided: DecisionShown) -> DecisionPage:
    shown = decided.shown
    case, drafted = shown.case, bool(decided.lines)
    return DecisionPage(
        heading=heading_of(shown.case_id, case, who.found.park),
        decision=decided,
        recommended=_recommended(case),
        opinions=_opinions(case) if drafted else (),
        to_consult=tuple(one.said for one in missing_opinions(case, shown.procedure)) if drafted else (),
        signatures=tuple(_signatures(decided)) if drafted else (),
        issued=case.last_of_round(deciding.Issue) if drafted else None,
        corrections=_corrections(case),
        steps=tuple(
            step_shown(shown.case_id, step, who.person, shown.on) for step in shown.outlook.steps if step.act in _ACTS
        ),
    )


_ACTS: tuple[type[Act], ...] = (
    evaluation.Override,
    evaluation.DraftDecision,
    evaluation.SendBack,
    deciding.GiveOpinion,
    deciding.Sign,
    deciding.DeclineToSign,
    deciding.Publish,
    deciding.Issue,
    deciding.LodgeAppeal,
    deciding.DecideAppeal,
    *CORRECTING,
)
"""What the page is about."""


def _recommended(case: Case) -> Recommended | None:
    assessed = last_assessment(case)
    if assessed is None:
        return None
    summary = assessed.act.summary
    word = decided_word(summary.recommendation, summary.grade)
    return Recommended(word, str(read_exact(summary.score).rounded(2)), summary.assessment, standing_override(case))


def _corrections(case: Case) -> tuple[CorrectionShown, ...]:
    issued, told = case.last_of_round(deciding.Issue), (CorrectionStatus.PENDING, CorrectionStatus.EFFECTIVE)
    return tuple(correction_shown(one) for one in corrections(case) if one.issued == issued and one.status in told)


def _opinions(case: Case) -> tuple[OpinionShown, ...]:
    drafted = draft(case)
    given = case.of(deciding.GiveOpinion, drafted.seq) if drafted is not None else ()
    return tuple(
        OpinionShown(
            one.act.department.said, one.act.agrees, one.act.opinion, one.act.document, one.person.name, one.at
        )
        for one in given
    )


def _signatures(decided: DecisionShown) -> list[SignatureShown]:
    shown: CaseShown = decided.shown
    given = [_signature(one, tags.Signed.STANDS.value) for one in decided.signatures]
    wanted = [
        SignatureShown(one.said, tags.Signed.WANTED.value) for one in missing_signatures(shown.case, shown.procedure)
    ]
    return [*given, *wanted, *(_signature(one.signature, tags.Signed.VOID.value) for one in decided.voided)]


def _signature(of: Signature, tag: tags.Tag) -> SignatureShown:
    return SignatureShown(of.department.said, tag, of.recorded.person.name, of.recorded.at)
