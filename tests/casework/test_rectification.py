"""Items to put right, their deadline, and what the re-evaluation opens."""

from datetime import date

from service.casework.acts import carrying_out, decision
from service.casework.rectification import extensions, items_to_rectify, opened_items, rectification_deadline
from service.casework.state import State
from service.vocabulary.assessment import Recommendation
from tests.casework.builders import FAILED, OTHER_DRC, RECTIFY_BY, decided, reevaluated
from tests.casework.stages import RECTIFY, at


def test_items_and_what_the_park_reported() -> None:
    there = decided(RECTIFY)
    first = FAILED[0]
    there.do(carrying_out.ReportItem(rule=first.rule, subject=first.subject, reply="已完成"))
    records = items_to_rectify(there.now)
    assert [(one.item.rule, one.report is not None) for one in records] == [("TG-07", True), ("RS-02", False)]


def test_the_last_report_counts() -> None:
    there, item = decided(RECTIFY), FAILED[0]
    for reply in ("已开工", "已完成"):
        there.do(carrying_out.ReportItem(rule=item.rule, subject=item.subject, reply=reply))
    assert items_to_rectify(there.now)[0].report == there.now.acts[-1]


def test_the_deadline_moves_with_its_extension() -> None:
    there = decided(RECTIFY)
    assert (rectification_deadline(there.now), extensions(there.now)) == (RECTIFY_BY, ())
    later = date(2026, 12, 31)
    there.do(carrying_out.ExtendDeadline(deadline=later, reason="设备到货晚"))
    assert rectification_deadline(there.now) == later
    assert len(extensions(there.now)) == 1


def test_other_decisions_have_neither() -> None:
    for there in (decided(Recommendation.REJECT), at(State.DATA_CHECK)):
        assert items_to_rectify(there.now) == ()
        assert extensions(there.now) == ()
        assert rectification_deadline(there.now) is None


def test_a_reevaluation_opens_the_rules_and_what_they_rest_on() -> None:
    opened = opened_items(reevaluated().now)
    assert opened is not None
    assert opened.rules == {"TG-07", "RS-02"}
    assert opened.codes == {"energy_intensity", "energy_total", "water_reuse"}
    assert opened.closed(("TG-07", "water_reuse", "gdp", "SP-06")) == ("gdp", "SP-06")


def test_otherwise_everything_is_open() -> None:
    appealed = decided(RECTIFY).do(decision.LodgeAppeal(grounds="不服"))
    upheld = appealed.do(decision.DecideAppeal(upheld=True, reason="事实不清"), by=OTHER_DRC)
    assert upheld.now.round == 2
    assert opened_items(upheld.now) is None
    assert opened_items(at(State.DATA_CHECK).now) is None
