"""Tables as written, and the short forms `at_least:` and `manual:` that stand for one."""

from __future__ import annotations

from decimal import Decimal

from service.authoring.nearest import unknown
from service.authoring.node import Fields, Items, Node, Text
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.shape import Holds, Key, Section, Shape, as_text, mistaken
from service.rulelang.pack import Manual
from service.rulelang.parse.alike import note_alike, require_readable
from service.rulelang.parse.better import read_better
from service.rulelang.parse.outcomes import outcome_key, require_outcome, row_outcomes
from service.rulelang.parse.scope import Scope
from service.rulelang.parse.table_faults import note_one_outcome, note_table_faults
from service.rulelang.parse.unary import Reading, read_test
from service.rulelang.tables import Attribute, Position, Row, Table, Test, TextTest
from service.vocabulary.finding import Theme

TABLE = Shape(
    "table",
    (
        Key("on", "列（属性）", Holds.TEXT_OR_TEXTS),
        Key("better", "各列往哪边变化是改善（higher / lower）", Holds.FIELDS),
        Key("rows", "各行", Holds.LIST, required=True),
    ),
)
_ANSWERING = {"expert": "专家", "assessor": "评估员"}
MANUAL = Shape(
    "manual",
    (
        Key("ask", "问题", required=True),
        Key("why_no_number", "为什么没有数值可判", required=True),
        Key("by", "由谁回答", required=True, choices=("expert", "assessor"), words=_ANSWERING),
        Key("evidence", "佐证材料", Holds.TEXTS),
        Key("answers", "可选答案及其判定", Holds.FIELDS, required=True),
    ),
)


def read_table(section: Section, scope: Scope, theme: Theme, log: ProblemLog, rule: str = "") -> Table:
    """The table of a rule as written, proved exclusive and exhaustive; every fault is noted."""
    before = len(log)
    reader = _TableReader(scope, theme, log)
    table = reader.read(section)
    if len(log) == before and "rows" in section:
        note_table_faults(table, section.place("rows"), log, rule)
        note_one_outcome(table, section.place("rows"), log)
    return table


def read_manual(section: Section, theme: Theme, log: ProblemLog) -> tuple[Manual, Table]:
    """A manual check and its table over the attribute `answer`."""
    before = len(log)
    allowed, answers = row_outcomes(theme), {}
    places: dict[str, Position] = {}
    for word, node in section.pairs("answers"):
        places[word.value] = word.position
        with log.catching(word.position):
            require_readable("答案", "answer", word.value)
        answers[word.value] = _outcome(node, allowed, log)
    if "answers" in section and len(answers) < 2:
        section.note(
            "answers",
            Mistake(
                "one-answer",
                f"{len(answers)} 个可选答案",
                "至少两个",
                "补充可选答案",
                en=English(f"{len(answers)} answers", "at least two", "add answers"),
            ),
        )
    column = Attribute("answer", "text", values=tuple(answers), title="核查结论")
    rows = tuple(
        Row(number, {"answer": TextTest(frozenset((word,)), f'"{word}"')}, verdict, places[word])
        for number, (word, verdict) in enumerate(answers.items(), start=1)
    )
    table = Table((column,), rows)
    note_alike("答案", "answer", places.items(), log)
    if len(log) == before:
        note_one_outcome(table, section.place("answers"), log)
    manual = Manual(
        section.text("ask"),
        section.text("why_no_number"),
        section.text("by"),
        answers,
        tuple(text.value for text in section.texts("evidence")),
    )
    return manual, table


def _outcome(node: Node, allowed: tuple[str, ...], log: ProblemLog) -> str:
    text = as_text(node, log)
    if text is None:
        return ""
    with log.catching(text.position):
        return require_outcome(text.value, allowed)
    return ""


class _TableReader:
    """Reads the rows of one table, collecting columns and parameters on the way."""

    def __init__(self, scope: Scope, theme: Theme, log: ProblemLog) -> None:
        self._scope = scope
        self._theme = theme
        self._log = log
        self._before = len(log)
        self._columns: dict[str, Attribute | None] = {}
        self._thresholds: dict[str, Decimal] = {}
        self._declared: tuple[Text, ...] = ()
        self._lacks_on = False
        self._readings: dict[tuple[str, str], Reading] = {}

    def read(self, section: Section) -> Table:
        """Columns as declared by `on`, else in order of first use."""
        self._declared = section.texts("on")
        unreadable = section.wrote("on") and "on" not in section
        self._lacks_on = unreadable
        for text in self._declared:
            self._column(text)
        items = section.node("rows")
        nodes = items.items if isinstance(items, Items) else ()
        rows = tuple(row for number, node in enumerate(nodes, start=1) if (row := self._row(number, node)))
        if not unreadable:
            self._require_use(rows, section)
        columns = tuple(column for column in self._columns.values() if column is not None)
        return Table(columns, rows, self._thresholds, read_better(section, columns, self._log))

    def _column(self, name: Text) -> Attribute | None:
        if name.value not in self._columns:
            self._columns[name.value] = None
            with self._log.catching(name.position):
                self._columns[name.value] = self._scope.column(name.value)
        return self._columns[name.value]

    def _row(self, number: int, node: Node) -> Row | None:
        if not isinstance(node, Fields):
            self._log.add(node.position, mistaken(node, Holds.FIELDS))
            return None
        key, outcome = outcome_key(self._theme), None
        tests: dict[str, Test] = {}
        for name, value in node.pairs:
            if name.value == key:
                outcome = _outcome(value, row_outcomes(self._theme), self._log)
            else:
                self._cell(name, value, tests)
        if outcome is None and not {name.value for name, _ in node.pairs} & {"then", "verdict"}:
            missing = Mistake(
                "missing-key",
                f"第 {number} 行没有“{key}”",
                "每行写明判定",
                f"补上 {key}: …",
                en=English(f"no “{key}” in row {number}", "a verdict in each row", f"add {key}: …"),
            )
            self._log.add(node.position, missing)
        return Row(number, tests, outcome or "", node.position)

    def _cell(self, name: Text, value: Node, tests: dict[str, Test]) -> None:
        column = self._column_of(name)
        text = as_text(value, self._log)
        if column is None or text is None:
            return
        with self._log.catching(text.position):
            reading = self._reading(text.value, column)
            if column.name in tests:
                raise Mistake(
                    "duplicate-key",
                    f"同一行里两次写了“{column.name}”",
                    "每列一个条件",
                    "合并成一个条件",
                    en=English(
                        f"“{column.name}” twice in one row", "one condition a column", "join them into one condition"
                    ),
                )
            tests[column.name] = reading.test
            self._thresholds.update(reading.thresholds)

    def _reading(self, text: str, column: Attribute) -> Reading:
        """The test that a cell states; large tables state the same ones again and again."""
        key = column.name, text
        if key not in self._readings:
            self._readings[key] = read_test(text, column, self._scope.parameters)
        return self._readings[key]

    def _column_of(self, name: Text) -> Attribute | None:
        other = "verdict" if outcome_key(self._theme) == "then" else "then"
        if name.value == other:
            found = f"“{other}”"
            mistake = Mistake(
                "wrong-key",
                found,
                f"“{outcome_key(self._theme)}”",
                f"改成 {outcome_key(self._theme)}",
                en=English(f"“{other}”", f"“{outcome_key(self._theme)}”", f"write {outcome_key(self._theme)}"),
            )
            self._log.add(name.position, mistake)
            return None
        if name.value != "is":
            return self._known(name)
        if len(self._declared) == 1:
            return self._column(self._declared[0])
        if not self._lacks_on:
            self._lacks_on = True
            self._log.add(name.position, _is_without_on(len(self._declared)))
        return None

    def _known(self, name: Text) -> Attribute | None:
        declared = [text.value for text in self._declared]
        if declared and name.value not in declared:
            repair = "改成 on 里的列，或把它加进 on"
            self._log.add(
                name.position,
                unknown(
                    "列",
                    name.value,
                    [*declared, outcome_key(self._theme)],
                    repair,
                    en=("column", "use a column of on, or add it to on"),
                ),
            )
            return None
        return self._column(name)

    def _require_use(self, rows: tuple[Row, ...], section: Section) -> None:
        if len(self._log) > self._before:
            return
        used = {name for row in rows for name in row.tests}
        for text in self._declared:
            if rows and text.value not in used:
                mistake = Mistake(
                    "unused-column",
                    f"没有一行用到的列“{text.value}”",
                    "至少一行有条件的列",
                    "从 on 里删去它，或在行里写条件",
                    en=English(
                        f"the column “{text.value}”, which no row uses",
                        "a column with a condition in some row",
                        "delete it from on, or write a condition",
                    ),
                )
                self._log.add(text.position, mistake)
        if not used and "rows" in section:
            section.note(
                "rows",
                Mistake(
                    "empty-table",
                    "没有任何条件的表",
                    "至少一行一个条件",
                    "补上条件",
                    en=English("a table without conditions", "at least one condition in a row", "add conditions"),
                ),
            )


def _is_without_on(columns: int) -> Mistake:
    """Told once a table, at the first row: the other rows follow from the same slip."""
    if columns:
        repair, en = "各行都把 is 换成属性名", "write the attribute's name instead of is in each row"
    else:
        repair, en = "在 rows 上面补上 on: 属性名，或把各行的 is 换成属性名", "add on: attribute above rows"
    return Mistake(
        "is-without-on",
        f"“is”，而表有 {columns} 个由 on 写明的列" if columns else "“is”，而表里没有写 on（列）",
        "只有一列时才写 is",
        repair,
        en=English(f"“is”, where on names {columns} columns", "is only with one column", en),
    )
