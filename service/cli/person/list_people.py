"""acceptance person list: who is on record."""

from __future__ import annotations

from rich.markup import escape
from rich.table import Table

from service.cli.console import screen, stopping_on
from service.cli.options import Lang
from service.cli.person.table import HEADINGS, cells
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.parks.registry_rules import place_names
from service.workflow.people.list_people import list_people

_NOBODY = Said(
    "还没有登记人员；请用 acceptance person add 登记", "nobody is on record; add persons with acceptance person add"
)


def print_people(lang: Lang = Language.ZH) -> None:
    """列出全部办理人员，包括已停用的。"""
    with stopping_on(language=lang):
        settings = load_settings()
        people = list_people(settings)
    if not people:
        screen().print(_NOBODY.told(lang))
        return
    table = Table(*(heading.told(lang) for heading in HEADINGS))
    places = place_names(settings)
    for person in people:
        table.add_row(*(escape(text) for text in cells(person, lang, places)))
    screen().print(table)
