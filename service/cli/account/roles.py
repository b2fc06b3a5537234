"""acceptance account roles: who may do what through the service."""

from __future__ import annotations

from rich.markup import escape

from service.access.policy_told import heading_told, rights_told
from service.cli.console import screen
from service.cli.options import Lang
from service.vocabulary.language import Language


def roles(lang: Lang = Language.ZH) -> None:
    """列出通过服务可以做的事、由哪些角色做、在什么范围内；没有列出的一律不许。"""
    heading, colon = heading_told(lang), ": " if lang is Language.EN else "："
    for row in rights_told(lang):
        screen().print(escape(row.what), style="bold")
        screen().print(escape(f"  {heading.roles}{colon}{row.roles}"))
        screen().print(escape(f"  {heading.where}{colon}{row.where}"))
