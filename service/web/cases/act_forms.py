"""The acts that are done by filling in a few fields: which fields each has, and the act that they make."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from service.casework.acts import application, carrying_out, correction, decision, evaluation
from service.casework.acts.act import KINDS, Act
from service.vocabulary.language import Said
from service.web.forms import Form
from service.web.typed import whole_number

DATE, TEXT, LONG, YES_NO, LISTED, NUMBERED = "date", "text", "textarea", "choice", "listed", "numbered"
PLACED = "placed"
CHOSEN = (LISTED, NUMBERED, PLACED)
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class ActField:
    """One field. name: of the act's own field; kind: how it is typed in, or one of CHOSEN: chosen from act_choices(),
    NUMBERED as the number of an act, PLACED as `7.1`: the act `report` and a place in it; needed: it may not stay
    empty."""

    name: str
    label: Said
    kind: str = TEXT
    hint: Said | None = None
    needed: bool = True


_REASON = ActField("reason", Said("理由", "reason"), LONG)
_DIFFICULTY = ActField("difficulty", Said("哪一项困难", "which difficulty"), PLACED)
_NOTE = ActField("note", Said("备注", "note"), LONG, Said("可以不写", "may be left out"), needed=False)
FORMS: Mapping[type[Act], tuple[ActField, ...]] = {
    application.RecordPlan: (
        ActField("version", Said("方案版本", "version of the plan"), TEXT, Said("如 报批稿", "such as 报批稿")),
        ActField("approved", Said("是否审核同意", "approved"), YES_NO),
        ActField("authority", Said("审核机关", "authority"), TEXT),
        ActField("document", Said("文号", "number of the document"), TEXT),
        ActField("decided_on", Said("审核日期", "date of the approval"), DATE),
    ),
    application.AssignProject: (
        ActField("project", Said("项目", "project"), LISTED),
        ActField("enterprise", Said("责任企业", "enterprise responsible"), TEXT),
        ActField(
            "credit_code",
            Said("统一社会信用代码", "unified social credit code"),
            TEXT,
            Said("可以不写", "may be left out"),
            needed=False,
        ),
    ),
    application.Apply: (),
    application.AcceptApplication: (ActField("opinion", Said("初审意见", "opinion of the review"), LONG),),
    application.ReturnApplication: (_REASON,),
    application.Withdraw: (_REASON,),
    evaluation.PreAssess: (),
    evaluation.Evaluate: (),
    evaluation.ProposeWaiver: (
        ActField("subject", Said("不适用的指标或事项", "indicator or item that does not apply"), LISTED),
        _REASON,
        ActField("until", Said("有效期的最后一天", "last day on which it holds"), DATE),
    ),
    evaluation.RevokeWaiver: (ActField("waiver", Said("哪一项不适用认定", "which waiver"), NUMBERED), _REASON),
    evaluation.SendBack: (
        replace(
            _REASON,
            hint=Said("写明为什么退回、退回以后要补办什么", "say why, and what has to be done again after it"),
        ),
    ),
    correction.WithdrawCorrection: (_REASON,),
    decision.Close: (_NOTE,),
    carrying_out.OpenReevaluation: (_NOTE,),
    carrying_out.GiveSupport: (
        _DIFFICULTY,
        ActField("supporter", Said("支持单位", "who gives the support"), TEXT),
        ActField("support", Said("支持措施", "support given"), LONG),
    ),
    carrying_out.SolveDifficulty: (_DIFFICULTY, ActField("how", Said("解决情况", "how it was solved"), LONG)),
}
"""Act → its fields; the two assessments are made of what is on record and ask nothing."""


def form_kind(kind: str) -> type[Act] | None:
    """The act of that name if it has a form here."""
    act = KINDS.get(kind)
    return act if act in FORMS else None


def checked_form(act: type[Act], form: Form) -> Form:
    """The form with a fault at each field that is empty or cannot be read."""
    fields = FORMS[act]
    lacking = {one.name: Said(f"请写明{one.label.zh}", f"state the {one.label.en}") for one in fields if one.needed}
    checked = form.lacking(lacking)
    for one in fields:
        if one.kind == NUMBERED and form.text(one.name) and whole_number(form.text(one.name)) is None:
            checked = checked.refused(lacking[one.name], one.name)
        if one.kind == PLACED and form.text(one.name) and _place(form.text(one.name)) is None:
            checked = checked.refused(lacking[one.name], one.name)
        if one.kind == DATE and form.text(one.name) and day_typed(form.text(one.name)) is None:
            checked = checked.refused(
                Said(f"{one.label.zh}请写成 2026-03-20 的样子", f"write the {one.label.en} like 2026-03-20"), one.name
            )
    return checked


def made_of(act: type[Act], form: Form) -> Act:
    """The act that a form without faults makes."""
    values: dict[str, Any] = {one.name: _value(one, form.text(one.name)) for one in FORMS[act] if one.kind != PLACED}
    for one in FORMS[act]:
        if one.kind == PLACED and (place := _place(form.text(one.name))) is not None:
            values |= {"report": place[0], one.name: place[1]}
    return act(**values)


def day_typed(text: str) -> date | None:
    """A date as people write it; full-width digits, points and 年月日 do no harm."""
    plain = unicodedata.normalize("NFKC", text).strip()
    for sign in "年月/.":
        plain = plain.replace(sign, "-")
    parts = plain.removesuffix("日").split("-")
    try:
        year, month, day = map(int, parts)
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _place(text: str) -> tuple[int, int] | None:
    report, _, place = text.partition(".")
    number, within = whole_number(report), whole_number(place)
    return (number, within) if number is not None and within is not None else None


def _value(field: ActField, text: str) -> object:
    if field.kind == DATE:
        return day_typed(text)
    if field.kind == NUMBERED:
        return whole_number(text)
    return text == YES if field.kind == YES_NO else text
