"""What one line of a derive block reads: operands by name, of the right kind, in one unit."""

from __future__ import annotations

from dataclasses import dataclass

from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.shape import Section
from service.rulelang.parse.scope import Scope
from service.rulelang.tables import Attribute


@dataclass(frozen=True, slots=True)
class Operands:
    """The names under the keys of one line. `name` is what the line makes, `later` are the names of this line and of
    those below it, which cannot be read yet."""

    name: str
    line: Section
    scope: Scope
    later: tuple[str, ...]
    log: ProblemLog

    def refs(self, operation: str) -> tuple[str, str]:
        """The two names of an operation; Mistake when there are not two different ones."""
        texts = self.line.texts(operation)
        if len(texts) != 2:
            raise Mistake(
                "two-operands",
                f"{operation} 有 {len(texts)} 项",
                "恰好两项",
                f"写成 {operation}: [甲, 乙]",
                en=English(f"{len(texts)} operands of {operation}", "exactly two", f"write {operation}: [a, b]"),
            )
        refs = texts[0].value, texts[1].value
        if refs[0].removeprefix("self.") == refs[1].removeprefix("self."):
            raise Mistake(
                "same-operands",
                f"{operation} 的两项都是“{refs[0]}”，结果总是一样",
                "两个不同的数",
                "改正其中一项",
                en=English(f"“{refs[0]}” twice in {operation}: always the same", "two different values", "correct one"),
            )
        return refs

    def two(self, operation: str, kind: str) -> tuple[Attribute, Attribute]:
        """Both operands; each unknown or wrong one is noted where it stands."""
        refs = self.refs(operation)
        found: list[Attribute] = []
        for text, ref in zip(self.line.texts(operation), refs, strict=True):
            with self.log.catching(text.position):
                operand = self.one(ref)
                require_kind(operand, ref, kind)
                found.append(operand)
        blank = Attribute(self.name, kind)
        return (found[0], found[1]) if len(found) == 2 else (blank, blank)

    def whatever(self, key: str) -> tuple[str, ...]:
        """Names of which only matters whether there is a value, so also those whose unit differs from subject to
        subject; each unknown one is noted where it stands. Mistake when there is none; a key that cannot be read was
        noted before."""
        if self.line.wrote(key) and key not in self.line:
            return ()
        if not self.line.texts(key):
            raise Mistake(
                "missing-key",
                f"“{self.name}”的 {key} 没有写名称",
                "至少一个名称",
                f"写明 {key}，例如 {key}: [actual]",
                en=English(f"no name under {key} of “{self.name}”", "at least one name", f"write {key}: [actual]"),
            )
        for text in self.line.texts(key):
            with self.log.catching(text.position):
                self._above(text.value)
                self.scope.stated(text.value)
                if text.value in self.scope.parameters and text.value not in self.scope.derived:
                    raise _always_there(key, text.value)
        return tuple(text.value for text in self.line.texts(key))

    def one(self, ref: str) -> Attribute:
        """What stands under a name; Mistake when nothing does, or only further down."""
        self._above(ref)
        return self.scope.operand(ref)

    def _above(self, ref: str) -> None:
        if ref in self.later:
            raise Mistake(
                "later-name",
                f"还没有求出的“{ref}”",
                "写在上面的名称",
                f"把“{ref}”移到“{self.name}”的上面",
                en=English(
                    f"“{ref}”, which is derived further down",
                    "a name derived above",
                    f"move “{ref}” above “{self.name}”",
                ),
            )

    def same_unit(self, operation: str, left: Attribute, right: Attribute) -> None:
        """Mistake when both are in different units."""
        if left.unit != right.unit:
            names = self.refs(operation)
            raise Mistake(
                "different-units",
                f"单位不同的“{names[0]}”（{left.unit or '无单位'}）与“{names[1]}”（{right.unit or '无单位'}）",
                "单位相同的两个数",
                "改用单位相同的数，或用 ratio 并写明单位",
                en=English(
                    f"“{names[0]}” and “{names[1]}” in different units: {left.unit or 'none'}, {right.unit or 'none'}",
                    "two numbers in the same unit",
                    "use numbers of one unit, or ratio with its unit",
                ),
            )


def _always_there(key: str, parameter: str) -> Mistake:
    return Mistake(
        "always-there",
        f"{key} 里的参数“{parameter}”：参数总有数值，不会缺少",
        "园区填报的数，或由填报的数求出的",
        "换成要核对的数，或删去它",
        en=English(
            f"the parameter “{parameter}” under {key}, which always has a value",
            "values of the park, or what is derived from them",
            "name what is checked, or delete it",
        ),
    )


def require_kind(attribute: Attribute, ref: str, kind: str) -> None:
    """Mistake when what stands under a name is of another kind."""
    words = {"number": "数", "date": "日期", "text": "词语"}
    if attribute.kind != kind:
        raise Mistake(
            "wrong-type",
            f"“{ref}”是{words[attribute.kind]}",
            f"{words[kind]}",
            f"换成一个{words[kind]}",
            en=English(f"“{ref}”, which is a {attribute.kind}", f"a {kind}", f"use a {kind}"),
        )
