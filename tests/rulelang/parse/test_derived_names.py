"""Derived names are free, and titled where people read them."""

import pytest

from service.authoring.problem import Mistake, ProblemLog
from service.rulelang.parse.derive import read_derive
from service.rulelang.parse.derived_names import note_unused, require_free, require_titles
from service.rulelang.tables import Attribute, Table
from tests.rulelang.catalogue_of import fields, scope, told

OWN = Attribute("attainment", "number", "%", title="完成率")


def test_only_a_derived_column_needs_a_title() -> None:
    text = "all: {count: project}\nrate: {share: [floor, all]}\nown: {value: self.attainment}\n"
    columns = (Attribute("rate", "number", "%"), Attribute("own", "number", "%", title="完成率"), OWN)
    log = ProblemLog()
    require_titles(fields(text).pairs, Table(columns, ()), log)
    assert told(log) == ["2:1 untitled-column"]
    assert "rate: {…, title: 项目完成率}" in str(log.problems()[0])


def test_a_name_that_nothing_reads_is_told() -> None:
    pairs = fields(
        "first: {value: floor}\nrate: {share: [self.attainment, first]}\n"
        "quoted: {value: floor}\nspare: {value: floor}\n"
    ).pairs
    log = ProblemLog()
    derived = read_derive(pairs, scope(OWN), log)
    note_unused(derived, Table((Attribute("rate", "number", "%"),), ()), ("比例 {quoted}",), pairs, log)
    assert told(log) == ["4:1 unused-derived"]


@pytest.mark.parametrize("taken", ["attainment", "plan", "energy_total"])
def test_a_name_that_has_a_meaning_is_refused(taken: str) -> None:
    require_free("done_rate", scope(OWN))
    with pytest.raises(Mistake, match=f"已有含义的名称“{taken}”"):
        require_free(taken, scope(OWN))
