"""The overview tells what the cases tell, on either database."""

from service.access.scope import Extent, Scope
from service.casework.state import State
from service.workflow.overview.show_overview import show_overview
from tests.storage.installations import Installation
from tests.workflow.overview.provinces import HERE, a_province, put_province
from tests.workflow.registries import TODAY


def test_a_province_at_a_glance(installation: Installation) -> None:
    put_province(installation.settings, a_province())
    told = show_overview(installation.settings, "", TODAY, Scope(Extent.JURISDICTION, HERE))
    assert (told.parks, told.evaluated, told.preliminary, told.overdue_cases) == (6, 4, 1, 6)
    assert (told.coverage.accepted.eligible, told.coverage.accepted.reached) == (2, 1)
    assert told.states == {State.SIGNING: 5, State.CLOSED: 1}
    assert told.conclusions == {("通过", "优秀"): 3, ("限期整改", ""): 1}
    energy = {name.zh: (str(one.amount), one.parks, one.lacking) for name, one in told.totals}["节能量"]
    assert energy == ("2416003/4", 4, 1)
    assert [(gap.code, gap.missed, gap.judged) for gap in told.gaps] == [("energy_saving", 2, 4), ("land_output", 2, 2)]
    assert (told.difficulties, told.unsupported, told.supportable) == (12, 6, 12)
    assert [one.saving for one in told.projects[:2]] == [12, 12]
