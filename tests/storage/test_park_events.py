"""Every event of a park survives being written."""

import json

from hypothesis import given
from hypothesis import strategies as st

from service.storage.park_events import read, written
from service.vocabulary.park import (
    Abolished,
    ApprovingLevel,
    Ground,
    MergedInto,
    ParkEvent,
    Reassigned,
    Renamed,
    SplitInto,
    Upgraded,
)

GROUNDS = st.builds(Ground, st.dates(), st.text(), st.text())
LEVELS = st.sampled_from(ApprovingLevel)
EVENTS: st.SearchStrategy[ParkEvent] = st.one_of(
    st.builds(Renamed, GROUNDS, st.text(), st.text()),
    st.builds(Reassigned, GROUNDS, st.text(), st.text()),
    st.builds(Upgraded, GROUNDS, st.none() | LEVELS, LEVELS, st.text(), st.text()),
    st.builds(MergedInto, GROUNDS, st.text()),
    st.builds(SplitInto, GROUNDS, st.lists(st.text()).map(tuple)),
    st.builds(Abolished, GROUNDS),
)


@given(EVENTS)
def test_what_is_written_is_read_again(event: ParkEvent) -> None:
    kind, detail = written(event)
    assert read(kind, event.ground, json.loads(json.dumps(detail))) == event
