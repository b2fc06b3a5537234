"""任务措施, 年度进展, 佐证材料: what the park reports in words."""

from __future__ import annotations

from service.intake.forms.submission_forms import manual_rules
from service.intake.reading.row_keys import resembling
from service.intake.reading.sheet_reader import SheetReader, written
from service.rulelang.pack import Pack
from service.vocabulary.submission import EvidenceRow, MeasureRow, ProgressRow
from service.vocabulary.writing import folded


def read_measures(reader: SheetReader, pack: Pack) -> dict[str, MeasureRow]:
    """Rule id → the park's own statement on a manual check, for every such check of the pack."""
    rules = {rule.id: rule.title for rule in manual_rules(pack)}
    rows = reader.lines(rules, pack.switched_off)
    return {rule: _measure(reader, rule, rows.get(rule)) for rule in rules}


def _measure(reader: SheetReader, rule: str, row: int | None) -> MeasureRow:
    if row is None:
        return MeasureRow(rule, reader.nowhere(rule, "园区自述"), reader.nowhere(rule, "佐证编号"))
    return MeasureRow(rule, reader.text(row, "园区自述"), reader.text(row, "佐证编号"))


def read_progress(reader: SheetReader) -> tuple[ProgressRow, ...]:
    """The yearly reports in sheet order."""
    reports = {row: _report(reader, row) for row in reader.rows()}
    years = {row: report.year.value for row, report in reports.items() if report.year.present}
    reader.problems += resembling(reader.table, "年度", years)
    return tuple(reports.values())


def _report(reader: SheetReader, row: int) -> ProgressRow:
    return ProgressRow(
        year=reader.year(row, "年度"),
        filed=reader.choice(row, "是否报送"),
        filed_on=reader.date(row, "报送日期"),
        progress=reader.text(row, "主要进展"),
        difficulties=reader.text(row, "困难"),
        solved=reader.choice(row, "是否解决"),
    )


def read_evidence(reader: SheetReader) -> tuple[EvidenceRow, ...]:
    """The list of evidence in sheet order."""
    evidence = {row: _evidence(reader, row) for row in reader.rows()}
    numbers = {row: folded(written(listed.number)) for row, listed in evidence.items() if listed.number.present}
    reader.problems += resembling(reader.table, "编号", numbers)
    return tuple(evidence.values())


def _evidence(reader: SheetReader, row: int) -> EvidenceRow:
    return EvidenceRow(
        number=reader.text(row, "编号"),
        name=reader.text(row, "名称"),
        kind=reader.text(row, "类型"),
        issuer=reader.text(row, "出具单位"),
        issued_on=reader.date(row, "日期"),
    )
