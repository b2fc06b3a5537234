"""The content of a decision in words, line by line: as it is looked at, signed, printed and compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from service.casework.basis import last_assessment
from service.casework.case import Case
from service.casework.judged_under import UNTOLD, JudgedUnder
from service.casework.signing import DecisionContent, decision_content
from service.vocabulary.assessment import Recommendation
from service.vocabulary.exact import read_exact, shown_digits
from service.vocabulary.language import Said

DECISION = "decision"
"""The line that says what is decided."""
_INSIDE = ("recommendation", "override", "waiver-", "opinion-")
_AGREES, _DISAGREES = Said("同意", "agrees"), Said("不同意", "disagrees")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a decision. name: the same in every version of it; digest: SHA-256 of what it names, where there is
    one."""

    name: str
    label: Said
    value: Said
    digest: str = ""


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line that is not what it was; empty where it was not there, or is not there any more."""

    label: Said
    before: Said
    now: Said


def decision_lines(case: Case, place: str, under: JudgedUnder = UNTOLD, called: str = "") -> tuple[Line, ...]:
    """What a signature would stand for now; nothing when no decision is drafted. place: name of the jurisdiction;
    under: the rules that it rests on, whose digests are signed; called: what the park was called when it was drafted,
    empty where that is its name on record."""
    content = decision_content(case)
    if content is None:
        return ()
    return (
        _park(case.opened.park_name, called),
        *_decided(case, content, place),
        *_grounds(content, under),
        *_duties(content),
        *_opinions(content),
        *_rests(case, content),
    )


def lines_for_park(lines: Iterable[Line]) -> tuple[Line, ...]:
    """What its park is told of a decision: not what was recommended, why it was departed from, and who opined what."""
    return tuple(one for one in lines if not one.name.startswith(_INSIDE))


def line_changes(before: Sequence[Line], now: Sequence[Line]) -> tuple[LineChange, ...]:
    """What differs between two versions, in the order of the present one; what is gone comes last."""
    was, present = {one.name: one for one in before}, {one.name: one for one in now}
    names = dict.fromkeys((*present, *was))
    return tuple(_change(was.get(name), present.get(name)) for name in names if was.get(name) != present.get(name))


def decided_word(decision: Recommendation, grade: str) -> str:
    """`通过（良好）`."""
    return f"{decision.value}（{grade}）" if grade else decision.value


def points_told(score: str) -> Said:
    """Points (`n/d` or `n`) to two places, or to as many more as it takes not to print the edge of a grade that they do
    not reach: `89.99999 分`."""
    exact = read_exact(score)
    points = exact.rounded(shown_digits(exact, 2, (exact.rounded(0), exact.rounded(1))))
    return Said(f"{points} 分", f"{points} points")


def _park(recorded: str, called: str) -> Line:
    told = Said(recorded, recorded)
    if called and called != recorded:
        told = Said(f"{called}（原名{recorded}）", f"{called} (formerly {recorded})")
    return Line("park", Said("园区", "park"), told)


def _decided(case: Case, of: DecisionContent, place: str) -> Iterator[Line]:
    opened = case.opened
    yield _plain("jurisdiction", Said("主管地区", "jurisdiction"), place)
    yield _plain("programme", Said("规划期", "programme"), opened.programme_title or opened.programme)
    yield _plain(DECISION, Said("决定", "decision"), decided_word(of.decision, of.grade))
    yield Line("score", Said("得分", "score"), points_told(of.score))
    yield _plain("recommendation", Said("建议结论", "recommendation"), of.recommendation.value)


def _grounds(of: DecisionContent, under: JudgedUnder) -> Iterator[Line]:
    if of.override is not None:
        until = of.override.until
        told = Said(f"{of.override.reason}（有效至 {until}）", f"{of.override.reason} (until {until})")
        yield Line("override", Said("改变建议结论的理由", "why it departs from the recommendation"), told)
    for number, waiver in enumerate(of.waivers, 1):
        subject = under.named(waiver.subject)
        told = Said(
            f"{subject.zh}：{waiver.reason}（至 {waiver.until}）",
            f"{subject.en}: {waiver.reason} (until {waiver.until})",
        )
        yield Line(f"waiver-{number}", Said(f"不适用认定 {number}", f"waiver {number}"), told)
    if of.plan is not None:
        plan = "，".join(filter(None, (of.plan.version, of.plan.document, str(of.plan.decided_on))))
        yield _plain("plan", Said("现行方案", "plan in force"), plan)
    if under.basis is not None:
        yield Line("provisions", Said("依据", "made under"), under.basis)


def _duties(of: DecisionContent) -> Iterator[Line]:
    for number, item in enumerate(of.items, 1):
        told = Said(
            f"{item.rule} {item.demand}（{item.owner}，{item.deadline} 前，含当日）",
            f"{item.rule} {item.demand} ({item.owner}, by {item.deadline} at the latest)",
        )
        name = f"item-{item.rule}-{item.subject}"
        yield Line(name, Said(f"整改事项 {number}", f"item to put right {number}"), told)
    if of.deadline is not None:
        yield _plain("deadline", Said("整改期限", "deadline"), str(of.deadline))


def _opinions(of: DecisionContent) -> Iterator[Line]:
    for number, given in enumerate(of.opinions, 1):
        agrees, department = _AGREES if given.agrees else _DISAGREES, given.department.said
        label = Said(f"会商意见（{department.zh}）", f"opinion of {department.en}")
        letter = f"（{given.document}）" if given.document else ""
        told = Said(f"{agrees.zh}：{given.opinion}{letter}", f"{agrees.en}: {given.opinion}{letter}")
        yield Line(f"opinion-{number}", label, told)


def _rests(case: Case, content: DecisionContent) -> Iterator[Line]:
    assessed = last_assessment(case)
    assert assessed is not None  # or there were no content
    summary = assessed.act.summary
    if not content.items:
        for number, failed in enumerate(summary.failed, 1):
            label = Said(f"未完全达到的事项 {number}", f"condition not fully met {number}")
            yield _plain(f"item-{failed.rule}-{failed.subject}", label, f"{failed.rule} {failed.demand}")
    version = Said(f"{summary.pack} 第 {summary.pack_version} 版", f"{summary.pack} version {summary.pack_version}")
    yield Line("pack", Said("规则库", "rule base"), version, content.pack)
    yield Line("rubric", Said("评分标准", "rubric"), Said("", ""), content.rubric)
    day = str(summary.evaluation_date)
    yield Line("assessment", Said("评价", "evaluation"), Said(f"评估日期 {day}", f"of {day}"), content.assessment)
    yield Line("workbook", Said("评估工作簿", "workbook"), Said("", ""), content.workbook)
    yield Line("submission", Said("申报内容", "submission"), Said("", ""), content.submission)
    yield Line("basis", Said("案卷依据", "what the evaluation rests on"), Said("", ""), content.basis)
    drafted = Said(
        f"第 {content.draft} 号办理记录，第 {content.round} 轮评价", f"act {content.draft}, round {content.round}"
    )
    yield Line("draft", Said("拟定", "drafted"), drafted)


def _plain(name: str, label: Said, value: str) -> Line:
    return Line(name, label, Said(value, value))


_NONE = Said("", "")


def _change(before: Line | None, now: Line | None) -> LineChange:
    line = now or before
    assert line is not None
    return LineChange(line.label, _told(before), _told(now))


def _told(line: Line | None) -> Said:
    """With the beginning of its digest, which may be all that differs."""
    if line is None:
        return _NONE
    digest = f" {line.digest[:_SHORT]}…" if line.digest else ""
    return Said(f"{line.value.zh}{digest}".strip(), f"{line.value.en}{digest}".strip())


_SHORT = 12
