"""Addresses of an assessment are stable, and safe for whatever a name holds."""

from service.vocabulary.cell import Cell
from service.web.assessment_links import Links, node_id

LINKS = Links("zhejiang-2026-0001", "ab" * 32)


def test_a_cell_is_found_whatever_its_sheet_is_called() -> None:
    cell = Cell("cd" * 32, "表 & 1", "E5")
    assert LINKS.cell(cell).endswith("/cells?of=cdcdcdcdcdcdcdcd&sheet=%E8%A1%A8+%26+1&ref=E5")


def test_what_a_node_refers_to() -> None:
    assert LINKS.see("f-TG-01-case", "scorecard") == f"{LINKS.result}#scorecard"
    assert LINKS.see("f-TG-01-case", "f-PJ-01-portfolio") == f"{LINKS.tree}/findings/f-PJ-01-portfolio"
    assert LINKS.see("f-TG-01-case", "n7") == f"{LINKS.tree}/findings/f-TG-01-case/nodes/n7#n-TG-01-case-7"
    assert node_id("f-TG-01-case", "n7") == "n-TG-01-case-7"
