"""open_listed_case: the case of a park of the registry that its jurisdiction has put on the programme's list."""

from __future__ import annotations

from service.casework.acts.application import OpenCase
from service.casework.park_lookup import meant
from service.settings import Settings
from service.storage import listings, parks
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.park import Park, ParkStatus
from service.vocabulary.programme import Programme
from service.workflow.cases.open_case import open_case
from service.workflow.cases.perform_act import Asked, Done
from service.workflow.installation.open_database import opened
from service.workflow.parks.registry_rules import opened_rules, programme_of


def open_listed_case(settings: Settings, park: str, programme: str, asked: Asked) -> Done:
    """Open the case of a park (id, code or name) and a programme (id; empty: the one that begins last).

    Raises:
        Refused, Fault, StorageError: as open_case(); no park or several are meant, or it is not on the list.
        RuleProblems: the registry's rule data is faulty.
    """
    wanted = programme_of(programme, opened_rules(settings))
    found = _listed(settings, park, wanted)
    act = OpenCase(
        park=found.id,
        park_code=found.code,
        park_name=found.name,
        jurisdiction=found.jurisdiction,
        city=found.city,
        programme=wanted.id,
        programme_title=wanted.title,
    )
    return open_case(settings, act, asked)


def _listed(settings: Settings, text: str, programme: Programme) -> Park:
    with opened(settings) as database, database.reading() as session:
        park = meant(text, [kept.park for kept in parks.every_park(session).values()])
        decided = listings.listings(session, programme.id).get(park.id)
    if park.status is not ParkStatus.ACTIVE:
        said = park.status.said
        raise Fault(
            "park-not-active",
            Said(
                f"{park.name} {said.zh}，不能立案；请为承接的园区立案，见 acceptance park show {park.id}",
                f"{park.name} is {said.en}; open the case of its successor, see acceptance park show {park.id}",
            ),
        )
    if decided is None or not decided.last.listed:
        raise Fault(
            "park-not-listed",
            Said(
                f"{park.name} 没有列入{programme.title}的园区清单，不能立案；"
                f"请先列入清单（acceptance park include {park.id}）",
                f"{park.name} is not on the list of programme {programme.id}; "
                f"put it on the list first (acceptance park include {park.id})",
            ),
        )
    return park
