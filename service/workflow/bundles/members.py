"""The files of a bundle, made of all that is on record of a case; the same record makes the same files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

from service.assessment.trace import trace
from service.casework.acts.carrying_out import LinkEvidence
from service.casework.acts.submission import ImportSubmission
from service.casework.encoding import encode_procedure, encode_recorded
from service.documents.bundle import paths
from service.documents.bundle.member import Member, Role
from service.vocabulary.canonical import canonical_json
from service.workflow.bundles.case_record import (
    CaseRecord,
    KeptFile,
    assessing_acts,
    kept_rules_of,
    links,
    other_files,
    summaries,
    workbooks,
)
from service.workflow.bundles.decisions import decisions
from service.workflow.bundles.prefixes import Prefixes
from service.workflow.bundles.reassess import Sources, assess_again
from service.workflow.cases.evaluate_case import Assessed
from service.workflow.cases.kept_rules import read_kept


def members(record: CaseRecord, program: Mapping[str, Any], with_evidence: bool) -> tuple[Member, ...]:
    """Everything but 说明.txt, manifest and signature.

    Raises:
        As assess_again(): every assessment is made again, for its trace.
    """
    return (
        *_as_kept(record),
        *_rules(record),
        *_assessments(record),
        *_evidence(record, with_evidence),
        _json(paths.DECISIONS, Role.DECISION, decisions(record.case, record.procedures)),
        _json(paths.AUDIT, Role.AUDIT, _audit(record)),
        _json(paths.PROGRAM, Role.PROGRAM, program),
    )


def trace_text(assessed: Assessed) -> str:
    """Each line of an assessment with what it rests on."""
    return canonical_json(trace(assessed.assessment))


def judgements_text(assessed: Assessed) -> str:
    """What the assessors and experts found, as the assessment took it."""
    return canonical_json(assessed.merged.judgements)


def _as_kept(record: CaseRecord) -> Iterator[Member]:
    yield _json(paths.ACTS, Role.ACTS, [encode_recorded(one) for one in record.case.acts])
    for digest in sorted({one.procedure for one in record.case.acts}):
        yield _json(paths.procedure(digest), Role.PROCEEDINGS, encode_procedure(record.procedures[digest]))
    for digest in workbooks(record.case):
        yield Member(paths.workbook(digest), Role.WORKBOOK, record.files[digest].content)
    for digest in dict.fromkeys(one.act.submission for one in record.case.of(ImportSubmission)):
        yield _text(paths.submission(digest), Role.FACTS, record.outputs[digest])


def _rules(record: CaseRecord) -> Iterator[Member]:
    for digest in kept_rules_of(record.case):
        files = read_kept(record.outputs[digest])
        for kind, role, contents in (
            (paths.RULES, Role.RULES, files.rules),
            (paths.RUBRICS, Role.RUBRIC, files.rubrics),
        ):
            for path, content in contents.items():
                yield Member(paths.rule_base(digest, kind, path), role, content)


def _assessments(record: CaseRecord) -> Iterator[Member]:
    """Each assessment as it is on record; where this program still gives the same, with its trace."""
    sources = Sources(lambda digest: record.files[digest].content, lambda digest: read_kept(record.outputs[digest]))
    prefixes, made = Prefixes(record.case.acts, record.procedures), dict[str, Member]()
    for recorded in assessing_acts(record.case):
        again = assess_again(prefixes.before(recorded.seq), recorded, sources)
        for summary, assessed in zip(summaries(recorded.act), again.both, strict=False):
            for member in _assessment(record, summary.assessment, summary.digests.case, assessed):
                made[member.path] = member
    yield from made.values()


def _assessment(record: CaseRecord, digest: str, statements: str, assessed: Assessed) -> Iterator[Member]:
    yield _text(paths.assessment(digest), Role.ASSESSMENT, record.outputs[digest])
    if statements:
        yield _text(paths.statements(statements), Role.FACTS, record.outputs[statements])
    if assessed.output.digest == digest:
        yield _text(paths.judgements(digest), Role.FACTS, judgements_text(assessed))
        yield _text(paths.trace(digest), Role.TRACE, trace_text(assessed))


def _evidence(record: CaseRecord, with_evidence: bool) -> Iterator[Member]:
    files = [_called(record.files[digest], links(record.case)) for digest in other_files(record.case)]
    listed = [
        {
            "sha256": file.digest,
            "name": file.name,
            "media_type": file.media_type,
            "size": len(file.content),
            "member": paths.evidence(file.digest, file.name) if with_evidence else "",
        }
        for file in files
    ]
    yield _json(paths.EVIDENCE, Role.EVIDENCE, listed)
    for file in files if with_evidence else ():
        yield Member(paths.evidence(file.digest, file.name), Role.EVIDENCE, file.content)


def _called(file: KeptFile, linked: Mapping[str, LinkEvidence]) -> KeptFile:
    """The file by the name it has in this case, which the acts vouch for."""
    link = linked.get(file.digest)
    return file if link is None else replace(file, name=link.name, media_type=link.media_type)


def _audit(record: CaseRecord) -> dict[str, Any]:
    rows = [row._asdict() for row in record.audit]
    return {"head": asdict(record.head) if record.head else None, "rows": rows}


def _json(path: str, role: Role, values: Any) -> Member:
    return _text(path, role, canonical_json(values))


def _text(path: str, role: Role, text: str) -> Member:
    return Member(path, role, text.encode())


def digest_of(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
