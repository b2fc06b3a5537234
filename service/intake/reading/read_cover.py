"""封面: what either workbook is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from service.intake.forms.layout import MARKER
from service.intake.forms.submission_forms import CONTENT, COVER_ITEMS, REGION
from service.intake.reading.sheet_reader import SheetReader
from service.vocabulary.entry import Entry, missing
from service.vocabulary.language import Said
from service.vocabulary.problem import Problem, Severity
from service.vocabulary.submission import Cover


def read_cover(reader: SheetReader, regions: Mapping[str, str]) -> Cover:
    """The cover of a 评估工作簿; what nothing can be judged without is an error when it is blank. `regions` are the
    words of 所在区域, none where the pack asks for no region."""
    asked = (REGION,) if regions else ()
    cover = CoverReader(reader, (*(item for item, _, _ in COVER_ITEMS), *asked))
    return Cover(
        park=cover.text("园区名称", Severity.ERROR),
        park_code=cover.text("园区代码"),
        jurisdiction=cover.text("主管地区"),
        programme=cover.text("规划期"),
        pack=cover.text("规则包", Severity.WARNING),
        evaluation_date=cover.date("评估日期", Severity.WARNING),
        base_year=cover.year("基期年", Severity.WARNING),
        evaluated_year=cover.year("评估年度", Severity.ERROR),
        note=cover.text("备注"),
        region=cover.word(REGION, regions, Severity.WARNING if regions else None),
    )


class CoverReader:
    """A cover, read item by item. `blank` is how grave it is when the item is not filled in; None: it may be blank."""

    def __init__(self, reader: SheetReader, items: Iterable[str]) -> None:
        self._reader = reader
        self._rows = reader.lines(dict.fromkeys((*items, MARKER), ""))

    def text(self, item: str, blank: Severity | None = None) -> Entry:
        """The text of an item."""
        row = self._rows.get(item)
        return self._demanded(item, self._reader.text(row, CONTENT) if row else self._nowhere(item), blank)

    def date(self, item: str, blank: Severity | None = None) -> Entry:
        """The day of an item."""
        row = self._rows.get(item)
        return self._demanded(item, self._reader.date(row, CONTENT) if row else self._nowhere(item), blank)

    def year(self, item: str, blank: Severity | None = None) -> Entry:
        """The year of an item."""
        row = self._rows.get(item)
        return self._demanded(item, self._reader.year(row, CONTENT) if row else self._nowhere(item), blank)

    def word(self, item: str, words: Mapping[str, str], blank: Severity | None = None) -> Entry:
        """The code of an item's drop-down word."""
        row = self._rows.get(item)
        return self._demanded(item, self._reader.choice(row, CONTENT, words) if row else self._nowhere(item), blank)

    def _nowhere(self, item: str) -> Entry:
        return missing(self._reader.table.head(CONTENT), f"封面没有“{item}”一项")

    def _demanded(self, item: str, entry: Entry, blank: Severity | None) -> Entry:
        """The entry; a cell that cannot be read has its own problem already."""
        if blank and not entry.present and entry.reading is None:
            cell, found = entry.cell, Said(entry.reason, self._lacking(item, entry))
            allowed = Said(f"填写“{item}”", f"“{item}” filled in")
            repair = Said(f"请在封面补填“{item}”", f"fill in “{item}” on the cover")
            self._reader.problems.append(
                Problem(blank, "cover-incomplete", cell.sheet, cell.ref, found, allowed, repair)
            )
        return entry

    def _lacking(self, item: str, entry: Entry) -> str:
        """The English of an entry's reason."""
        if item not in self._rows:
            return f"no item “{item}” on the cover"
        written = entry.cell.raw.strip()
        return f"“{written}”, taken as missing" if written else "a blank"
