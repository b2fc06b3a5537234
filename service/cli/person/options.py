"""Roles and departments as people write them: the code or the Chinese word."""

from __future__ import annotations

from typing import TypeVar

from service.cli.console import stop
from service.vocabulary.person import Department, Role

W = TypeVar("W", Role, Department)


def read_role(text: str) -> Role:
    """`approver` or 审批人; ends with code 2 for anything else."""
    return _read(text, Role, "角色")


def read_department(text: str) -> Department:
    """`drc` or 发改; ends with code 2 for anything else."""
    return _read(text, Department, "部门")


def _read(text: str, words: type[W], kind: str) -> W:
    wanted = text.strip()
    code = wanted.lower().replace("-", "_")
    found = next((word for word in words if word.value == code or word.label == wanted), None)
    if found is None:
        known = "、".join(f"{word.value}（{word.label}）" for word in words)
        stop(f"没有名为“{text}”的{kind}；请写其中之一：{known}")
    return found
