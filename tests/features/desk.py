"""An assessor's desk: a folder with files, the commands run there, and what they said."""

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
from typer.testing import CliRunner, Result

from service.cli.main import app
from service.settings import load_settings
from service.workflow.evaluation.examples import write_example

Record = dict[str, Any]
COMPARED = ("verdict", "required", "actual", "gap", "because", "cause")


@dataclass
class Desk:
    """`records` are the results saved so far, `altered` the cells changed by hand (sheet!cell); on the `shelf` lie the
    examples written so far, for all desks."""

    folder: Path
    shelf: Path
    results: list[Result] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)

    @property
    def last(self) -> Result:
        """What the last command said."""
        return self.results[-1]

    def file(self, name: str) -> Path:
        """A file on the desk."""
        return self.folder / name

    def run(self, *words: str) -> None:
        """`acceptance WORDS`, file names meaning files on the desk."""
        placed = [str(self.file(word)) if word.endswith((".xlsx", ".json")) else word for word in words]
        result = CliRunner().invoke(app, placed)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        self.results.append(result)

    def evaluate(self, name: str) -> None:
        """Evaluate a workbook and keep its record."""
        self.run("evaluate", name, "--json", "结果.json")
        self.records.append(json.loads(self.file("结果.json").read_text(encoding="utf-8")))

    def example(self, name: str, out: str) -> None:
        """Put an example on the desk; what lies on the shelf already is copied."""
        kept = self.shelf / f"{name}.xlsx"
        if not kept.exists():
            write_example(load_settings(), name, kept)
        for book in self.shelf.glob(f"{name}*.xlsx"):
            shutil.copy(book, self.file(book.name.replace(kept.stem, Path(out).stem)))

    def alter(self, workbook: str, sheet: str, code: str, header: str, text: str) -> None:
        """Change one cell by hand, as office software would."""
        book = openpyxl.load_workbook(self.file(workbook))
        rows = book[sheet]
        head = next(row for row in rows.iter_rows() if any(str(c.value) == header for c in row))
        place = next(number for number, cell in enumerate(head) if str(cell.value) == header)
        cell = next(row for row in rows.iter_rows() if any(c.value == code for c in row))[place]
        cell.value = float(text) if text.isdecimal() else text
        book.save(self.file(workbook))
        self.altered.append(f"{sheet}!{cell.coordinate}")


def findings(record: Record) -> dict[tuple[str, str], Record]:
    """Every finding of a record by rule and subject."""
    return {(f["rule"], f["subject"]): f for f in (*record["findings"], record["decision"])}


def changed(before: Record, after: Record) -> set[tuple[str, str]]:
    """The findings that say something else."""
    old, new = findings(before), findings(after)
    assert old.keys() == new.keys()
    return {key for key in old if any(old[key][name] != new[key][name] for name in COMPARED)}


def cells(finding: Record) -> set[str]:
    """The cells of the park's workbook or the findings that a finding rests on."""
    return {f"{cell['sheet']}!{cell['ref']}" for cell in finding["cells"]}
