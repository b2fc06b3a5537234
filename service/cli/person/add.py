"""acceptance person add: put a person on record."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.markup import escape

from service.authoring.problem import RuleProblems
from service.cli.console import screen, stopping_on
from service.cli.options import Lang
from service.cli.person.options import read_department, read_role
from service.cli.person.table import described
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.vocabulary.person import Person
from service.workflow.parks.registry_rules import place_names
from service.workflow.people.add_person import add_person


def add(
    name: Annotated[str, typer.Argument(metavar="姓名")],
    role: Annotated[str, typer.Option(metavar="角色", help="如 assessor（评估员）、approver（审批人）")],
    department: Annotated[str, typer.Option(metavar="部门", help="如 drc（发改）、miit（工信）")] = "",
    jurisdiction: Annotated[
        str, typer.Option(metavar="地区", help="主管地区的名称或代码，如 浙江、zhejiang、宁波")
    ] = "",
    city: Annotated[str, typer.Option(metavar="设区市", help="设区市初审员的设区市，名录里园区所在的城市")] = "",
    park: Annotated[str, typer.Option(metavar="园区", help="园区填报员的园区，写编号、代码或名称")] = "",
    namesake: Annotated[
        str, typer.Option(metavar="理由", help="本地区已登记过同名的人时，写明为何再登记（变动岗位，或另有其人）")
    ] = "",
    lang: Lang = Language.ZH,
) -> None:
    """登记一位办理人员，得到编号。"""
    acts_as, of = read_role(role), read_department(department) if department.strip() else None
    asked = Person(0, name, acts_as, of, jurisdiction.strip(), city.strip(), park.strip())
    with stopping_on(RuleProblems, language=lang):
        settings = load_settings()
        person = add_person(settings, asked, datetime.now(UTC), namesake)
    said = Said("已登记", "on record")
    screen().print(escape(f"{said.told(lang)} {described(person, lang, place_names(settings))}"))
