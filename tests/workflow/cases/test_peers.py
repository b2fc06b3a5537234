"""Peers are of one type and programme, and only those that the reader's scope covers."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import update

from service.access.scope import EVERYTHING, Extent, Scope
from service.casework.state import State
from service.storage.case_evaluations import keep_evaluation
from service.vocabulary.fault import Fault
from service.workflow.bundles.case_record import assessing_acts
from service.workflow.cases.peers import peers_of
from service.workflow.installation.open_database import opened
from tests.casework.stages import at
from tests.storage.builders import table
from tests.storage.installations import installed
from tests.web.registries import with_many_parks

OWN, PEER, OTHER_TYPE, OTHER_YEARS = (f"zhejiang-2026-{number:04}" for number in (0, 4, 1, 8))


def test_only_of_the_same_type_and_programme_and_in_scope(tmp_path: Path) -> None:
    summary = assessing_acts(at(State.SIGNING).now)[-1].act.summary
    with installed("sqlite", tmp_path) as made:
        settings = with_many_parks(made.settings, date(2026, 3, 1), parks=12)
        with opened(settings) as database, database.writing() as session:
            for case_id in (OWN, PEER, OTHER_TYPE, OTHER_YEARS):
                keep_evaluation(session, case_id, 1, "pre_assess", replace(summary, score="7/3"), ())
            files = table("case_file")
            session.connection().execute(update(files).where(files.c.id == OTHER_YEARS).values(programme="155"))
        found = peers_of(settings, OWN, EVERYTHING)
        assert ([one.case_id for one in found.everybody], found.own) == ([OWN, PEER], found.everybody[0])
        assert [one.case_id for one in found.others] == [PEER]
        assert found.others[0].first
        city = Scope(Extent.CITY, "zhejiang", "第0市")
        assert [one.case_id for one in peers_of(settings, OWN, city).everybody] == [OWN]
        assert peers_of(settings, OWN, Scope(Extent.JURISDICTION, "gansu")).everybody == ()
        assert peers_of(settings, "zhejiang-2026-0010", EVERYTHING).own is None
        with pytest.raises(Fault, match="没有编号为"):
            peers_of(settings, "zhejiang-2026-9999", EVERYTHING)
