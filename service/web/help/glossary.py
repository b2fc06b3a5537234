"""THE glossary of the screens: what every state, verdict, grade, conclusion and number means, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from service.assessment.labels import say
from service.casework.question_ledger import Status
from service.casework.state import State
from service.vocabulary.assessment import Recommendation
from service.vocabulary.finding import Verdict
from service.vocabulary.language import Language, Said
from service.web.help.meanings import CLAUSES, MEANINGS, NUMBERS
from service.web.tags import TaskStatus

GRADES = ("优秀", "良好", "合格", "不合格")
"""Those of the rubrics that come with the program; a test compares."""


class Group(Enum):
    """What kind of word it is, in the order of the page."""

    STATE = Said("案卷的环节", "stages of a case")
    TASK = Said("任务的状态", "states of a task")
    CONCLUSION = Said("建议结论和决定", "recommendations and decisions")
    GRADE = Said("等级", "grades")
    VERDICT = Said("各项判定", "verdicts")
    QUESTION = Said("存疑的处理情况", "how far a question has come")
    NUMBER = Said("数", "numbers")


@dataclass(frozen=True, slots=True)
class Term:
    """One entry. key: its anchor; clause: of the notice or of the program's own rules, None where it rests on none."""

    key: str
    group: Group
    word: Said
    meaning: Said
    clause: Said | None


def key_of(group: Group, name: str) -> str:
    """`state-signing`, `conclusion-pass`, `grade-优秀`."""
    return f"{group.name.lower()}-{name}"


def _words() -> Iterator[tuple[Group, str, Said]]:
    """Everything that has to have an entry."""
    yield from ((Group.STATE, one.value, one.said) for one in State)
    yield from ((Group.TASK, one.name.lower(), one.value.said) for one in TaskStatus)
    yield from ((Group.CONCLUSION, one.name.lower(), _both(one.value)) for one in Recommendation)
    yield from ((Group.GRADE, one, _both(one)) for one in GRADES)
    yield from ((Group.VERDICT, one.value, _both(one.label)) for one in Verdict)
    yield from ((Group.QUESTION, one.value, one.said) for one in Status)
    yield from ((Group.NUMBER, name, said) for name, said in NUMBERS.items())


def _both(word: str) -> Said:
    return Said(word, say(word, Language.EN))


GLOSSARY: Mapping[str, Term] = {
    key_of(group, name): Term(
        key_of(group, name), group, word, MEANINGS[key_of(group, name)], CLAUSES.get(key_of(group, name))
    )
    for group, name, word in _words()
}
"""By key, in the order of the page."""


def term(key: str) -> Term:
    """The entry of a key, for the templates."""
    return GLOSSARY[key]


def terms_of(group: str) -> tuple[Term, ...]:
    """All entries of a group (`verdict`), for the templates."""
    wanted = Group[group.upper()]
    return tuple(one for one in GLOSSARY.values() if one.group is wanted)
