"""A blank unit is told once, at its own cell, and not at every number beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from service.intake.reading.sheet_reader import SheetReader
from service.vocabulary.language import Said, as_written
from service.vocabulary.problem import Problem

UNIT = "单位"
_ROW = re.compile("[0-9]+$")


def at_unit_cells(reader: SheetReader) -> Iterator[Problem]:
    """The problems of a sheet; those of numbers without a unit gathered at the unit cell of their row."""
    told: dict[tuple[int, Said], list[Problem]] = {}
    for problem in reader.problems:
        row = _ROW.search(problem.ref)
        if problem.code != "unit-missing" or row is None or UNIT not in reader.table.columns:
            yield problem
        else:
            told.setdefault((int(row[0]), problem.repair), []).append(problem)
    for (row_number, repair), problems in told.items():
        refs = [problem.ref for problem in problems]
        cell = reader.table.cell(row_number, UNIT)
        found = as_written(f"“{cell.raw}”") if cell.raw else Said("未填写", "a blank")
        told_once = Said(
            f"{'、'.join(refs)} {repair.zh}；填报时用的是别的单位的，须写明",
            f"{', '.join(refs)}: {repair.en}, above all where another one was used",
        )
        yield replace(problems[0], ref=cell.ref, found=found, repair=told_once)
