"""Derivations are values with the defaults the language gives them."""

from service.rulelang.derivations import Count, Derived, Ratio, Share
from service.rulelang.tables import Attribute


def test_a_zero_denominator_is_missing_unless_said_otherwise() -> None:
    assert Share("a", "b").if_zero == "missing"
    assert Ratio("a", "b", "t").if_zero == "missing"


def test_a_count_without_tests_counts_every_row() -> None:
    assert Count("project").where == {}
    assert Derived(Attribute("n", "number"), Count("project")) == Derived(Attribute("n", "number"), Count("project"))
