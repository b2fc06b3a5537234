"""The state machine: one act onto a case, or every reason why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from service.casework.access import within_scope
from service.casework.acts.act import Act
from service.casework.acts.application import OpenCase
from service.casework.case import Case, Recorded, after
from service.casework.conditions.condition import Attempt
from service.casework.encoding import encode
from service.casework.procedure import Procedure
from service.casework.state import BEFORE_DECISION, DECIDED
from service.casework.transition import Transition
from service.casework.transitions import TRANSITIONS
from service.vocabulary.canonical import canonical_digest
from service.vocabulary.day import in_utc
from service.vocabulary.language import Language, Said
from service.vocabulary.person import Person


class Refused(Exception):  # noqa: N818 - what happened to the act
    """An act that is not allowed, with every reason; the case is as it was."""

    def __init__(self, act: Act, reasons: Iterable[Said]) -> None:
        self.act = act
        self.reasons = tuple(reasons)
        super().__init__(self.told(Language.ZH))

    def told(self, language: Language) -> str:
        """What was refused and why, each reason on a line."""
        label = TRANSITIONS[type(self.act)].label.told(language)
        head = f"Not done: {label}" if language is Language.EN else f"未办理：{label}"
        return "\n".join([head, *(f"- {reason.told(language)}" for reason in self.reasons)])


class Unfoldable(Exception):  # noqa: N818 - a state of the record
    """Recorded acts that do not make a case; `seq` is the number of the first bad one, `said` what is wrong with it.
    `refused`: it is whole, but this program would not have allowed it."""

    def __init__(self, seq: int, said: Said, refused: bool = False) -> None:
        super().__init__(said.zh)
        self.seq = seq
        self.said = said
        self.refused = refused


def perform(case: Case | None, act: Act, person: Person, at: datetime, procedure: Procedure) -> Case:
    """The case with the act added; `case` None to open one. `at` is the real time with its zone.

    Raises:
        Refused: the act is not allowed, with every reason.
        ValueError: `at` has no time zone.
    """
    moment = in_utc(at)
    if reasons := refusals(case, act, person, moment, procedure):
        raise Refused(act, reasons)
    seq = case.version + 1 if case is not None else 1
    digest = act_digest(case, act, person, moment, procedure.digest)
    return _with(case, Recorded(seq, act, person, moment, procedure.digest, digest))


def refusals(case: Case | None, act: Act, person: Person, at: datetime, procedure: Procedure) -> tuple[Said, ...]:
    """Every reason why an act is not allowed; nothing when it is."""
    row = TRANSITIONS[type(act)]
    misplaced = tuple(_misplaced(case, row))
    place = case.opened if case is not None else act
    personal = tuple(_not_up_to(person, row, place)) if isinstance(place, OpenCase) else ()
    personal = (*personal, *_too_early(case, at))
    if misplaced:
        return (*misplaced, *personal)
    attempt = Attempt(case, act, person, at, procedure)
    unmet = (reason for condition in row.conditions for reason in condition.reasons(attempt))
    return tuple(dict.fromkeys((*personal, *unmet)))


def fold(recorded: Iterable[Recorded[Act]], procedures: Mapping[str, Procedure]) -> Case:
    """The case that recorded acts make, each judged again under the procedure (by digest) it was done under.

    Raises:
        Unfoldable: an act is missing, was changed, or would not have been allowed.
    """
    case: Case | None = None
    for one in recorded:
        case = _refolded(case, one, procedures)
    if case is None:
        raise Unfoldable(1, Said("没有任何办理记录", "there are no recorded acts"))
    return case


def act_digest(case: Case | None, act: Act, person: Person, at: datetime, procedure: str) -> str:
    """The digest of a recorded act: of the act, who did it, when, under which procedure, and the act before it."""
    before = case.acts[-1].digest if case is not None else ""
    return canonical_digest([before, encode(act), person, at.isoformat(), procedure])


def _refolded(case: Case | None, one: Recorded[Act], procedures: Mapping[str, Procedure]) -> Case:
    seq = case.version + 1 if case is not None else 1
    if one.seq != seq:
        raise Unfoldable(seq, Said(f"第 {seq} 号办理记录缺失", f"act {seq} is missing"))
    if one.digest != act_digest(case, one.act, one.person, one.at, one.procedure):
        raise Unfoldable(
            seq, Said(f"第 {seq} 号办理记录与其摘要不符，被改动过", f"act {seq} does not match its digest")
        )
    if one.procedure not in procedures or procedures[one.procedure].digest != one.procedure:
        raise Unfoldable(seq, Said(f"缺少第 {seq} 号办理记录当时的办理程序", f"the procedure of act {seq} is missing"))
    if reasons := refusals(case, one.act, one.person, one.at, procedures[one.procedure]):
        zh, en = "；".join(reason.zh for reason in reasons), "; ".join(reason.en for reason in reasons)
        raise Unfoldable(
            seq, Said(f"第 {seq} 号办理记录本不应允许：{zh}", f"act {seq} was not allowed: {en}"), refused=True
        )
    return _with(case, one)


def _misplaced(case: Case | None, row: Transition) -> Iterator[Said]:
    """Whether the act has no place in the state of the case."""
    if case is None and row.act is not OpenCase:
        yield Said("案卷尚未立案；请先立案", "there is no case yet; open one first")
    elif case is not None and row.act is OpenCase:
        yield Said(
            "案卷已经立案，一个园区一个规划期只有一个案卷", "the case is open; there is one a park and programme"
        )
    elif case is not None and case.state not in row.states:
        zh = "、".join(state.label for state in row.states)
        en = ", ".join(state.said.en for state in row.states)
        yield Said(
            f"案卷处于“{case.state.label}”，这项办理只能在“{zh}”阶段进行",
            f"the case is at “{case.state.said.en}”; this can be done only at “{en}”",
        )


def _too_early(case: Case | None, at: datetime) -> Iterator[Said]:
    """Whether the act would come before the last one in time."""
    if case is not None and at < case.acts[-1].at:
        last = case.acts[-1]
        yield Said(
            f"办理时间 {at.isoformat()} 早于上一项办理（第 {last.seq} 号，{last.at.isoformat()}）；"
            "请重新办理，仍不行的请核对系统时钟",
            f"the time {at.isoformat()} is before act {last.seq} ({last.at.isoformat()}); "
            "try again, and check the clock if that does not help",
        )


def _not_up_to(person: Person, row: Transition, place: OpenCase) -> Iterator[Said]:
    """Whether somebody has no right to the act."""
    if person.role not in row.roles:
        zh = "、".join(role.label for role in row.roles)
        en = ", ".join(role.said.en for role in row.roles)
        yield Said(
            f"{person.name} 是{person.role.label}，这项办理应由{zh}进行",
            f"{person.name} is {person.role.said.en}; this is done by: {en}",
        )
    yield from within_scope(person, place)


def _with(case: Case | None, recorded: Recorded[Act]) -> Case:
    state = TRANSITIONS[type(recorded.act)].next_state(case, recorded.act)
    opens_round = case is not None and case.state in DECIDED and state in BEFORE_DECISION
    return after(case, recorded, state, opens_round)
