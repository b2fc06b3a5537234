"""Every kind of file that must be refused: its code, words its sentence must contain, and how to make it."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from tests.intake.broken_files import (
    SHEET,
    SHEET_TYPE,
    TYPES,
    WORKBOOK,
    bomb,
    book,
    cells,
    corrupted,
    encrypted_entry,
    link,
    lying_bomb,
    many_rows,
    ole,
    relations,
    replaced,
    sheet,
    strict,
    symlink,
    with_entry,
    with_images,
    with_part,
    without,
    zipped,
)


@dataclass(frozen=True)
class Broken:
    """One sample."""

    code: str
    words: str
    make: Callable[[], bytes]


def _doctype(inside: str) -> bytes:
    return replaced(SHEET, "<worksheet", f"<!DOCTYPE worksheet [{inside}]><worksheet")


def _typed(content_type: str) -> bytes:
    return replaced(TYPES, f"{SHEET_TYPE}.sheet.main+xml", content_type)


def _entry(name: str, content: str = "x") -> bytes:
    return with_entry(zipfile.ZipInfo(name), content)


def _null_name() -> bytes:
    return _entry("xl/media/a.bad.png").replace(b"a.bad.png", b"a\0bad.png")


def _formula(formula: str, value: str = "<v>1</v>") -> bytes:
    return book(cells(f'<c r="C1"><f>{formula}</f>{value}</c>'))


def _at(ref: str, row: str = "") -> bytes:
    row = row or ref.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return book(sheet(f'<row r="{row}"><c r="{ref}"><v>1</v></c></row>'))


def _root(name: str) -> str:
    return sheet("").replace("worksheet", name)


NOT_WORKBOOKS = {
    "empty": Broken("empty-file", "空的", lambda: b""),
    "csv": Broken("text-file", ".csv", lambda: "编码,名称\n1,园区\n".encode("gbk")),
    "pdf": Broken("not-a-workbook", "PDF", lambda: b"%PDF-1.7\n%\xe2\xe3"),
    "png": Broken("not-a-workbook", "PNG", lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    "jpeg": Broken("not-a-workbook", "JPEG", lambda: b"\xff\xd8\xff\xe0\0\x10JFIF"),
    "noise": Broken("not-a-workbook", "不是", lambda: b"\0\1\2\3" * 50),
    "empty-zip": Broken("not-a-workbook", "不是", lambda: zipped({})),
    "other-zip": Broken("content-types-missing", "Content_Types", lambda: zipped({"a.txt": "x"})),
    "no-types": Broken("content-types-missing", "Content_Types", lambda: without(TYPES)),
    "xls": Broken("old-format", "（.xls 或 WPS 的 .et），只改扩展名", lambda: ole("Workbook")),
    "xls-5": Broken("old-format", ".et", lambda: ole("Book")),
    "doc": Broken("not-a-workbook", "旧格式的 Office 文档", lambda: ole("WordDocument")),
    "encrypted": Broken("encrypted", "密码", lambda: ole("EncryptionInfo", "EncryptedPackage")),
    "ods": Broken("open-document", ".ods", lambda: zipped({"mimetype": "application/x", "content.xml": "<x/>"})),
    "docx": Broken("not-a-workbook", "Word", lambda: replaced(TYPES, "spreadsheetml", "wordprocessingml")),
    "xlsb": Broken(
        "binary-workbook", ".xlsb", lambda: _typed("application/vnd.ms-excel.sheet.binary.macroEnabled.main")
    ),
    "xltx": Broken("template-file", ".xltx", lambda: _typed(f"{SHEET_TYPE}.template.main+xml")),
    "strict": Broken("strict-ooxml", "Strict", strict),
}

CONTAINERS = {
    "truncated": Broken("truncated", "不完整", lambda: book()[:-60]),
    "cut-in-half": Broken("truncated", "不完整", lambda: book()[: len(book()) // 2]),
    "corrupted": Broken("corrupt", "损坏", corrupted),
    "large": Broken("file-too-large", "10 MB", lambda: b"PK\x03\x04" + bytes(10 << 20)),
    "encrypted-entry": Broken("encrypted", "密码", encrypted_entry),
    "bomb": Broken("zip-bomb", "过大", lambda: bomb(120)),
    "small-bomb": Broken("zip-bomb", "100 倍", lambda: bomb(4)),
    "lying-bomb": Broken("corrupt", "损坏", lying_bomb),
    "many-entries": Broken("too-many-entries", "200", lambda: with_images(201)),
    "nested": Broken("nested-archive", "压缩包", lambda: with_part("xl/media/a.png", book())),
    "nested-rar": Broken("nested-archive", "压缩包", lambda: with_part("xl/media/a.png", b"Rar!\x1a\x07\0")),
    "slip": Broken("unsafe-path", "路径", lambda: _entry("xl/../../../etc/cron.d/x")),
    "absolute": Broken("unsafe-path", "路径", lambda: _entry("/etc/passwd")),
    "backslash": Broken("unsafe-path", "路径", lambda: _entry("xl\\..\\x.xml")),
    "drive": Broken("unsafe-path", "路径", lambda: _entry("C:/x.xml")),
    "null-name": Broken("unsafe-path", "路径", _null_name),
    "twice": Broken("duplicate-entry", "重名", lambda: _entry(SHEET.upper())),
    "symlink": Broken("symlink", "符号链接", lambda: with_entry(symlink(), "/etc/passwd")),
}

ACTIVE = {
    "vba": Broken("macros", "宏", lambda: with_part("xl/vbaProject.bin", "x")),
    "xlsm": Broken(
        "macros",
        "或存成了可含宏的格式（.xlsm）",
        lambda: _typed("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
    ),
    "macro-sheet": Broken("macros", "宏", lambda: with_part("xl/macrosheets/sheet1.xml", "<x/>")),
    "macro-relation": Broken(
        "macros", "宏", lambda: replaced("xl/_rels/workbook.xml.rels", "/worksheet", "/xlMacrosheet")
    ),
    "embedded": Broken("embedded-object", "嵌入", lambda: with_part("xl/embeddings/oleObject1.bin", "x")),
    "active-x": Broken("embedded-object", "嵌入", lambda: with_part("xl/activeX/activeX1.xml", "<x/>")),
    "hidden-ole": Broken("embedded-object", "嵌入", lambda: with_part("xl/media/a.png", ole("Ole10Native"))),
    "external-book": Broken("external-link", "断开链接", lambda: link("externalBook")),
    "external-relation": Broken(
        "external-link",
        "断开链接",
        lambda: with_part(
            "xl/worksheets/_rels/sheet1.xml.rels", relations(("r1", "image", '"http://x/" TargetMode="External"'))
        ),
    ),
    "connections": Broken("external-link", "外部数据源", lambda: with_part("xl/connections.xml", _root("connections"))),
    "dde-link": Broken("dde", "DDE", lambda: link("ddeLink")),
    "dde-formula": Broken("dde", "C1", lambda: _formula("cmd|'/c calc'!A0")),
    "entity-bomb": Broken("doctype", "DTD", lambda: _doctype('<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">')),
    "external-entity": Broken("doctype", "DTD", lambda: _doctype('<!ENTITY a SYSTEM "file:///etc/passwd">')),
    "entity-in-unread-part": Broken("doctype", "DTD", lambda: with_part("docProps/app.xml", "<!DOCTYPE a []><a/>")),
}

SHEETS = {
    "not-calculated": Broken("formulas-without-values", "“表1”C1", lambda: _formula("A1+B1", "")),
    "empty-value": Broken("formulas-without-values", "“表1”C1", lambda: _formula("A1+B1", "<v></v>")),
    "placeholder": Broken(
        "formulas-without-values",
        "“表1”A1",
        lambda: book(cells('<c r="A1"><f>1+1</f><v>0</v></c>'), '<calcPr fullCalcOnLoad="1"/>'),
    ),
    "last-cell": Broken("sheet-too-large", "XFD1048576", lambda: _at("XFD1048576")),
    "row-20001": Broken("sheet-too-large", "A20001", lambda: _at("A20001")),
    "column-257": Broken("sheet-too-large", "IW1", lambda: _at("IW1")),
    "dimension": Broken("damaged", "单元格地址“无”", lambda: book(sheet("", '<dimension ref="无"/>'))),
    "merged-row": Broken(
        "sheet-too-large", "XFD1", lambda: book(sheet("", after='<mergeCells><mergeCell ref="A1:XFD1"/></mergeCells>'))
    ),
    "many-sheets": Broken("too-many-sheets", "20", lambda: book(sheets=21)),
    "long-text": Broken(
        "cell-text-too-long", "A1", lambda: book(cells(f'<c r="A1" t="inlineStr"><is><t>{"字" * 32_768}</t></is></c>'))
    ),
    "no-sheet-part": Broken("damaged", "表1", lambda: without(SHEET)),
    "no-workbook-part": Broken("damaged", "没有工作表", lambda: without(WORKBOOK)),
    "broken-xml": Broken("damaged", "XML", lambda: replaced(SHEET, "</worksheet>", "")),
    "no-namespace": Broken("damaged", "表1", lambda: book("<worksheet><sheetData/></worksheet>")),
    "cells-reversed": Broken("damaged", "A1", lambda: book(cells('<c r="B1"/><c r="A1"/>'))),
    "rows-reversed": Broken("damaged", "行号", lambda: book(sheet('<row r="2"/><row r="1"/>'))),
    "bad-address": Broken("damaged", "地址", lambda: _at("1A", "1")),
    "bad-number": Broken("damaged", "ValueError", lambda: book(cells('<c r="A1"><v>abc</v></c>'))),
    "bad-text-index": Broken("damaged", "IndexError", lambda: book(cells('<c r="A1" t="s"><v>7</v></c>'))),
    "too-many-rows": Broken("sheet-too-large", "20001", lambda: book(many_rows(20_001))),
}


SAMPLES = NOT_WORKBOOKS | CONTAINERS | ACTIVE | SHEETS
