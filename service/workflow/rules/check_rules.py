"""rules check: load every pack with its rubric, prove what can be proved, and say what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from service.assessment.labels import say
from service.authoring.problem import RuleProblem
from service.casework.procedure import Procedure
from service.casework.proceedings import FOLDER, load_procedures
from service.criteria.scenarios import Scenario, UnreadableFeature
from service.rulelang.analysis.report import Report, analyse, analyse_catalogue
from service.rulelang.load import later_days, stray_rubrics
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.settings import Settings
from service.vocabulary.finding import Theme
from service.vocabulary.language import Language, Said
from service.workflow.rules.changelog import Moment, is_kept, unrecorded
from service.workflow.rules.check_registry import check_registry
from service.workflow.rules.clause_matrix import gaps, scenes
from service.workflow.rules.proofs_told import accepted_told, counts_told, proofs_told
from service.workflow.rules.rule_base import RuleProblems, UnknownPack, chosen_releases, open_rule_base
from service.workflow.rules.try_criteria import written_scenarios

_NO_PROCEEDINGS = Said(f"没有 {FOLDER}/ 文件夹，未核对办理程序", f"no folder {FOLDER}/, no procedure checked")
_RECORDED = {True: "变更记录与摘要一致", False: "变更记录还不齐（见所列问题）"}
_RECORDED_EN = {True: "the change record matches the digests", False: "the change record is not complete (see below)"}


@dataclass(frozen=True, slots=True)
class Checked:
    """`told`: a paragraph a pack that could be read, line by line; `problems`: every fault, each once."""

    told: tuple[str, ...]
    problems: tuple[RuleProblem, ...]


def check_rules(
    settings: Settings, pack_id: str | None, on: date, proofs: bool = False, language: Language = Language.ZH
) -> Checked:
    """A pack read and proved on that day, and on every later one on which something of it begins: its files, its clause
    matrix, its record in CHANGELOG.md, and rubrics meant for it that it does not read; with `proofs` each obligation of
    that day is told. Without a name: every version of every pack, each on the nearest day of its own period, what only
    all of them together can say, and the procedures of the day.

    Raises:
        UnknownPack: there is no such pack.
        UnreadableFeature: a file of features/criteria is no Gherkin.
    """
    told: list[str] = []
    faults: list[RuleProblem] = []
    read: list[tuple[Pack, Rubric]] = []
    names = chosen_releases(settings, pack_id, on)
    scenarios = tuple(written_scenarios(settings.features_dir))
    for name, day in names:
        try:
            pack, rubric = open_rule_base(settings, name, day)
        except RuleProblems as faulty:
            faults += faulty.problems
            told.append((faulty.unread or _unproved(name)).told(language))
            continue
        read.append((pack, rubric))
        report = analyse(pack, rubric)
        record = unrecorded(pack, rubric, settings, Moment(day))
        own = (*report.problems, *gaps(pack, rubric, scenarios), *record)
        own += tuple(_foreseen(settings, name, day, report.problems))
        faults += own
        told += _paragraph(pack, rubric, report, not own, proofs, language)
        told.append(_documented(pack, scenarios, settings, not record, language))
    faults += stray_rubrics(settings.rules_dir, settings.rubrics_dir, pack_id)
    if pack_id is None:
        registry, problems = check_registry(settings, language)
        told += registry
        faults += problems
    if pack_id is None and len(read) == len(names):
        report = analyse_catalogue(read)
        faults += report.problems
        told += _of_report(report, proofs, language)
    if pack_id is None:
        found, wrong = _proceedings(settings, on, language)
        told += found if told else ()
        faults += wrong
    return Checked(tuple(told), tuple(dict.fromkeys(faults)))


def _unproved(name: str) -> Said:
    """What was not looked at of a pack whose files were all read, but with faults."""
    return Said(
        f"{name} 的证明、场景和变更记录没有检查：须先改正所列问题",
        f"{name}: proofs, scenarios and the change record were not checked; first mend the problems listed",
    )


def _proceedings(settings: Settings, on: date, language: Language) -> tuple[list[str], tuple[RuleProblem, ...]]:
    """What the procedures of that day are, and the faults of their files."""
    if not (settings.rules_dir / FOLDER).is_dir():
        return [_NO_PROCEEDINGS.told(language)], ()
    try:
        procedures = load_procedures(settings.rules_dir, on)
    except RuleProblems as faulty:
        return [], faulty.problems
    return [_procedure_told(one).told(language) for one in procedures.values()], ()


def _procedure_told(procedure: Procedure) -> Said:
    count = len(procedure.provisions)
    return Said(
        f"办理程序 {procedure.id}（{procedure.jurisdiction or '没有自己程序的各地区'}）未发现问题：数值 {count} 个",
        f"procedure {procedure.id} ({procedure.jurisdiction or 'all jurisdictions without their own'}) no problems "
        f"found: {count} values",
    )


def _foreseen(settings: Settings, name: str, on: date, known: Iterable[RuleProblem]) -> Iterator[RuleProblem]:
    """What will be wrong when a later rule, number or version comes into force, each fault with its first day."""
    told = set(known)
    for day in later_days(settings.rules_dir, name, on):
        try:
            pack, rubric = open_rule_base(settings, name, day)
        except RuleProblems as faulty:
            problems = faulty.problems
        else:
            problems = analyse(pack, rubric).problems
            yield from unrecorded(pack, rubric, settings, Moment(day, later=True))
        yield from (_from(day, problem) for problem in problems if problem not in told)
        told.update(problems)


def _from(day: date, problem: RuleProblem) -> RuleProblem:
    en = problem.en and problem.en._replace(found=f"from {day} on: {problem.en.found}")
    return replace(problem, found=f"自 {day} 起：{problem.found}", en=en)


def _documented(
    pack: Pack, scenarios: Iterable[Scenario], settings: Settings, recorded_well: bool, language: Language
) -> str:
    """How far a pack is documented; said also where nothing is, since then nothing was checked."""
    shown = sum(map(len, scenes(pack, scenarios).values()))
    if language is Language.EN:
        recorded = _RECORDED_EN[recorded_well] if is_kept(settings) else "no CHANGELOG.md, not compared"
        return f"  {f'{shown} scenario tags' if shown else 'no scenarios written, not compared'}; {recorded}"
    recorded = _RECORDED[recorded_well] if is_kept(settings) else "没有 CHANGELOG.md，未核对变更记录"
    return f"  {f'场景标签 {shown} 处' if shown else '没有写验收准则场景，未核对'}；{recorded}"


def _paragraph(
    pack: Pack, rubric: Rubric, report: Report, clean: bool, proofs: bool, language: Language
) -> Iterator[str]:
    yield (_summary_en if language is Language.EN else _summary)(pack, rubric, clean)
    yield from _inherited(pack, language)
    yield counts_told(report, language)
    yield from _of_report(report, proofs, language)


def _of_report(report: Report, proofs: bool, language: Language) -> Iterator[str]:
    yield from accepted_told(report, language)
    if proofs:
        yield from proofs_told(report, language)


def _summary(pack: Pack, rubric: Rubric, clean: bool) -> str:
    themes = Counter(rule.theme for rule in pack.rules.values())
    parts = "、".join(f"{theme.label} {themes[theme]}" for theme in Theme if themes[theme])
    judged = sum(len(rule.subjects) for rule in pack.rules.values())
    examples = sum(len(rule.examples) for rule in pack.rules.values())
    return (
        f"{pack.id} {pack.version} {'未发现问题' if clean else '发现问题'}：规则 {len(pack.rules)} 条（{parts}），"
        f"判定 {judged} 项，例子 {examples} 个；"
        f"各表无缺口、无重叠；评分标准 {rubric.id} 合计 {rubric.full} 分；摘要 {pack.digest[:12]}"
    )


def _summary_en(pack: Pack, rubric: Rubric, clean: bool) -> str:
    themes = Counter(rule.theme for rule in pack.rules.values())
    parts = ", ".join(f"{say(theme.label, Language.EN)} {themes[theme]}" for theme in Theme if themes[theme])
    judged = sum(len(rule.subjects) for rule in pack.rules.values())
    examples = sum(len(rule.examples) for rule in pack.rules.values())
    return (
        f"{pack.id} {pack.version} {'no problems found' if clean else 'has problems'}: {len(pack.rules)} rules "
        f"({parts}), {judged} findings, {examples} examples; tables without gaps or overlaps; "
        f"rubric {rubric.id} of {rubric.full} points; digest {pack.digest[:12]}"
    )


def _inherited(pack: Pack, language: Language) -> list[str]:
    """What a pack keeps of those it extends, replaces, switches off and adds, and why; nothing for one on its own."""
    if not pack.extends:
        return []
    own = [rule for rule in pack.rules.values() if rule.pack == pack.id]
    replaced = [(rule.id, rule.replaces) for rule in own if rule.replaces is not None]
    kept, added, off = len(pack.rules) - len(own), len(own) - len(replaced), pack.switched_off
    editions = [f"{edition.id} {edition.version}" for edition in pack.extends]
    if language is Language.EN:
        counts = f"keeps {kept} rules, replaces {len(replaced)}, switches off {len(off)}, adds {added}"
        return [
            f"  Extends {', '.join(editions)}: {counts}",
            *(f"  replaces {old.rule} of {old.pack} ({new}): {old.reason}" for new, old in replaced),
            *(f"  switches off {rule}: {reason}" for rule, reason in off.items()),
        ]
    return [
        f"  继承 {'、'.join(editions)}：沿用 {kept} 条，替换 {len(replaced)} 条，停用 {len(off)} 条，新增 {added} 条",
        *(f"  替换 {old.pack} 的 {old.rule}（{new}）：{old.reason}" for new, old in replaced),
        *(f"  停用 {rule}：{reason}" for rule, reason in off.items()),
    ]


__all__ = ["Checked", "RuleProblems", "UnknownPack", "UnreadableFeature", "check_rules"]
