"""A handler that catches whatever goes wrong with an item still ends when its job must not go on."""

from contextlib import suppress

import pytest

from service.jobs.interrupted import Interrupted, Why


@pytest.mark.parametrize("why", Why)
def test_it_passes_through_whoever_catches_exceptions(why: Why) -> None:
    with pytest.raises(Interrupted, match=why.value) as caught, suppress(Exception):
        raise Interrupted(why)
    assert caught.value.why is why
