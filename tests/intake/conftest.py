"""Every fault and problem that any test of the intake meets has English, without Chinese but for what it quotes."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import is_hypothesis_test

from service.intake.cells.faults import Fault
from service.vocabulary.problem import Problem
from tests.vocabulary.problems import chinese_left


@pytest.fixture(autouse=True)
def english(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Collects what is said while a test runs, and looks at it behind the test; not at what quotes texts of chance,
    which may hold quotes themselves."""
    if is_hypothesis_test(request.function):
        yield
        return
    met: list[Fault | Problem] = []
    for kind in (Fault, Problem):
        monkeypatch.setattr(kind, "__init__", _kept(kind.__init__, met))
    yield
    silent = [f"{one.code}: {text}" for one in met for text in _chinese(one)]
    assert not silent, "say these in English too: " + "; ".join(dict.fromkeys(silent))


def _kept(make: Any, met: list[Fault | Problem]) -> Any:
    def made(self: Fault | Problem, *args: Any, **kwargs: Any) -> None:
        make(self, *args, **kwargs)
        met.append(self)

    return made


def _chinese(one: Fault | Problem) -> Iterator[str]:
    texts = [one.allowed, one.repair, *([one.found] if isinstance(one, Problem) else [])]
    yield from (text.en for text in texts if chinese_left(text))
    yield from (reading.en for reading in one.readings if chinese_left(reading, written=True))
