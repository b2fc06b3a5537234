"""The zip container of an .xlsx file, checked before any library opens it: kind of file, entries, sizes, parts."""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator

from service.intake.files.package import Package
from service.intake.files.part_checks import inspect, macros
from service.intake.files.sheet_checks import RESAVE, SheetWatcher, damaged
from service.vocabulary.problem import Unreadable

MAX_FILE = 10 * 1024 * 1024
MAX_ENTRIES = 200
MAX_INFLATED = 100 * 1024 * 1024
MAX_RATIO = 100
# Below this much content no ratio does harm; a small sheet of empty rows may well shrink to a hundredth.
RATIO_FROM = 1024 * 1024

_CHUNK = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_ARCHIVES = (_ZIP, b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08")
_TYPES_PART = "[Content_Types].xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_EMBEDDED = ("/embeddings/", "/activex/")
_SHOWN_CELLS = 8


def check_package(data: bytes) -> Package:
    """Check a whole file and say what its parts contain. Raises Unreadable at the first fault; costs one pass to
    count what inflates and one to look into the XML, before anything is built in memory."""
    check_size(len(data))
    _check_kind(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_entries(entries)
            _check_sizes(archive, entries, len(data))
            return _check_parts(archive, entries)
    except (zipfile.BadZipFile, zlib.error, EOFError) as fault:
        raise _broken_zip(data) from fault
    except (NotImplementedError, RuntimeError) as fault:
        raise damaged("使用了不支持的压缩或加密方式") from fault


def check_size(length: int) -> None:
    """Refuse a file by its length in bytes."""
    if length == 0:
        raise Unreadable("empty-file", "文件是空的（0 字节）：请重新导出或重新拷贝工作簿后提交。")
    if length > MAX_FILE:
        raise Unreadable(
            "file-too-large",
            "文件超过 10 MB 的上限：请删除工作簿中的图片等附加内容（另作为佐证材料提交），保存后重新提交。",
        )


def _check_kind(data: bytes) -> None:
    if data.startswith(_OLE):
        raise _ole(data)
    if not data.startswith(_ZIP):
        raise _other_kind(data)


def _ole(data: bytes) -> Unreadable:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Unreadable(
            "encrypted",
            "工作簿有打开密码（密码保护），系统不能打开：请在 Excel 或 WPS 中打开它，"
            "用“文件 → 信息 → 保护工作簿 → 用密码进行加密”清空密码，保存后重新提交。",
        )
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return Unreadable("old-format", f"文件是旧格式的表格（.xls 或 WPS 的 .et），只改扩展名不起作用：{RESAVE}。")
    return Unreadable("not-a-workbook", f"文件是旧格式的 Office 文档，不是 Excel 工作簿：{RESAVE}。")


def _other_kind(data: bytes) -> Unreadable:
    for magic, kind in ((b"%PDF", "PDF 文档"), (b"\x89PNG", "PNG 图片"), (b"\xff\xd8\xff", "JPEG 图片")):
        if data.startswith(magic):
            return Unreadable("not-a-workbook", f"文件是 {kind}，不是 Excel 工作簿：请提交填好的 .xlsx 工作簿。")
    if b"\0" not in data[:4096]:
        return Unreadable("text-file", f"文件是文本（如 .csv），不是 Excel 工作簿，改扩展名不起作用：{RESAVE}。")
    return Unreadable("not-a-workbook", f"文件不是 Excel 工作簿（.xlsx）：{RESAVE}。")


def _broken_zip(data: bytes) -> Unreadable:
    # A zip file's table of contents stands at its end: without it the end is lost.
    if b"PK\x05\x06" not in data[-(1 << 16) - 22 :]:
        return Unreadable("truncated", "文件不完整，结尾缺失（多半是下载或拷贝中断）：请重新下载或拷贝整个文件后提交。")
    return Unreadable("corrupt", f"文件已损坏，内容与校验值不符：请使用原来的完好文件；如能打开，{RESAVE}。")


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise Unreadable(
            "too-many-entries",
            f"文件内部有 {len(entries)} 个部件，超过上限 {MAX_ENTRIES} 个：请删除图片、批注等附加内容，{RESAVE}。",
        )
    seen: set[str] = set()
    for entry in entries:
        _check_entry(entry)
        # Names of parts are equal whatever their case (OPC), so such a pair could show two readers two contents.
        if entry.orig_filename.lower() in seen:
            raise Unreadable("duplicate-entry", f"文件内部有重名部件（{_short(entry)}），含义不明确：{RESAVE}。")
        seen.add(entry.orig_filename.lower())
    if "mimetype" in seen and "content.xml" in seen:
        raise Unreadable("open-document", f"文件是 OpenDocument 表格（.ods），改扩展名不起作用：{RESAVE}。")
    if _TYPES_PART.lower() not in seen:
        raise Unreadable(
            "content-types-missing",
            f"文件是压缩包，但缺少 Excel 工作簿必有的 {_TYPES_PART}，不是完好的工作簿：{RESAVE}。",
        )


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.orig_filename
    if name.startswith("/") or "\\" in name or "\0" in name or ":" in name or ".." in name.split("/"):
        raise Unreadable("unsafe-path", f"文件内部有指向文件之外的路径（{_short(entry)}），不予读取：{RESAVE}。")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Unreadable("symlink", f"文件内部有符号链接（{_short(entry)}），不予读取：{RESAVE}。")
    if entry.flag_bits & 1:
        raise Unreadable("encrypted", f"文件内部有用密码加密的部件（{_short(entry)}）：请取消密码，{RESAVE}。")
    lowered = f"/{name.lower()}"
    if lowered.endswith("/vbaproject.bin") or "/macrosheets/" in lowered:
        raise macros()
    if any(folder in lowered for folder in _EMBEDDED):
        raise _embedded(entry)


def _embedded(entry: zipfile.ZipInfo) -> Unreadable:
    return Unreadable(
        "embedded-object",
        f"工作簿里嵌入了其他文件或控件（{_short(entry)}），不予读取：请删除嵌入的对象，另作为佐证材料提交。",
    )


def _check_sizes(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], stored: int) -> None:
    total = 0
    for entry in entries:
        for position, chunk in enumerate(_inflate(archive, entry)):
            if position == 0:
                _check_beginning(entry, chunk)
            total += len(chunk)
            if total > MAX_INFLATED or (total > RATIO_FROM and total > MAX_RATIO * stored):
                raise Unreadable(
                    "zip-bomb",
                    f"文件展开后过大（上限 100 MB，且不超过文件本身的 {MAX_RATIO} 倍），不予读取："
                    f"请删除空白行列和图片，{RESAVE}。",
                )


def _check_beginning(entry: zipfile.ZipInfo, chunk: bytes) -> None:
    if chunk.startswith(_OLE):
        raise _embedded(entry)
    if chunk.startswith(_ARCHIVES):
        raise Unreadable("nested-archive", f"工作簿里夹带了压缩包（{_short(entry)}），不予读取：请删除它，{RESAVE}。")


def _inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _check_parts(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Package:
    """Content types first, then relations, then the workbook part: each says what the next ones mean."""
    package = Package()
    inspect(_TYPES_PART, _inflate(archive, archive.getinfo(_TYPES_PART)), package)
    package.workbook = _workbook_part(package)
    xml = [entry for entry in entries if entry.filename.lower().endswith((".xml", ".rels"))]
    xml.sort(key=lambda entry: (not entry.filename.endswith(".rels"), entry.filename != package.workbook))
    for entry in xml:
        if entry.filename != _TYPES_PART:
            inspect(entry.filename, _inflate(archive, entry), package)
    _check_sheets(package)
    return package


def _workbook_part(package: Package) -> str:
    kinds = " ".join(kind for kind, _ in package.types).lower()
    if "spreadsheetml" not in kinds and "ms-excel" not in kinds:
        raise Unreadable("not-a-workbook", f"文件是其他 Office 文档（如 Word、PPT），不是 Excel 工作簿：{RESAVE}。")
    if "sheet.binary" in kinds:
        raise Unreadable("binary-workbook", f"文件是二进制工作簿（.xlsb），系统不读取：{RESAVE}。")
    if "macroenabled" in kinds or "vbaproject" in kinds or "macrosheet" in kinds:
        raise macros()
    if "oleobject" in kinds:
        raise Unreadable("embedded-object", "工作簿声明了嵌入对象，不予读取：请删除嵌入的对象，另作为佐证材料提交。")
    if "template.main" in kinds:
        raise Unreadable("template-file", f"文件是 Excel 模板（.xltx），不是工作簿：{RESAVE}。")
    parts = [of for kind, of in package.types if kind == _WORKBOOK_TYPE]
    if len(parts) != 1:
        raise damaged("没有唯一的工作簿主体")
    return parts[0].removeprefix("/") if parts[0].startswith("/") else "xl/workbook.xml"


def _check_sheets(package: Package) -> None:
    if not package.names:
        raise damaged("没有工作表")
    for name, part in package.names.items():
        if part not in package.sheets:
            raise damaged(f"工作表“{name[:40]}”的内容缺失")
    missing = [(name, cells) for name, part in package.names.items() if (cells := _unstored(package, part))]
    if missing:
        raise Unreadable("formulas-without-values", _formula_sentence(missing))


def _unstored(package: Package, part: str) -> list[str]:
    sheet: SheetWatcher = package.sheets[part]
    # A file that asks to be calculated anew on opening was never calculated: its zeros are a library's placeholders.
    return sheet.uncomputed + (sheet.placeholders if package.recalculates else [])


def _formula_sentence(missing: list[tuple[str, list[str]]]) -> str:
    places = "；".join(
        f"“{name}”{'、'.join(cells[:_SHOWN_CELLS])}{f' 等 {len(cells)} 处' if len(cells) > _SHOWN_CELLS else ''}"
        for name, cells in missing
    )
    return f"下列单元格是公式但没有保存计算结果：{places}。请用 Excel 或 WPS 打开工作簿，等计算完成后保存，再重新提交。"


def _short(entry: zipfile.ZipInfo) -> str:
    return ascii(entry.orig_filename)[1:-1][:60]
