"""What a derived attribute means: with everything it is made of put in, and in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields

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
    operands,
)
from service.rulelang.pack import Parameter, Rule
from service.rulelang.parse.unary import NAME
from service.rulelang.tables import Test, TextTest
from service.rulelang.words import number_in_words
from service.vocabulary.canonical import canonical_json
from service.vocabulary.language import Said
from service.vocabulary.state import State

_OPERANDS = {"ref", "numerator", "denominator", "left", "right", "start", "end", "needed", "beside"}
_OWN = "self."


@dataclass(frozen=True, slots=True)
class Meanings:
    """What the names of one rule mean. Equal meanings have equal texts, however the derive block is written."""

    lines: Mapping[str, Derived]
    parameters: Mapping[str, Parameter]

    def of_name(self, ref: str) -> str:
        """What a column or reference is, whatever it is called."""
        return canonical_json(self._whole(ref))

    def of_line(self, name: str) -> str:
        """What one line says, the names in it as they stand but parameters by their value."""
        return canonical_json(_parts(self.lines[name].expression, self._plain))

    def behind(self, column: str) -> tuple[str, ...]:
        """The lines a column is made of, what it needs first."""
        if column not in self.lines:
            return ()
        needed = operands(self.lines[column].expression)
        return tuple(dict.fromkeys((*(line for name in needed for line in self.behind(name)), column)))

    def title(self, name: str) -> str:
        """What a line is called."""
        return self.lines[name].attribute.title or name

    def in_words(self, name: str) -> Said:
        """What one line computes."""
        return _in_words(self.lines[name].expression, self._named, self._rows)

    def _whole(self, ref: str) -> object:
        """With everything put in."""
        if ref not in self.lines:
            return self._plain(ref)
        made = self.lines[ref].expression
        return self._whole(made.ref) if isinstance(made, Value) else _parts(made, self._whole)

    def _plain(self, ref: str) -> object:
        parameter = self.parameters.get(ref) if ref not in self.lines else None
        return ref.removeprefix(_OWN) if parameter is None else (parameter.value, parameter.unit)

    def _named(self, ref: str) -> str:
        if ref in self.lines:
            return self.title(ref)
        return self._parameter(ref)

    def _parameter(self, name: str) -> str:
        """A parameter with its value; anything else as it stands."""
        parameter = self.parameters.get(name)
        if parameter is None:
            return name
        return f"{parameter.title or name}（{name} = {number_in_words(parameter.value, parameter.unit)}）"

    def _rows(self, collection: str, where: Mapping[str, Test]) -> str:
        """`project[status: "done", "trial"]`, in the notation of the rule files, parameters with their value."""
        if not where:
            return collection
        tests = "；".join(f"{name}: {self._tested(test)}" for name, test in where.items())
        return f"{collection}［{tests}］"

    def _tested(self, test: Test) -> str:
        if isinstance(test, TextTest):
            return test.text
        return NAME.sub(lambda found: self._parameter(found[0]), test.text)


def meanings(rule: Rule, parameters: Mapping[str, Parameter]) -> Meanings:
    """The meanings of a rule's names under a pack's parameters."""
    return Meanings({line.attribute.name: line for line in rule.derived}, parameters)


def _parts(made: Expression, operand: Callable[[str], object]) -> Mapping[str, object]:
    parts: dict[str, object] = {"is": type(made).__name__}
    for field in fields(made):
        value = getattr(made, field.name)
        if field.name == "where":
            value = _tested(value)
        parts[field.name] = _put_in(value, operand) if field.name in _OPERANDS else value
    return parts


def _put_in(names: str | tuple[str, ...], operand: Callable[[str], object]) -> object:
    """Of one name, or of several in any order."""
    return operand(names) if isinstance(names, str) else sorted(map(operand, names), key=canonical_json)


def _tested(where: Mapping[str, Test]) -> Mapping[str, object]:
    """What tests accept, not how they are written."""
    return {name: test.values if isinstance(test, TextTest) else test.intervals for name, test in where.items()}


def _in_words(made: Expression, named: Callable[[str], str], of: Callable[[str, Mapping[str, Test]], str]) -> Said:
    match made:
        case Value(ref):
            return Said(f"取 {named(ref)}", f"the value of {named(ref)}")
        case Count(collection, where):
            rows = of(collection, where)
            return Said(f"{rows} 的行数", f"number of rows of {rows}")
        case Sum(collection, field, where):
            rows = of(collection, where)
            return Said(f"{rows} 的 {field} 合计", f"sum of {field} over {rows}")
        case Earliest(collection, field, where):
            rows = of(collection, where)
            return Said(f"{rows} 的最早 {field}", f"earliest {field} over {rows}")
        case Share(top, bottom, if_zero) | Ratio(top, bottom, _, if_zero):
            state = State(if_zero)
            quotient = f"{named(top)} ÷ {named(bottom)}"
            return Said(f"{quotient}（分母为零：{state.label}）", f"{quotient} (zero denominator: {state.value})")
        case Difference(left, right):
            return Said(f"{named(left)} − {named(right)}", f"{named(left)} − {named(right)}")
        case Deviation(left, right):
            words = f"|{named(left)} − {named(right)}| ÷ |{named(right)}|"
            return Said(words, words)
        case Lacks(needed, beside):
            return Said(
                f"有 {' 或 '.join(map(named, beside))} 而缺 {' 或 '.join(map(named, needed))}",
                f"{' or '.join(map(named, needed))} lacking although {' or '.join(map(named, beside))} has a value",
            )
        case Days(start, end):
            return Said(f"{named(start)} 至 {named(end)} 的天数", f"days from {named(start)} to {named(end)}")
