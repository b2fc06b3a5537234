"""A programme with its calendar."""

from service.api.programmes.duties import ProgrammeShown
from service.settings import load_settings
from service.workflow.parks.list_programmes import list_programmes


def test_the_shipped_programme() -> None:
    (programme,) = list_programmes(load_settings())
    shown = ProgrammeShown.of(programme)
    assert shown.id == "145"
    assert [one.id for one in shown.duties] == [one.id for one in programme.duties]
    assert all(one.days for one in shown.duties)
    assert {one.who.code for one in shown.duties} == {"jurisdiction", "park"}
