"""The last evaluation of a case stands beside it whole, and only the last; lists find it by type and scope."""

from dataclasses import replace

import pytest

from service.access.scope import EVERYTHING, NOTHING, Extent, Scope
from service.assessment.recorded_figures import RecordedFigure
from service.casework.state import State
from service.storage import parks
from service.storage.case_evaluations import OfType, behind, evaluations_of_type, keep_evaluation, of_type
from service.storage.database import Database
from service.vocabulary.exact import Quotient
from service.vocabulary.fault import Fault
from service.vocabulary.finding import Verdict
from service.workflow.bundles.case_record import assessing_acts
from tests.casework.parks import park
from tests.casework.stages import at
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.storage.stored_cases import CASE, stored

PROGRAMME = at(State.SIGNING).now.opened.programme
THIRD = Quotient.of(1) / Quotient.of(3)
FIGURES = (
    RecordedFigure("energy_saving", "tce", None, Quotient.of(300), Quotient.of("224.50"), THIRD, Verdict.UNMET),
    RecordedFigure("land_output", "亿元/公顷", Quotient.of(-1), THIRD, None, None, Verdict.NOT_EVALUABLE),
)


def kept(database: Database) -> None:
    """The case with its last evaluation, and its park."""
    walk = at(State.SIGNING)
    stored(database, walk)
    last = assessing_acts(walk.now)[-1]
    with database.writing() as session:
        found = replace(park(walk.now.opened.park), type="化工园区", jurisdiction=walk.now.opened.jurisdiction)
        parks.add(session, [found], NOW)
        assert behind(session) == (CASE,)
        for seq in (last.seq - 1, last.seq):
            keep_evaluation(session, CASE, seq, last.act.kind, last.act.summary, FIGURES)
            assert behind(session) == (() if seq == last.seq else (CASE,))


def test_what_was_kept_is_found_whole(database: Database) -> None:
    kept(database)
    summary = assessing_acts(at(State.SIGNING).now)[-1].act.summary
    with database.reading() as session:
        (found,) = evaluations_of_type(session, "化工园区", PROGRAMME, EVERYTHING)
        opened = at(State.SIGNING).now.opened
        assert of_type(session, CASE) == OfType(opened.park, "园区P1", PROGRAMME, "化工园区")
        with pytest.raises(Fault, match="没有编号为“x”的案卷"):
            of_type(session, "x")
    assert (found.case_id, found.first, found.recommendation) == (CASE, False, summary.recommendation)
    assert str(found.score.fraction()) == summary.score
    assert tuple(found.figures.values()) == FIGURES


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_only_what_the_scope_covers_and_of_that_type(installation: Installation) -> None:
    with installation.open() as database:
        kept(database)
        elsewhere = Scope(Extent.JURISDICTION, "gansu")
        with database.reading() as session:
            assert evaluations_of_type(session, "高新区", PROGRAMME, EVERYTHING) == ()
            assert evaluations_of_type(session, "化工园区", "155", EVERYTHING) == ()
            for scope in (NOTHING, elsewhere):
                assert evaluations_of_type(session, "化工园区", PROGRAMME, scope) == ()
