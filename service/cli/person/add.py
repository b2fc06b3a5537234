"""acceptance person add: put a person on record."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import screen, stopping_on
from service.cli.options import Lang
from service.cli.person.options import read_department, read_role
from service.cli.person.table import described
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.vocabulary.person import Department, Person, Role
from service.workflow.add_person import add_person


def add(
    name: Annotated[str, typer.Argument(metavar="姓名")],
    role: Annotated[
        Role, typer.Option(parser=read_role, metavar="角色", help="如 assessor（评估员）、approver（审批人）")
    ],
    department: Annotated[
        Department | None, typer.Option(parser=read_department, metavar="部门", help="如 drc（发改）、miit（工信）")
    ] = None,
    jurisdiction: Annotated[str, typer.Option(metavar="地区", help="主管地区的代码，如 zhejiang、ningbo")] = "",
    city: Annotated[str, typer.Option(metavar="设区市", help="设区市初审员的设区市")] = "",
    park: Annotated[str, typer.Option(metavar="园区", help="园区填报员的园区，写编号、代码或名称")] = "",
    lang: Lang = Language.ZH,
) -> None:
    """登记一位办理人员，得到编号。"""
    asked = Person(0, name, role, department, jurisdiction.strip(), city.strip(), park.strip())
    with stopping_on(language=lang):
        person = add_person(load_settings(), asked, datetime.now(UTC))
    said = Said("已登记", "on record")
    screen().print(escape(f"{said.told(lang)} {described(person, lang)}"))
