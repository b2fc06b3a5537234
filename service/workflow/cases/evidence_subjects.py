"""What a file can be evidence for in a case, as one chooses it: projects, items of each task, values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.casework.acts.carrying_out import Target
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Case
from service.rulelang.attributes import TASKS
from service.rulelang.catalogue import Catalogue
from service.rulelang.pack import Pack
from service.rulelang.words import value_in_words
from service.settings import Settings
from service.vocabulary.day import day_of
from service.vocabulary.finding import Theme
from service.vocabulary.language import Language, Said
from service.workflow.cases.case_template import pack_wanted
from service.workflow.cases.kept_rules import keep_rules
from service.workflow.cases.usable_act import rules_for

_PROJECTS = Said("重点项目", "key projects")
_OF_PARK = Said("全园区的原始数值", "quantities of the whole park")
_BESIDES = tuple(theme.value for theme in Theme if theme not in (Theme.CREDIBILITY, Theme.TASKS))
_OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class SubjectGroup:
    """Subjects of one kind, and of one task where they have one: `target:key` and the name of each; of a value the key
    is the code, to which a year belongs."""

    said: Said
    subjects: tuple[tuple[str, Said], ...]


def evidence_subjects(settings: Settings, case: Case) -> tuple[SubjectGroup, ...]:
    """Every group with something in it. Not the manual checks: what was seen on site is kept with them by whoever
    judged it, and is not the park's to know.

    Raises:
        RuleProblems: the rule base is faulty.
    """
    rules = rules_for(settings, case) or keep_rules(settings, pack_wanted(case), day_of(case.acts[-1].at))
    groups = (_projects(case), *_items(rules.pack), *_values(rules.pack.catalogue))
    return tuple(one for one in groups if one.subjects)


def _projects(case: Case) -> SubjectGroup:
    imported = case.last(ImportSubmission)
    names = imported.act.projects if imported is not None else ()
    return SubjectGroup(_PROJECTS, tuple((f"{Target.PROJECT}:{name}", Said(name, name)) for name in names))


def _items(pack: Pack) -> Iterator[SubjectGroup]:
    judging = [one for one in pack.rules.values() if one.theme is not Theme.CREDIBILITY and one.manual is None]
    for code in (*TASKS, *_BESIDES):
        of_it = (one for one in judging if (one.task or one.theme.value) == code)
        found = ((f"{Target.ITEM}:{one.id}", one.id, one.title, one.titled(Language.EN)) for one in of_it)
        told = tuple((value, Said(f"{rule} {zh}", f"{rule} {en}")) for value, rule, zh, en in found)
        yield SubjectGroup(_kind(code, Said("事项", "items")), told)


def _values(catalogue: Catalogue) -> Iterator[SubjectGroup]:
    indicators = catalogue.indicators.values()
    for code in (_OUTCOME, *TASKS):
        named = ((one.code, one.name, one.name_en) for one in indicators if one.group == code)
        title = Theme.TARGETS.value if code == _OUTCOME else code
        yield SubjectGroup(_kind(title, Said("指标", "indicators")), _named(named))
    yield SubjectGroup(_OF_PARK, _named((one.code, one.name, one.name_en) for one in catalogue.quantities.values()))


def _named(found: Iterator[tuple[str, str, str]]) -> tuple[tuple[str, Said], ...]:
    return tuple((f"{Target.VALUE}:{code}", Said(zh, en or zh)) for code, zh, en in found)


def _kind(code: str, kind: Said) -> Said:
    """A task or theme in words, with what of it is listed."""
    return Said(f"{value_in_words(code)}：{kind.zh}", f"{value_in_words(code, Language.EN)}: {kind.en}")
