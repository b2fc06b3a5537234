"""How long the texts may be that people write into acts: what is on record stays for ever, and everybody reads it.

It is asked when an act is done, never of what is on record already, whatever its length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from service.casework.acts.act import Act
from service.casework.acts.evaluation import Evaluate, PreAssess
from service.casework.acts.site_visit import ImportJudgements
from service.casework.acts.submission import ImportSubmission
from service.vocabulary.language import Said

PROSE, NAME = 5000, 500
"""Technical, in characters: some pages of prose; a name, a number of a document, a place. More belongs in a file."""
_PROSE = {
    "reason": Said("理由", "the reason"),
    "opinion": Said("意见", "the opinion"),
    "answer": Said("答复", "the answer"),
    "basis": Said("依据", "the basis"),
    "conclusion": Said("结论", "the conclusion"),
    "note": Said("说明", "the note"),
    "objection": Said("异议内容", "the objection"),
    "grounds": Said("申诉理由", "the grounds"),
    "wrong": Said("错误的文字", "the wrong text"),
    "right": Said("更正后的文字", "the right text"),
    "reply": Said("整改情况", "what was done"),
    "demand": Said("整改要求", "the demand"),
    "progress": Said("进展", "the progress"),
    "results": Said("成效", "the results"),
    "experience": Said("经验", "the experience"),
    "difficulties": Said("困难", "a difficulty"),
    "support": Said("支持措施", "the support"),
    "how": Said("解决情况", "how it was solved"),
    "items": Said("事项", "an item"),
}
_NAMES = {
    "document": Said("文号", "the document's number"),
    "authority": Said("审核单位", "the authority"),
    "version": Said("版本", "the version"),
    "enterprise": Said("责任企业", "the enterprise"),
    "owner": Said("责任人", "the owner"),
    "organisation": Said("核查机构", "the organisation"),
    "report": Said("核查报告", "the report"),
    "leader": Said("组长", "the leader"),
    "members": Said("成员", "a member"),
    "where": Said("公示地点或网址", "where it is published"),
    "objector": Said("异议人", "who objects"),
    "supporter": Said("支持单位", "who supports"),
    "name": Said("名称", "the name"),
    "raw": Said("数值", "the value"),
    "project": Said("项目", "the project"),
    "by": Said("替换的项目", "the project in its place"),
    "old": Said("原值", "the value at first"),
    "new": Said("新值", "the new value"),
    "credit_code": Said("信用代码", "the credit code"),
    "key": Said("对象", "what it is evidence for"),
}
_LIMITS: Mapping[str, tuple[int, Said]] = {
    **{name: (PROSE, said) for name, said in _PROSE.items()},
    **{name: (NAME, said) for name, said in _NAMES.items()},
}
_BY_PROGRAM = ImportSubmission, ImportJudgements, PreAssess, Evaluate
"""The program writes these: of a workbook or an assessment, which have limits of their own."""


def too_long(act: Act) -> tuple[Said, ...]:
    """What of an act is longer than anybody may write; nothing where all is short enough."""
    return () if isinstance(act, _BY_PROGRAM) else tuple(dict.fromkeys(_of_parts(act)))


def too_long_in(given: Mapping[str, Any]) -> tuple[Said, ...]:
    """The same of a request, as plain JSON values."""
    return tuple(dict.fromkeys(_of_fields(given.items())))


def _of_parts(whole: Any) -> Iterator[Said]:
    yield from _of_fields((one.name, getattr(whole, one.name)) for one in fields(whole))


def _of_fields(named: Iterable[tuple[str, Any]]) -> Iterator[Said]:
    for name, value in named:
        for one in value if isinstance(value, tuple | list) else (value,):
            if isinstance(one, Mapping):
                yield from _of_fields(one.items())
            elif is_dataclass(one):
                yield from _of_parts(one)
            elif isinstance(one, str) and name in _LIMITS:
                yield from _beyond(one, *_LIMITS[name])


def _beyond(text: str, most: int, what: Said) -> Iterator[Said]:
    if len(text) > most:
        yield Said(
            f"{what.zh}最多 {most} 字，写了 {len(text)} 字；请写得短些，详细的材料可作为附件提交",
            f"{what.en} has {len(text)} characters, at most {most} are taken; shorten it and hand in details as a file",
        )
