"""rules/proceedings/*.yaml → the procedures of a day: one for all jurisdictions, and those of their own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from service.authoring.position import Position
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.shape import Section, as_fields
from service.casework.procedure import Procedure, Provision
from service.rulelang.pack import ClauseRegister
from service.rulelang.parse.clauses import require_file_name
from service.rulelang.parse.provisions import PROCEDURE, PROVISION, WANTED, DatedValue, read_value
from service.rulelang.parse.shared_files import Folder, read_registers

FOLDER = "proceedings"
"""The folder of the procedures, in the rules folder."""


def load_procedures(rules_dir: Path, on: date) -> Mapping[str, Procedure]:
    """Jurisdiction (short code; empty: all that have none of their own) → the procedure in force on a date.

    Raises:
        RuleProblems: everything that is wrong with any of the files.
    """
    log = ProblemLog()
    folder = Folder(rules_dir, log)
    registers = read_registers(folder)
    found: dict[str, Procedure] = {}
    for path, node in folder.documents(rules_dir / FOLDER):
        section = as_fields(node, PROCEDURE, log)
        if section is None:
            continue
        procedure = _read(section, path.stem, on, registers, log)
        if procedure is not None:
            _add(procedure, section, found)
    if "" not in found and not len(log):
        log.add(Position(folder.label(rules_dir / FOLDER), 1, 1), _NO_DEFAULT)
    log.raise_any()
    return found


def procedure_of(procedures: Mapping[str, Procedure], jurisdiction: str) -> Procedure:
    """The jurisdiction's own procedure, or the one for all others."""
    return procedures.get(jurisdiction) or procedures[""]


def _read(
    section: Section, stem: str, on: date, registers: Mapping[str, ClauseRegister], log: ProblemLog
) -> Procedure | None:
    """The procedure of one file; None, and noted, when anything of it cannot be used."""
    before = len(log)
    require_file_name(section, "id", stem)
    read = (read_value(line, registers, log) for line in section.sections("values", PROVISION))
    values = [one for one in read if one is not None]
    written: set[tuple[str, date]] = set()
    for value in values:
        if (key := (value.name, value.begins)) in written:
            value.section.note("from", _same_day(*key))
        written.add(key)
    if len(log) > before:
        return None
    begun = sorted((one for one in values if one.begins <= on), key=lambda one: one.begins)
    in_force = {one.name: one for one in begun}
    for name in WANTED.keys() - in_force.keys():
        section.note("values", _lacking(name, on))
    _check(section, in_force)
    return _made(section, in_force) if len(log) == before else None


def _check(section: Section, in_force: Mapping[str, DatedValue]) -> None:
    """What the values must be to each other."""
    values: dict[str, Any] = {name: one.value for name, one in in_force.items()}
    if "signature_departments" in values and not values["signature_departments"]:
        in_force["signature_departments"].section.note("value", _NO_SIGNATURE)
    if {"score_lowest", "score_highest"} <= values.keys() and values["score_lowest"] >= values["score_highest"]:
        in_force["score_highest"].section.note("value", _EMPTY_SCALE)


def _made(section: Section, in_force: Mapping[str, DatedValue]) -> Procedure:
    values: dict[str, Any] = {name: in_force[name].value for name in WANTED}
    return Procedure(
        id=section.text("id"),
        title=section.text("title"),
        note=section.text("note"),
        jurisdiction=section.text("jurisdiction"),
        provisions=tuple(_provision(in_force[name]) for name in WANTED),
        **values,
    )


def _provision(stated: DatedValue) -> Provision:
    title = WANTED[stated.name].title
    return Provision(stated.name, title, stated.text, stated.source, stated.reliability, stated.clause, stated.begins)


def _add(procedure: Procedure, section: Section, found: dict[str, Procedure]) -> None:
    if (other := found.get(procedure.jurisdiction)) is not None:
        whose = procedure.jurisdiction or "没有自己程序的各地区"
        english = procedure.jurisdiction or "all jurisdictions without their own"
        section.note(
            "jurisdiction",
            Mistake(
                "duplicate-id",
                f"{whose}的第二个办理程序（另一个是 {other.id}）",
                "一个地区一个办理程序",
                "改正主管地区，或删去一个文件",
                en=English(f"a second procedure of {english} (the other: {other.id})", "one each", "delete one file"),
            ),
        )
    found.setdefault(procedure.jurisdiction, procedure)


def _same_day(name: str, day: date) -> Mistake:
    return Mistake(
        "overlapping-dates",
        f"“{name}”有两条都自 {day} 起",
        "同名数值施行日期各不相同",
        "改正 from，或删去一条",
        en=English(f"two values of “{name}” from {day}", "a first day of its own for each", "correct from"),
    )


def _lacking(name: str, on: date) -> Mistake:
    return Mistake(
        "missing-value",
        f"{on} 没有有效的“{name}”（{WANTED[name].title}）",
        "办理程序的每个数值都有",
        f"补上 {{name: {name}, value: …}}，施行日期不晚于 {on}",
        en=English(f"no “{name}” in force on {on}", "every value of the procedure", f"add {name}"),
    )


_NO_DEFAULT = Mistake(
    "no-procedure",
    "没有适用于各地区的办理程序",
    "一个不写主管地区（jurisdiction）的办理程序",
    f"在 {FOLDER}/ 里补上一个",
    en=English("no procedure for all jurisdictions", "one without jurisdiction", f"add one to {FOLDER}/"),
)
_NO_SIGNATURE = Mistake(
    "no-signature",
    "没有会签部门",
    "至少一个部门",
    "列出会签部门",
    en=English("no department that signs", "at least one department", "list the departments"),
)
_EMPTY_SCALE = Mistake(
    "reversed-scale",
    "不高于最低分的最高分",
    "高于最低分的最高分",
    "改正最低分或最高分",
    en=English("a highest score that is not above the lowest", "one that is", "correct one of them"),
)
