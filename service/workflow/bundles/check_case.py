"""The acts of a bundle through the state machine again; decisions, signatures, four eyes as they follow from them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from service.casework.acts.act import Act
from service.casework.case import Case, Recorded
from service.casework.encoding import Undecodable, decode_procedure, decode_recorded
from service.casework.perform import Unfoldable, fold
from service.casework.procedure import Procedure
from service.documents.bundle import paths
from service.documents.bundle.check import Check, fails, holds, noted
from service.documents.bundle.member import MANIFEST
from service.vocabulary.canonical import canonical_json
from service.workflow.bundles.comparison import compared
from service.workflow.bundles.decisions import Decision, decisions
from service.workflow.bundles.members import digest_of
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


def check_acts(opened: Opened, folded: Folded) -> Iterator[Check]:
    """What is said where the acts fold; and whether they are those of the case the bundle calls itself."""
    case = folded.case
    if case.opened.case != opened.case_id:
        zh = f"清单所称的案卷是 {opened.case_id}，办理行为属于案卷 {case.opened.case}：案卷号被换过"
        en = f"the manifest calls it case {opened.case_id}, its acts are those of {case.opened.case}: exchanged"
        yield fails("acts", zh, en, MANIFEST)
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
    stored, lenient = opened.text(paths.DECISIONS), _told(opened, made)
    yield from compared("decision", paths.DECISIONS, stored, canonical_json(made), opened, lenient)


def _told(opened: Opened, made: Sequence[Decision]) -> bool:
    """Whether the content of every decision that was signed is told as it was: what has its signed digest follows
    from the acts alone, so no other program explains it where it is told otherwise."""
    stored = opened.json(paths.DECISIONS)
    contents = [one.get("content") for one in stored if isinstance(one, dict)] if isinstance(stored, list) else []
    told = {digest_of(json.dumps(c, ensure_ascii=False, sort_keys=True, separators=(",", ":"))) for c in contents}
    return told >= {decision.digest for decision in made if decision.signatures}


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
