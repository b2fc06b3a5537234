"""What rules read of the park itself: where it lies, as the cover states."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from service.assessment.facts import chosen, stated
from service.assessment.situation import Situation
from service.vocabulary.fact import Fact


def _region(situation: Situation) -> Fact:
    source = stated("所在区域", situation.submission.cover.region)
    return chosen("region", source, "取封面填写的所在区域", ())


PARK: Mapping[str, Callable[[Situation], Fact]] = {"region": _region}
"""Every attribute of the park: name → how it is found."""
