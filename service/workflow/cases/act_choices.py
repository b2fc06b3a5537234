"""What can be chosen in the form of an act instead of typing its code: rules and indicators, projects, waivers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from service.casework.acts.act import Act
from service.casework.acts.application import AssignProject
from service.casework.acts.carrying_out import GiveSupport, SolveDifficulty
from service.casework.acts.evaluation import GrantWaiver, ProposeWaiver, RevokeWaiver
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Case
from service.casework.progress import open_difficulties
from service.casework.rectification import opened_items
from service.casework.waivers import WaiverRecord, grantable, waivers
from service.rulelang.pack import Pack, Rule
from service.settings import Settings
from service.vocabulary.finding import Theme
from service.workflow.cases.usable_act import rules_for

_INDICATOR = "indicator:"
Choices = Mapping[str, tuple[tuple[str, str], ...]]
"""Field of an act → what can be chosen: the value, and its name in Chinese, as the rules and people have it."""


def act_choices(settings: Settings, case: Case, act: type[Act], on: date) -> Choices:
    """The fields of the act with a list on a day; a field without one is typed, because nothing is known of it yet.

    Raises:
        RuleProblems: the rule base is faulty.
    """
    found = {field: tuple(choices(settings, case, on)) for field, choices in _CHOICES.get(act, {}).items()}
    return {field: choices for field, choices in found.items() if choices}


def _projects(settings: Settings, case: Case, on: date) -> Iterator[tuple[str, str]]:
    imported = case.last(ImportSubmission)
    yield from ((name, name) for name in (imported.act.projects if imported is not None else ()))


def _waivable(settings: Settings, case: Case, on: date) -> Iterator[tuple[str, str]]:
    """What a rule allows not to apply, the indicators first: most waivers are of one. What is waived already, or
    proposed to be, is no more until that expires, and nothing stands twice under two names."""
    rules, opened = rules_for(settings, case), opened_items(case)
    standing = {
        one.proposed.act.subject for one in waivers(case) if one.revoked is None and on <= one.proposed.act.until
    }
    same = _same(rules.pack) if rules is not None else {}
    standing |= {indicator for rule, indicator in same.items() if rule in standing}
    for code, name in _allowed(rules.pack) if rules is not None else ():
        if code not in standing and code not in same and (opened is None or not opened.closed_to_waivers(code)):
            yield code, name


def _same(pack: Pack) -> Mapping[str, str]:
    """Rule → the indicator, where the rule judges no other and no other rule allows it not to apply: whichever of the
    two is waived, it is the same."""
    allowing = _allowing(pack)
    times = Counter(subject for one in allowing for subject in one.subjects)
    alone = (one for one in allowing if len(one.subjects) == 1 and times[one.subjects[0]] == 1)
    return {one.id: one.subjects[0].removeprefix(_INDICATOR) for one in alone if one.subjects[0].startswith(_INDICATOR)}


def _allowing(pack: Pack) -> tuple[Rule, ...]:
    return tuple(one for one in pack.rules.values() if one.not_applicable and one.theme is not Theme.CREDIBILITY)


def _allowed(pack: Pack) -> Iterator[tuple[str, str]]:
    allowing = _allowing(pack)
    subjects = dict.fromkeys(subject for one in allowing for subject in one.subjects)
    for code in (one.removeprefix(_INDICATOR) for one in subjects if one.startswith(_INDICATOR)):
        yield code, f"指标 {pack.catalogue.indicators[code].name}"
    yield from ((one.id, f"{one.id} {one.title}") for one in allowing)


def _revocable(settings: Settings, case: Case, on: date) -> Iterator[tuple[str, str]]:
    names = _names(settings, case)
    yield from ((str(one.proposed.seq), _told(one, names)) for one in waivers(case) if one.revoked is None)


def _grantable(settings: Settings, case: Case, on: date) -> Iterator[tuple[str, str]]:
    names = _names(settings, case)
    yield from ((str(one.proposed.seq), _told(one, names)) for one in grantable(case, on))


def _told(one: WaiverRecord, names: Mapping[str, str]) -> str:
    """A waiver in a line. names: of what can be waived."""
    act = one.proposed.act
    return f"{names.get(act.subject, act.subject)}，至 {act.until}：{act.reason}（{one.proposed.person.name}提出）"


def _names(settings: Settings, case: Case) -> Mapping[str, str]:
    rules = rules_for(settings, case)
    return dict(_allowed(rules.pack)) if rules is not None else {}


def _difficulties(settings: Settings, case: Case, on: date) -> Iterator[tuple[str, str]]:
    """`7.1` is the first that the act of number 7 reports."""
    for one in open_difficulties(case):
        yield f"{one.report.seq}.{one.place}", f"{one.report.act.year} 年：{one.text}"


_CHOICES: Mapping[type[Act], Mapping[str, Callable[[Settings, Case, date], Iterator[tuple[str, str]]]]] = {
    AssignProject: {"project": _projects},
    ProposeWaiver: {"subject": _waivable},
    GrantWaiver: {"waiver": _grantable},
    RevokeWaiver: {"waiver": _revocable},
    GiveSupport: {"difficulty": _difficulties},
    SolveDifficulty: {"difficulty": _difficulties},
}
