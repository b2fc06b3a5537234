"""record_judgement: one person's answer to one manual check or gate, among those that the rule knows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from service.authoring.nearest import listing
from service.casework.acts.site_visit import RecordJudgement
from service.rulelang.pack import Pack
from service.settings import Settings
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.case_inputs import pack_of
from service.workflow.perform_act import Asked, Done
from service.workflow.perform_with_files import perform_with_files
from service.workflow.read_case import read_case


def record_judgement(
    settings: Settings, case_id: str, item: str, answer: str, basis: str, files: Sequence[Path], asked: Asked
) -> Done:
    """Record an answer.

    Raises:
        Refused, Fault, StorageError: as perform_act(); no such check or answer. RuleProblems: the rule base is faulty.
    """
    _require_answer(pack_of(settings, read_case(settings, case_id)), item, answer)

    def make(evidence: tuple[str, ...]) -> RecordJudgement:
        return RecordJudgement(item=item, answer=answer, basis=basis, evidence=evidence)

    return perform_with_files(settings, case_id, make, files, asked)


def _require_answer(pack: Pack, item: str, answer: str) -> None:
    manual = {rule.id: rule.manual for rule in pack.rules.values() if rule.manual}
    found = manual.get(item)
    if found is None:
        known = listing(sorted(manual), most=5)
        raise Fault(
            "no-manual-check",
            Said(
                f"“{item}”不是人工判定的事项；人工判定的有：{known}",
                f"“{item}” is judged by nobody; those are: {known}",
            ),
        )
    if answer not in found.answers:
        words = "、".join(found.answers)
        raise Fault(
            "no-such-answer",
            Said(f"{item} 没有“{answer}”这一答案；可选：{words}", f"{item} has no answer “{answer}”; it has: {words}"),
        )
