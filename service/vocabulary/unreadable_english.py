"""What is wrong with a file that cannot be read, and the repair, in English: by the code of the fault."""

from __future__ import annotations

from collections.abc import Mapping

_SAVE = "open it in Excel or WPS and save it as an Excel workbook (.xlsx)"
_ZIP = "hand in workbooks and findings sheets (.xlsx) only, packed anew"
ENGLISH: Mapping[str, str] = {
    "binary-workbook": f"the file is a binary workbook (.xlsb); {_SAVE}",
    "cell-text-too-long": "the text of a cell is longer than a cell may hold; shorten it",
    "compression": f"a file in the zip file is compressed by an unusual method; {_ZIP}",
    "content-types-missing": f"the file is a zip file but no sound workbook; {_SAVE}",
    "corrupt": "the file is damaged; hand in the sound original",
    "csv": "a line of the list is no complete CSV; check its quotes, or save the list as .xlsx",
    "damaged": f"the file is damaged inside and cannot be relied on; {_SAVE}",
    "dde": "the workbook takes values from other programs (DDE); replace them by values",
    "doctype": f"the workbook declares a document type, which no sound one does; {_SAVE}",
    "duplicate-entry": "there are two parts of the same name, so its meaning is not clear; save or pack it anew",
    "embedded-object": "other files or controls are embedded in the workbook; remove them and hand them in as evidence",
    "empty-file": "the file is empty; export or copy it again",
    "encoding": "the encoding of the list is not known; save it as CSV UTF-8 or .xlsx",
    "encrypted": "the file is protected by a password; remove the password",
    "external-link": "the workbook takes values from other workbooks; replace the links by values",
    "file-missing": "there is no such file; check its name and place",
    "file-not-readable": "the file cannot be read; check its permissions, and close it in other programs",
    "file-too-large": "the file is over 10 MB; remove pictures and the like and hand them in as evidence",
    "formulas-without-values": "formulas have no stored values; open it in Excel or WPS, let it calculate, and save it",
    "macros": "the workbook contains macros or is in a format for them (.xlsm); save it as .xlsx without",
    "nested-archive": "there is a zip file inside the workbook; remove it",
    "not-a-workbook": f"the file is no Excel workbook; {_SAVE}",
    "not-a-zip": f"the file is no sound zip file; {_ZIP}",
    "old-format": f"the file is a sheet in an old format (.xls or .et); {_SAVE}",
    "open-document": f"the file is an OpenDocument sheet (.ods); {_SAVE}",
    "photo-damaged": "the picture is damaged or incomplete; copy or download it again, and open it in a viewer first",
    "photo-heavy": "opening the picture takes too much memory or time; save it as JPEG in a viewer",
    "photo-pixels": "the picture has more than 50 million pixels; make it smaller, or take or scan it coarser",
    "reader-failed": f"the workbook could not be read; {_SAVE}",
    "sheet-too-large": "a sheet has too many rows or columns; delete those that are not needed",
    "strict-ooxml": "the file is a Strict Open XML workbook; save it as an ordinary Excel workbook (.xlsx)",
    "symlink": "there is a symbolic link inside the file; pack it anew without",
    "template-file": f"the file is an Excel template (.xltx); {_SAVE}",
    "text-file": f"the file is text, such as .csv; {_SAVE}",
    "too-heavy": "reading the workbook takes too much memory or time; delete rows, columns and sheets not needed",
    "too-large": "the file is larger than is taken; hand it in as several",
    "too-many-entries": "there are more files inside than are taken; remove what is not needed, or hand in several",
    "too-many-sheets": "the workbook has too many sheets; delete those that are not needed",
    "truncated": "the end of the file is missing; download or copy all of it again",
    "unsafe-path": "a path inside the file leads out of its folder; save or pack it anew",
    "wrong-template": "the workbook is not made of the template of this system; fill in that one, keeping its headings",
    "zip-bomb": "the file inflates beyond all bounds; save or pack it anew without what is not needed",
}
