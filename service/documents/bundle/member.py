"""A file inside a bundle: what it is for, and which names are safe to unpack on any machine."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

FORMAT = 1
"""The version of the bundle format this program writes and reads."""

MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
EXPLANATION = "说明.txt"

Content = bytes | memoryview

_LONGEST = 240
# What Windows, macOS and Linux all take for an ordinary file; `:` and `\` would lead elsewhere on some of them.
_PART = re.compile(r"""[^\x00-\x1f\x7f\\/:*?"<>|\s.][^\x00-\x1f\x7f\\/:*?"<>|]*(?<![.\s])""")


class Role(StrEnum):
    """What a member is for."""

    EXPLANATION = "explanation"
    WORKBOOK = "workbook"
    RULES = "rules"
    RUBRIC = "rubric"
    PROCEEDINGS = "proceedings"
    CASE = "case"
    ACTS = "acts"
    FACTS = "facts"
    ASSESSMENT = "assessment"
    TRACE = "trace"
    DECISION = "decision"
    EVIDENCE = "evidence"
    AUDIT = "audit"
    PROGRAM = "program"


@dataclass(frozen=True)
class Member:
    """One file of a bundle. Raises ValueError for a path that is not safe."""

    path: str
    role: Role
    content: Content

    def __post_init__(self) -> None:
        if not is_safe(self.path):
            raise ValueError(f"not a safe name for a member: {self.path!r}")

    @cached_property
    def digest(self) -> str:
        """SHA-256 in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def is_safe(path: str) -> bool:
    """Whether a path stays inside the folder it is unpacked into, under the same name on every system."""
    return len(path.encode(errors="replace")) <= _LONGEST and all(_PART.fullmatch(part) for part in path.split("/"))
