"""The evidence of a bundle: the files that are inside are those listed, and those left out are said to be."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress

from pydantic import ConfigDict, TypeAdapter, ValidationError
from typing_extensions import TypedDict

from service.casework.acts.carrying_out import LinkEvidence
from service.casework.case import Case
from service.casework.named_files import named_files
from service.documents.bundle import paths
from service.documents.bundle.check import Check, fails, holds, noted
from service.storage.errors import StorageError
from service.storage.evidence import media_type
from service.workflow.bundles.case_record import links, other_files
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
    """Every file listed, and every file that an act names."""
    try:
        listed = _LIST.validate_python(opened.json(paths.EVIDENCE))
    except ValidationError as fault:
        raise Broken(paths.EVIDENCE, "佐证材料清单读不出来", "the list of evidence cannot be read") from fault
    faults = [*_missing(case, listed), *_altered(opened, case, listed)]
    yield from faults
    inside = sum(bool(one["member"]) for one in listed)
    if not faults and inside:
        yield holds(_CODE, f"{inside} 份佐证材料与清单相符", f"{inside} files of evidence are those listed")
    if left_out := len(listed) - inside:
        zh = f"{left_out} 份佐证材料没有放进案卷包，只有摘要；取得材料后可按 {paths.EVIDENCE} 核对"
        en = f"{left_out} files of evidence were left out, only their digests are here; compare by {paths.EVIDENCE}"
        yield noted(_CODE, zh, en, paths.EVIDENCE)


def _missing(case: Case, listed: list[Listed]) -> Iterator[Check]:
    """What acts name and the list does not, and the other way round."""
    known, named = {one["sha256"] for one in listed}, other_files(case)
    for recorded in case.acts:
        for digest in named_files(recorded.act):
            if digest in named and digest not in known:
                zh = f"第 {recorded.seq} 号办理行为所附的材料 {digest[:12]}… 不在清单中"
                yield fails(_CODE, zh, f"evidence {digest[:12]}… of act {recorded.seq} is not listed", paths.EVIDENCE)
    for one in listed:
        if one["sha256"] not in named:
            zh = f"清单上的材料“{one['name']}”不是任何办理行为所附的"
            yield fails(_CODE, zh, f"no act names the listed file {one['sha256'][:12]}…", paths.EVIDENCE)


def _altered(opened: Opened, case: Case, listed: list[Listed]) -> Iterator[Check]:
    linked = links(case)
    for one in listed:
        path = one["member"]
        if path and (path not in opened.contents or hashlib.sha256(opened.contents[path]).hexdigest() != one["sha256"]):
            zh = f"{path}：佐证材料“{one['name']}”缺失，或与清单上的摘要不符"
            yield fails(_CODE, zh, f"{path}: the evidence is missing, or not what is listed", path)
        elif wrong := [*_misnamed(one, linked.get(one["sha256"])), *_misdescribed(opened, one)]:
            zh = f"佐证材料“{one['name']}”在清单上写得不对：{'、'.join(dict.fromkeys(wrong))}"
            en = f"the list describes evidence {one['sha256'][:12]}… wrongly: {', '.join(dict.fromkeys(wrong))}"
            yield fails(_CODE, zh, en, paths.EVIDENCE)


def _misnamed(one: Listed, link: LinkEvidence | None) -> Iterator[str]:
    """The keys that differ from what the act that linked it says."""
    if link is not None and one["name"] != link.name:
        yield "name"
    if link is not None and one["media_type"] != link.media_type:
        yield "media_type"


def _misdescribed(opened: Opened, one: Listed) -> Iterator[str]:
    """The keys that do not fit the file itself, where it is inside."""
    if not one["member"]:
        return
    content = bytes(opened.contents[one["member"]])
    if one["size"] != len(content):
        yield "size"
    if one["member"] != paths.evidence(one["sha256"], one["name"]):
        yield "member"
    with suppress(StorageError):  # a kind this program does not know
        if media_type(one["name"], content) != one["media_type"]:
            yield "media_type"
