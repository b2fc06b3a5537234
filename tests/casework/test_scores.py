"""Which scores count."""

from decimal import Decimal

from service.casework.acts.application import AcceptApplication, Apply, Withdraw
from service.casework.acts.site_visit import Recuse, ScoreItem
from service.casework.scores import experts_by_item, items_to_score, nothing_left_to_score, recused, scores
from service.casework.state import State
from service.rulelang.attributes import TASKS
from tests.casework.builders import EXPERT, EXPERT_2, Walk, reevaluated
from tests.casework.stages import at


def test_the_last_score_of_each_expert_and_item_counts() -> None:
    there = at(State.SITE_VISIT).do(ScoreItem(item="TG-07", score=Decimal(60)), by=EXPERT)
    counted = [(one.recorded.person.id, one.recorded.act.score, one.counts) for one in scores(there.now)]
    assert counted[-1] == (EXPERT.id, Decimal(60), True)
    assert sum(counts for _, _, counts in counted) == 2
    assert len(counted) == 3


def test_a_recused_expert_no_longer_counts_for_the_items_named() -> None:
    there = at(State.SITE_VISIT).do(ScoreItem(item="SP-06", score=Decimal(60)), by=EXPERT)
    there.do(Recuse(expert=EXPERT.id, reason="亲属任职", items=("TG-07",)), by=EXPERT)
    assert experts_by_item(there.now) == {"TG-07": {EXPERT_2.id}, "SP-06": {EXPERT.id}}
    assert recused(there.now, EXPERT, "SP-06") is None
    assert recused(there.now, EXPERT_2, "TG-07") is None
    there.do(Recuse(expert=EXPERT.id, reason="亲属任职"), by=EXPERT)
    assert experts_by_item(there.now)["SP-06"] == frozenset()
    assert recused(there.now, EXPERT, "SP-06") == there.now.acts[-1]


def test_every_round_is_scored_anew() -> None:
    assert scores(reevaluated().now) == ()


def test_scores_of_a_withdrawn_application_do_not_count_for_the_next() -> None:
    there = at(State.EVALUATION)
    assert experts_by_item(there.now)
    there.do(Withdraw(reason="重新准备"), Apply(), AcceptApplication(opinion="材料齐全"))
    assert scores(there.now) == ()
    assert experts_by_item(there.now) == {}


def scored(there: Walk, *items: str) -> Walk:
    return there.do(*(ScoreItem(item=item, score=Decimal(80)) for item in items), by=EXPERT)


def test_an_expert_has_nothing_left_once_all_that_is_short_is_scored() -> None:
    there = at(State.SITE_VISIT)
    assert items_to_score(there.now) == (*TASKS, "TG-07")
    assert nothing_left_to_score(there.now, 2) == frozenset(), "TG-07 alone is scored"
    scored(there, *TASKS[:-1])
    assert nothing_left_to_score(there.now, 2) == frozenset()
    there.do(Recuse(expert=EXPERT.id, reason="亲属任职", items=TASKS[-1:]), by=EXPERT)
    assert nothing_left_to_score(there.now, 2) == {EXPERT}
