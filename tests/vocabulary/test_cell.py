"""Where a statement stands."""

from service.vocabulary.cell import Cell


def test_a_cell_reads_as_sheet_and_reference() -> None:
    assert str(Cell("0" * 64, "指标", "G7", "0.41")) == "指标!G7"


def test_cells_of_two_files_differ_though_the_reference_is_the_same() -> None:
    assert Cell("a", "指标", "G7") != Cell("b", "指标", "G7")
