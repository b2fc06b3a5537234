"""Which way a column improves: by the nature of what it reads, by what the rule says, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from service.rulelang.catalogue import Catalogue
from service.rulelang.derivations import Count, Deviation, Difference, Expression, Lacks, Ratio, Share, Value
from service.rulelang.pack import Pack, Rule
from service.rulelang.tables import TextTest

HIGHER, LOWER = 1, -1
SIDES = {"higher": HIGHER, "lower": LOWER}

NUMBERS: Mapping[str, int] = {
    "attainment": HIGHER,
    "completeness": HIGHER,
    "score": HIGHER,
    "parts_present": HIGHER,
    "years_reported": HIGHER,
    "reject": LOWER,
    "withhold": LOWER,
    "stated_deviation": LOWER,
    "base_deviation": LOWER,
    "external_deviation": LOWER,
}
"""Built-in numbers whose better side is the same for every subject."""

BY_INDICATOR = ("actual", "change_from_base", "share_of_base")
"""Built-in numbers of an indicator that improve to the side its catalogue entry calls better."""

NEITHER = ("base", "target", "external", "largest_jump", "years_due", "opinions")
"""Built-in numbers without a better side."""

WORDS: Mapping[str, tuple[frozenset[str], ...]] = {
    name: tuple(map(frozenset, classes))
    for name, classes in {
        "within_rounding": (["no"], ["yes"]),
        "base_within_rounding": (["no"], ["yes"]),
        "magnitude": (["slip", "outside"], ["in_band"]),
        "unit_label": (["mismatch"], ["matches"]),
        "explanation": (["absent"], ["given"]),
        "base_amendment": (["unapproved"], ["none", "approved"]),
        "target_amendment": (["unapproved"], ["none", "approved"]),
        "reading": (["approximate"], ["exact"]),
        "statement": (["contradictory"], ["consistent"]),
        "evidence": (["absent", "unlisted"], ["given"]),
        "approval": (["not_approved"], ["approved"]),
    }.items()
}
"""Built-in words → classes of values, the better ones later."""

_GOOD, _BAD = frozenset({"met", "ok"}), frozenset({"unmet", "question"})


@dataclass(frozen=True, slots=True)
class Direction:
    """How a column improves. Numbers: `sides` (several where the subjects differ), words: `classes`; nothing of both:
    no better side is known."""

    sides: frozenset[int] = field(default=frozenset())
    classes: tuple[frozenset[str], ...] = ()

    @property
    def known(self) -> bool:
        """Whether there is a better side."""
        return bool(self.sides or self.classes)


def natural(rule: Rule, name: str, pack: Pack, grades: tuple[str, ...] = ()) -> Direction:
    """What the nature of a column says; `grades` worst first."""
    derived = {line.attribute.name: line.expression for line in rule.derived}
    if name in derived:
        return _derived(derived[name], rule, pack)
    if name == "grade":
        return Direction(classes=tuple(frozenset({grade}) for grade in grades))
    if name in WORDS:
        return Direction(classes=WORDS[name])
    return Direction(frozenset(_own_sides(rule, name, pack.catalogue)))


def _own_sides(rule: Rule, name: str, catalogue: Catalogue) -> Iterator[int]:
    if name in NUMBERS:
        yield NUMBERS[name]
    for subject in rule.subjects:
        kind, _, code = subject.partition(":")
        if kind == "indicator" and name in BY_INDICATOR:
            yield SIDES[catalogue.indicators[code].better]


def _derived(made: Expression, rule: Rule, pack: Pack) -> Direction:
    if isinstance(made, Value):
        return _operand(made.ref, rule, pack)
    if isinstance(made, Deviation):
        return Direction(frozenset({LOWER}))
    if isinstance(made, Lacks):
        return Direction(classes=(frozenset({"yes"}), frozenset({"no"})))
    if isinstance(made, Difference):
        return _joined(_operand(made.left, rule, pack), _operand(made.right, rule, pack))
    if isinstance(made, Share | Ratio):
        return _joined(_operand(made.numerator, rule, pack), _operand(made.denominator, rule, pack))
    return _of_findings(made) if isinstance(made, Count) and made.collection == "finding" else Direction()


def _of_findings(made: Count) -> Direction:
    """More findings that are good is better, more that are bad, open or in force as a gate is worse."""
    verdict, asked, effect = (made.where.get(name) for name in ("verdict", "open", "effect"))
    words = verdict.values if isinstance(verdict, TextTest) else frozenset[str]()
    bad = words & _BAD or (isinstance(asked, TextTest) and asked.values == {"yes"}) or effect is not None
    if words & _GOOD and not bad:
        return Direction(frozenset({HIGHER}))
    return Direction(frozenset({LOWER})) if bad and not words & _GOOD else Direction()


def _operand(ref: str, rule: Rule, pack: Pack) -> Direction:
    """What a derivation reads: a name of the rule's own, `self.…`, `plan.…`, or an attribute of a catalogue entry."""
    owner, dot, name = ref.partition(".")
    if ref in pack.parameters:
        return Direction()
    if not dot or owner == "self":
        return natural(rule, name or owner, pack)
    if owner in pack.catalogue.indicators and name in BY_INDICATOR:
        return Direction(frozenset({SIDES[pack.catalogue.indicators[owner].better]}))
    if name in WORDS:
        return Direction(classes=WORDS[name])
    return Direction(frozenset({NUMBERS[name]}) if name in NUMBERS else frozenset())


def _joined(one: Direction, against: Direction) -> Direction:
    """Of what rises with `one` and falls with `against`."""
    turned = frozenset(-side for side in against.sides)
    if one.sides and turned and one.sides != turned:
        return Direction()
    return Direction(one.sides | turned)
