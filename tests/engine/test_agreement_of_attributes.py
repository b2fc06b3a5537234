"""Every attribute of every subject, derived officially and by the reference: the same state and exact value."""

from datetime import date
from fractions import Fraction
from random import Random

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from service.assessment.collections import rows_of
from service.assessment.derive import INDICATOR, QUANTITY, Situation
from service.assessment.park_facts import PARK
from service.assessment.plan_facts import PLAN, plan_fact
from service.assessment.views import indicator_view, quantity_view
from service.engine.reference import attributes, plan
from service.engine.reference.inputs import Inputs
from service.engine.reference.known import Known
from service.engine.reference.rows import rows
from service.engine.reference.values import Values
from service.rulelang.attributes import collections
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import State
from tests.engine.parks import ParkMaker
from tests.engine.random_packs import PackMaker

REASONS = (None, (), ("园区无统计口径",), ("别的理由",))
Value = tuple[State, Fraction | str | date | None]


def official(fact: Fact) -> Value:
    return fact.state, fact.value.fraction() if isinstance(fact.value, Quotient) else fact.value


def by_reference(known: Known) -> Value:
    return known.state, known.value


@settings(max_examples=25, phases=[Phase.generate])
@given(st.integers(0, 2**32), st.sampled_from([0.05, 0.3, 0.6]))
def test_every_attribute(seed: int, spoilt: float) -> None:
    """About 1,400 attributes a park."""
    random = Random(seed)
    pack = PackMaker(random).pack(4)
    maker = ParkMaker(random, pack, spoilt)
    submission, judgements = maker.submission(), maker.judgements()
    situation, inputs = Situation(submission, judgements, pack), Inputs(submission, judgements, pack)
    assert INDICATOR.keys() == attributes.INDICATOR.keys()
    assert QUANTITY.keys() == attributes.QUANTITY.keys()
    assert PLAN.keys() == plan.PLAN.keys()
    assert PARK.keys() == plan.PARK.keys()
    for code in pack.catalogue.indicators:
        for reasons in REASONS:
            view = indicator_view(situation, code, reasons)
            for name, make in INDICATOR.items():
                mine = attributes.OfIndicator(Values(inputs, code, reasons))[name]
                assert official(make(view)) == by_reference(mine), (code, name, reasons)
    for code in pack.catalogue.quantities:
        for name, of_quantity in QUANTITY.items():
            mine = attributes.OfQuantity(inputs, code)[name]
            assert official(of_quantity(quantity_view(situation, code))) == by_reference(mine), (code, name)
    for name in PLAN:
        assert official(plan_fact(situation, name)) == by_reference(plan.plan_value(inputs, name)), name
    for name, of_park in PARK.items():
        assert official(of_park(situation)) == by_reference(plan.PARK[name](inputs)), name


@settings(max_examples=25, phases=[Phase.generate])
@given(st.integers(0, 2**32), st.sampled_from([0.05, 0.3, 0.6]))
def test_every_field_of_every_row(seed: int, spoilt: float) -> None:
    random = Random(seed)
    pack = PackMaker(random).pack(4)
    maker = ParkMaker(random, pack, spoilt)
    submission, judgements = maker.submission(), maker.judgements()
    situation, inputs = Situation(submission, judgements, pack), Inputs(submission, judgements, pack)
    fields = collections(pack.catalogue, pack.rules)
    for collection in ("project", "carrier", "progress_report"):
        ours, theirs = rows(inputs, collection), rows_of(situation, collection)
        assert len(ours) == len(theirs)
        for field, row in zip(ours, theirs, strict=True):
            for name in fields[collection]:
                assert official(row.fact(name)) == by_reference(field[name]), (collection, name)
