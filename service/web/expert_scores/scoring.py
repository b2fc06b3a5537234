"""An expert enters their own scores, and takes no part where they must not: forms of the page of scores."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.site_visit import Recuse, ScoreItem
from service.casework.perform import Refused
from service.transport.auth import Who
from service.vocabulary.exact import shortest
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.person import Role
from service.web.cases.heading import THE_CASE
from service.web.done import see_other
from service.web.expert_scores.panel import page
from service.web.forms import Filled, Form
from service.web.rendering import UNUSABLE
from service.web.screens import screens, shows
from service.web.typed import typed_number
from service.workflow.access.gate import require
from service.workflow.access.targets import a_case, a_person
from service.workflow.cases.expert_panel import Panel, expert_panel
from service.workflow.cases.recuse_expert import recuse_expert
from service.workflow.cases.score_items import Given, score_items

router = screens("/cases/{case_id}/expert-scores", "专家评分")
_LONGEST = 12
"""Characters of a score; more are no score."""


@router.post("", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="专家评分"))
def score(request: Request, who: Who, case_id: str, form: Filled) -> Response:
    """What is filled in goes on record, what is left empty is not scored."""
    require(who.settings, who.person, ScoreItem, a_case(who.found.id), at=who.at)
    panel = expert_panel(who.settings, who.found.id, who.person, who.at)
    given, form = _given(panel, form)
    if not form.faults:
        try:
            count = score_items(who.settings, who.found.id, given, who.person, who.at)
        except Refused as refused:
            for reason in refused.reasons:
                form = form.refused(reason)
        except Fault as fault:
            form = form.refused(fault)
        else:
            if count:
                return see_other(request.url.path, Said(f"已记录 {count} 项评分", f"{count} scores are on record"))
            form = form.refused(_NOTHING_NEW)
    return page(request, who, form=form, status=UNUSABLE)


@router.post("/recusals", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="专家回避"))
def recuse(request: Request, who: Who, case_id: str, form: Filled) -> Response:
    """An expert themself, or whoever an assessor names; in all items or those that are ticked."""
    require(who.settings, who.person, Recuse, a_case(who.found.id), at=who.at)
    items, own = form.every("items"), who.person.role is Role.EXPERT
    form = form.lacking({"recusal-reason": Said("请写明回避理由", "give the reason of the recusal")})
    expert = str(who.person.id)
    if not own:
        form = form.lacking({"expert": Said("请选择回避的专家", "choose the expert")})
        expert = form.text("expert")
    if not form.faults:
        try:
            if not own:
                expert = require(who.settings, who.person, UseCase.LIST_PEOPLE, a_person(expert), at=who.at).id
            reason = form.text("recusal-reason")
            recuse_expert(who.settings, who.found.id, expert, reason, items, who.asked())
        except Refused as refused:
            for one in refused.reasons:
                form = form.refused(one)
        except Fault as fault:
            form = form.refused(fault)
        else:
            leads = "/" if own and not items else request.url.path.removesuffix("/recusals")
            return see_other(leads, Said("已登记回避", "the recusal is on record"))
    return page(request, who, recusing=form, status=UNUSABLE)


def _given(panel: Panel, form: Form) -> tuple[dict[str, Given], Form]:
    """The scores that were typed, and the form with a fault at each that is none."""
    given: dict[str, Given] = {}
    lowest, highest = panel.procedure.score_lowest, panel.procedure.score_highest
    for one in panel.items:
        field, reason = f"score-{one.item}", form.text(f"reason-{one.item}")
        text = typed_number(form.text(field))
        if one.refused:
            continue
        if not text:
            if reason:
                form = form.refused(Said(f"{one.title.zh}：写了理由，没有评分", f"{one.title.en}: no score"), field)
            continue
        score = _number(text)
        if score is None or not lowest <= score <= highest:
            form = form.refused(_no_score(one.title, form.text(field), lowest, highest), field)
        else:
            given[one.item] = Given(score, reason)
    return given, form


_NOTHING_NEW = Said(
    "没有填写评分，或者与已记录的相同，没有记录。已记录的评分不能清空；要改，请填写新的分数和理由",
    "no score is filled in, or all are those on record: nothing was recorded. A score on record cannot be emptied; to "
    "change it, enter the new score and a reason",
)


def _no_score(title: Said, typed: str, lowest: Decimal, highest: Decimal) -> Said:
    typed = typed if len(typed) <= _LONGEST else f"{typed[:_LONGEST]}…"
    low, high = shortest(lowest), shortest(highest)
    return Said(
        f"{title.zh}：“{typed}”不是分数，请填 {low} 至 {high} 的数",
        f"{title.en}: “{typed}” is no score; enter a number from {low} to {high}",
    )


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if len(text) <= _LONGEST and number.is_finite() else None
