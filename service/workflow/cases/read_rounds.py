"""read_rounds: the rounds of a case with the assessment of each, made again from what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.casework.case import Case
from service.casework.rounds import Round, rounds
from service.documents.side_by_side import Row, side_by_side
from service.settings import Settings
from service.vocabulary.language import Language, Said
from service.workflow.batch.in_words import in_words
from service.workflow.cases.open_assessment import OpenedAssessment, opened_of
from service.workflow.cases.read_case import read_case


@dataclass(frozen=True, slots=True)
class RoundsRead:
    """every: all rounds, the present one last; told: those whose assessment can be shown, each with it; rows: of those,
    side by side. trouble: why others cannot be shown, None where all can."""

    case: Case
    every: tuple[Round, ...]
    told: tuple[tuple[Round, OpenedAssessment], ...]
    rows: tuple[Row, ...]
    trouble: Said | None


def read_rounds(settings: Settings, case_id: str, language: Language = Language.ZH) -> RoundsRead:
    """The rounds of the case of that id, told in a language.

    Raises:
        Fault: there is no such case. StorageError: see open_database.opened().
    """
    case = read_case(settings, case_id)
    every, told, trouble = rounds(case), [], None
    for one, digest in _evaluated(every):
        try:
            told.append((one, opened_of(settings, case_id, case, digest, language)))
        except Exception as error:
            if (words := in_words(error)) is None:
                raise
            trouble = words.said
    rows = side_by_side([opening.made.assessment for _, opening in told]) if told else ()
    return RoundsRead(case, every, tuple(told), rows, trouble)


def _evaluated(every: tuple[Round, ...]) -> Iterator[tuple[Round, str]]:
    for one in every:
        if one.evaluated is not None:
            yield one, one.evaluated.act.summary.assessment


__all__ = ["Round", "RoundsRead", "read_rounds"]
