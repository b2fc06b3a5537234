"""Every credibility question of the present submission by its subject: open, answered, accepted or upheld."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from service.casework.acts.act import Act
from service.casework.acts.submission import AcceptAnswer, AnswerQuestion, DisputeValue, RejectAnswer
from service.casework.case import Case, Recorded
from service.casework.questions import AskedQuestion, asked_questions
from service.vocabulary.language import Said


class Status(StrEnum):
    """How far a question has come."""

    OPEN = "open"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    UPHELD = "upheld"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return _STATUSES[self]


_STATUSES = {
    Status.OPEN: Said("待园区答复", "waits for the park's answer"),
    Status.ANSWERED: Said("已答复，待评估员认定", "answered, waits for an assessor's ruling"),
    Status.ACCEPTED: Said("已核实采信", "accepted as verified"),
    Status.UPHELD: Said("维持存疑", "upheld"),
}


def status(asked: AskedQuestion) -> Status:
    """How far a question has come."""
    if asked.accepted:
        return Status.ACCEPTED
    if asked.ruling is not None:
        return Status.UPHELD
    return Status.OPEN if asked.answer is None else Status.ANSWERED


def by_subject(case: Case) -> dict[str, tuple[AskedQuestion, ...]]:
    """Subject (`indicator:energy_intensity` …) → the questions asked about it, in the order of asking."""
    asked = asked_questions(case)
    subjects = dict.fromkeys(one.question.subject for one in asked)
    return {subject: tuple(one for one in asked if one.question.subject == subject) for subject in subjects}


QuestionAct = Recorded[AnswerQuestion] | Recorded[AcceptAnswer] | Recorded[RejectAnswer]


def question_history(case: Case, rule: str, subject: str) -> tuple[QuestionAct, ...]:
    """Every answer to the question of that rule on that subject and every ruling, in order."""
    kept: list[QuestionAct] = [*case.of(AnswerQuestion), *case.of(AcceptAnswer), *case.of(RejectAnswer)]
    mine = (one for one in kept if (one.act.rule, one.act.subject) == (rule, subject))
    return tuple(sorted(mine, key=lambda one: one.seq))


def words_of(act: AnswerQuestion | AcceptAnswer | RejectAnswer) -> str:
    """What was written: the answer, or why it was ruled so."""
    return act.answer if isinstance(act, AnswerQuestion) else act.reason


def touches(act: Act, rule: str, subject: str) -> bool:
    """Whether an act can matter to whoever works on that question: not one about another question or value."""
    match act:
        case AnswerQuestion() | AcceptAnswer() | RejectAnswer():
            return (act.rule, act.subject) == (rule, subject)
        case DisputeValue():
            return subject.partition(":")[2] == act.code
    return True


def counted(asked: Iterable[AskedQuestion]) -> dict[Status, int]:
    """How many questions have come how far; every status, also with none."""
    found = [status(one) for one in asked]
    return {each: found.count(each) for each in Status}


def told(asked: AskedQuestion, titles: Mapping[str, str]) -> Said:
    """The question, the answer and the ruling in one sentence. titles: subject → its Chinese name."""
    question, state = asked.question, status(asked).said
    answer, ruling = asked.answer, asked.ruling
    place = question.told(titles)
    zh, en = f"{place.zh}：{state.zh}", f"{place.en}: {state.en}"
    if answer is not None:
        zh += f"；答复（{answer.day}）：{answer.act.answer}"
        en += f"; answer ({answer.day}): {answer.act.answer}"
    if ruling is not None:
        zh += f"；{ruling.person.name}（{ruling.day}）：{ruling.act.reason}"
        en += f"; {ruling.person.name} ({ruling.day}): {ruling.act.reason}"
    return Said(zh, en)
