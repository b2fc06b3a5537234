"""The straight line, rounds, refusals with every reason, and folding what was written."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from service.casework.acts import application, decision
from service.casework.case import Recorded
from service.casework.encoding import decode_recorded, encode_recorded
from service.casework.perform import Refused, Unfoldable, act_digest, fold, perform, refusals
from service.casework.state import State
from service.vocabulary.assessment import Recommendation
from service.vocabulary.language import Language
from tests.casework.builders import ASSESSOR, EXPERT, PARK, Walk, decided, opening, procedure, reevaluated, walk
from tests.casework.stages import at

OWN = {procedure().digest: procedure()}


def test_straight_line() -> None:
    done = decided()
    assert done.now.state is State.ISSUED
    assert done.wait(61).do(decision.Close(), by=ASSESSOR).now.state is State.CLOSED


def test_rectification_and_second_round() -> None:
    again = reevaluated().checked(2, changed=("energy_total", "water_reuse")).assessed().decided()
    assert (again.now.state, again.now.round) == (State.ISSUED, 2)


def test_what_is_recorded() -> None:
    local = datetime.fromisoformat("2026-03-02T09:30:00+08:00")
    case = perform(None, opening(), ASSESSOR, local, procedure())
    (one,) = case.acts
    assert (one.seq, one.act, one.person, one.procedure) == (1, opening(), ASSESSOR, procedure().digest)
    assert (one.at, one.at.tzinfo) == (local, UTC)
    assert one.digest == act_digest(None, opening(), ASSESSOR, one.at, procedure().digest)


def test_a_moment_without_zone_is_no_time() -> None:
    with pytest.raises(ValueError, match="without time zone"):
        perform(None, opening(), ASSESSOR, datetime(2026, 3, 2), procedure())  # noqa: DTZ001


def test_a_refused_act_tells_every_reason_in_both_languages() -> None:
    act = application.RecordPlan(
        version="1", approved=True, authority="", document="", decided_on=walk().today.replace(year=2030)
    )
    with pytest.raises(Refused) as refused:
        at(State.REVIEW).do(act, by=replace(EXPERT, jurisdiction="jiangsu"))
    assert str(refused.value).splitlines() == [
        "未办理：登记方案版本",
        "- 专家11 是专家，这项办理应由评估员进行",
        "- 本案属 zhejiang，专家11 属 jiangsu；请由本地区人员办理",
        "- 没有写明审核机关；请补上",
        "- 没有写明审核文件的文号；请补上",
        "- 审核日期 2030-03-02 晚于今天；请核对日期",
    ]
    english = refused.value.told(Language.EN).splitlines()
    assert (english[0], len(english)) == ("Not done: record a version of the plan", 6)


def test_out_of_place_conditions_are_not_asked() -> None:
    there = at(State.REVIEW)
    reasons = refusals(there.now, decision.Sign(content=""), PARK, there.at, there.procedure)
    assert [reason.zh for reason in reasons] == [
        "案卷处于“受理与设区市初审”，这项办理只能在“会商会签”阶段进行",
        "园区填报员2 是园区填报员，这项办理应由审批人进行",
    ]


def test_a_case_is_opened_once() -> None:
    with pytest.raises(Refused, match="一个园区一个规划期只有一个案卷"):
        walk().open().do(opening())


def written(there: Walk) -> list[Recorded]:  # type: ignore[type-arg]
    return [decode_recorded(encode_recorded(one)) for one in there.now.acts]


def test_folding_what_was_written_gives_the_same_case() -> None:
    again = reevaluated().checked(2, changed=("energy_total",)).assessed().decided()
    assert fold(written(again), OWN) == again.now


def test_acts_are_folded_under_the_procedure_they_were_done_under() -> None:
    there = at(State.SIGNING).sign()
    there.procedure = procedure(publicity_days=0)
    issued = there.do(decision.Issue(document="1号", dated=there.today))
    assert fold(written(issued), {**OWN, there.procedure.digest: there.procedure}) == issued.now
    with pytest.raises(Unfoldable, match="缺少第"):
        fold(written(issued), OWN)


def test_a_procedure_under_another_ones_digest_is_missing() -> None:
    with pytest.raises(Unfoldable, match="缺少第 1 号"):
        fold(written(decided()), {procedure().digest: procedure(publicity_days=0)})


CHANGED: dict[str, Any] = {
    "act": application.Withdraw(reason="别的"),
    "person": replace(PARK, name="别人"),
    "at": datetime(2026, 3, 2, 1, 0, 0, 1, tzinfo=UTC),
    "procedure": "0" * 64,
    "digest": "0" * 64,
}


@pytest.mark.parametrize("number", [1, 4, 9])
@pytest.mark.parametrize("field", CHANGED)
def test_folding_names_the_first_act_that_was_changed(number: int, field: str) -> None:
    acts = written(decided(Recommendation.REJECT))
    acts[number - 1] = replace(acts[number - 1], **{field: CHANGED[field]})
    with pytest.raises(Unfoldable) as found:
        fold(acts, OWN)
    assert (found.value.seq, f"第 {number} 号" in found.value.said.zh) == (number, True)


def test_folding_names_a_missing_act() -> None:
    acts = written(decided())
    with pytest.raises(Unfoldable) as found:
        fold([*acts[:5], *acts[6:]], OWN)
    assert (found.value.seq, found.value.said.zh) == (6, "第 6 号办理记录缺失")
    with pytest.raises(Unfoldable, match="没有任何办理记录") as empty:
        fold([], OWN)
    assert empty.value.seq == 1


def test_folding_refuses_what_was_never_allowed_however_well_it_is_sealed() -> None:
    case = at(State.REVIEW).now
    forged = decision.Close()
    moment, own = case.acts[-1].at, procedure().digest
    digest = act_digest(case, forged, ASSESSOR, moment, own)
    with pytest.raises(Unfoldable, match="本不应允许"):
        fold([*case.acts, Recorded(case.version + 1, forged, ASSESSOR, moment, own, digest)], OWN)


def test_a_time_without_zone_is_another_record() -> None:
    first, *rest = written(decided())
    with pytest.raises(Unfoldable, match="与其摘要不符"):
        fold([replace(first, at=first.at.replace(tzinfo=None)), *rest], OWN)


def test_time_does_not_run_backwards() -> None:
    there = at(State.REVIEW)
    act, again = application.Withdraw(reason="材料不全"), there.now.acts[-1].at
    with pytest.raises(Refused, match="早于上一项办理（第 4 号"):
        perform(there.now, act, PARK, again - timedelta(seconds=1), there.procedure)
    assert perform(there.now, act, PARK, again, there.procedure).state is State.WITHDRAWN


def test_a_backdated_act_does_not_fold() -> None:
    there = at(State.REVIEW)
    last, before = there.now.acts[-1], replace(there.now, acts=there.now.acts[:-1])
    early = before.acts[-1].at - timedelta(days=1)
    forged = replace(last, at=early, digest=act_digest(before, last.act, last.person, early, there.procedure.digest))
    with pytest.raises(Unfoldable, match="本不应允许：办理时间") as bad:
        fold([*before.acts, forged], OWN)
    assert bad.value.seq == last.seq
