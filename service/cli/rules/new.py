"""acceptance rules new: begin a rule."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import saving, screen, stopping_on
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.language import Language
from service.workflow.rules.new_rule import Asked, Mistake, new_rule

_TOLD = {
    Language.ZH: ("已写出", "请把每一处“待填写”换成实际内容，再运行 acceptance rules check"),
    Language.EN: ("wrote", "put what is meant in each place marked “待填写”, then run acceptance rules check"),
}


def new(
    rule: Annotated[str, typer.Argument(metavar="编号", help="新规则的编号，如 TG-10")],
    theme: Annotated[str, typer.Option(metavar="主题", help="文件夹，如 targets、tasks/layout，或中文名称")],
    about: Annotated[
        str, typer.Option(metavar="对象", help="指标或原始数据的编码或名称，或 portfolio、plan、case、item")
    ] = "",
    slug: Annotated[str, typer.Option(metavar="词", help="文件名里编号之后的英文，如 water-saving")] = "",
    pack: Annotated[str, typer.Option(metavar="规则包", help="只有一个规则包时不用写")] = "",
    lang: Lang = Language.ZH,
) -> None:
    """写出一条新规则的文件，处处写明填什么；填完之前检查和试算都不通过。"""
    with stopping_on(Mistake, language=lang), saving():
        path = new_rule(load_settings(), Asked(rule.strip(), theme.strip(), about.strip(), slug.strip(), pack.strip()))
    wrote, next_step = _TOLD[lang]
    screen().print(f"{wrote} {escape(str(path))}")
    screen().print(next_step)
