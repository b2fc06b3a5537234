"""The park's region: as the cover states it, down to the cell; missing and disputed stay so."""

import pytest

from service.assessment.park_facts import PARK
from service.vocabulary.entry import Entry
from service.vocabulary.state import State
from tests.assessment.builders import a_cover, a_situation, a_submission, blank, in_state, text


def test_the_region_rests_on_the_cell_of_the_cover() -> None:
    stated = text("京津冀")
    fact = PARK["region"](a_situation(a_submission(cover=a_cover(region=stated))))
    assert (fact.name, fact.value, fact.cells()) == ("region", "京津冀", (stated.cell,))


@pytest.mark.parametrize(
    ("entry", "state"),
    [
        (blank(), State.MISSING),
        (in_state(State.DISPUTED), State.DISPUTED),
        (in_state(State.NOT_APPLICABLE), State.MISSING),
    ],
)
def test_without_a_word_there_is_no_region(entry: Entry, state: State) -> None:
    fact = PARK["region"](a_situation(a_submission(cover=a_cover(region=entry))))
    assert (fact.state, fact.value) == (state, None)
    assert "所在区域" in fact.note
