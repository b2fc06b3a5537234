"""Every workbook of a bundle read again and every assessment made again by both evaluators, compared to the letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from service.assessment.assess import NotJudgeable
from service.authoring.problem import RuleProblems
from service.casework.acts.act import Act
from service.casework.acts.evaluation import DraftDecision
from service.casework.acts.site_visit import ImportJudgements
from service.casework.acts.submission import ImportSubmission
from service.casework.basis import evaluation_basis, last_assessment
from service.casework.case import Case, Recorded
from service.casework.encoding import encode
from service.documents.bundle import paths
from service.documents.bundle.check import Check, fails, holds, noted, unchecked
from service.documents.bundle.differences import differences
from service.engine.agree import Disagreement
from service.rulelang.parse.pack import LANGUAGE
from service.vocabulary.assessment_summary import AssessmentSummary
from service.vocabulary.canonical import canonical_json
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.problem import Unreadable
from service.workflow.bundles.case_record import AssessingAct, assessing_acts, kept_rules_of, summaries
from service.workflow.bundles.check_case import Folded
from service.workflow.bundles.comparison import compared
from service.workflow.bundles.members import digest_of, judgements_text, trace_text
from service.workflow.bundles.opened import Broken, Opened
from service.workflow.bundles.reassess import (
    Sources,
    assess_again,
    judgements_again,
    read_again,
    reopened_again,
    submission_again,
    told_again,
)
from service.workflow.cases.evaluate_case import Assessed, CaseAssessed
from service.workflow.cases.kept_rules import UnknownLanguage, kept_text

_RULES, _FACTS, _ASSESSMENT, _TRACE = "rules", "facts", "assessment", "trace"


def check_rules(opened: Opened, folded: Folded) -> Iterator[Check]:
    """Whether the kept rules are those the acts name, file for file."""
    for digest in kept_rules_of(folded.case):
        folder = paths.rule_folder(digest)
        try:
            genuine = digest_of(kept_text(opened.rules(digest))) == digest
        except (Broken, UnicodeDecodeError):
            genuine = False
        if genuine:
            zh, en = (
                f"规则和评分标准 {digest[:12]}… 与办理行为所记的相符",
                f"the rules {digest[:12]}… are those the acts name",
            )
            yield holds(_RULES, zh, en)
        else:
            zh = f"{folder}：规则或评分标准缺失，或被改动过，与办理行为所记的摘要不符"
            yield fails(_RULES, zh, f"{folder}: rules are missing or altered: not those the acts name", folder)


def check_facts(opened: Opened, folded: Folded, sources: Sources) -> Iterator[Check]:
    """Whether every workbook still says what it was read to say."""
    for submitted in folded.case.of(ImportSubmission):
        checks = _facts(opened, folded.prefixes.before(submitted.seq), submitted, sources)
        yield from _guarded(_FACTS, f"第 {submitted.seq} 号导入", f"import, act {submitted.seq}", checks)
    for judged in folded.case.of(ImportJudgements):
        checks = _judgements(opened, folded.prefixes.before(judged.seq), judged, sources)
        yield from _guarded(_FACTS, f"第 {judged.seq} 号导入核查记录", f"findings, act {judged.seq}", checks)


def check_assessments(opened: Opened, folded: Folded, sources: Sources) -> Iterator[Check]:
    """Whether every assessment that an act rests on comes out again."""
    for recorded in assessing_acts(folded.case):
        checks = _assessments(opened, folded, recorded, sources)
        yield from _guarded(_ASSESSMENT, f"第 {recorded.seq} 号评价", f"assessment, act {recorded.seq}", checks)


def _facts(opened: Opened, before: Case, recorded: Recorded[ImportSubmission], sources: Sources) -> Iterator[Check]:
    path = paths.submission(recorded.act.submission)
    stored, read = opened.by_digest(path, recorded.act.submission).decode(), read_again(recorded.act, sources)
    differing = list(compared(_FACTS, path, stored, read.output.json_text, opened))
    differing = differing or list(_retold(opened, recorded, submission_again(before, read, sources)))
    yield from differing
    if not differing:
        yield holds(
            _FACTS,
            f"第 {recorded.seq} 号导入：重新读取工作簿 {recorded.act.workbook[:12]}…，读出的事实相同",
            f"import, act {recorded.seq}: workbook {recorded.act.workbook[:12]}… read again states the same facts",
        )


def _judgements(
    opened: Opened, before: Case, recorded: Recorded[ImportJudgements], sources: Sources
) -> Iterator[Check]:
    differing = list(_retold(opened, recorded, judgements_again(before, recorded, sources)))
    yield from differing
    if not differing:
        yield holds(
            _FACTS,
            f"第 {recorded.seq} 号导入：重新读取核查记录 {recorded.act.workbook[:12]}…，与所记的相同",
            f"findings, act {recorded.seq}: {recorded.act.workbook[:12]}… read again says what is on record",
        )


def _retold(opened: Opened, recorded: Recorded[Any], again: Act) -> Iterator[Check]:
    """Where an import says something else of its workbook than reading it again gives."""
    stored, made = canonical_json(encode(recorded.act)), canonical_json(encode(again))
    for check in compared(_FACTS, paths.ACTS, stored, made, opened):
        zh = f"第 {recorded.seq} 号导入所记的与工作簿不符：{check.said.zh}"
        en = f"import, act {recorded.seq}: it is not what its workbook says: {check.said.en}"
        yield replace(check, said=Said(zh, en))


def _assessments(opened: Opened, folded: Folded, recorded: Recorded[AssessingAct], sources: Sources) -> Iterator[Check]:
    before = folded.prefixes.before(recorded.seq)
    if evaluation_basis(before, recorded.day) != recorded.act.basis:
        zh = f"第 {recorded.seq} 号评价所依据的办理行为与所记的不符"
        yield fails(_ASSESSMENT, zh, f"assessment, act {recorded.seq}: made from other acts than it states", paths.ACTS)
    again = assess_again(before, recorded, sources)
    pairs = tuple(zip(summaries(recorded.act), again.both, strict=False))
    faults = [check for told, assessed in pairs for check in _stored(opened, told, assessed)]
    faults = faults or list(_untrue(recorded, again))
    yield from faults
    for told, assessed in () if faults else pairs:
        yield from _assessment(opened, recorded.seq, told, assessed)
    yield from () if faults else _drafts(opened, folded, recorded, again, sources)


def _stored(opened: Opened, told: AssessmentSummary, assessed: Assessed) -> Iterator[Check]:
    path = paths.assessment(told.assessment)
    stored = opened.by_digest(path, told.assessment).decode()
    yield from compared(_ASSESSMENT, path, stored, assessed.output.json_text, opened)


def _untrue(recorded: Recorded[AssessingAct], again: CaseAssessed) -> Iterator[Check]:
    """Where the act says something else than the assessment it rests on: that is the same to the letter, so no other
    program explains it."""
    for one in differences(encode(recorded.act), encode(told_again(recorded.act, again))):
        zh = f"第 {recorded.seq} 号评价的摘要与评价结果不符：{one.said.zh}"
        en = f"assessment, act {recorded.seq}: its summary is not what was assessed: {one.said.en}"
        yield fails(_ASSESSMENT, zh, en, paths.ACTS)


def _drafts(
    opened: Opened, folded: Folded, recorded: Recorded[AssessingAct], again: CaseAssessed, sources: Sources
) -> Iterator[Check]:
    """Whether what the decisions on this assessment open in the workbook is what its findings rest on."""
    for drafted in folded.case.of(DraftDecision):
        rested = last_assessment(folded.prefixes.before(drafted.seq))
        if rested is None or rested.seq != recorded.seq:
            continue
        before = folded.prefixes.before(recorded.seq)
        for item in drafted.act.items:
            stored, made = _reopening(item.reopens), _reopening(reopened_again(item, before, again, sources))
            for check in compared(_ASSESSMENT, paths.ACTS, stored, made, opened):
                zh = f"第 {drafted.seq} 号拟定的整改事项 {item.rule} 所放开的内容不符：{check.said.zh}"
                en = f"decision, act {drafted.seq}: {item.rule} opens something else: {check.said.en}"
                yield replace(check, said=Said(zh, en))


def _reopening(codes: tuple[str, ...]) -> str:
    return canonical_json({"reopens": codes})


def _assessment(opened: Opened, seq: int, summary: AssessmentSummary, assessed: Assessed) -> Iterator[Check]:
    digest = summary.assessment
    result = summary.recommendation + (f"，{summary.grade}" if summary.grade else "")
    yield holds(
        _ASSESSMENT,
        f"第 {seq} 号评价：重新读取，两套独立计算重新评估，结果逐字相同（{result}）",
        f"assessment, act {seq}: read and assessed again by both evaluators, the same to the letter ({result})",
    )
    if digests := summary.digests.case:
        opened.by_digest(paths.statements(digests), digests)
    yield from _derived(opened, paths.judgements(digest), judgements_text(assessed))
    yield from _derived(opened, paths.trace(digest), trace_text(assessed))


def _derived(opened: Opened, path: str, again: str) -> Iterator[Check]:
    """What follows from the assessment and goes by no digest of its own."""
    if path not in opened.contents:
        yield noted(_TRACE, f"{path}：包内没有", f"{path}: not in the bundle", path)
    else:
        yield from compared(_TRACE, path, opened.text(path), again, opened)


def _guarded(code: str, zh: str, en: str, checks: Iterator[Check]) -> Iterator[Check]:
    """The checks, and what stopped them."""
    try:
        yield from checks
    except Broken as broken:
        yield broken.check(code)
    except UnknownLanguage as unknown:
        told = f"规则语言不是本程序认识的第 {LANGUAGE} 版（{unknown}），不能重新执行；请用写出案卷的那一版或更新的程序"
        english = f"the rules are not in version {LANGUAGE} of the rule language; use the program that wrote the bundle"
        yield unchecked(code, f"{zh}：{told}", f"{en}: {english}")
    except RuleProblems as faulty:
        yield fails(code, f"{zh}：包内的规则读不出来（{faulty.problems[0]}）", f"{en}: the kept rules are faulty")
    except Unreadable as unreadable:
        yield fails(code, f"{zh}：工作簿读不出来（{unreadable.sentence}）", f"{en}: the workbook cannot be read")
    except (Fault, NotJudgeable, Disagreement) as fault:
        yield fails(code, f"{zh}：{fault}", f"{en}: cannot be assessed again: {fault}")
