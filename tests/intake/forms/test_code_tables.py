"""Each long drop-down is one stretch of a code table."""

from service.intake.forms.code_tables import CARRIERS, INDICATORS, QUANTITIES, QUESTIONS, VALUES, WAIVABLE, code_tables
from service.intake.forms.layout import Book
from tests.intake.builders import PACK


def listed(book: Book, name: str) -> list[str]:
    """The codes a drop-down offers."""
    for table in code_tables(book, PACK):
        if name in table.ranges:
            start, end = table.ranges[name]
            return [code for code, _ in table.rows[start : end + 1]]
    raise KeyError(name)


def test_the_park_chooses_indicators_and_carriers() -> None:
    assert listed(Book.SUBMISSION, INDICATORS) == list(PACK.catalogue.indicators)
    assert listed(Book.SUBMISSION, CARRIERS) == ["原煤", "电力"]


def test_the_assessor_chooses_checks_indicators_and_quantities() -> None:
    indicators, quantities = list(PACK.catalogue.indicators), list(PACK.catalogue.quantities)
    assert listed(Book.JUDGEMENTS, WAIVABLE) == ["EC-09", *indicators]
    assert listed(Book.JUDGEMENTS, VALUES) == [*indicators, *quantities]
    assert listed(Book.JUDGEMENTS, QUANTITIES) == quantities
    assert listed(Book.JUDGEMENTS, QUESTIONS) == ["CR-A1", "CR-E1"]


def test_a_carrier_shows_its_unit_and_factor() -> None:
    (carriers,) = (table for table in code_tables(Book.SUBMISSION, PACK) if CARRIERS in table.ranges)
    assert carriers.rows[0] == ("原煤", "计量单位 kg；参考折标系数 0.7143 kgce/kg（当量值）")
