"""The programmes by their first day, and all jurisdictions."""

from service.settings import load_settings
from service.workflow.parks.list_programmes import list_jurisdictions, list_programmes


def test_the_shipped_ones() -> None:
    (programme,) = list_programmes(load_settings())
    assert programme.id == "145"
    places = list_jurisdictions(load_settings())
    assert (len(places), places.titled("zhejiang")) == (37, "浙江省")
