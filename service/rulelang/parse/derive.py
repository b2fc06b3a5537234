"""The `derive:` block → derived attributes, each with type and unit inferred from what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from service.authoring.node import Node, Text
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.scalars import as_name
from service.authoring.shape import Holds, Key, Section, Shape, as_fields
from service.rulelang.attributes import YES_NO, ZERO, Attributes
from service.rulelang.derivations import (
    Count,
    Days,
    Derived,
    Deviation,
    Difference,
    Earliest,
    Expression,
    Lacks,
    Ratio,
    Share,
    Sum,
    Value,
)
from service.rulelang.parse.derive_operands import Operands, require_kind
from service.rulelang.parse.derived_names import require_free
from service.rulelang.parse.scope import Scope
from service.rulelang.parse.unary import parse_test
from service.rulelang.parse.unit_algebra import require_counting_unit, require_quotient_unit
from service.rulelang.tables import Attribute, Test

DERIVE = Shape(
    "derive 里的一项",
    (
        Key("value", "取一个已有的值"),
        Key("count", "清单里符合条件的行数"),
        Key("sum", "清单里一个数值字段的合计"),
        Key("earliest", "清单里一个日期字段的最早日期"),
        Key("share", "两个数的百分比", Holds.TEXTS),
        Key("ratio", "两个数的比，带单位", Holds.TEXTS),
        Key("difference", "两个数的差", Holds.TEXTS),
        Key("deviation", "两个数的相对偏差", Holds.TEXTS),
        Key("days", "两个日期相隔的天数", Holds.TEXTS),
        Key("lacks", "是否缺少核对所需的数（是、否）", Holds.TEXTS),
        Key("beside", "只在这些数之一有值时才算缺少", Holds.TEXTS),
        Key("where", "只算符合这些条件的行", Holds.FIELDS, form="""{status: '"done"'}"""),
        Key("if_zero", "分母为零时的状态", choices=("missing", "not_applicable")),
        Key("unit", "行数或比值的单位"),
        Key("title", "中文名称"),
    ),
)
_OPTIONS = {
    "count": ("where", "unit"),
    "sum": ("where",),
    "earliest": ("where",),
    "share": ("if_zero",),
    "ratio": ("unit", "if_zero"),
    "lacks": ("beside",),
}
_OPERATIONS = ("value", "count", "sum", "earliest", "share", "ratio", "difference", "deviation", "days", "lacks")

Made = tuple[Attribute, Expression]


def read_derive(pairs: tuple[tuple[Text, Node], ...], scope: Scope, log: ProblemLog) -> tuple[Derived, ...]:
    """The lines of a derive block in written order; each name may be used by the lines below it (scope grows)."""
    later = [name.value for name, _ in pairs]
    found = []
    for name, node in pairs:
        later.pop(0)
        with log.catching(name.position):
            require_free(as_name(name.value), scope)
        line = as_fields(node, DERIVE, log)
        derived = None if line is None else _Line(name.value, line, scope, later, log).read()
        if derived is None:
            log.doubt(name.value)
        else:
            scope.derived[name.value] = derived.attribute
            found.append(derived)
    return tuple(found)


class _Line:
    """Reads one line of a derive block."""

    def __init__(self, name: str, line: Section, scope: Scope, later: list[str], log: ProblemLog) -> None:
        self._name = name
        self._line = line
        self._scope = scope
        self._log = log
        self._operands = Operands(name, line, scope, (name, *later), log)

    def read(self) -> Derived | None:
        """The derived attribute; None, and noted, when something is wrong."""
        before = len(self._log)
        with self._log.catching(self._line.position):
            operation = self._operation()
            if operation is None:
                return None
            with self._log.catching(self._line.place(operation)):
                attribute, expression = self._makers()[operation]()
                titled = replace(attribute, title=self._line.text("title") or attribute.title)
                return Derived(titled, expression) if len(self._log) == before else None
        return None

    def _operation(self) -> str | None:
        """The operation of the line; None for one that was written but cannot be read, which was noted before."""
        used = [name for name in _OPERATIONS if name in self._line]
        if not used and any(self._line.wrote(name) for name in _OPERATIONS):
            return None
        if len(used) != 1:
            found = f"“{self._name}”里有 {len(used)} 种求法" if used else f"“{self._name}”没有写求法"
            raise Mistake(
                "derive-operation",
                found,
                f"恰好一种：{'、'.join(_OPERATIONS)}",
                "每一项只写一种求法",
                en=English(
                    f"{len(used)} operations in “{self._name}”",
                    f"exactly one of {', '.join(_OPERATIONS)}",
                    "write one operation for each name",
                ),
            )
        for option in ("where", "if_zero", "unit", "beside"):
            if option in self._line and option not in _OPTIONS.get(used[0], ()):
                mistake = Mistake(
                    "derive-option",
                    f"{used[0]} 不用的“{option}”",
                    f"{used[0]} 自己的选项",
                    f"删去 {option}",
                    en=English(
                        f"“{option}”, which {used[0]} does not use", f"the options of {used[0]}", f"delete {option}"
                    ),
                )
                self._log.add(self._line.key_place(option), mistake)
        return used[0]

    def _makers(self) -> Mapping[str, Callable[[], Made]]:
        return {
            "value": self._value,
            "count": self._count,
            "sum": self._sum,
            "earliest": self._earliest,
            "share": self._share,
            "ratio": self._ratio,
            "difference": self._difference,
            "deviation": self._deviation,
            "days": self._days,
            "lacks": self._lacks,
        }

    def _number(self, unit: str, low: bool = False, whole: bool = False) -> Attribute:
        return Attribute(self._name, "number", unit, ZERO if low else None, whole=whole)

    def _value(self) -> Made:
        ref = self._line.text("value")
        of = self._operands.one(ref)
        made = Attribute(self._name, of.kind, of.unit, of.low, of.high, of.values, of.title, of.whole)
        return made, Value(ref)

    def _count(self) -> Made:
        name = self._line.text("count")
        where = self._where(self._scope.collection(name))
        unit = self._line.read("unit", require_counting_unit, "")
        return self._number(unit, low=True, whole=True), Count(name, where)

    def _sum(self) -> Made:
        collection, field, where = self._field("sum", "number")
        return self._number(field.unit), Sum(collection, field.name, where)

    def _earliest(self) -> Made:
        collection, field, where = self._field("earliest", "date")
        return Attribute(self._name, "date", title=field.title), Earliest(collection, field.name, where)

    def _share(self) -> Made:
        top, bottom = self._operands.two("share", "number")
        self._operands.same_unit("share", top, bottom)
        zero = self._line.text("if_zero", "missing")
        return self._number("%", low=_never_negative(top, bottom)), Share(*self._operands.refs("share"), if_zero=zero)

    def _ratio(self) -> Made:
        top, bottom = self._operands.two("ratio", "number")
        if not self._line.wrote("unit"):
            raise Mistake(
                "missing-key",
                f"ratio 求出的“{self._name}”没有单位",
                "写明 unit",
                "补上 unit，例如 unit: tCO2/tce",
                en=English(
                    f"no unit for the ratio “{self._name}”", "unit is required", "add it, for example unit: tCO2/tce"
                ),
            )
        unit = self._line.text("unit")
        if "unit" not in self._line:
            return self._number(""), Ratio(*self._operands.refs("ratio"), unit="")
        with self._log.catching(self._line.place("unit")):
            require_quotient_unit(top.unit, bottom.unit, unit)
        ratio = Ratio(*self._operands.refs("ratio"), unit=unit, if_zero=self._line.text("if_zero", "missing"))
        return self._number(unit, low=_never_negative(top, bottom)), ratio

    def _difference(self) -> Made:
        left, right = self._operands.two("difference", "number")
        self._operands.same_unit("difference", left, right)
        return self._number(left.unit, whole=left.whole and right.whole), Difference(*self._operands.refs("difference"))

    def _deviation(self) -> Made:
        self._operands.same_unit("deviation", *self._operands.two("deviation", "number"))
        return self._number("%", low=True), Deviation(*self._operands.refs("deviation"))

    def _days(self) -> Made:
        self._operands.two("days", "date")
        return self._number("天", whole=True), Days(*self._operands.refs("days"))

    def _lacks(self) -> Made:
        made = Attribute(self._name, "text", values=YES_NO)
        lacks, beside = self._operands.whatever("lacks"), self._operands.whatever("beside")
        if lacks and beside and len({name.removeprefix("self.") for name in (*lacks, *beside)}) == 1:
            raise Mistake(
                "same-operands",
                f"lacks 和 beside 都只有“{lacks[0]}”，结果总是“否”",
                "beside 写被核对的数值，lacks 写核对它所需的数",
                "改正其中一项",
                en=English(
                    f"“{lacks[0]}” alone under both lacks and beside: always no",
                    "beside: the value checked; lacks: what the check needs",
                    "correct one of them",
                ),
            )
        return made, Lacks(lacks, beside)

    def _field(self, operation: str, kind: str) -> tuple[str, Attribute, Mapping[str, Test]]:
        ref = self._line.text(operation)
        field = self._scope.field(ref)
        require_kind(field, ref, kind)
        collection = ref.partition(".")[0]
        return collection, field, self._where(self._scope.collection(collection))

    def _where(self, fields: Attributes) -> Mapping[str, Test]:
        tests: dict[str, Test] = {}
        shape = Shape("where 的条件", tuple(Key(field.name, field.title) for field in fields.values()))
        section = self._line.section("where", shape)
        for name in fields if section else ():
            if section is not None and name in section:
                with self._log.catching(section.place(name)):
                    tests[name] = parse_test(section.text(name), fields[name], self._scope.parameters)
        return tests


def _never_negative(*parts: Attribute) -> bool:
    return all(part.low is not None and part.low >= 0 for part in parts)
