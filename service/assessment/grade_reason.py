"""Why a score has its grade, in words: the band it lies in, or the sections under their minimum."""

from __future__ import annotations

from service.assessment.labels import say
from service.rulelang.rubric import Rubric
from service.rulelang.words import VALUES, interval_in_words, value_in_words
from service.scoring.arithmetic import figure, percent
from service.scoring.scorecard import band_edges, band_of, rate
from service.vocabulary.exact import ZERO
from service.vocabulary.language import Language, Said
from service.vocabulary.scorecard import Scorecard, ScoreSection

_UNITS = (("分", Language.ZH), ("", Language.EN))


def grade_reason(card: Scorecard, rubric: Rubric) -> Said:
    """The reason; a record states the same with the band as the rubric writes it."""
    counted = [section for section in card.sections if section.applicable]
    low = [section for section in counted if section.under_minimum]
    if not counted:
        return Said(card.grade_reason, "nothing applies, so there is nothing to score")
    if low:
        return Said(card.grade_reason, "; ".join(map(_under_minimum, low)))
    band = band_of(card.score, rubric)
    shown = figure(card.score, band_edges(rubric))
    zh, en = (interval_in_words(band.interval, unit, language) for unit, language in _UNITS)
    return Said(f"总分 {shown} 分，本等级为 {zh}", f"score {shown}; this grade is {en}")


def section_in_english(section: ScoreSection) -> str:
    """The title of a section that goes by the name of what it scores; any other as the rubric calls it."""
    if VALUES.get(section.code) == section.title:
        said = say(section.title, Language.EN)
        return said if said != section.title else value_in_words(section.code, Language.EN)
    return section.title


def _under_minimum(section: ScoreSection) -> str:
    minimum = percent(section.minimum or ZERO)
    return f"{section_in_english(section)}: rate {rate(section)}, under the minimum of {minimum}"
