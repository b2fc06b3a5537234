"""All that is on record of a case, taken out of the database; and what its acts refer to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from service.casework.acts.carrying_out import LinkEvidence
from service.casework.acts.evaluation import Evaluate, PreAssess
from service.casework.acts.site_visit import ImportJudgements
from service.casework.acts.submission import ImportSubmission
from service.casework.audit.chain import AuditRow
from service.casework.audit.heads import SignedHead
from service.casework.case import Case, Recorded
from service.casework.named_files import named_files
from service.casework.procedure import Procedure
from service.vocabulary.assessment_summary import AssessmentSummary

AssessingAct = PreAssess | Evaluate


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as it came; name: under which it came first."""

    digest: str
    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """procedures by their digest; outputs: JSON texts by digest; files by digest; audit: the events of this case; head:
    of the whole chain, signed."""

    id: str
    case: Case
    procedures: Mapping[str, Procedure]
    outputs: Mapping[str, str]
    files: Mapping[str, KeptFile]
    audit: tuple[AuditRow, ...]
    head: SignedHead | None


def assessing_acts(case: Case) -> tuple[Recorded[AssessingAct], ...]:
    """The acts that carry an assessment, in order."""
    found: list[Recorded[Any]] = [*case.of(PreAssess), *case.of(Evaluate)]
    return tuple(sorted(found, key=lambda one: one.seq))


def summaries(act: AssessingAct) -> tuple[AssessmentSummary, ...]:
    """The assessments of an act: the one with the waivers in force, then the one without, where there is one."""
    less = act.without_waivers if isinstance(act, Evaluate) else None
    return (act.summary,) if less is None else (act.summary, less)


def workbooks(case: Case) -> tuple[str, ...]:
    """The digests of every 评估工作簿 and 核查记录 ever taken in."""
    submitted = [one.act.workbook for one in case.of(ImportSubmission)]
    judged = [one.act.workbook for one in case.of(ImportJudgements)]
    return tuple(dict.fromkeys((*submitted, *judged)))


def kept_rules_of(case: Case) -> tuple[str, ...]:
    """The digests of every kept rule base that something was read or judged by."""
    imports: list[Recorded[Any]] = [*case.of(ImportSubmission), *case.of(ImportJudgements)]
    named = [one.act.rules for one in (*imports, *assessing_acts(case))]
    return tuple(dict.fromkeys(digest for digest in named if digest))


def outputs_of(case: Case) -> tuple[str, ...]:
    """The digests of every output of a stage that the acts refer to."""
    told = [summary for one in assessing_acts(case) for summary in summaries(one.act)]
    digests = [one.act.submission for one in case.of(ImportSubmission)]
    digests += [summary.assessment for summary in told] + [one.digests.case for one in told if one.digests.case]
    return tuple(dict.fromkeys((*digests, *kept_rules_of(case))))


def other_files(case: Case) -> tuple[str, ...]:
    """The digests of every file the acts name besides workbooks: of evidence, letters, plans, reports."""
    taken = set(workbooks(case))
    named = (digest for one in case.acts for digest in named_files(one.act))
    return tuple(dict.fromkeys(digest for digest in named if digest not in taken))


def links(case: Case) -> dict[str, LinkEvidence]:
    """By digest, the act that linked a file first: it says what the file is called here."""
    linked: dict[str, LinkEvidence] = {}
    for one in case.of(LinkEvidence):
        linked.setdefault(one.act.file, one.act)
    return linked
