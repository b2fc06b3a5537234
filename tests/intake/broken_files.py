"""Hostile and broken workbooks, built on the spot from a small healthy one; nothing binary is stored."""

import io
import struct
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES, WORKBOOK, SHEET = "[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"
BOOK_RELATIONS, STRINGS, STYLES = "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml"

Parts = dict[str, str | bytes]


def relations(*rows: tuple[str, str, str]) -> str:
    """A relations part of (id, kind, target and further attributes)."""
    body = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target={rest}/>' for i, kind, rest in rows)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{body}</Relationships>'


def sheet(rows: str, before: str = "", after: str = "") -> str:
    """A worksheet part around `<row>` elements."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def cells(*texts: str) -> str:
    """One first row of ready `<c>` elements."""
    return sheet(f'<row r="1">{"".join(texts)}</row>')


def healthy(content: str | None = None, calculation: str = "", sheets: int = 1) -> Parts:
    """The parts of a small good workbook; every sheet has the given worksheet part."""
    numbers = range(1, sheets + 1)
    paths = {n: f"worksheets/sheet{n}.xml" for n in numbers}
    overrides = "".join(
        f'<Override PartName="/xl/{p}" ContentType="{SHEET_TYPE}.worksheet+xml"/>' for p in paths.values()
    )
    listed = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    parts: Parts = {
        TYPES: f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/{WORKBOOK}" '
        f'ContentType="{SHEET_TYPE}.sheet.main+xml"/>{overrides}</Types>',
        "_rels/.rels": relations(("rId1", "officeDocument", f'"{WORKBOOK}"')),
        WORKBOOK: f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets>{calculation}</workbook>',
        BOOK_RELATIONS: relations(*((f"rId{n}", "worksheet", f'"{p}"') for n, p in paths.items())),
    }
    return parts | {f"xl/{p}": content or cells('<c r="A1"><v>0.41</v></c>') for p in paths.values()}


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """The parts as a zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def book(content: str | None = None, calculation: str = "", sheets: int = 1) -> bytes:
    """A workbook file of healthy parts."""
    return zipped(healthy(content, calculation, sheets))


def with_part(name: str, content: str | bytes) -> bytes:
    """The healthy workbook with one more part."""
    return zipped(healthy() | {name: content})


def with_images(count: int) -> bytes:
    """A healthy workbook of so many zip entries in all."""
    parts = healthy()
    return zipped(parts | {f"xl/media/image{n}.png": "x" for n in range(count - len(parts))})


def replaced(part: str, old: str, new: str) -> bytes:
    """The healthy workbook with one text of one part replaced everywhere."""
    parts = healthy()
    text = str(parts[part])
    assert old in text
    return zipped(parts | {part: text.replace(old, new)})


def without(part: str) -> bytes:
    """The healthy workbook lacking one part."""
    return zipped({name: text for name, text in healthy().items() if name != part})


def with_entry(entry: zipfile.ZipInfo, content: str = "x") -> bytes:
    """The healthy workbook with one more zip entry, described freely."""
    buffer = io.BytesIO(book())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(entry, content)
    return buffer.getvalue()


def ole(*streams: str) -> bytes:
    """A compound file (the container of .xls and of encrypted workbooks): header, one FAT and one directory sector."""
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0),
        *([0] + [0xFFFFFFFF] * 108),
    )
    fat = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    names = [("Root Entry", 5), *((name, 2) for name in streams)]
    directory = b"".join(
        struct.pack("<64sHBB56xQ", name.encode("utf-16-le"), 2 * len(name) + 2, kind, 1, 0)[:128].ljust(128, b"\0")
        for name, kind in names
    )
    return header + fat + directory.ljust(512, b"\0")


def many_rows(count: int) -> str:
    """A worksheet of `count` rows of one cell: little to store, much to inflate."""
    return sheet("".join(f'<row r="{n}"><c r="A{n}"><v>0</v></c></row>' for n in range(1, count + 1)))


def bomb(megabytes: int) -> bytes:
    """A few kilobytes that inflate to many megabytes of blanks inside a worksheet."""
    return book(sheet(" " * (megabytes << 20)))


def lying_bomb() -> bytes:
    """A bomb whose headers promise one hundred bytes."""
    data = bytearray(bomb(20))
    real = struct.pack("<I", zipfile.ZipFile(io.BytesIO(data)).getinfo(SHEET).file_size)
    return bytes(data.replace(real, struct.pack("<I", 100)))


def corrupted() -> bytes:
    """One byte of a stored worksheet turned over: its checksum no longer fits."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in healthy().items():
            archive.writestr(name, content)
    return buffer.getvalue().replace(b"0.41", b"0.14")


def symlink() -> zipfile.ZipInfo:
    """An entry that unpacks to a symbolic link."""
    entry = zipfile.ZipInfo("xl/media/link.png")
    entry.external_attr = 0o120777 << 16
    return entry


def encrypted_entry() -> bytes:
    """A workbook whose every zip entry claims classic zip encryption."""
    data = bytearray(book())
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(magic, at + 4)
    return bytes(data)


def strict() -> bytes:
    """ISO 29500 strict namespaces, which libraries read as an empty workbook."""
    swaps = {MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main"}
    swaps[OFFICE] = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    parts = {name: str(text) for name, text in healthy().items()}
    for old, new in swaps.items():
        parts = {name: text.replace(old, new) for name, text in parts.items()}
    return zipped(parts)


def link(kind: str) -> bytes:
    """A workbook with an external link part of the given element."""
    return with_part("xl/externalLinks/externalLink1.xml", f'<externalLink xmlns="{MAIN}"><{kind}/></externalLink>')
