"""Roles and departments as people write them: the code or the Chinese word."""

from __future__ import annotations

from typing import TypeVar

from service.cli.usage import NotUnderstood
from service.vocabulary.language import Said
from service.vocabulary.person import Department, Role

W = TypeVar("W", Role, Department)


def read_role(text: str) -> Role:
    """`approver` or 审批人; NotUnderstood for anything else."""
    return _read(text, Role, Said("角色", "role"))


def read_department(text: str) -> Department:
    """`drc` or 发改; NotUnderstood for anything else."""
    return _read(text, Department, Said("部门", "department"))


def _read(text: str, words: type[W], kind: Said) -> W:
    wanted = text.strip()
    code = wanted.lower().replace("-", "_")
    found = next((word for word in words if word.value == code or word.label == wanted), None)
    if found is None:
        zh, en = "、".join(f"{word.value}（{word.label}）" for word in words), ", ".join(word.value for word in words)
        raise NotUnderstood(
            Said(f"没有名为“{text}”的{kind.zh}；请写其中之一：{zh}", f"no {kind.en} “{text}”; give one of these: {en}")
        )
    return found
