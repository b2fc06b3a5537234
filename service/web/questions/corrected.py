"""Values established in place of what a question is about: as its page and the table of all questions tell them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.casework.act_words import corrected, established
from service.casework.acts.act import Act
from service.casework.acts.submission import DisputeValue
from service.casework.case import Recorded
from service.casework.park_view import acts_seen
from service.vocabulary.language import Said
from service.vocabulary.person import Role
from service.workflow.cases.check_data import CheckedQuestion, DataCheck


@dataclass(frozen=True, slots=True)
class Correction:
    """One value that was disputed. done: by the act `act`; name: of the value; words: what was found in its place, and
    why; shown: whether it is the one of which the table shows what was reported."""

    done: Recorded[Act]
    act: DisputeValue
    name: str
    words: str
    shown: bool


def corrections_of(check: DataCheck, item: CheckedQuestion, reader: Role) -> Iterator[Correction]:
    """Every one of the question, in order, as far as the reader is told of them."""
    names = {one.code: one.name for one in item.explained.values} if item.explained is not None else {}
    stood: dict[tuple[str, int], str] = {}
    for done in acts_seen(check.case, reader):
        act = done.act
        if isinstance(act, DisputeValue) and act.code in names:
            of, shown = (act.code, act.year), _is_shown(item, act)
            before = stood.get(of) or (_reported(item) if shown else "")
            words = corrected(act, names[act.code], before)
            yield Correction(done, act, names[act.code], words, shown)
            stood[of] = established(act) or stood.get(of, "")


def standing(check: DataCheck, item: CheckedQuestion, reader: Role) -> tuple[Said, ...]:
    """What stands now in place of each value, in a few words; of a value that the table does not show, with its name
    and year."""
    found: dict[tuple[str, int], Correction] = {}
    for one in corrections_of(check, item, reader):
        act = one.act
        if established(act) or (act.code, act.year) not in found:
            found[act.code, act.year] = one
    return tuple(_told(one) for one in found.values())


def _told(one: Correction) -> Said:
    act = one.act
    whose = Said("", "") if one.shown else Said(f"{one.name}（{act.year} 年）", f"{one.name} ({act.year}) ")
    value = established(act)
    if not value:
        return Said(f"{whose.zh}有争议", f"{whose.en}disputed")
    return Said(f"{whose.zh}改正为 {value}", f"{whose.en}corrected to {value}")


def _is_shown(item: CheckedQuestion, act: DisputeValue) -> bool:
    code = item.asked.question.subject.partition(":")[2]
    return item.explained is not None and (act.code, act.year) == (code, item.explained.year)


def _reported(item: CheckedQuestion) -> str:
    """What the park reported of the value that is asked about, empty where the question does not show that."""
    figure = item.explained.figures.reported(item.explained.year) if item.explained is not None else None
    return figure.value if figure is not None else ""
