"""What came of a workbook that was imported, or would be: faults, differences, questions, refusals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pydantic import Field

from service.api.cases.done import DoneShown
from service.api.values import Digest, Shown, Words
from service.api.workbook_problems import ProblemShown
from service.vocabulary.assessment_summary import OpenQuestion
from service.workflow.cases.import_judgements import JudgementsImported
from service.workflow.cases.import_submission import Imported


class ChangeShown(Shown):
    """One statement that differs from the last submission."""

    code: str = Field(description="所涉的编码")
    sheet: str = Field(description="工作表")
    row: str = Field(description="哪一行：编码、名称或编号")
    header: str = Field(description="列的标题")
    before: str = Field(description="上一次的内容，没有的为空")
    after: str = Field(description="这一次的内容，没有的为空")


class AskedShown(Shown):
    """A question that the credibility rules ask about the workbook."""

    rule: str = Field(description="规则编号")
    subject: str = Field(description="存疑的对象")
    title: str = Field(description="对象的名称")
    severity: str = Field(description="high、medium 或 low")
    asks: str = Field(description="问什么")

    @classmethod
    def of(cls, question: OpenQuestion, titles: Mapping[str, str]) -> AskedShown:
        """The question. titles: subject → its name."""
        return cls(
            rule=question.rule,
            subject=question.subject,
            title=titles.get(question.subject, question.subject),
            severity=question.severity,
            asks=question.asks,
        )


class ImportedShown(Shown):
    """What every import says: the faults, and what was done."""

    workbook: Digest = Field(description="文件的摘要")
    problems: list[ProblemShown] = Field(description="文件中的问题")
    refused: list[Words] = Field(description="试导入时：正式导入会因为什么被拒绝")
    done: DoneShown | None = Field(description="办理的结果；试导入时为 null，什么也没有保存")


class SubmissionImportedShown(ImportedShown):
    """An imported 评估工作簿."""

    first: bool = Field(description="本案第一份评估工作簿，没有可比的")
    changes: list[ChangeShown] = Field(description="与上一次申报的差异")
    disagreements: list[Words] = Field(description="工作簿的方案与案卷登记不一致之处")
    amended: list[Words] = Field(description="方案调整过的目标")
    projects: list[Words] = Field(description="方案变更过的项目")
    questions: list[AskedShown] = Field(description="数据核对提出的存疑")

    @classmethod
    def of(cls, imported: Imported, today: date) -> SubmissionImportedShown:
        """After an import or a dry run."""
        changed = imported.difference
        return cls(
            workbook=imported.act.workbook,
            problems=[ProblemShown.of(one) for one in imported.problems],
            refused=[Words.of(said) for said in imported.refused],
            done=DoneShown.of(imported.done, today) if imported.done is not None else None,
            first=changed is None,
            changes=[
                ChangeShown(**{name: getattr(one, name) for name in ChangeShown.model_fields})
                for one in (changed.changes if changed is not None else ())
            ],
            disagreements=[Words.of(said) for said in imported.plan.disagreements],
            amended=[Words.of(said) for said in imported.plan.targets],
            projects=[Words.of(said) for said in imported.plan.projects],
            questions=[AskedShown.of(one, imported.titles) for one in imported.act.questions],
        )


class JudgementsImportedShown(ImportedShown):
    """An imported 核查记录."""

    items: list[str] = Field(description="与上一份核查记录不同的规则、编码和存疑对象")

    @classmethod
    def of(cls, imported: JudgementsImported, today: date) -> JudgementsImportedShown:
        """After an import or a dry run."""
        return cls(
            workbook=imported.act.workbook,
            problems=[ProblemShown.of(one) for one in imported.problems],
            refused=[Words.of(said) for said in imported.refused],
            done=DoneShown.of(imported.done, today) if imported.done is not None else None,
            items=list(imported.act.items),
        )
