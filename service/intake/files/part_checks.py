"""Every XML part of an .xlsx package, checked with a bare expat parser before a library reads it."""

import posixpath
from collections.abc import Callable, Iterable
from typing import Protocol
from xml.parsers import expat

from service.intake.files.number_conditions import MAIN
from service.intake.files.package import Package
from service.intake.files.sheet_checks import (
    MAX_TEXT,
    RESAVE,
    SheetWatcher,
    damaged,
    dde,
    external_link,
    too_long,
)
from service.vocabulary.problem import Severity, Unreadable

MAX_SHEETS = 20
_MOST_COMMENTS = 1000
_LONGEST_REF, _LONGEST_MARK = 10, 10
_OWN_COMMENTS = tuple(f"【{word}】" for severity in Severity for word in severity.said)

NO_MEMORY = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATION_ID = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"


class Watcher(Protocol):
    """Receives the XML events of one part."""

    def start(self, tag: str, attributes: dict[str, str]) -> None: ...
    def end(self, tag: str) -> None: ...
    def text(self, data: str) -> None: ...


class _Plain:
    """A part whose content does not matter here."""

    def __init__(self, part: str, package: Package) -> None:
        self.part = part
        self.package = package

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Nothing to see."""

    def end(self, tag: str) -> None:
        """Nothing to see."""

    def text(self, data: str) -> None:
        """Nothing to see."""


class _ContentTypes(_Plain):
    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if "ContentType" in attributes:
            of = attributes.get("PartName", attributes.get("Extension", ""))
            self.package.types.append((attributes["ContentType"], of))


class _Relations(_Plain):
    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag != f"{_RELATIONS} Relationship":
            return
        folder, name = posixpath.split(self.part)
        source = posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
        kind = attributes.get("Type", "").rsplit("/", 1)[-1]
        target = attributes.get("Target", "")
        if attributes.get("TargetMode") == "External":
            _refuse_outside_target(kind, target)
        known = self.package.targets.setdefault(source, {})
        identity = attributes.get("Id", "")
        if identity in known:
            raise damaged(f"{self.part} 中 {identity[:40]} 重复")
        known[identity] = (kind, _resolve(source, target))


class _Workbook(_Plain):
    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.part != self.package.workbook:
            return
        if tag == f"{MAIN} sheet":
            name = attributes.get("name", "")
            self._add_sheet(name, attributes.get(_RELATION_ID, ""))
            if attributes.get("state", "visible") != "visible":
                self.package.hidden.add(name)
        elif tag == f"{MAIN} calcPr":
            self.package.recalculates = attributes.get("fullCalcOnLoad") in ("1", "true")

    def _add_sheet(self, name: str, relation: str) -> None:
        kind, target = self.package.targets.get(self.part, {}).get(relation, ("", ""))
        if kind in ("xlMacrosheet", "xlIntlMacrosheet", "dialogsheet"):
            raise macros()
        if not name or not target or name in self.package.names:
            raise damaged(f"工作表“{name[:40]}”没有内容或重名")
        if kind == "worksheet":
            self.package.names[name] = target
        if len(self.package.names) > MAX_SHEETS:
            raise Unreadable(
                "too-many-sheets",
                f"工作簿有超过 {MAX_SHEETS} 张工作表：请删除与填报无关的工作表（包括隐藏的），保存后重新提交。",
            )


class _SharedTexts(_Plain):
    def __init__(self, part: str, package: Package) -> None:
        super().__init__(part, package)
        self.length = 0
        self.beginning = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == f"{MAIN} si":
            self.length, self.beginning = 0, ""

    def text(self, data: str) -> None:
        self.length += len(data)
        self.beginning = (self.beginning + data)[:20]
        if self.length > MAX_TEXT:
            raise too_long(f"以“{self.beginning}”开头的单元格", self.length)


class _Comments(_Plain):
    """The comments of a sheet; what they say is of no account, but for whether this program said it."""

    ref = ""
    beginning = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == f"{MAIN} comment":
            self.ref, self.beginning = attributes.get("ref", "")[:_LONGEST_REF], ""

    def text(self, data: str) -> None:
        self.beginning = (self.beginning + data.lstrip())[:_LONGEST_MARK]

    def end(self, tag: str) -> None:
        found = self.package.comments.setdefault(self.part, [])
        if tag == f"{MAIN} comment" and not self.beginning.startswith(_OWN_COMMENTS) and len(found) < _MOST_COMMENTS:
            found.append(self.ref)


class _Styles(_Plain):
    """The number formats of the styles that conditions lay over cells."""

    within = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == f"{MAIN} dxf":
            self.within = True
            self.package.formats.append("")
        elif tag == f"{MAIN} numFmt" and self.within:
            self.package.formats[-1] = attributes.get("formatCode", "")

    def end(self, tag: str) -> None:
        self.within = self.within and tag != f"{MAIN} dxf"


class _Drawing(_Plain):
    """What is drawn on a sheet: whether there is anything."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith("Anchor"):
            self.package.drawings.add(self.part)


class _ExternalLink(_Plain):
    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith(" ddeLink"):
            raise dde("文件")

    def end(self, tag: str) -> None:
        if tag.endswith(" externalLink"):
            raise external_link("链接到其他工作簿或文件")


class _Connections(_Plain):
    def start(self, tag: str, attributes: dict[str, str]) -> None:
        raise external_link("连接到外部数据源")


def _sheet_watcher(part: str, package: Package) -> Watcher:
    return package.sheets.setdefault(part, SheetWatcher(package.name_of(part)))


_BY_ROOT: dict[str, Callable[[str, Package], Watcher]] = {
    f"{_TYPES} Types": _ContentTypes,
    f"{_RELATIONS} Relationships": _Relations,
    f"{MAIN} workbook": _Workbook,
    f"{MAIN} worksheet": _sheet_watcher,
    f"{MAIN} sst": _SharedTexts,
    f"{MAIN} comments": _Comments,
    f"{MAIN} styleSheet": _Styles,
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing wsDr": _Drawing,
    f"{MAIN} externalLink": _ExternalLink,
    f"{MAIN} connections": _Connections,
}


def macros() -> Unreadable:
    """The refusal of program code inside the workbook."""
    return Unreadable(
        "macros",
        "工作簿含有宏（程序代码）或存成了可含宏的格式（.xlsm），不予读取："
        "请另存为不含宏的“Excel 工作簿（*.xlsx）”后重新提交。",
    )


def inspect(part: str, chunks: Iterable[bytes], package: Package) -> None:
    """Feed one part through expat into the watcher of its root element.

    Raises Unreadable: document type declaration (entity bombs, external entities), strict OOXML, broken XML, and
    whatever the watcher finds.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def begin(tag: str, attributes: dict[str, str]) -> None:
        if tag.startswith(_STRICT):
            raise _strict()
        watcher = _BY_ROOT.get(tag, _Plain)(part, package)
        parser.StartElementHandler = watcher.start
        parser.EndElementHandler = watcher.end
        parser.CharacterDataHandler = watcher.text
        watcher.start(tag, attributes)

    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as fault:
        if fault.code == NO_MEMORY:
            raise MemoryError from fault
        raise damaged(f"{part[:60]} 第 {fault.lineno} 行不是有效的 XML") from fault


def _refuse_doctype(*_: object) -> None:
    raise Unreadable(
        "doctype",
        f"文件内部含有文档类型声明（DTD，实体可被用来攻击），正常的工作簿没有它，不予读取：{RESAVE}。",
    )


def _strict() -> Unreadable:
    return Unreadable(
        "strict-ooxml",
        "文件是“Strict Open XML 电子表格”格式，常用程序会把它读成空表：请用 Excel 打开，"
        "另存为普通的“Excel 工作簿（*.xlsx）”（不选“Strict Open XML”），然后重新提交。",
    )


def _refuse_outside_target(kind: str, target: str) -> None:
    # A clickable address in a cell is never followed and changes no value.
    if kind != "hyperlink":
        raise external_link(f"引用了文件之外的内容（{target[:60]}）")


def _resolve(source: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
