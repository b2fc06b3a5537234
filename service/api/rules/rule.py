"""Packs and rules as lists and explanations show them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from pydantic import Field

from service.api.values import Digest, Exact, Labelled, Shown, Words
from service.assessment.labels import say
from service.vocabulary.exact import shortest
from service.vocabulary.finding import Theme
from service.vocabulary.language import Language
from service.workflow.rules.clause_matrix import CLAUSE_STATUSES, Matrix, RuleLine
from service.workflow.rules.explain_rule import Explained
from service.workflow.rules.list_packs import PackVersion
from service.workflow.rules.list_rules import Rule


def both(told: Callable[[Language], str]) -> Words:
    """What is told in both languages."""
    return Words(zh=told(Language.ZH), en=told(Language.EN))


def _said(word: str) -> Words:
    return both(lambda language: say(word, language))


def _theme(theme: Theme) -> Labelled:
    words = _said(theme.label)
    return Labelled(code=theme.value, zh=words.zh, en=words.en)


class PackShown(Shown):
    """One version of a pack."""

    id: str = Field(description="规则包的编码")
    version: str = Field(description="版本；读不出的为空")
    name: str = Field(description="指明这一版的写法", examples=["base-145@2024.1"])
    title: str = Field(description="名称")
    programme: str = Field(description="规划期编号")
    status: str = Field(description="现状：演示、草案或正式")
    start: date | None = Field(description="施行的第一天")
    end: date | None = Field(description="施行的最后一天；没有写明的为 null")
    extends: str = Field(description="所继承的规则包；没有的为空")
    faults: int = Field(description="pack.yaml 有几处问题；有问题的只知道编码")

    @classmethod
    def of(cls, one: PackVersion) -> PackShown:
        """The version."""
        return cls(**{name: getattr(one, name) for name in cls.model_fields})


class RuleShown(Shown):
    """One rule in a list."""

    pack: str = Field(description="所在的规则包")
    id: str = Field(description="规则编号", examples=["TG-07"])
    title: Words = Field(description="名称")
    theme: Labelled = Field(description="主题")
    clause: str = Field(description="条款：文件/条款号")
    subjects: list[str] = Field(description="判定的对象")
    required: bool = Field(description="核心要求")
    manual: bool = Field(description="由人判定")
    file: str = Field(description="规则文件")

    @classmethod
    def of(cls, pack: str, rule: Rule) -> RuleShown:
        """The rule."""
        return cls(
            pack=pack,
            id=rule.id,
            title=both(rule.titled),
            theme=_theme(rule.theme),
            clause=rule.clause,
            subjects=list(rule.subjects),
            required=rule.required,
            manual=rule.manual is not None,
            file=rule.position.file,
        )


class PartShown(Shown):
    """One part of an explanation."""

    title: Words = Field(description="标题")
    lines: list[Words] = Field(description="各行")


class ExplainedShown(Shown):
    """A rule in plain words."""

    rule: RuleShown = Field(description="规则")
    version: str = Field(description="规则包的版本")
    parts: list[PartShown] = Field(description="判什么、谁说了算、怎样判、数从哪里来、计多少分、影响什么、沿革")
    others: list[str] = Field(description="还有哪些规则包有这个编号的规则")

    @classmethod
    def of(cls, told: Explained) -> ExplainedShown:
        """The explanation."""
        pack = told.matrix.pack
        parts = [
            PartShown(title=_said(part.title), lines=[Words.of(line) for line in part.lines]) for part in told.parts
        ]
        rule = RuleShown.of(pack.id, told.line.rule)
        return cls(rule=rule, version=pack.version, parts=parts, others=list(told.others))


class RuleLineShown(Shown):
    """A rule with what carries it."""

    rule: str = Field(description="规则编号")
    title: Words = Field(description="名称")
    clauses: list[str] = Field(description="落实的条款号")
    section: str | None = Field(description="计入评分标准的哪一部分；不计分的为 null")
    points: Exact | None = Field(description="分值；不计分的为 null")
    examples: dict[str, int] = Field(description="判定 → 例子的个数")
    scenarios: int = Field(description="展示它的场景个数")

    @classmethod
    def of(cls, line: RuleLine) -> RuleLineShown:
        """The line."""
        scored: Any = line.scored
        return cls(
            rule=line.rule.id,
            title=both(line.rule.titled),
            clauses=[clause.id for clause in line.clauses],
            section=scored[0].title if scored is not None else None,
            points=shortest(scored[1].weight) if scored is not None else None,
            examples=dict(line.examples),
            scenarios=len(line.scenes),
        )


class ClauseShown(Shown):
    """A sentence of a governing document and the rules that cover it."""

    clause: str = Field(description="条款号")
    gist: str = Field(description="要点")
    status: Labelled = Field(description="由规则判定、由人判定、定义、程序或不在范围内")
    rules: list[str] = Field(description="落实它的规则")


class DocumentShown(Shown):
    """A governing document."""

    id: str = Field(description="编码")
    title: str = Field(description="名称")
    clauses: list[ClauseShown] = Field(description="各条款")


class MatrixShown(Shown):
    """The clause matrix of a pack."""

    pack: str = Field(description="规则包")
    version: str = Field(description="版本")
    title: str = Field(description="名称")
    digest: Digest = Field(description="规则包的摘要")
    documents: list[DocumentShown] = Field(description="从条款到规则")
    rules: list[RuleLineShown] = Field(description="从规则回到条款")

    @classmethod
    def of(cls, matrix: Matrix) -> MatrixShown:
        """The matrix."""
        pack = matrix.pack
        return cls(
            pack=pack.id,
            version=pack.version,
            title=pack.title,
            digest=pack.digest,
            documents=[_document(register, lines) for register, lines in matrix.documents],
            rules=[RuleLineShown.of(line) for line in matrix.rules],
        )


def _document(register: Any, lines: Any) -> DocumentShown:
    clauses = [
        ClauseShown(
            clause=line.clause.id,
            gist=line.clause.gist,
            status=_status(line.clause.status),
            rules=[entry.rule.id for entry in line.lines],
        )
        for line in lines
    ]
    return DocumentShown(id=register.id, title=register.title, clauses=clauses)


def _status(code: str) -> Labelled:
    words = _said(CLAUSE_STATUSES[code])
    return Labelled(code=code, zh=words.zh, en=words.en)
