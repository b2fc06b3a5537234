"""Persons and places drawn from two jurisdictions, two cities and three parks."""

from dataclasses import replace

from hypothesis import strategies as st

from service.access.scope import Place
from service.vocabulary.jurisdiction import NATIONAL
from service.vocabulary.person import Person, Role
from tests.access.expectations import somebody

JURISDICTIONS = ("zhejiang", "jiangsu")
_CITIES, _PARKS = ("宁海市", "临海市", ""), ("P1", "P2", "P3", "")


@st.composite
def persons(draw: st.DrawFn, national: bool = True) -> Person:
    """Anybody who can be on record: complete for their role, active or not."""
    role = draw(st.sampled_from(Role))
    known = (*JURISDICTIONS, NATIONAL) if national else JURISDICTIONS
    made = replace(
        somebody(role),
        jurisdiction=draw(st.sampled_from(known)),
        city=draw(st.sampled_from(_CITIES)),
        park=draw(st.sampled_from(_PARKS)),
        active=draw(st.booleans()),
    )
    return made if not made.lacks() else replace(made, city=made.city or "宁海市", park=made.park or "P1")


def places() -> st.SearchStrategy[Place]:
    """Anywhere, also where nothing is stated."""
    return st.builds(
        Place, st.sampled_from((*JURISDICTIONS, "")), st.sampled_from(_CITIES), st.sampled_from(_PARKS), st.booleans()
    )
