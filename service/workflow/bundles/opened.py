"""The contents of a bundle under verification: what should be there and is not, or cannot be read, says so."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from service.documents.bundle import paths
from service.documents.bundle.check import Check, fails, unchecked
from service.documents.bundle.member import Content
from service.rulelang.source_files import SourceFiles
from service.vocabulary.language import Said
from service.workflow.bundles.program import program


class Broken(Exception):  # noqa: N818 - says what the member is
    """A member that is missing or is not what it should be. `foreign`: another program wrote it, so that this one may
    only not know what that one meant."""

    def __init__(self, member: str, zh: str, en: str, foreign: bool = False) -> None:
        super().__init__(zh)
        self.member = member
        self.said = Said(f"{member}：{zh}", f"{member}: {en}")
        self.foreign = foreign

    def check(self, code: str) -> Check:
        """As a check that fails, or that cannot be made."""
        if not self.foreign:
            return fails(code, self.said.zh, self.said.en, self.member)
        zh = f"{self.said.zh}。写出案卷的是另一版程序，本程序不能核对，不等于伪造；请用写出它的那一版核验"
        en = f"{self.said.en}. Another program wrote the bundle and this one cannot tell; verify it by that program"
        return unchecked(code, zh, en, self.member)


@dataclass(frozen=True)
class Opened:
    """The id of the case as the manifest states it, and the members by path."""

    case_id: str
    contents: Mapping[str, Content]

    def content(self, path: str) -> bytes:
        """One member whole. Raises Broken where it is missing."""
        if path not in self.contents:
            raise Broken(path, "包内没有这个文件", "there is no such file in the bundle")
        return bytes(self.contents[path])

    def text(self, path: str) -> str:
        """One member as text. Raises Broken where it is missing or no UTF-8."""
        try:
            return self.content(path).decode()
        except UnicodeDecodeError as fault:
            raise Broken(path, "不是 UTF-8 文本", "not text in UTF-8") from fault

    def json(self, path: str) -> Any:
        """One member as JSON values. Raises Broken where it is missing or no JSON."""
        try:
            return json.loads(self.text(path))
        except (ValueError, RecursionError) as fault:
            raise Broken(path, "不是可读的 JSON", "not readable as JSON") from fault

    def by_digest(self, path: str, digest: str) -> bytes:
        """One member that goes by the digest of its content. Raises Broken where that is not its digest."""
        content = self.content(path)
        if hashlib.sha256(content).hexdigest() != digest:
            raise Broken(
                path,
                "内容与办理行为所记的摘要不符，被换过或改动过",
                "its content has another digest than the acts state: exchanged or altered",
            )
        return content

    def rules(self, digest: str) -> SourceFiles:
        """The files of kept rules, whether or not they have that digest. Raises Broken where there are none."""
        rules, rubrics = (self._below(paths.rule_base(digest, kind)) for kind in (paths.RULES, paths.RUBRICS))
        if not rules or not rubrics:
            raise Broken(
                paths.rule_folder(digest), "包内没有当时的规则", "the rules of that time are not in the bundle"
            )
        return SourceFiles(rules, rubrics)

    @cached_property
    def program(self) -> Mapping[str, Any]:
        """What is said of the program that wrote the bundle; nothing where that cannot be read."""
        try:
            told = self.json(paths.PROGRAM)
        except Broken:
            return {}
        return told if isinstance(told, dict) else {}

    @property
    def by_this_program(self) -> bool:
        """Whether the very code that runs now wrote it, with the same libraries."""
        now = program()
        return all(self.program.get(key) == now[key] for key in ("code", "libraries"))

    def _below(self, folder: str) -> dict[str, bytes]:
        return {
            path.removeprefix(folder): bytes(self.contents[path]) for path in self.contents if path.startswith(folder)
        }
