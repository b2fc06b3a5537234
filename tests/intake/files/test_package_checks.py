"""What the container checks let pass, and how they list formulas; the refusals are in broken_samples.py."""

import zipfile

import pytest

from service.intake.files.package_checks import MAX_FILE, check_package, check_size
from service.vocabulary.problem import Unreadable
from tests.intake.broken_files import (
    BOOK_RELATIONS,
    bomb,
    book,
    cells,
    healthy,
    sheet,
    with_entry,
    with_images,
    with_part,
    zipped,
)
from tests.intake.broken_samples import SAMPLES, Broken


def sentence(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        check_package(data)
    return caught.value.sentence


@pytest.mark.parametrize("broken", [sample for sample in SAMPLES.values() if "Error" not in sample.words])
def test_faults_are_found_before_a_library_reads(broken: Broken) -> None:
    with pytest.raises(Unreadable) as caught:
        check_package(broken.make())
    assert caught.value.code == broken.code


def test_names_and_parts_are_told_in_order() -> None:
    package = check_package(book(sheets=3))
    assert package.names == {f"表{n}": f"xl/worksheets/sheet{n}.xml" for n in (1, 2, 3)}
    assert package.name_of("xl/worksheets/sheet2.xml") == "表2"
    assert package.workbook == "xl/workbook.xml"


def test_as_many_entries_as_allowed_pass() -> None:
    assert check_package(with_images(200)).names
    assert "201" in sentence(with_images(201))


def test_size_is_checked_at_the_boundary() -> None:
    check_size(1)
    check_size(MAX_FILE)
    with pytest.raises(Unreadable, match="10 MB"):
        check_size(MAX_FILE + 1)


def test_a_ratio_alone_is_no_bomb_while_the_content_is_small() -> None:
    data = book(sheet(" " * 900_000))
    assert len(data) * 100 < 900_000
    assert check_package(data).names
    assert "过大" in sentence(bomb(2))


def test_folders_as_entries_and_printer_settings_pass() -> None:
    data = with_entry(zipfile.ZipInfo("xl/worksheets/"), "")
    assert check_package(data).names == check_package(book()).names
    assert check_package(with_part("xl/printerSettings/printerSettings1.bin", b"\0\1\2")).names


def test_relations_may_be_absolute() -> None:
    parts = healthy()
    parts[BOOK_RELATIONS] = str(parts[BOOK_RELATIONS]).replace('"worksheets/', '"/xl/worksheets/')
    assert check_package(zipped(parts)).names == {"表1": "xl/worksheets/sheet1.xml"}


def test_uncomputed_formulas_are_listed_by_sheet_and_cell() -> None:
    formulas = "".join(f'<c r="{letter}1"><f>1+1</f></c>' for letter in "ABCDEFGHIJ")
    told = sentence(book(cells(formulas), sheets=2))
    assert "“表1”A1、B1、C1、D1、E1、F1、G1、H1 等 10 处；“表2”A1" in told
    assert "I1" not in told


def test_formulas_with_values_pass_even_when_a_recalculation_is_asked_for() -> None:
    values = '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>A9&amp;""</f><v></v></c>'
    assert check_package(book(cells(values), '<calcPr fullCalcOnLoad="1"/>')).recalculates
    assert check_package(book(cells('<c r="A1"><f>1-1</f><v>0</v></c>'))).names
