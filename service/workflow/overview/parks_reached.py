"""The parks behind a figure of the coverage: each with how far it has come, told park by park."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from service.casework.coverage import Standing
from service.vocabulary.language import Said
from service.vocabulary.listing import Answer
from service.workflow.overview.province import Cases, Province

_REACHES: Mapping[str, tuple[Said, Callable[[Standing], bool]]] = {
    "all": (Said("在册园区", "parks on record"), lambda one: True),
    "listed": (Said("列入清单的园区", "parks listed"), lambda one: one.listed),
    "carried_out": (Said("实施改造的园区", "parks carrying out the retrofit"), lambda one: one.carried_out),
    "accepted": (Said("通过验收的园区", "parks accepted"), lambda one: one.accepted),
}
_ANSWERS = {
    Answer.YES: Said("符合条件", "eligible"),
    Answer.UNKNOWN: Said("尚未认定", "eligibility not determined"),
    Answer.NO: Said("不符合条件", "not eligible"),
}
_NOWHERE = (False, False)


def parks_reached(of: Province, cases: Cases, about: tuple[str, ...]) -> tuple[Said, tuple[str, ...]]:
    """about: how far they have come, and whether they are eligible. What they are called, and their ids.

    Raises:
        KeyError, ValueError: there is no such figure.
    """
    reach, answer = about
    (said, reached), wanted = _REACHES[reach], Answer(answer)
    kind = _ANSWERS[wanted]
    found = (id_ for id_, one in standings(of, cases).items() if one.eligible is wanted and reached(one))
    return Said(f"{said.zh}（{kind.zh}）", f"{said.en} ({kind.en})"), tuple(found)


def standings(of: Province, cases: Cases) -> dict[str, Standing]:
    """How far each park seen has come, park by park."""
    come, on = {}, of.on
    for case in cases.every:
        begun, ended = case.carried_out, case.accepted
        come[case.park] = (begun is not None and begun <= on, ended is not None and ended <= on)

    def reached(park: str) -> tuple[bool, bool]:
        return come.get(park, _NOWHERE)

    return {id_: of.known.standing(id_, reached) for id_ in of.seen}
