"""The evidence of a bundle: the files that are inside are those listed, and those left out are said to be."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pydantic import ConfigDict, TypeAdapter, ValidationError
from typing_extensions import TypedDict

from service.casework.acts.carrying_out import LinkEvidence
from service.casework.case import Case
from service.documents.bundle import paths
from service.documents.bundle.check import Check, fails, holds, noted
from service.workflow.bundles.opened import Broken, Opened

_CODE = "evidence"


class Listed(TypedDict):
    """One line of evidence.json; member is empty where the file itself was left out."""

    __pydantic_config__ = ConfigDict(extra="forbid", strict=True)  # type: ignore[misc]

    sha256: str
    name: str
    media_type: str
    size: int
    member: str


_LIST = TypeAdapter(list[Listed])


def check_evidence(opened: Opened, case: Case) -> Iterator[Check]:
    """Every file listed, and every file that an act links as evidence."""
    try:
        listed = _LIST.validate_python(opened.json(paths.EVIDENCE))
    except ValidationError as fault:
        raise Broken(paths.EVIDENCE, "佐证材料清单读不出来", "the list of evidence cannot be read") from fault
    faults = [*_missing(case, listed), *_altered(opened, listed)]
    yield from faults
    inside = sum(bool(one["member"]) for one in listed)
    if not faults and inside:
        yield holds(_CODE, f"{inside} 份佐证材料与清单相符", f"{inside} files of evidence are those listed")
    if left_out := len(listed) - inside:
        zh = f"{left_out} 份佐证材料没有放进案卷包，只有摘要；取得材料后可按 {paths.EVIDENCE} 核对"
        en = f"{left_out} files of evidence were left out, only their digests are here; compare by {paths.EVIDENCE}"
        yield noted(_CODE, zh, en, paths.EVIDENCE)


def _missing(case: Case, listed: list[Listed]) -> Iterator[Check]:
    known = {one["sha256"] for one in listed}
    for recorded in case.of(LinkEvidence):
        if recorded.act.file not in known:
            zh = f"第 {recorded.seq} 号办理行为所附的材料“{recorded.act.name}”不在清单中"
            yield fails(_CODE, zh, f"the evidence of act {recorded.seq} is not listed", paths.EVIDENCE)


def _altered(opened: Opened, listed: list[Listed]) -> Iterator[Check]:
    for one in listed:
        path = one["member"]
        if path and (path not in opened.contents or hashlib.sha256(opened.contents[path]).hexdigest() != one["sha256"]):
            zh = f"{path}：佐证材料“{one['name']}”缺失，或与清单上的摘要不符"
            yield fails(_CODE, zh, f"{path}: the evidence is missing, or not what is listed", path)
