"""Clause registers: every sentence of a governing document, by number."""

from __future__ import annotations

from collections.abc import Mapping

from service.authoring.nearest import unknown
from service.authoring.node import Node
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.shape import Holds, Key, Section, Shape, as_fields
from service.rulelang.pack import Clause, ClauseRegister

STATUSES = ("coded", "manual", "definition", "procedural", "out_of_scope")
REGISTER = Shape(
    "条款登记",
    (
        Key("id", "文件编码", required=True),
        Key("title", "文件名称", required=True),
        Key("clauses", "条款", Holds.LIST, required=True),
    ),
)
CLAUSE = Shape(
    "条款",
    (
        Key("id", "条款号", required=True),
        Key("gist", "要点", required=True),
        Key("status", "处理方式", required=True, choices=STATUSES),
    ),
)


def read_register(node: Node, stem: str, log: ProblemLog) -> ClauseRegister | None:
    """The register a file states; None when it is no mapping. Its id is the file's name."""
    section = as_fields(node, REGISTER, log)
    if section is None:
        return None
    require_file_name(section, "id", stem)
    clauses: dict[str, Clause] = {}
    for line in section.sections("clauses", CLAUSE):
        clause = Clause(line.text("id"), line.text("gist"), line.text("status"), line.position)
        if clause.id in clauses:
            line.note(
                "id",
                Mistake(
                    "duplicate-id",
                    f"重复的条款号“{clause.id}”",
                    "每条一个号",
                    "改正条款号",
                    en=English(f"clause “{clause.id}” again", "each clause once", "correct the clause"),
                ),
            )
        clauses.setdefault(clause.id, clause)
    return ClauseRegister(section.text("id"), section.text("title"), clauses)


def require_file_name(section: Section, key: str, stem: str) -> None:
    """Note it when the text under `key` is not the name of the file."""
    if key in section and section.text(key) != stem:
        found = f"“{section.text(key)}”与文件名“{stem}.yaml”不符"
        section.note(
            key,
            Mistake(
                "file-name",
                found,
                f"与文件名相同的 {key}",
                f"改成 {stem}，或给文件改名",
                en=English(
                    f"“{section.text(key)}” in the file “{stem}.yaml”",
                    f"a {key} equal to the file name",
                    f"write {stem}, or rename the file",
                ),
            ),
        )


def covered_clauses(clause: str, register: ClauseRegister) -> tuple[str, ...]:
    """The clause ids that `三(三)` or `三(三).4` stands for: itself, or all below it."""
    return tuple(known for known in register.clauses if known == clause or known.startswith(f"{clause}."))


def require_clause(text: str, registers: Mapping[str, ClauseRegister]) -> str:
    """The text itself, when it names clauses of a known register (`ndrc-2021-1004/三(三)`).

    Raises:
        Mistake: it does not.
    """
    document, slash, clause = text.partition("/")
    if not slash:
        raise Mistake(
            "clause",
            f"条款“{text}”",
            "文件编码/条款号，如 ndrc-2021-1004/三(三)",
            "写成 文件编码/条款号",
            en=English(
                f"the clause “{text}”", "document/clause, such as ndrc-2021-1004/三(三)", "write document/clause"
            ),
        )
    if document not in registers:
        raise unknown(
            "文件编码",
            document,
            registers,
            "改成 rules/clauses/ 里登记的文件",
            en=("document", "use a document of rules/clauses/"),
        )
    if not covered_clauses(clause, registers[document]):
        raise unknown(
            "条款号",
            clause,
            registers[document].clauses,
            "改成登记过的条款号，或先登记这一条",
            en=("clause", "use a registered clause, or register it first"),
        )
    return text
