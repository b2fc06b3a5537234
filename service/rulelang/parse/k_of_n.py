"""The short form `at_least:` as the table it stands for: two counts over findings of earlier stages."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from service.authoring.nearest import unknown
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.scalars import as_whole
from service.authoring.shape import Holds, Key, Section, Shape
from service.rulelang.attributes import ZERO
from service.rulelang.derivations import Count, Derived
from service.rulelang.tables import Attribute, Interval, NumberTest, Row, Table, Test, TextTest
from service.vocabulary.finding import Theme

AT_LEAST = Shape("at_least", (Key("k", "至少几条", required=True), Key("of", "规则编号", Holds.TEXTS, required=True)))


def read_at_least(
    section: Section, rules: Mapping[str, Theme], theme: Theme, log: ProblemLog
) -> tuple[Table, tuple[Derived, ...]]:
    """k of n as a table over two counts of earlier findings: those met, and those that still can be."""
    k = Decimal(section.read("k", as_whole, 1))
    wanted = section.texts("of")
    for text in wanted:
        with log.catching(text.position):
            require_earlier(text.value, rules, theme)
    if not ZERO < k <= len(wanted):
        section.note(
            "k",
            Mistake(
                "k-of-n",
                f"{len(wanted)} 条中至少 {k} 条",
                "1 到总条数之间的整数",
                "改正 k，或补充 of",
                en=English(
                    f"at least {k} of {len(wanted)}",
                    "a whole number from 1 to the number of rules",
                    "correct k, or add to of",
                ),
            ),
        )
    ids = TextTest(frozenset(text.value for text in wanted), ", ".join(f'"{text.value}"' for text in wanted))
    met = Attribute("met_count", "number", low=ZERO, title="已达到的条数", whole=True)
    reachable = Attribute("reachable_count", "number", low=ZERO, title="可能达到的条数", whole=True)
    open_words = ("met", "not_evaluable", "manual")
    counts = (("met",), open_words)
    derived = tuple(
        Derived(column, Count("finding", {"rule": ids, "verdict": _words_test(words)}))
        for column, words in zip((met, reachable), counts, strict=True)
    )
    enough, short = (
        NumberTest((Interval(k, True, None, False),), f">= {k}"),
        NumberTest((Interval(None, False, k, False),), f"< {k}"),
    )
    cells: tuple[tuple[Mapping[str, Test], str], ...] = (
        ({"met_count": enough}, "met"),
        ({"met_count": short, "reachable_count": short}, "unmet"),
        ({"met_count": short, "reachable_count": enough}, "not_evaluable"),
    )
    rows = tuple(
        Row(number, tests, verdict, section.position) for number, (tests, verdict) in enumerate(cells, start=1)
    )
    return Table((met, reachable), rows), derived


def require_earlier(rule: str, rules: Mapping[str, Theme], theme: Theme) -> None:
    """That the rule exists and is judged in an earlier stage than `theme`.

    Raises:
        Mistake: it is not.
    """
    if rule not in rules:
        raise unknown("规则编号", rule, rules, "改成规则包里的编号", en=("rule id", "use an id of the pack"))
    order = list(Theme)
    if order.index(rules[rule]) >= order.index(theme):
        raise Mistake(
            "later-stage",
            f"规则 {rule}（{rules[rule].label}）不先于本规则（{theme.label}）判定",
            "更早阶段的规则",
            "把本规则移到更晚的主题文件夹，例如 gates/ 或 procedure/",
            en=English(
                f"rule {rule} ({rules[rule].value}), which is not judged before this rule ({theme.value})",
                "a rule of an earlier stage",
                "move this rule to a later theme, for example gates/ or procedure/",
            ),
        )


def _words_test(words: tuple[str, ...]) -> TextTest:
    return TextTest(frozenset(words), ", ".join(f'"{word}"' for word in words))
