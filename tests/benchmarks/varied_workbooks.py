"""What a workbook says with other targets, time and again: filled into a text, which is quicker than packing it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from service.vocabulary.submission import IndicatorRow, Submission
from service.workflow.cases.kept_readings import PACKING

_PARK, _NAMED = "待填的园区", "合成园区"
_SLOT = re.compile(r'"90909\.(\d{3})"')
_WORSE = tuple(Decimal(text) for text in ("1", "1", "1.02", "0.97", "1.1", "0.85", "1.4"))


@dataclass(frozen=True)
class Template:
    """packed: the submission with its problems as kept_readings keeps them, with a number of its own in place of each
    target, and another name of the park. targets: what stood there."""

    submission: Submission
    packed: str
    targets: tuple[Decimal, ...]

    def text(self, number: int, digest: str) -> str:
        """What the workbook of a number says, always the same: each target off by its own measure. Another actual value
        would only make the credibility rules ask."""
        filled = _SLOT.sub(lambda slot: f'"{self._target(number, int(slot[1]))}"', self.packed)
        named = filled.replace(_PARK, f"{_NAMED}{number}")
        return named.replace(self.submission.digest, digest)

    def says(self, number: int, digest: str) -> Submission:
        """The submission that is read from text()."""
        submission: Submission = PACKING.unpack(self.text(number, digest))[0]
        return submission

    def _target(self, number: int, place: int) -> Decimal:
        return self.targets[place] * _WORSE[(number // 3 + place * number) % len(_WORSE)]


def template_of(submission: Submission) -> Template:
    """The template of what a workbook says."""
    targets: list[Decimal] = []
    rows = {code: _slotted(row, targets) for code, row in submission.indicators.items()}
    cover = replace(submission.cover, park=replace(submission.cover.park, value=_PARK))
    packed = PACKING.pack((replace(submission, cover=cover, indicators=rows), ()))
    template = Template(submission, packed, tuple(targets))
    unvaried = replace(submission, cover=replace(cover, park=replace(cover.park, value=f"{_NAMED}0")))
    if template.says(0, submission.digest) != unvaried:
        raise AssertionError("a template filled with what stood there is another submission")
    return template


def _slotted(row: IndicatorRow, targets: list[Decimal]) -> IndicatorRow:
    entry = row.target.entry
    if not isinstance(entry.value, Decimal):
        return row
    slot = Decimal(f"90909.{len(targets):03}")
    targets.append(entry.value)
    return replace(row, target=replace(row.target, entry=replace(entry, value=slot)))
