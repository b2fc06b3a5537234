"""Every rule on every subject, made ready once a pack: where its columns are found, its table, its findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial

from service.engine.agree import Judged, Key, judged_of
from service.engine.reference.block import Block, Given
from service.engine.reference.once import Once
from service.engine.reference.owners import Owners
from service.engine.reference.park import Owner, Park
from service.engine.reference.rounding import places, rounded
from service.engine.reference.rows import Passed
from service.engine.reference.tables import Accepts, TableReader
from service.rulelang.pack import Pack, Rule
from service.vocabulary.finding import Theme

_PACKS = 8


@dataclass(frozen=True, slots=True)
class ReadyRule:
    """A rule with its table; `findings` are what it can say, by its word and whether a question of it is open."""

    rule: Rule
    table: TableReader
    findings: Mapping[tuple[str, bool], Passed]

    @staticmethod
    def of(rule: Rule) -> ReadyRule:
        """A rule made ready."""
        return ReadyRule(rule, TableReader(rule), Once(partial(_passed, rule)))


@dataclass(frozen=True, slots=True)
class Pair:
    """A rule on a subject. For each column: its name, whose attribute it is, which, to what place it is rounded (None:
    not at all), and what it says of rows."""

    key: Key
    ready: ReadyRule
    columns: Sequence[tuple[str, Owner, str, int | None, Accepts]]

    @staticmethod
    def of(ready: ReadyRule, subject: str, pack: Pack, owners: Owners, given: Given) -> Pair:
        """A pair made ready; KeyError when its table reads a name that there is not."""
        block = Block(ready.rule, subject, pack, owners, given)
        columns = [
            (name, *block.address(name), places(column, subject, pack), ready.table.accepts[name])
            for column in ready.rule.table.attributes
            for name in [column.name]
        ]
        return Pair((ready.rule.id, subject), ready, columns)

    def judge(self, park: Park) -> Judged:
        """What the rule says of the subject.

        Raises:
            LookupError: not exactly one row of the table applies.
        """
        table, read = self.ready.table, {}
        applying = table.all
        for name, owner, attribute, digits, accepts in self.columns:
            known = park[owner][attribute]
            if digits is not None:
                known = rounded(known, digits)
            read[name] = known
            applying &= accepts(known)
        word, row = table.row.get(applying) or table.outcome(applying, read)
        return judged_of((word, row, read))


Stages = Mapping[Theme, Sequence[tuple[ReadyRule, Sequence[Pair]]]]
"""The rules of each theme in their order, each with its subjects."""


def stages(pack: Pack) -> Stages:
    """The pack made ready, kept for the packs used last (by content digest)."""
    return _stages(_Held(pack.digest, pack))


@dataclass(frozen=True)
class _Held:
    """A pack by its digest."""

    digest: str
    pack: Pack = field(compare=False)


@lru_cache(maxsize=_PACKS)
def _stages(held: _Held) -> Stages:
    owners = Owners()
    return {theme: [_ready(rule, held.pack, owners) for rule in held.pack.by_theme(theme)] for theme in Theme}


def _ready(rule: Rule, pack: Pack, owners: Owners) -> tuple[ReadyRule, Sequence[Pair]]:
    ready = ReadyRule.of(rule)
    return ready, [Pair.of(ready, subject, pack, owners, {}) for subject in rule.subjects]


def _passed(rule: Rule, said: tuple[str, bool]) -> Passed:
    word, is_open = said
    asked = "yes" if is_open else "no"
    return Passed(rule.id, rule.theme, word, rule.severity or "none", asked, rule.task or "none", _effect(rule, word))


def _effect(rule: Rule, word: str) -> str:
    if rule.theme is not Theme.GATES or word in ("met", "not_applicable"):
        return "none"
    return rule.effect.value if word == "unmet" and rule.effect is not None else "withhold"
