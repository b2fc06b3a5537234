"""What the rows of a rule may conclude, by theme."""

from __future__ import annotations

from service.authoring.nearest import unknown
from service.authoring.problem import Mistake
from service.rulelang.words import value_in_words
from service.vocabulary.assessment import Recommendation
from service.vocabulary.finding import Theme, Verdict

_JUDGING = (Verdict.MET, Verdict.NEARLY_MET, Verdict.UNMET, Verdict.MANUAL, Verdict.NOT_EVALUABLE)
_BY_THEME: dict[Theme, tuple[str, ...]] = {
    Theme.CREDIBILITY: (Verdict.OK, Verdict.QUESTION),
    Theme.GATES: (Verdict.MET, Verdict.UNMET),
    Theme.DECISION: tuple(Recommendation),
}


def row_outcomes(theme: Theme) -> tuple[str, ...]:
    """What a written row may conclude."""
    return tuple(str(word) for word in _BY_THEME.get(theme, _JUDGING))


def possible_outcomes(theme: Theme) -> tuple[str, ...]:
    """What a rule may come to, states included: what an example may expect."""
    if theme is Theme.DECISION:
        return row_outcomes(theme)
    by_state = (Verdict.MANUAL, Verdict.NOT_EVALUABLE, Verdict.NOT_APPLICABLE)
    return tuple(dict.fromkeys((*row_outcomes(theme), *(str(verdict) for verdict in by_state))))


def outcome_key(theme: Theme) -> str:
    """The key under which rows name their outcome."""
    return "then" if theme is Theme.DECISION else "verdict"


def require_outcome(word: str, allowed: tuple[str, ...]) -> str:
    """The word itself.

    Raises:
        Mistake: it is none of the allowed ones.
    """
    if word in allowed:
        return word
    titles: dict[str, str] = {o: value_in_words(o) for o in allowed if value_in_words(o) != o}
    raise _no_outcome(word, allowed, titles)


def _no_outcome(word: str, allowed: tuple[str, ...], titles: dict[str, str]) -> Mistake:
    return unknown("判定", word, allowed, "改成允许的判定", titles, en=("verdict", "use an allowed verdict"))
