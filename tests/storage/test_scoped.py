"""A scope means the same in the database as in the program."""

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, literal, select

from service.access.scope import Extent, Place, Scope
from service.storage.scoped import within

ENGINE = create_engine("sqlite://")
WORDS = st.sampled_from(["", "a", "b"])
PLACES = st.builds(Place, WORDS, WORDS, WORDS)
SCOPES = st.builds(Scope, st.sampled_from(Extent), WORDS, WORDS, WORDS)


@given(scope=SCOPES, place=PLACES)
def test_the_database_covers_what_the_scope_covers(scope: Scope, place: Place) -> None:
    condition = within(scope, literal(place.jurisdiction), literal(place.city), literal(place.park))
    with ENGINE.connect() as connection:
        assert len(connection.execute(select(1).where(condition)).all()) == scope.covers(place)
