"""rules list: the rules of the packs that have a theme, cover a clause or read an indicator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from service.authoring.nearest import unknown
from service.authoring.problem import UnknownWord
from service.rulelang.digest import words_read
from service.rulelang.matrix import clauses_of, in_order
from service.rulelang.pack import Pack, Rule
from service.rulelang.parse.clauses import covered_clauses
from service.settings import Settings
from service.vocabulary.finding import Theme
from service.workflow.rules.rule_base import chosen_packs, open_rule_base


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a rule must be about to be listed; empty parts ask for nothing. theme: code or Chinese word; clause:
    `三(三)`, with its document or without; indicator: code or Chinese name of an indicator or raw quantity."""

    theme: str = ""
    clause: str = ""
    indicator: str = ""


def list_rules(settings: Settings, pack_id: str | None, on: date, wanted: Wanted) -> list[tuple[Pack, Rule]]:
    """The rules wanted, in the order in which they are evaluated, each with its pack.

    Raises:
        UnknownPack, RuleProblems: see open_rule_base().
        UnknownWord: no such theme, clause, indicator or quantity.
    """
    packs = [open_rule_base(settings, name, on)[0] for name in chosen_packs(settings, pack_id)]
    return [(pack, rule) for pack in packs for rule in _chosen(pack, wanted)]


def _chosen(pack: Pack, wanted: Wanted) -> Iterator[Rule]:
    theme = _theme(wanted.theme) if wanted.theme else None
    clauses = _clauses(wanted.clause, pack) if wanted.clause else frozenset()
    code = _code(wanted.indicator, pack) if wanted.indicator else ""
    for rule in in_order(pack):
        fits = theme in (None, rule.theme) and (not code or code in words_read(rule))
        if fits and (not clauses or clauses & {id(clause) for clause in clauses_of(rule, pack)}):
            yield rule


def _theme(word: str) -> Theme:
    titles = {theme.value: theme.label for theme in Theme}
    found = next((theme for theme in Theme if word in (theme.value, theme.label)), None)
    if found is None:
        raise unknown("主题", word, titles, "改成其中之一", titles, ("theme", "give one of them"))
    return found


def _clauses(text: str, pack: Pack) -> frozenset[int]:
    """The sentences asked for, each by identity: two documents may number theirs alike."""
    document, _, number = text.rpartition("/")
    registers = [register for name, register in pack.registers.items() if document in ("", name)]
    found = [register.clauses[one] for register in registers for one in covered_clauses(number, register)]
    if not found:
        known = [clause for register in pack.registers.values() for clause in register.clauses]
        raise unknown("条款号", text, known, "改成登记过的条款号", en=("clause", "give a registered clause"))
    return frozenset(map(id, found))


def _code(word: str, pack: Pack) -> str:
    titles = {code: indicator.name for code, indicator in pack.catalogue.indicators.items()}
    titles |= {code: quantity.name for code, quantity in pack.catalogue.quantities.items()}
    found = next((code for code, name in titles.items() if word in (code, name)), None)
    if found is None:
        english = ("indicator or quantity", "give a code or name of the catalogue")
        raise unknown("指标或原始数据", word, titles, "改成目录里的编码或名称", titles, english)
    return found


__all__ = ["Rule", "UnknownWord", "Wanted", "list_rules"]
