"""XML parts one by one, through expat."""

import pytest

from service.intake.files.package import Package
from service.intake.files.part_checks import inspect
from service.vocabulary.problem import Unreadable
from tests.intake.broken_files import MAIN, relations

PART = "xl/worksheets/sheet1.xml"


def inspected(text: str, part: str = PART) -> Package:
    package = Package()
    inspect(part, [text.encode()[at : at + 1000] for at in range(0, len(text.encode()), 1000)], package)
    return package


def code(text: str, part: str = PART) -> str:
    with pytest.raises(Unreadable) as caught:
        inspected(text, part)
    return caught.value.code


def test_relations_belong_to_the_part_they_describe() -> None:
    rows = relations(
        ("a", "worksheet", '"worksheets/s.xml"'), ("b", "comments", '"/xl/c.xml"'), ("c", "image", '"../i"')
    )
    found = inspected(rows, "xl/_rels/workbook.xml.rels").targets
    targets = {"a": ("worksheet", "xl/worksheets/s.xml"), "b": ("comments", "xl/c.xml"), "c": ("image", "i")}
    assert found == {"xl/workbook.xml": targets}
    assert list(inspected(rows, "_rels/.rels").targets) == [""]


def test_one_relation_id_used_twice_is_ambiguous() -> None:
    rows = relations(("a", "worksheet", '"x.xml"'), ("a", "worksheet", '"y.xml"'))
    assert code(rows, "xl/_rels/workbook.xml.rels") == "damaged"


def test_links_out_of_the_file() -> None:
    def outside(kind: str) -> str:
        return relations(("a", kind, '"file:///x" TargetMode="External"'))

    assert inspected(outside("hyperlink"), "xl/worksheets/_rels/s.xml.rels").targets
    for kind in ("externalLinkPath", "oleObject", "attachedTemplate", "image"):
        assert code(outside(kind), "xl/_rels/x.xml.rels") == "external-link"


def test_a_doctype_is_refused_wherever_it_stands() -> None:
    assert code('<?xml version="1.0"?><!DOCTYPE a><a/>', "docProps/app.xml") == "doctype"
    assert code('<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>') == "doctype"
    assert code("<a>&undeclared;</a>") == "damaged"


def test_an_unused_workbook_part_adds_no_sheets() -> None:
    decoy = f'<workbook xmlns="{MAIN}"><sheets><sheet name="x"/></sheets></workbook>'
    assert inspected(decoy, "xl/decoy.xml").names == {}


def test_a_shared_text_at_the_limit_passes_and_one_more_does_not() -> None:
    def table(length: int) -> str:
        return f'<sst xmlns="{MAIN}"><si><t>短</t></si><si><t>{"长" * length}</t></si></sst>'

    inspected(table(32_767), "xl/sharedStrings.xml")
    with pytest.raises(Unreadable, match="以“长长长") as caught:
        inspected(table(32_768), "xl/sharedStrings.xml")
    assert caught.value.code == "cell-text-too-long"
