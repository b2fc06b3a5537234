"""report: an evaluation as one HTML file that is printed and filed."""

from __future__ import annotations

from service.documents.report import Paper, report
from service.settings import Settings
from service.vocabulary.language import Language
from service.workflow.evaluation.evaluate import Evaluated


def html_report(evaluated: Evaluated, settings: Settings, language: Language = Language.ZH) -> str:
    """The assessment report of an evaluation; it needs nothing beside itself to be read or printed."""
    digests = evaluated.assessment.digests
    kinds = (("评估工作簿", digests.workbook), ("核查记录", digests.judgements))
    papers = [
        Paper(kind, faults.file.name, digest, faults.problems)
        for (kind, digest), faults in zip(kinds, evaluated.faults, strict=False)
    ]
    return report(evaluated.assessment, evaluated.pack, evaluated.rubric, papers, settings.templates_dir, language)
