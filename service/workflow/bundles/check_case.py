"""The acts of a bundle through the state machine again; decisions, signatures, four eyes as they follow from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from service.casework.acts.act import Act
from service.casework.case import Case, Recorded
from service.casework.encoding import Undecodable, decode_procedure, decode_recorded
from service.casework.perform import Unfoldable, fold
from service.casework.procedure import Procedure
from service.documents.bundle import paths
from service.documents.bundle.check import Check, fails, holds, noted
from service.vocabulary.canonical import canonical_json
from service.workflow.bundles.comparison import compared
from service.workflow.bundles.decisions import Decision, decisions
from service.workflow.bundles.opened import Broken, Opened
from service.workflow.bundles.prefixes import Prefixes


@dataclass(frozen=True)
class Folded:
    """The case that the acts of a bundle make."""

    case: Case
    procedures: dict[str, Procedure]
    prefixes: Prefixes


def folded(opened: Opened) -> Folded:
    """The acts of a bundle as a case.

    Raises:
        Broken: they cannot be read, or would not have been allowed like that.
    """
    acts = _acts(opened)
    procedures = {digest: _procedure(opened, digest) for digest in {one.procedure for one in acts}}
    try:
        return Folded(fold(acts, procedures), procedures, Prefixes(acts, procedures))
    except Unfoldable as bad:
        foreign = bad.refused and not opened.by_this_program
        raise Broken(paths.ACTS, bad.said.zh, bad.said.en, foreign) from bad


def check_acts(folded: Folded) -> Iterator[Check]:
    """What is said where the acts fold."""
    case = folded.case
    yield holds(
        "acts",
        f"{case.version} 项办理行为前后相接，每一项当时都获准，现处于“{case.state.label}”",
        f"{case.version} acts follow from each other, each was allowed, and the case is at “{case.state.said.en}”",
        paths.ACTS,
    )


def check_decisions(opened: Opened, folded: Folded) -> Iterator[Check]:
    """Whether each decision is what was signed, by different people of different departments who did not prepare it."""
    made = decisions(folded.case, folded.procedures)
    if not made:
        yield noted("decision", "案卷还没有起草决定", "no decision is drafted in this case", paths.DECISIONS)
    for decision in made:
        yield from _signed(decision)
    yield from compared("decision", paths.DECISIONS, opened.text(paths.DECISIONS), canonical_json(made), opened)


def _signed(decision: Decision) -> Iterator[Check]:
    draft, content = decision.content.draft, decision.content
    what, en = (
        f"第 {draft} 号起草的决定（{content.decision}）",
        f"the decision drafted by act {draft} ({content.decision})",
    )
    short = decision.digest[:12]
    if not decision.signatures:
        yield noted("signatures", f"{what}还没有签署", f"{en} is not signed yet")
        return
    names = "、".join(f"{one.recorded.person.name}（{one.department.label}）" for one in decision.signatures)
    english = ", ".join(f"{one.recorded.person.name} ({one.department.said.en})" for one in decision.signatures)
    yield holds(
        "signatures",
        f"{what}：内容摘要 {short}… 正是 {names} 所签署的",
        f"{en}: the digest {short}… of its content is what {english} signed",
    )
    if shared := decision.shared_eyes:
        zh = f"{what}：{'、'.join(shared)} 参与过办理，或与他人、同一部门重复签署，不符合四眼原则"
        yield fails("four-eyes", zh, f"{en}: not four eyes: {', '.join(shared)}")
    else:
        yield holds(
            "four-eyes",
            f"{what}：签署人各不相同、各属一个部门，都没有参与办理",
            f"{en}: signed by different people of different departments, none of whom prepared it",
        )


def _acts(opened: Opened) -> tuple[Recorded[Act], ...]:
    told = opened.json(paths.ACTS)
    if not isinstance(told, list):
        raise Broken(paths.ACTS, "不是办理行为的清单", "not a list of acts")
    return tuple(_act(opened, values) for values in told)


def _act(opened: Opened, values: Any) -> Recorded[Act]:
    try:
        return decode_recorded(values if isinstance(values, dict) else {})
    except Undecodable as bad:
        en = "an act cannot be read as this program writes it"
        raise Broken(paths.ACTS, str(bad), en, foreign=not opened.by_this_program) from bad


def _procedure(opened: Opened, digest: str) -> Procedure:
    path = paths.procedure(digest)
    told = opened.json(path)
    try:
        procedure = decode_procedure(told if isinstance(told, dict) else {})
    except Undecodable as bad:
        en = "the procedure cannot be read as this program writes it"
        raise Broken(path, str(bad), en, foreign=not opened.by_this_program) from bad
    if procedure.digest != digest:
        raise Broken(
            path, "办理程序被改动过，与办理行为所记的摘要不符", "the procedure was altered: it has another digest"
        )
    return procedure
